"""A file that was imported before a merge can be imported again after it."""

import pytest

from steunpunt.exchange.importing import import_records
from steunpunt.exchange.leaning import CannotUndo
from steunpunt.exchange.reading import open_source
from steunpunt.exchange.undoing import undo as undo_import
from steunpunt.programme.models import Registration
from steunpunt.records.merge_plans import plan
from steunpunt.records.merging import Choices, merge
from steunpunt.records.models import Batch
from steunpunt.records.unmerging import undo
from steunpunt.sector.models import Organisation, Person, Recognition, Role
from steunpunt.support.models import SupportParticipant
from tests.merging.dumping import dump

pytestmark = pytest.mark.django_db

SHEETS = {
    "organisations": "id,name\nMO1,Zilverlinde\nMO2,Zilverlinde vzw\n",
    "recognitions": "id,organisation,valid_from\n"
    "MR1,MO1,2016-01-01\nMR2,MO2,2016-01-01\n",
    "people": "id,first_name,last_name\nMP1,Lotte,Sabbe\nMP2,Lotte,Sabbe\n",
    "roles": "id,person,organisation,title\n"
    "MF1,MP1,MO1,medewerker\nMF2,MP2,MO1,medewerker\n",
    "activities": "id,title,status\nMA1,Starten,held\nMA2,Verder,held\n",
    "sessions": "id,activity,number,starts_at,ends_at,status,mode\n"
    "MS1,MA1,1,2019-03-04 09:30,2019-03-04 12:30,held,on_site\n"
    "MS2,MA2,1,2019-03-05 09:30,2019-03-05 12:30,held,on_site\n",
    "registrations": "id,activity,person,organisation,registered_at,status,attended\n"
    "MI1,MA1,MP1,MO1,2019-02-01,confirmed,1\n"
    "MI2,MA1,MP2,MO2,2019-02-01,confirmed,1\n"
    "MI3,MA2,MP2,MO2,2019-02-01,confirmed,1\n",
    "requests": "id,asker,organisation,received_on\nMQ1,MP2,MO2,2019-01-10\n",
    "supports": "id,requests,kind\nMU1,MQ1,tailored\n",
    "support_participants": "support,person\nMU1,MP1\nMU1,MP2\n",
}


@pytest.fixture
def folder(tmp_path):
    for name, text in SHEETS.items():
        (tmp_path / f"{name}.csv").write_text(text)
    return tmp_path


@pytest.fixture
def batch(folder) -> Batch:
    outcome = import_records(open_source(folder))
    assert list(outcome.problems) == []
    return outcome.batch


def merged(model, kept: str, absorbed: str):
    one, other = (model.objects.get(reference=ref) for ref in (kept, absorbed))
    clashes = plan(one, other).to_choose
    return merge(one, other, Choices(clashes={c.key: c.proposed for c in clashes}))


def test_importing_the_same_again_changes_nothing(batch, folder) -> None:
    merged(Person, "MP1", "MP2")
    merged(Organisation, "MO1", "MO2")
    before = dump()

    outcome = import_records(open_source(folder))

    assert list(outcome.problems) == []
    assert outcome.batch is None
    assert dump() == before


def test_a_new_row_may_name_the_reference_of_who_was_absorbed(batch, tmp_path) -> None:
    merged(Person, "MP1", "MP2")
    new = tmp_path / "new"
    new.mkdir()
    (new / "roles.csv").write_text(
        "id,person,organisation,title\nMF9,MP2,MO2,bestuurder\n"
    )

    outcome = import_records(open_source(new))

    assert list(outcome.problems) == []
    assert Role.objects.get(reference="MF9").person.reference == "MP1"


def test_an_import_is_undone_after_the_merges_of_what_it_brought(batch) -> None:
    people = merged(Person, "MP1", "MP2")
    with pytest.raises(CannotUndo, match="MP2 → MP1"):
        undo_import(batch)

    undo(people)
    undo_import(batch)

    assert not Registration.objects.filter(reference__startswith="MI").exists()
    assert not SupportParticipant.objects.filter(support__reference="MU1").exists()
    assert not Recognition.objects.filter(reference__startswith="MR").exists()
