"""Trainers and rooms, and the texts of themes, go out and come in as they are."""

from datetime import date

import pytest

from steunpunt.exchange.exporting import export
from steunpunt.exchange.importing import import_records
from steunpunt.exchange.reading import open_source
from steunpunt.exchange.undoing import CannotUndo, undo
from steunpunt.figures.periods import Period
from steunpunt.programme.models import (
    ActivityKind,
    ActivityTheme,
    Level,
    Room,
    Session,
    SessionTrainer,
    Trainer,
)
from steunpunt.programme.tests.builders import (
    a_room,
    a_trainer,
    an_activity,
)
from steunpunt.records.models import Change
from steunpunt.sector.models import OrganisationType, Person, Theme
from steunpunt.support.models import DeclineReason
from tests.exchange.test_importing import a_folder, empty, messages, take_in

__all__ = ["empty"]
SESSIONS = "id,activity,number,starts_at,ends_at,status,mode"
WHEN = "2019-03-04 09:30,2019-03-04 16:30,held,on_site"
NEW = {
    "trainers": (
        "id,person,is_external,biography,languages,agreed_on\n"
        "D1,P1,yes,Geeft les,Nederlands,2019-01-05\n"
        "D2,P2,,,,\n"
    ),
    "rooms": (
        "id,name,address,municipality,province,capacity,is_step_free,is_in_use\n"
        'Z1,Grote zaal,"De Kade, Kaai 12",Gent,Oost-Vlaanderen,30,yes,\n'
    ),
    "sessions": (
        f"{SESSIONS},place,municipality,room,trainers\n"
        f"S1,A1,1,{WHEN},,,Z1,D1;D2\n"
        "S2,A1,2,2019-03-11 19:00,2019-03-11 22:00,held,online,,,,D2\n"
    ),
}
FORMS = ["jaar", "jaar.zip", "jaar.xlsx"]


def told() -> list[tuple]:
    """Of each session: its room, what it says of it, and who gives it."""
    return [
        (
            one.number,
            one.in_room and one.in_room.reference,
            one.place,
            one.municipality,
            one.province,
            sorted(one.trainers.values_list("reference", flat=True)),
        )
        for one in Session.objects.order_by("number")
    ]


def everything(model: type) -> list[dict]:
    leave = ("id", "person_id", "batch_id")
    return [
        {name: value for name, value in row.items() if name not in leave}
        for row in model.objects.order_by("reference").values()
    ]


def test_trainers_and_rooms_come_in_and_a_session_says_where_its_room_is(
    empty, tmp_path
) -> None:
    outcome = take_in(a_folder(tmp_path / "year", **NEW))

    assert list(outcome.problems) == []
    where = ("Z1", "Grote zaal, De Kade, Kaai 12", "Gent", "Oost-Vlaanderen")
    assert told() == [(1, *where, ["D1", "D2"]), (2, None, "", "", "", ["D2"])]
    trainer = Trainer.objects.get(reference="D1")
    assert (trainer.person.reference, trainer.is_external) == ("P1", True)
    assert (trainer.languages, trainer.agreed_on) == ("Nederlands", date(2019, 1, 5))
    room = Room.objects.get()
    assert (room.capacity, room.is_step_free, room.has_hearing_loop) == (30, True, None)
    assert room.is_in_use
    again = take_in(tmp_path / "year")
    assert (again.total("created"), again.total("changed")) == (0, 0)


@pytest.mark.parametrize("name", FORMS)
def test_a_year_with_trainers_and_rooms_comes_back_exactly(
    empty, tmp_path, name
) -> None:
    trainers = [
        a_trainer(
            biography="Eén regel\nen nog een; met teken",
            languages="Nederlands",
            agreed_on=date(2019, 1, 1),
            is_external=True,
        ),
        a_trainer("An", "Claes"),
    ]
    room = a_room(
        province="Oost-Vlaanderen",
        capacity=12,
        is_step_free=False,
        has_accessible_toilet=True,
        how_to_get_there="Links\nDan rechts",
        is_in_use=False,
    )
    theme = Theme.objects.create(
        label_nl="Macht",
        about_nl="Over macht.\n\nEn meer.",
        about_en="On power.",
        synonyms="invloed; =zeggenschap; power",
    )
    activity = an_activity(date(2019, 3, 4), date(2019, 3, 5), status="held")
    ActivityTheme.objects.create(activity=activity, theme=theme)
    first = activity.sessions.get(number=1)
    first.in_room, first.place, first.municipality = room, "Zoals het heette", "Gent"
    first.save()
    first.trainers.set(trainers)
    kinds = (Person, Trainer, Room, Theme)
    before = [told(), *map(everything, kinds)]
    counts = export(Period.year(2019), tmp_path / name)
    same = import_records(open_source(tmp_path / name))
    activity.delete()
    for model in (Trainer, Person, Room, Theme):
        model.objects.all()._raw_delete(model.objects.db)

    outcome = import_records(open_source(tmp_path / name))

    assert (same.total("created"), same.total("changed")) == (0, 0)
    assert list(outcome.problems) == []
    assert outcome.total("created") == sum(counts.values())
    assert [told(), *map(everything, kinds)] == before


def test_an_export_names_only_who_gives_something_in_the_year(empty, tmp_path) -> None:
    here, elsewhere = a_trainer(), a_trainer("An", "Claes")
    an_activity(date(2019, 3, 4)).sessions.get().trainers.set([here])
    an_activity(date(2020, 3, 4)).sessions.get().trainers.set([elsewhere])

    counts = export(Period.year(2019), tmp_path / "jaar")

    assert (counts["trainers"], counts["people"]) == (1, 1)
    people = (tmp_path / "jaar" / "people.csv").read_text()
    assert here.person.reference in people
    assert elsewhere.person.reference not in people


def test_a_file_of_before_leaves_trainers_rooms_and_texts(empty, tmp_path) -> None:
    text = (
        "id,label_nl,about_nl,about_en,synonyms\n"
        "T1,Macht,Over macht,On power,invloed;zeggenschap; Invloed\n"
    )
    folder = a_folder(tmp_path / "year", themes=text, **NEW)
    take_in(folder)
    assert Theme.objects.get().synonyms == "invloed; zeggenschap"
    before = [told(), *map(everything, (Trainer, Room, Theme))]
    where = '"Grote zaal, De Kade, Kaai 12",Gent,Oost-Vlaanderen'
    for name in ("trainers", "rooms"):
        (folder / f"{name}.csv").unlink()
    (folder / "themes.csv").write_text("id,label_nl\nT1,Macht\n")
    (folder / "sessions.csv").write_text(
        f"{SESSIONS},place,municipality,province\nS1,A1,1,{WHEN},{where}\n"
    )

    outcome = take_in(folder)

    assert (outcome.total("created"), outcome.total("changed")) == (0, 0)
    assert [told(), *map(everything, (Trainer, Room, Theme))] == before


def test_an_empty_cell_takes_synonyms_away_in_every_vocabulary(empty, tmp_path) -> None:
    sheets = {
        "themes": Theme,
        "levels": Level,
        "activity_kinds": ActivityKind,
        "organisation_types": OrganisationType,
        "decline_reasons": DeclineReason,
    }
    for cell in ("een;twee", ""):
        for name in sheets:
            text = f"id,label_nl,synonyms\nT1,Macht,{cell}\n"
            (tmp_path / f"{name}.csv").write_text(text)
        take_in(tmp_path)

        for model in sheets.values():
            [kept] = model.objects.values_list("synonyms", flat=True)
            assert kept == cell.replace(";", "; ")


def test_an_empty_cell_takes_room_and_trainers_away_and_history_says_so(
    empty, tmp_path
) -> None:
    take_in(a_folder(tmp_path / "year", **NEW))
    text = (
        f"{SESSIONS},place,municipality,room,trainers\nS1,A1,1,{WHEN},Elders,Gent,,\n"
    )

    outcome = take_in(a_folder(tmp_path / "again", **{**NEW, "sessions": text}))

    assert list(outcome.problems) == []
    assert told()[0] == (1, None, "Elders", "Gent", "", [])
    noted = Change.objects.filter(batch=outcome.batch, model="programme.session")
    keys = sorted(Trainer.objects.values_list("pk", flat=True))
    assert {"trainers": keys} in [one.before for one in noted]


WRONG = [
    ("trainers", "id,person\nD1,P9\n", [("trainers", 2, "person")]),
    ("trainers", "id,person\nD1,P1\nD2,P1\n", [("trainers", 3, "person")]),
    (
        "trainers",
        "id,person,agreed_on\nD1,P1,gisteren\n",
        [("trainers", 2, "agreed_on")],
    ),
    ("rooms", "id,name\nZ1,Zaal\n", [("rooms", 1, "municipality")]),
    ("rooms", "id,name,municipality\nZ1,Zaal,\n", [("rooms", 2, "municipality")]),
    (
        "rooms",
        "id,name,municipality,capacity\nZ1,A,Gent,0\n",
        [("rooms", 2, "capacity")],
    ),
    (
        "rooms",
        "id,name,municipality\nZ1,A,Gent\nZ2,A,Gent\n",
        [("rooms", 3, "name, address, municipality")],
    ),
    (
        "rooms",
        "id,name,municipality,is_step_free\nZ1,A,Gent,soms\n",
        [("rooms", 2, "is_step_free")],
    ),
    (
        "sessions",
        f"{SESSIONS},room,trainers\nS1,A1,1,{WHEN},Z9,\nS2,A1,2,{WHEN},,D1;D9\n",
        [("sessions", 2, "room"), ("sessions", 3, "trainers")],
    ),
]


@pytest.mark.parametrize(("sheet", "text", "said"), WRONG)
def test_what_is_wrong_is_named_and_nothing_is_written(
    empty, tmp_path, sheet, text, said
) -> None:
    """A session that names a row that is refused is not called wrong too."""
    sessions = f"{SESSIONS},room,trainers\nS1,A1,1,{WHEN},Z1,D1\n"
    sheets = {**NEW, "registrations": "", "sessions": sessions, sheet: text}
    folder = a_folder(tmp_path / "year", **sheets)

    checked, done = take_in(folder, check_only=True), take_in(folder)

    assert messages(checked) == messages(done) == said
    assert done.batch is None
    assert not Trainer.objects.exists()
    assert not Room.objects.exists()
    assert not Session.objects.exists()


def test_the_same_room_twice_is_said_in_words_that_help(empty, tmp_path) -> None:
    text = "id,name,municipality\nZ1,A,Gent\nZ2,A,Gent\n"

    outcome = take_in(a_folder(tmp_path / "year", rooms=text))

    assert [str(one.message) for one in outcome.problems] == ["Deze zaal staat er al."]


def test_who_is_a_trainer_here_is_none_under_another_id(empty, tmp_path) -> None:
    take_in(a_folder(tmp_path / "year", **NEW))

    outcome = take_in(a_folder(tmp_path / "again", trainers="id,person\nD9,P1\n"))

    assert messages(outcome) == [("trainers", 2, "person")]


def test_undoing_takes_away_what_came_in(empty, tmp_path) -> None:
    outcome = take_in(a_folder(tmp_path / "year", **NEW))

    undo(outcome.batch)

    assert not Trainer.objects.exists()
    assert not Room.objects.exists()
    assert not SessionTrainer.objects.exists()


def test_undoing_puts_rooms_and_trainers_back_as_they_were(empty, tmp_path) -> None:
    take_in(a_folder(tmp_path / "year", **NEW))
    before = [everything(Room), everything(Trainer)]
    rooms = NEW["rooms"].replace("30,yes", "12,no")
    trainers = NEW["trainers"].replace("Geeft les", "Geeft graag les")
    again = {**NEW, "rooms": rooms, "trainers": trainers}
    outcome = take_in(a_folder(tmp_path / "again", **again))

    undo(outcome.batch)

    assert outcome.total("changed") == 2
    assert [everything(Room), everything(Trainer)] == before


@pytest.mark.parametrize("what", ["room", "trainer", "theme"])
def test_what_a_later_activity_has_keeps_an_import(empty, tmp_path, what) -> None:
    themes = "id,label_nl\nT1,Macht\n"
    outcome = take_in(a_folder(tmp_path / "year", themes=themes, **NEW))
    later = an_activity(date(2031, 3, 4)).sessions.get()
    if what == "room":
        later.in_room = Room.objects.get()
        later.save()
    elif what == "trainer":
        later.trainers.set(Trainer.objects.all())
    else:
        ActivityTheme.objects.create(activity=later.activity, theme=Theme.objects.get())

    with pytest.raises(
        CannotUndo, match="Starten met vrijwilligers|" + later.reference
    ):
        undo(outcome.batch)

    assert Room.objects.exists()
    assert Trainer.objects.count() == 2


def test_other_trainers_of_a_session_that_was_there_cannot_be_undone(
    empty, tmp_path
) -> None:
    take_in(a_folder(tmp_path / "year", **NEW))
    text = NEW["sessions"].replace("D1;D2", "D1")
    outcome = take_in(a_folder(tmp_path / "again", **{**NEW, "sessions": text}))

    with pytest.raises(CannotUndo, match="S1"):
        undo(outcome.batch)

    assert told()[0][-1] == ["D1"]
