"""Many at once for a whole track, and as many for one of its activities."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from steunpunt.programme.models import Activity, Track, TrackPart
from steunpunt.programme.placing.booking import Asked, Comer, book, hold_places
from steunpunt.programme.placing.booking_tracks import book_track, hold_track
from steunpunt.programme.tests.builders import an_activity
from steunpunt.records.refusing import Refused
from tests.shared import a_database_of_its_own

AT_ONCE = 16
PLACES = (12, 5, 8)


@pytest.fixture
def site(django_db_setup, django_db_blocker) -> Iterator[None]:
    with a_database_of_its_own(django_db_blocker):
        yield


def a_track() -> tuple[Track, list[Activity]]:
    """Its order is not that of the keys, and one day is not that of another."""
    track = Track.objects.create(title="Nieuw in het werk", is_public=True)
    today = timezone.localdate()
    parts = [
        an_activity(today + timedelta(days=30 - number), is_public=True, places=places)
        for number, places in enumerate(PLACES)
    ]
    for position, part in enumerate(reversed(parts), 1):
        TrackPart.objects.create(track=track, activity=part, position=position)
    return track, parts


def asked(name: str) -> Asked:
    address = f"{name}@x.example".lower()
    return Asked([Comer("Iemand", name, address)], contact_email=address)


def all_at_once(deeds: list[Callable[[], object]]) -> list[str]:
    """What became of each, that start together."""
    start = Barrier(len(deeds))

    def one(deed: Callable[[], object]) -> str:
        start.wait()
        try:
            deed()
        except Refused:
            return "refused"
        finally:
            connection.close()
        return "in"

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(one, deeds))


def names_in(activity: Activity) -> set[str]:
    found = activity.registrations.confirmed().values_list(
        "person__last_name", flat=True
    )
    return set(found)


def test_never_more_than_there_are_and_a_track_is_whole_or_not_at_all(site) -> None:
    track, parts = a_track()

    def whole(number: int) -> Callable[[], object]:
        return lambda: book_track(hold_track(track, 1)[1], asked(f"Heel{number}"))

    def single(number: int) -> Callable[[], object]:
        part = parts[number % len(parts)]
        return lambda: book(hold_places(part, 1)[1], asked(f"Los{number}"))

    met = all_at_once(
        [whole(n) for n in range(AT_ONCE)] + [single(n) for n in range(AT_ONCE)]
    )

    in_each = [names_in(part) for part in parts]
    tracks = [{name for name in names if "Heel" in name} for names in in_each]
    assert all(len(names) <= one for names, one in zip(in_each, PLACES, strict=True))
    assert tracks[0] == tracks[1] == tracks[2]
    assert met[:AT_ONCE].count("in") == len(tracks[0])
    assert len(in_each[1]) == PLACES[1]
    assert met[AT_ONCE:].count("in") == sum(map(len, in_each)) - 3 * len(tracks[0])
