"""What people receive, and that each hears everything once."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from icalendar import Calendar

from steunpunt.mail.models import Message
from steunpunt.programme.letters import telling
from steunpunt.programme.models import Activity, Session
from steunpunt.programme.placing import booking, registering, waiting
from steunpunt.programme.placing.booking import Asked, Comer
from steunpunt.programme.plan import planning
from steunpunt.programme.tests.builders import a_session, an_activity

pytestmark = pytest.mark.django_db
LOTTE = Comer("Lotte", "Peeters")
JEF = Comer("Jef", "Claes", "jef@vereniging.example")


def soon(days=30) -> date:
    return timezone.localdate() + timedelta(days=days)


def a_coming_activity(**more):
    return an_activity(soon(), is_public=True, title="Groepsdynamica", **more)


def booked(activity, *comers, **more):
    more.setdefault("contact_name", "Lotte Peeters")
    more.setdefault("contact_email", "lotte@vereniging.example")
    _hold, token = booking.hold_places(activity, len(comers), waiting=True)
    return booking.book(token, Asked(comers, **more)).booking


def sent() -> list[tuple[str, str]]:
    """Kind and receiver of each message, oldest first."""
    found = Message.objects.order_by("pk").values_list("code", "to")
    return [(code.split(".")[1], to.split("<")[-1].strip(">")) for code, to in found]


def test_a_confirmation_has_the_link_and_a_calendar_file() -> None:
    activity = a_coming_activity(places=5)
    session = activity.sessions.get()

    made = booked(activity, LOTTE)

    message = Message.objects.get()
    assert message.subject == "Je bent ingeschreven: Groepsdynamica"
    assert "/inschrijving/" in message.text
    assert "Wie komt: Lotte Peeters" in message.text
    [event] = Calendar.from_ical(bytes(message.attachments.get().content)).events
    assert event["uid"].startswith(session.reference)
    assert event.start == session.starts_at
    assert made.language == "nl"


def test_whoever_writes_english_is_answered_in_english() -> None:
    booked(a_coming_activity(), LOTTE, language="en")

    assert Message.objects.get().subject == "You are registered: Groepsdynamica"


def test_the_same_form_twice_is_one_mail() -> None:
    activity = a_coming_activity()
    _hold, token = booking.hold_places(activity, 1)
    asked = Asked([LOTTE], contact_name="Lotte", contact_email="l@x.example")

    for _time in range(3):
        booking.book(token, asked)

    assert sent() == [("confirmed", "l@x.example")]


def test_a_colleague_with_an_address_of_their_own_hears_it_too() -> None:
    booked(a_coming_activity(), LOTTE, JEF)

    assert sent() == [
        ("confirmed", "lotte@vereniging.example"),
        ("colleague", "jef@vereniging.example"),
    ]


def test_who_was_registered_already_learns_it_by_mail_alone() -> None:
    activity = a_coming_activity()
    booked(activity, LOTTE)
    booked(activity, LOTTE)

    assert [code for code, _to in sent()] == ["confirmed", "known"]
    assert "Lotte Peeters (bevestigd)" in Message.objects.last().text


def test_waiting_offered_accepted_and_lapsed_each_have_their_mail() -> None:
    activity = a_coming_activity(places=1)
    first = booked(activity, LOTTE).registrations.get()
    second = booked(activity, JEF, contact_email="jef@x.example").registrations.get()
    third = booked(
        activity, Comer("An", "Maes"), contact_email="an@x.example"
    ).registrations.get()
    registering.cancel(first, by=None)
    second.refresh_from_db()
    waiting.tend(activity.pk, at=second.offered_until)
    third.refresh_from_db()
    waiting.accept(third)

    assert sent() == [
        ("confirmed", "lotte@vereniging.example"),
        ("waiting", "jef@x.example"),
        ("waiting", "an@x.example"),
        ("cancelled", "lotte@vereniging.example"),
        ("offered", "jef@x.example"),
        ("lapsed", "jef@x.example"),
        ("offered", "an@x.example"),
        ("confirmed", "an@x.example"),
    ]


def moved(activity, **more):
    activity = Activity.objects.get(pk=activity.pk)
    session = activity.sessions.get()
    session.starts_at += timedelta(days=7)
    session.ends_at += timedelta(days=7)
    planning.plan(activity, themes=[], sessions=[session], by=None, **more)


def test_a_session_that_moves_is_told_to_all_also_who_waits() -> None:
    activity = a_coming_activity(places=1)
    booked(activity, LOTTE)
    booked(activity, JEF, contact_email="jef@x.example", language="en")
    Message.objects.all().delete()

    moved(activity)

    assert sent() == [
        ("changed", "lotte@vereniging.example"),
        ("changed", "jef@x.example"),
    ]
    dutch, english = Message.objects.order_by("pk")
    assert "Sessie 1 verschuift van" in dutch.text
    assert "Session 1 moves from" in english.text


def test_staff_may_change_something_without_telling() -> None:
    activity = a_coming_activity()
    booked(activity, LOTTE)
    Message.objects.all().delete()

    moved(activity, tell=False)

    assert sent() == []


def test_another_title_alone_is_no_news() -> None:
    activity = a_coming_activity()
    booked(activity, LOTTE)
    Message.objects.all().delete()
    activity = Activity.objects.get(pk=activity.pk)
    activity.title = "Groepsdynamica voor beginners"

    planning.plan(activity, themes=[], sessions=[], by=None)

    assert sent() == []


def test_an_activity_that_does_not_go_on_is_told_with_why_and_another_way() -> None:
    activity = a_coming_activity()
    booked(activity, LOTTE)
    Message.objects.all().delete()

    planning.cancel(activity, by=None, why="De spreker is ziek.")

    message = Message.objects.get()
    assert message.code == "programme.called_off"
    assert "De spreker is ziek." in message.text
    assert "/aanbod/" in message.text


def test_a_reminder_comes_two_days_before_each_session_once() -> None:
    activity = an_activity(soon(2), is_public=True, title="Groepsdynamica")
    a_session(activity, soon(20))
    Session.objects.filter(activity=activity).update(
        mode="online", link="https://meet.example/zaal"
    )
    booked(activity, LOTTE)
    Message.objects.all().delete()
    now = activity.first_start() - timedelta(hours=40)

    telling.remind(at=now)
    telling.remind(at=now + timedelta(hours=1))

    assert sent() == [("reminder", "lotte@vereniging.example")]
    assert "https://meet.example/zaal" in Message.objects.get().text
