"""Who gives it and in which room, for machines: the same as visitors may read."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from jsonschema import Draft202012Validator

from steunpunt.money.tests.builders import a_price_list
from steunpunt.programme.addresses import address_of, address_of_trainer
from steunpunt.programme.models import Session
from steunpunt.programme.plan import planning
from steunpunt.programme.public.showing import forget_pages
from steunpunt.programme.tests.builders import (
    a_room,
    a_session,
    a_trainer,
    an_activity,
)
from steunpunt.sector.tests.builders import blanked

pytestmark = pytest.mark.django_db
#: what schema.org knows of the types that we use (https://schema.org, version 29)
VOCABULARY = {
    "EducationEvent": "about audience description endDate eventAttendanceMode "
    "eventStatus inLanguage isAccessibleForFree location maximumAttendeeCapacity name "
    "offers organizer performer previousStartDate remainingAttendeeCapacity startDate "
    "subEvent url",
    "Offer": "availability category price priceCurrency url",
    "Event": "endDate eventAttendanceMode eventStatus location name performer "
    "previousStartDate startDate",
    "Person": "description image name url",
    "ImageObject": "caption contentUrl creditText",
    "Place": "address amenityFeature maximumAttendeeCapacity name",
    "PostalAddress": "addressCountry addressLocality addressRegion streetAddress",
    "LocationFeatureSpecification": "name value",
    "VirtualLocation": "url",
    "Organization": "name url",
    "Audience": "audienceType",
}


@pytest.fixture(autouse=True)
def _fresh_pages():
    forget_pages()


def soon(days=30):
    return timezone.localdate() + timedelta(days=days)


def coming(*trainers, room=None, **more):
    activity = an_activity(soon(), is_public=True, **more)
    settle(activity.sessions.get(), *trainers, room=room)
    return activity


def settle(session, *trainers, room=None) -> None:
    session.trainers.set(trainers)
    session.in_room = room
    session.say_room()
    session.save()


def told(activity) -> dict[str, Any]:
    """What the API says of it, held to its own document."""
    document = Client().get("/api/openapi.json").json()
    one = Client().get(f"/api/v1/activiteiten/{activity.pk}/").json()
    schema = {**document, "$ref": "#/components/schemas/Activity"}
    Draft202012Validator(schema).validate(one)
    return one


def structured(activity) -> dict[str, Any]:
    page = Client().get(address_of(activity)).content.decode()
    [block] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    event = json.loads(block)
    assert list(unknown(event)) == []
    return event


def unknown(thing: Any):
    """Properties that schema.org does not know of the type that has them."""
    if isinstance(thing, list):
        for one in thing:
            yield from unknown(one)
    elif isinstance(thing, dict):
        said = set(thing) - {"@context", "@type", "@id"}
        yield from said - set(VOCABULARY[thing["@type"]].split())
        for one in thing.values():
            yield from unknown(one)


def test_machines_read_only_of_trainers_who_agreed() -> None:
    mieke = a_trainer(agreed_on=soon(-1), biography="Coach.", languages="Nederlands")
    activity = coming(mieke, a_trainer("Stil", "Zwijger"))

    one, event = told(activity), structured(activity)

    assert one["trainers"] == [
        {
            "id": mieke.pk,
            "url": f"http://localhost:8000{address_of_trainer(mieke)}",
            "name": "Mieke Peeters",
            "biography": "Coach.",
            "languages": "Nederlands",
            "portrait": None,
        }
    ]
    assert one["sessions"][0]["trainers"] == [mieke.pk]
    assert [who["name"] for who in event["performer"]] == ["Mieke Peeters"]
    assert event == one["event"]
    assert "Stil" not in json.dumps([one, event])


def test_who_was_erased_or_takes_it_back_is_not_named_any_more() -> None:
    mieke = a_trainer(agreed_on=soon(-1))
    activity = coming(mieke)
    blanked(mieke.person)

    assert told(activity)["trainers"] == []
    assert "performer" not in structured(activity)


def test_a_session_that_was_cancelled_names_nobody() -> None:
    mieke = a_trainer(agreed_on=soon(-1))
    activity = coming()
    gone = a_session(activity, soon(40), status=Session.Status.CANCELLED)
    settle(gone, mieke)

    assert told(activity)["trainers"] == []


def test_machines_read_the_room_with_its_address_and_what_it_has() -> None:
    room = a_room(
        province="Oost-Vlaanderen",
        capacity=30,
        is_step_free=True,
        has_hearing_loop=False,
        how_to_get_there="Links",
    )
    activity = coming(room=room)

    [session] = told(activity)["sessions"]
    place = structured(activity)["location"]

    assert session["room"] == {
        "id": room.pk,
        "name": "Grote zaal",
        "address": "De Kade, Kaai 12",
        "municipality": "Gent",
        "province": "Oost-Vlaanderen",
        "capacity": 30,
        "is_step_free": True,
        "has_hearing_loop": False,
        "has_accessible_toilet": None,
        "has_accessible_parking": None,
        "how_to_get_there": "Links",
    }
    assert place["name"] == "Grote zaal"
    assert place["address"]["streetAddress"] == "De Kade, Kaai 12"
    assert place["address"]["addressLocality"] == "Gent"
    assert place["maximumAttendeeCapacity"] == 30
    assert [one["value"] for one in place["amenityFeature"]] == [True, False]


def test_a_session_keeps_its_own_words_when_the_room_has_others_now() -> None:
    room = a_room()
    activity = coming(room=room)
    room.name = "Kleine zaal"
    room.save()

    place = structured(activity)["location"]

    assert place["name"] == "Grote zaal, De Kade, Kaai 12"
    assert "streetAddress" not in place["address"]


def test_online_nobody_is_sent_to_a_room() -> None:
    activity = coming(room=a_room(is_step_free=True))
    Session.objects.filter(activity=activity).update(mode="online")

    [session] = told(activity)["sessions"]

    assert session["room"] is None
    assert structured(activity)["location"]["@type"] == "VirtualLocation"
    assert "Grote zaal" not in Client().get(address_of(activity)).content.decode()


def test_each_session_of_several_says_who_gives_it() -> None:
    mieke, an = (a_trainer(name, agreed_on=soon(-1)) for name in ("Mieke", "An"))
    activity = coming(mieke)
    settle(a_session(activity, soon(37)), an)

    one, event = told(activity), structured(activity)

    assert [who["name"] for who in one["trainers"]] == ["An Peeters", "Mieke Peeters"]
    assert [part["trainers"] for part in one["sessions"]] == [[mieke.pk], [an.pk]]
    assert [part["performer"][0]["name"] for part in event["subEvent"]] == [
        "Mieke Peeters",
        "An Peeters",
    ]


def test_a_list_asks_the_database_as_often_for_one_as_for_many() -> None:
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert Client().get("/api/v1/activiteiten/").status_code == 200
        return len(queries)

    coming(a_trainer(agreed_on=soon(-1)), room=a_room(), price_list=a_price_list())
    asked()
    with_one = asked()
    for number in range(4):
        trainer = a_trainer(f"N{number}", agreed_on=soon(-1))
        coming(
            trainer,
            room=a_room(f"Zaal {number}"),
            title=f"Nog {number}",
            price_list=a_price_list(name=f"Prijs {number}"),
        )

    assert asked() == with_one


RESCHEDULED = "https://schema.org/EventRescheduled"


def move(session, days) -> str:
    """To so many days later; gives when it was to start."""
    was = timezone.localtime(session.starts_at).isoformat()
    session.starts_at += timedelta(days=days)
    session.ends_at += timedelta(days=days)
    session.save()
    forget_pages()
    return was


def test_machines_hear_of_what_moved_when_it_was_to_start_first() -> None:
    activity = coming()
    session = activity.sessions.get()
    assert "previousStartDate" not in structured(activity)

    first = move(session, 7)
    move(session, 7)
    event = structured(activity)

    assert (event["eventStatus"], event["previousStartDate"]) == (RESCHEDULED, first)
    assert event["startDate"] == timezone.localtime(session.starts_at).isoformat()
    assert told(activity)["event"] == event
    move(session, -14)
    assert "previousStartDate" not in structured(activity)


def test_of_several_sessions_the_one_that_moved_says_so() -> None:
    activity = coming()
    first = move(a_session(activity, soon(37)), 7)

    event = structured(activity)
    stayed, moved = event["subEvent"]

    assert event["eventStatus"] == "https://schema.org/EventScheduled"
    assert "eventStatus" not in stayed
    assert (moved["eventStatus"], moved["previousStartDate"]) == (RESCHEDULED, first)


def test_what_moved_before_anybody_could_read_it_did_not_move() -> None:
    activity = an_activity(soon())
    session = activity.sessions.get()
    move(session, 7)
    activity.is_public = True
    activity.save()
    assert "previousStartDate" not in structured(activity)

    shown_first = move(session, 7)

    assert structured(activity)["previousStartDate"] == shown_first


def test_what_was_cancelled_is_not_rescheduled() -> None:
    activity = coming()
    move(activity.sessions.get(), 7)
    planning.cancel(activity, by=None)

    event = structured(activity)

    assert event["eventStatus"] == "https://schema.org/EventCancelled"
    assert "previousStartDate" not in event


def test_the_history_of_a_page_is_one_question_whatever_moved() -> None:
    activity = coming()
    session = activity.sessions.get()
    a_session(activity, soon(37))

    def asked() -> list[str]:
        forget_pages()
        with CaptureQueriesContext(connection) as queries:
            assert Client().get(address_of(activity)).status_code == 200
        return [one["sql"] for one in queries]

    asked()
    before = asked()
    move(session, 2)
    after = asked()

    assert len(after) == len(before)
    assert len([sql for sql in after if "records_change" in sql]) == 1
