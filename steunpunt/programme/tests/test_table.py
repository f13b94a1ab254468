"""The year as a table: what lacks something, and changing it in place."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from steunpunt.mail.models import Message
from steunpunt.programme.models import Activity, Session
from steunpunt.programme.tests.builders import (
    a_registration,
    a_room,
    a_session,
    a_trainer,
    an_activity,
)
from steunpunt.sector.tests.builders import a_person, a_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client):
    user = a_user("staf@steunpunt.example", "staff")
    client.force_login(user)
    return user


def soon(days=30) -> date:
    return timezone.localdate() + timedelta(days=days)


def look(client, day: date, **more):
    return client.get(reverse("activity:table"), {"jaar": day.year, **more})


def change(client, activity, **said):
    form = look(client, activity.starts_on, wijzig=activity.pk).context["form"]
    data = {
        bound.html_name: bound.value()
        for bound in form
        if bound.value() not in (None, False)
    }
    for name, value in said.items():
        data[f"a{activity.pk}-{name}"] = value
    query = f"?jaar={activity.starts_on.year}&wijzig={activity.pk}"
    return client.post(reverse("activity:table") + query, data)


def test_the_table_says_what_each_activity_lacks(client, staff) -> None:
    bare = an_activity(soon(), title="A")
    full = an_activity(soon(), title="B", organiser=staff, is_public=True, summary="S")
    Session.objects.filter(activity=full).update(place="Zaal 1")
    full.sessions.get().trainers.add(a_trainer())
    an_activity(soon(), title="C", status="cancelled")

    rows = look(client, soon()).context["rows"]

    assert [(str(row.activity), row.gaps) for row in rows] == [
        ("A", ["geen trainer", "geen zaal", "geen organisator", "niet op de site"]),
        ("B", []),
    ]
    [open_row] = look(client, soon(), enkel="open").context["rows"]
    assert open_row.activity == bare


def test_the_table_goes_along_as_a_file(client, staff) -> None:
    full = an_activity(soon(), title="=B", organiser=staff, places=4)
    Session.objects.filter(activity=full).update(place="Zaal 1", municipality="Gent")
    full.sessions.get().trainers.add(a_trainer())
    a_registration(full)

    sent = look(client, soon(), als="csv")
    [heading, row] = csv.reader(io.StringIO(sent.content.decode("utf-8-sig")))

    assert sent["Content-Disposition"].endswith(f'jaar-{soon().year}.csv"')
    assert dict(zip(heading, row, strict=True)) == {
        "referentie": full.reference,
        "Dag": f"{soon():%Y-%m-%d}",
        "Activiteit": "'=B",
        "Organisator": str(staff),
        "Status": "gepland",
        "Plaatsen": "4",
        "bezet": "1",
        "wachtend": "0",
        "Trainers": "Mieke Peeters",
        "Waar": "Zaal 1, Gent",
        "Ontbreekt": "niet op de site",
    }


def test_what_is_past_and_still_planned_lacks_an_answer(client, staff) -> None:
    day = soon(-3)
    activity = an_activity(day)
    Activity.objects.create(title="Nog geen dag")

    rows = {str(row.activity): row.gaps for row in look(client, day).context["rows"]}

    assert "voorbij, en niemand zei dat ze doorging" in rows[str(activity)]
    assert rows["Nog geen dag"][0] == "geen sessie"


def test_places_room_and_trainers_are_changed_in_their_row(client, staff) -> None:
    activity, room, trainer = an_activity(soon(), soon(31)), a_room(), a_trainer()
    a_session(activity, soon(32), mode="online")

    answer = change(client, activity, places=12, room=room.pk, trainers=[trainer.pk])

    assert answer.status_code == 302
    activity.refresh_from_db()
    assert activity.places == 12
    assert [
        (one.in_room, list(one.trainers.all()))
        for one in activity.sessions.order_by("number")
    ] == [(room, [trainer]), (room, [trainer]), (None, [trainer])]


def test_what_is_not_touched_stays_as_it_is_in_each_session(client, staff) -> None:
    activity = an_activity(soon(), soon(31))
    first, second = activity.sessions.order_by("number")
    mieke, an = a_trainer(), a_trainer("An", "Claes")
    first.trainers.add(mieke)
    second.trainers.add(an)
    Session.objects.filter(pk=first.pk).update(place="Elders")

    change(client, activity, places=9)

    assert [list(one.trainers.all()) for one in (first, second)] == [[mieke], [an]]
    first.refresh_from_db()
    assert first.place == "Elders"


def test_people_hear_of_another_room_unless_staff_say_not_to(client, staff) -> None:
    activity = an_activity(soon(), is_public=True)
    person = a_person()
    type(person).objects.update(email="lotte@x.example")
    a_registration(activity, person)

    change(client, activity, room=a_room().pk, tell="")
    silent = Message.objects.count()
    change(client, activity, room=a_room("Kleine zaal").pk)

    assert silent == 0
    assert Message.objects.get().code == "programme.changed"


def test_it_took_place_is_said_in_the_row(client, staff) -> None:
    activity = an_activity(soon(-1))

    change(client, activity, status="held")

    activity.refresh_from_db()
    assert activity.status == "held"


def test_cancelling_is_not_offered_in_the_row(client, staff) -> None:
    activity = an_activity(soon())

    answer = change(client, activity, status="cancelled")

    activity.refresh_from_db()
    assert (answer.status_code, activity.status) == (422, "planned")


def test_fewer_places_than_are_taken_are_refused_with_a_reason(client, staff) -> None:
    activity = an_activity(soon(), places=5)
    for number in range(2):
        a_registration(activity, a_person(f"P{number}"), status="confirmed")

    answer = change(client, activity, places=1)

    activity.refresh_from_db()
    assert activity.places == 5
    assert "2 plaatsen zijn" in answer.content.decode()


def test_who_may_not_change_activities_reads_the_table_only(client) -> None:
    client.force_login(a_user("lezer@steunpunt.example", "editor"))
    activity = an_activity(soon())

    page = look(client, soon())

    assert "wijzig=" not in page.content.decode()
    assert look(client, soon(), wijzig=activity.pk).status_code in (302, 403)


def test_more_activities_ask_no_more_questions(client, staff) -> None:
    an_activity(soon(), title="A").sessions.get().trainers.add(a_trainer())
    look(client, soon())
    with CaptureQueriesContext(connection) as few:
        look(client, soon())
    for number in range(5):
        activity = an_activity(soon(), title=f"B{number}")
        activity.sessions.get().trainers.add(a_trainer(f"T{number}"))
    with CaptureQueriesContext(connection) as many:
        look(client, soon())

    assert len(many) == len(few)
