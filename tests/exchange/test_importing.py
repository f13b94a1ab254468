"""Importing: every row is checked, all or nothing, and a second run changes nothing."""

import csv
import random
from pathlib import Path

import pytest

from steunpunt.exchange.exporting import export
from steunpunt.exchange.importing import import_records
from steunpunt.exchange.problems import UnreadableFile
from steunpunt.exchange.reading import open_source
from steunpunt.exchange.rejecting import write_rejected
from steunpunt.figures.computing import compute
from steunpunt.figures.periods import Period
from steunpunt.programme.models import Activity, Registration, Session
from steunpunt.programme.tests.builders import a_room
from steunpunt.records.models import Batch, Change
from steunpunt.sector.models import Organisation, Person, Recognition

DEMO = Path(__file__).parents[2] / "demo"
TYPES = {"organisation_types": "id,label_nl\nscw,Sociaal-cultureel werk\n"}
SMALL = TYPES | {
    "target_group_rules": "id,recognised,group\nr1,yes,primary\n",
    "organisations": "id,name,type\nO1,Zilverlinde,scw\nO2,Hogeschool,\n",
    "recognitions": "id,organisation,valid_from,valid_to\nE1,O1,2016-01-01,2020-12-31\n",
    "people": "id,first_name,last_name\nP1,Lotte,Sabbe\nP2,Jef,Kindt\nP3,An,Thys\n",
    "activities": "id,title,status\nA1,Starten,held\n",
    "sessions": (
        "id,activity,number,starts_at,ends_at,status,mode\n"
        "S1,A1,1,2019-03-04 09:30,2019-03-04 16:30,held,on_site\n"
        "S2,A1,2,2019-03-11 19:00,2019-03-11 22:00,held,online\n"
    ),
    "supports": "id,kind,requested_on\nU1,tailored,2019-03-01\n",
    "registrations": (
        "id,activity,person,organisation,registered_at,status,cancelled_at,attended\n"
        "R1,A1,P1,O1,2019-02-01,confirmed,,1;2\n"
        "R2,A1,P2,O2,2019-02-01,confirmed,,0\n"
        "R3,A1,P3,,2019-02-01,cancelled,2019-02-03,\n"
    ),
}


def a_folder(path: Path, **sheets: str) -> Path:
    path.mkdir(exist_ok=True)
    for name, text in (SMALL | sheets).items():
        (path / f"{name}.csv").write_text(text, encoding="utf-8")
    return path


def take_in(path: Path, **more):
    return import_records(open_source(path), **more)


def messages(outcome) -> list[tuple]:
    return [(p.sheet, p.row, p.column) for p in outcome.problems]


@pytest.fixture
def empty(db):
    """An empty database, inside a test that is rolled back."""
    from django.apps import apps

    Registration.objects.all().delete()
    for _ in range(4):
        for label in ("programme", "support", "channels", "sector"):
            for model in apps.get_app_config(label).get_models():
                try:
                    model.objects.all()._raw_delete(model.objects.db)
                except Exception:  # noqa: S112 - a later round gets it
                    continue


def test_a_small_year_counts_as_expected_by_hand(empty, tmp_path) -> None:
    outcome = take_in(a_folder(tmp_path / "year"))

    assert list(outcome.problems) == []
    totals = compute(Period.year(2019))
    assert totals.total("programme.activities").number == 1
    assert totals.total("programme.half_days").number == 3
    assert totals.total("programme.hours").number == 10
    assert totals.total("programme.participations").number == 1
    assert totals.total("programme.no_shows").number == 1
    assert totals.total("programme.primary_share").number == 100
    assert Activity.objects.get(reference="A1").mode == "mixed"


def test_a_second_import_changes_nothing(empty, tmp_path) -> None:
    folder = a_folder(tmp_path / "year")
    take_in(folder)
    before = Batch.objects.count(), Change.objects.count()

    again = take_in(folder)

    assert again.batch is None
    assert (again.total("created"), again.total("changed")) == (0, 0)
    assert (Batch.objects.count(), Change.objects.count()) == before


def test_the_order_of_rows_does_not_matter(empty, tmp_path) -> None:
    shuffled = {}
    for name, text in SMALL.items():
        heading, *rows = text.splitlines()
        random.Random(7).shuffle(rows)  # noqa: S311 - any order will do
        shuffled[name] = "\n".join([heading, *rows]) + "\n"

    take_in(a_folder(tmp_path / "year", **shuffled))

    assert compute(Period.year(2019)).total("programme.participations").number == 1


@pytest.mark.parametrize(
    ("sheet", "text", "where"),
    [
        ("people", "id,last_name\nP1,x\nP1,y\n", ("people", 3, "id")),
        ("activities", "id,title,status\nA1,x,gone\n", ("activities", 2, "status")),
        ("organisations", "id,name,type\nO1,x,zzz\n", ("organisations", 2, "type")),
        ("organisations", "id,nom\nO1,x\n", ("organisations", 1, "nom")),
        (
            "recognitions",
            "id,organisation\nE1,O9\n",
            ("recognitions", 2, "organisation"),
        ),
        (
            "recognitions",
            "id,organisation,valid_from\nE1,O1,31/3/2019\n",
            ("recognitions", 2, "valid_from"),
        ),
        (
            "organisations",
            "id,name,enterprise_number\nO1,x,0123456789\n",
            ("organisations", 2, "enterprise_number"),
        ),
        (
            "sessions",
            "id,activity,number,starts_at,ends_at,status,mode\n"
            "S1,A1,1,2019-03-04 16:30,2019-03-04 09:30,held,on_site\n",
            ("sessions", 2, "ends_at"),
        ),
        (
            "sessions",
            "id,activity,number,starts_at,ends_at,status,mode\n"
            "S1,A1,0,2019-03-04 09:30,2019-03-04 16:30,held,on_site\n",
            ("sessions", 2, "number"),
        ),
        (
            "recognitions",
            "id,organisation,valid_from,valid_to\nE1,O1,2020-01-01,2019-01-01\n",
            ("recognitions", 2, "valid_from, valid_to"),
        ),
        ("sites", "id,name\n1,a.example\n2,a.example\n", ("sites", 3, "name")),
        (
            "support_sessions",
            "id,support,held_on,starts_at,ends_at,status\n"
            "1,U1,2019-03-04,2019-03-05 09:00,2019-03-05 12:00,given\n",
            ("support_sessions", 2, "starts_at"),
        ),
        (
            "evaluations",
            "id,activity,overall\nV,A1,66.667\n",
            ("evaluations", 2, "overall"),
        ),
        (
            "evaluations",
            "id,activity,overall\nV,A1,10000\n",
            ("evaluations", 2, "overall"),
        ),
    ],
)
def test_a_wrong_cell_is_named_and_nothing_is_written(
    empty, tmp_path, sheet, text, where
) -> None:
    outcome = take_in(a_folder(tmp_path / "year", **{sheet: text}))

    assert where in messages(outcome)
    assert outcome.batch is None
    assert Organisation.objects.count() == 0


def test_every_problem_is_reported_not_only_the_first(empty, tmp_path) -> None:
    rows = "".join(f"R{n},A1,P9,O1,x,confirmed\n" for n in range(50))
    text = f"id,activity,person,organisation,registered_at,status\n{rows}"

    outcome = take_in(a_folder(tmp_path / "year", registrations=text))

    assert outcome.problems.count == 100


def test_nobody_registers_twice_for_an_activity(empty, tmp_path) -> None:
    text = (
        "id,activity,person,registered_at,status\n"
        "R1,A1,P1,2019-02-01,confirmed\nR2,A1,P1,2019-02-01,confirmed\n"
    )

    outcome = take_in(a_folder(tmp_path / "year", registrations=text))

    assert messages(outcome) == [("registrations", 3, "person")]


def test_refused_rows_come_back_as_a_file(empty, tmp_path) -> None:
    outcome = take_in(
        a_folder(tmp_path / "year", activities="id,title,status\nA1,,held\n")
    )

    files = write_rejected(outcome.problems.rejected, tmp_path / "rejected")

    with next(f for f in files if "activities" in f.name).open(
        encoding="utf-8-sig"
    ) as f:
        row = next(csv.DictReader(f))
    assert (row["_row"], row["id"], row["_problem"]) == (
        "2",
        "A1",
        "title: is leeg, maar verplicht",
    )


def test_a_check_writes_nothing(empty, tmp_path) -> None:
    outcome = take_in(a_folder(tmp_path / "year"), check_only=True)

    assert outcome.total("created") > 0
    assert Person.objects.count() == 0


def test_a_late_recognition_leaves_registrations_alone(empty, tmp_path) -> None:
    folder = a_folder(tmp_path / "year")
    take_in(folder)
    Recognition.objects.create(organisation=Organisation.objects.get(reference="O2"))

    take_in(folder)

    groups = Registration.objects.order_by("reference").values_list(
        "target_group", flat=True
    )
    assert list(groups) == ["primary", "secondary", ""]


def test_the_demonstration_comes_out_as_it_went_in(db, tmp_path) -> None:
    export(Period.year(2019), tmp_path / "out")

    again = take_in(tmp_path / "out")

    assert list(again.problems) == []
    assert (again.total("created"), again.total("changed")) == (0, 0)


def test_what_looks_like_a_formula_is_neutralised_and_read_back(
    empty, tmp_path
) -> None:
    take_in(
        a_folder(
            tmp_path / "year",
            organisations="id,name\nO1,=1+1\nO2,Hogeschool\n",
        )
    )

    export(Period.year(2019), tmp_path / "out")

    assert "O1,'=1+1" in (tmp_path / "out" / "organisations.csv").read_text()
    assert take_in(tmp_path / "out").total("changed") == 0


@pytest.mark.parametrize(
    "content",
    [
        "id,name\nO1,caf\xe9\n".encode("cp1252"),
        "id,name\nO1,x\n".encode("utf-16"),
        b"id,name\nO1,a\x00b\n",
        b"id," + b"x," * 1_000_000 + b"\n",
        b"id,name\nO1," + b"x" * 2_000_000,
    ],
)
def test_an_unreadable_file_is_refused_in_words(db, tmp_path, content) -> None:
    folder = a_folder(tmp_path / "year")
    (folder / "organisations.csv").write_bytes(content)

    with pytest.raises(UnreadableFile, match="organisations"):
        take_in(folder)


def test_a_bom_and_semicolons_are_fine(empty, tmp_path) -> None:
    folder = a_folder(tmp_path / "year")
    text = SMALL["organisations"].replace(",", ";")
    (folder / "organisations.csv").write_text(text, encoding="utf-8-sig")

    assert not take_in(folder).problems


@pytest.mark.parametrize(
    ("place", "stays"), [("Grote zaal, De Kade, Kaai 12", True), ("Elders", False)]
)
def test_a_session_leaves_its_room_when_a_file_says_another_place(
    empty, tmp_path, place, stays
) -> None:
    heading = "id,activity,number,starts_at,ends_at,status,mode,place,municipality\n"
    row = "S1,A1,1,2019-03-04 09:30,2019-03-04 16:30,held,on_site"
    here = f'{row},"Grote zaal, De Kade, Kaai 12",Gent\n'
    take_in(a_folder(tmp_path / "year", sessions=heading + here, registrations=""))
    room = a_room()
    Session.objects.update(in_room=room)

    again = heading + f'{row},"{place}",Gent\n'
    outcome = take_in(a_folder(tmp_path / "again", sessions=again, registrations=""))

    assert list(outcome.problems) == []
    assert Session.objects.get().in_room == (room if stays else None)
