"""Who gives what the demonstration plans, in which rooms, and what belongs together."""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Max
from django.utils import timezone

from steunpunt.accounts.models import User
from steunpunt.demo.coming import PLACES
from steunpunt.demo.days import TRACK
from steunpunt.pictures.models import Picture
from steunpunt.programme.models import (
    Activity,
    Mode,
    Reading,
    Room,
    Session,
    SessionTrainer,
    Track,
    TrackPart,
    Trainer,
)
from steunpunt.programme.plan.copying import copy
from steunpunt.programme.plan.planning import plan
from steunpunt.sector.models import Person

TRAINERS = (
    (
        "Amina",
        "Verstraete",
        False,
        "Amina begeleidt al twaalf jaar groepen die het oneens zijn. Ze begint altijd "
        "met een vraag waarop niemand het antwoord kent.",
        "Nederlands, Frans",
    ),
    (
        "Joris",
        "Lambrecht",
        False,
        "Joris schreef mee aan beleidsplannen van dertig organisaties, en schrapte in "
        "elk ervan de helft.",
        "Nederlands",
    ),
    (
        "Fatou",
        "Dierckx",
        True,
        "Fatou is grafisch ontwerper en stond tien jaar voor de klas.",
        "Nederlands, Engels",
    ),
    (
        "Wout",
        "Sneyers",
        True,
        "Wout is acteur. Hij speelt het gesprek dat jij liever uitstelt.",
        "Nederlands, Vlaamse Gebarentaal",
    ),
)
ROOMS = {
    "Gent": ("Grote zaal", "De Zuidpoort, Lange Meer 4", 60, True),
    "Leuven": ("Zolder", "Het Vergaderhuis, Vaartkom 9", 14, False),
    "Antwerpen": ("Zaal 2", "De Kade, Kaai 12", 30, True),
    "Hasselt": ("Benedenzaal", "Huis aan de Vaart, Sluis 1", 25, True),
    "Kortrijk": ("Weverij", "De Spinnerij, Leieboord 20", 20, None),
    "Brussel": ("Zaal Munt", "Het Muntpunthuis, Muntstraat 3", 40, True),
}
#: title, address, kind, language, whether its theme leads there too
READINGS = (
    (
        "Iedereen aan het woord: twaalf werkvormen",
        "https://lezen.example/twaalf-werkvormen",
        Reading.Kind.PUBLICATION,
        "nl",
        True,
    ),
    (
        "Wie zwijgt, stemt niet toe",
        "https://lezen.example/wie-zwijgt",
        Reading.Kind.ARTICLE,
        "nl",
        False,
    ),
    (
        "Silence in meetings",
        "https://lezen.example/silence-in-meetings",
        Reading.Kind.VIDEO,
        "en",
        True,
    ),
)
TWICE = "Vergaderen met wie nooit iets zegt"


def plan_the_rest(by: User, pictures: dict[str, Picture]) -> None:
    """Trainers, rooms, another date and a track, for what is to come and was."""
    trainers = [*_trainers(pictures)]
    rooms = {town: _room(town, *facts) for town, facts in ROOMS.items()}
    for number, activity in enumerate(_to_come()):
        _settle_in(activity, trainers[number % len(trainers)], rooms, by)
    _of_the_last_year(trainers)
    _readings()
    _another_date(by)
    _track()


def _to_come() -> list[Activity]:
    found = Activity.objects.to_come_on_the_website(timezone.localdate())
    return list(found.order_by("starts_on", "pk"))


def _trainers(pictures: dict[str, Picture]) -> Iterable[Trainer]:
    """Each with a portrait when there is a drawing under the first name."""
    for first_name, last_name, is_external, biography, languages in TRAINERS:
        yield Trainer.objects.create(
            person=Person.objects.create(first_name=first_name, last_name=last_name),
            is_external=is_external,
            biography=biography,
            languages=languages,
            portrait=pictures.get(first_name.lower()),
            agreed_on=timezone.localdate(),
        )


def _room(
    town: str, name: str, address: str, capacity: int, is_step_free: bool | None
) -> Room:
    return Room.objects.create(
        name=name,
        address=address,
        municipality=town,
        province=PLACES[town][1],
        capacity=capacity,
        is_step_free=is_step_free,
        has_hearing_loop=is_step_free,
        has_accessible_toilet=is_step_free,
        how_to_get_there="Tien minuten stappen van het station.",
    )


def _settle_in(
    activity: Activity, trainer: Trainer, rooms: dict[str, Room], by: User
) -> None:
    sessions = list(activity.sessions.all())
    for session in sessions:
        if session.mode != Mode.ONLINE and session.municipality in rooms:
            session.in_room = rooms[session.municipality]
            activity.accessibility = "Het eten is altijd vegetarisch."
    plan(
        activity,
        themes=activity.themes.all(),
        sessions=sessions,
        given_by=[(one, [trainer]) for one in sessions],
        by=by,
        tell=False,
    )


def _of_the_last_year(trainers: list[Trainer]) -> None:
    held = Session.objects.filter(status=Session.Status.HELD)
    last = held.aggregate(last=Max("starts_at__year"))["last"]
    mine = held.filter(starts_at__year=last).order_by("pk")
    SessionTrainer.objects.bulk_create(
        SessionTrainer(
            session=session, trainer=trainers[session.activity_id % len(trainers)]
        )
        for session in mine
    )


def _readings() -> None:
    activity = next(one for one in _to_come() if one.title == TWICE)
    for title, address, kind, language, on_theme in READINGS:
        Reading.objects.create(
            title=title,
            address=address,
            kind=kind,
            language=language,
            activity=activity,
            theme=activity.themes.first() if on_theme else None,
        )


def _another_date(by: User) -> None:
    activity = next(one for one in _to_come() if one.title == TWICE)
    assert activity.starts_on is not None  # noqa: S101 - it has a session
    day = activity.starts_on + timedelta(days=91)
    fresh = copy(activity, first_day=day, by=by, as_another_date=True)
    fresh.is_public = True
    fresh.save(update_fields=["is_public"])


def _track() -> None:
    track = Track.objects.create(
        title="Je eerste jaar in de sector",
        summary="Drie activiteiten die je na elkaar volgt, met tijd om te oefenen.",
        is_public=True,
    )
    first = {one.title: one for one in reversed(_to_come())}
    for position, title in enumerate(TRACK, start=1):
        TrackPart.objects.create(track=track, activity=first[title], position=position)
