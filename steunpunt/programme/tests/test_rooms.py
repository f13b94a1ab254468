"""Rooms: what a session says of its room, what fits, and what visitors read."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from steunpunt.programme.addresses import address_of
from steunpunt.programme.models import Session
from steunpunt.programme.plan.conflicts import (
    conflicts,
    conflicts_of,
    to_compare,
    too_small,
)
from steunpunt.programme.plan.copying import copy
from steunpunt.programme.plan.planning import plan
from steunpunt.programme.plan.rooming import follow
from steunpunt.programme.public.showing import forget_pages
from steunpunt.programme.tests.builders import a_room, a_trainer, an_activity
from steunpunt.sector.tests.builders import a_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_pages():
    forget_pages()


def put_in(room, activity) -> None:
    sessions = list(activity.sessions.all())
    for session in sessions:
        session.in_room = room
    plan(activity, themes=[], sessions=sessions, by=None)


def soon(days=30) -> date:
    return timezone.localdate() + timedelta(days=days)


def test_a_session_says_where_its_room_is() -> None:
    activity = an_activity()

    put_in(a_room(province="Oost-Vlaanderen"), activity)

    session = activity.sessions.get()
    assert session.room == "Grote zaal, De Kade, Kaai 12, Gent"
    activity.refresh_from_db()
    assert activity.province == "Oost-Vlaanderen"


def test_a_corrected_room_changes_sessions_to_come_and_not_the_past() -> None:
    room = a_room()
    past = an_activity(soon(-30), status="held")
    ahead = an_activity(soon())
    put_in(room, past)
    put_in(room, ahead)

    room.name, room.province = "Zaal Lieve", "Oost-Vlaanderen"
    room.save()
    follow(room)

    ahead.refresh_from_db()
    assert past.sessions.get().place == "Grote zaal, De Kade, Kaai 12"
    assert ahead.sessions.get().place == "Zaal Lieve, De Kade, Kaai 12"
    assert ahead.province == "Oost-Vlaanderen"


def test_a_copy_is_in_the_same_room() -> None:
    activity, room = an_activity(), a_room()
    put_in(room, activity)

    again = copy(activity, first_day=date(2032, 3, 4), by=None)

    assert again.sessions.get().in_room == room


def test_one_room_at_the_same_time_is_a_conflict_whatever_it_was_called() -> None:
    room, other = a_room(), a_room("Kleine zaal")
    first, second, third = (an_activity(title=title) for title in "ABC")
    put_in(room, first)
    put_in(room, second)
    put_in(other, third)
    Session.objects.filter(activity=second).update(place="De grote zaal")

    ours = Session.objects.filter(activity__in=[first, second, third])
    [found] = conflicts(to_compare(ours))

    assert (str(found.first.activity), str(found.second.activity)) == ("A", "B")
    assert found.what == "Grote zaal, De Kade, Kaai 12, Gent"
    assert conflicts_of(third) == []
    assert conflicts_of(second) == [found]


def test_a_room_that_holds_fewer_than_there_are_places_is_too_small() -> None:
    room = a_room(capacity=20)
    fits, full, endless, mixed = (
        an_activity(title=title, places=places)
        for title, places in (("A", 20), ("B", 21), ("C", None), ("D", 30))
    )
    for activity in (fits, full, endless, mixed):
        put_in(room, activity)
    Session.objects.filter(activity=mixed).update(mode="mixed")

    found = too_small(to_compare(room.sessions.all()))

    assert sorted(str(one.activity) for one in found) == ["B", "C"]


def test_visitors_read_how_to_get_in(client) -> None:
    room = a_room(
        is_step_free=True,
        has_hearing_loop=False,
        how_to_get_there="Tram 1\nStille kamer",
    )
    activity = an_activity(soon(), is_public=True)
    put_in(room, activity)

    page = client.get(address_of(activity)).content.decode()

    said = ["Zonder trappen", "Geen ringleiding", "Tram 1", "Stille kamer"]
    assert [words for words in said if words not in page] == []
    assert "toilet" not in page


def test_a_session_online_says_nothing_of_a_room(client) -> None:
    activity = an_activity(soon(), is_public=True)
    put_in(a_room(is_step_free=True), activity)
    Session.objects.update(mode="online")

    assert "Zonder trappen" not in client.get(address_of(activity)).content.decode()


def test_staff_see_on_the_activity_what_does_not_fit(client) -> None:
    client.force_login(a_user("staf@steunpunt.example", "staff"))
    activity, other = an_activity(soon(), places=30), an_activity(soon(), title="Ook")
    put_in(a_room(capacity=20), activity)
    put_in(activity.sessions.get().in_room, other)

    page = client.get(reverse("activity:inspect", args=[activity.pk]))
    year = client.get(reverse("activity:year"), {"jaar": soon().year})

    for answer in (page, year):
        assert "30 plaatsen, en in Grote zaal kunnen er 20" in answer.content.decode()
        assert len(answer.context["conflicts"]) == 1


def test_the_form_sets_trainers_and_fills_in_the_place_of_a_room(client) -> None:
    client.force_login(a_user("staf@steunpunt.example", "staff"))
    room, activity, trainer = a_room(), an_activity(soon()), a_trainer()
    form = client.get(reverse("activity:edit", args=[activity.pk])).context["form"]
    data = {
        bound.html_name: bound.value()
        for one in (form, form.sessions.management_form, form.sessions.forms[0])
        for bound in one
        if bound.value() not in (None, False)
    }
    data |= {
        "sessions-TOTAL_FORMS": 1,
        "sessions-0-in_room": room.pk,
        "sessions-0-trainers": [trainer.pk],
    }

    answer = client.post(reverse("activity:edit", args=[activity.pk]), data)

    assert answer.status_code == 302
    session = activity.sessions.get()
    assert session.place == "Grote zaal, De Kade, Kaai 12"
    assert list(session.trainers.all()) == [trainer]
