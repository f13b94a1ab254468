"""An import can be undone, as long as nothing leans on it."""

import pytest

from steunpunt.exchange.undoing import CannotUndo, undo
from steunpunt.records.models import Batch
from steunpunt.sector.models import Organisation, Person, Theme
from tests.exchange.test_importing import a_folder, empty, take_in

__all__ = ["empty"]


def test_what_an_import_made_goes_again(empty, tmp_path) -> None:
    outcome = take_in(a_folder(tmp_path / "year"))

    undo(outcome.batch)

    assert (Organisation.objects.count(), Person.objects.count()) == (0, 0)
    assert Batch.objects.get(pk=outcome.batch.pk).undone_at is not None


def test_as_many_records_go_as_came(empty, tmp_path) -> None:
    named = "support,person\nU1,P1\nU1,P2\n"
    outcome = take_in(a_folder(tmp_path / "year", support_participants=named))

    gone = undo(outcome.batch)

    assert gone == outcome.total("created")


def test_what_an_import_changed_becomes_what_it_was(empty, tmp_path) -> None:
    take_in(a_folder(tmp_path / "year"))
    text = "id,name,type\nO1,Andere naam,scw\nO2,Hogeschool,\n"
    second = take_in(a_folder(tmp_path / "year", organisations=text))

    undo(second.batch)

    assert Organisation.objects.get(reference="O1").name == "Zilverlinde"


def test_an_import_that_others_lean_on_stays(empty, tmp_path) -> None:
    first = take_in(a_folder(tmp_path / "year"))
    extra = "id,label_nl\nT1,Thema\n"
    take_in(
        a_folder(
            tmp_path / "year",
            themes=extra,
            roles="id,person,organisation\nX1,P1,O1\n",
        )
    )

    with pytest.raises(CannotUndo):
        undo(first.batch)

    assert Theme.objects.count() == 1
    assert Organisation.objects.count() == 2


def test_an_import_is_undone_once(empty, tmp_path) -> None:
    outcome = take_in(a_folder(tmp_path / "year"))
    undo(outcome.batch)

    with pytest.raises(CannotUndo):
        undo(Batch.objects.get(pk=outcome.batch.pk))
