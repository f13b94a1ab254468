"""The day to decide: who is asked, what is decided, who hears of it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from steunpunt.design.models import CentreSettings
from steunpunt.mail.models import Message
from steunpunt.programme.models import Booking, GoDecision
from steunpunt.programme.placing import going_on
from steunpunt.programme.placing.going_on import NothingToDecide, to_decide
from steunpunt.programme.tests.builders import a_registration, an_activity
from steunpunt.records.refusing import ReasonMissing
from steunpunt.sector.tests.builders import a_person, a_user, who_may_see_people

pytestmark = pytest.mark.django_db


def today(days=0):
    return timezone.localdate() + timedelta(days=days)


def with_few(*, people=2, decides=0, **more):
    """An activity of next week, with fewer people than it needs."""
    activity = an_activity(
        today(7), minimum=3, decide_on=today(decides), is_public=True, **more
    )
    for _number in range(people):
        person = a_person()
        person.email = f"{person.pk}@x.example"
        person.save()
        a_registration(activity, person)
    return activity


def waiting_in_english(activity):
    booking = Booking.objects.create(
        activity=activity,
        contact_name="Jo",
        contact_email="jo@x.example",
        language="en",
        made_at=timezone.now(),
    )
    return a_registration(activity, a_person(), booking=booking, status="waiting")


def test_too_few_people_on_the_day_ask_for_a_decision() -> None:
    asked = with_few()
    with_few(people=3)
    with_few(decides=1)
    with_few(status="cancelled")

    assert list(to_decide(today())) == [asked]


def test_who_waits_is_not_counted_as_coming() -> None:
    activity = with_few()
    waiting_in_english(activity)

    assert to_decide(today()).get().people == 2


def test_going_on_is_kept_with_who_and_asks_no_more() -> None:
    activity, noor = with_few(), a_user("noor@x.example", "staff")

    first = going_on.go_on(activity, by=noor, note="De lesgever komt toch")
    again = going_on.go_on(activity, by=noor)

    assert first == again == GoDecision.objects.get()
    assert (first.by, first.people, first.minimum) == (noor, 2, 3)
    assert not to_decide(today()).exists()
    assert not Message.objects.exists()


def test_another_day_to_decide_asks_again() -> None:
    activity = with_few()
    going_on.go_on(activity, by=None)
    activity.decide_on = today(2)
    activity.save()

    assert not to_decide(today()).exists()
    assert list(to_decide(today(2))) == [activity]


def test_not_going_on_tells_everyone_why_and_when_else() -> None:
    activity = with_few()
    waiting_in_english(activity)
    other = an_activity(today(40), is_public=True, title="Groepsdynamica")

    made = going_on.call_off(activity, by=None, why="Te weinig volk.", instead=other)

    activity.refresh_from_db()
    assert activity.status == "cancelled"
    assert (made.goes_on, made.note) == (False, "Te weinig volk.")
    texts = list(Message.objects.order_by("pk").values_list("to", "text"))
    assert len(texts) == 3
    assert all("Te weinig volk." in text for _to, text in texts)
    assert all(f"-{other.pk}/" in text for _to, text in texts)
    english = next(text for to, text in texts if "jo@x.example" in to)
    assert "You can come to this instead: Groepsdynamica" in english


def test_not_going_on_has_a_reason() -> None:
    activity = with_few()

    with pytest.raises(ReasonMissing):
        going_on.call_off(activity, by=None, why="  ")

    assert not GoDecision.objects.exists()


def test_what_has_no_minimum_or_began_is_not_decided_on() -> None:
    for activity in (an_activity(today(3)), an_activity(today(-3))):
        with pytest.raises(NothingToDecide):
            going_on.go_on(activity, by=None)


def test_the_organiser_is_asked_once() -> None:
    with_few(organiser=a_user("noor@x.example", "staff"))

    assert [going_on.ask_to_decide(), going_on.ask_to_decide()] == [1, 0]

    message = Message.objects.get()
    assert "noor@x.example" in message.to
    assert "Er zijn 2 inschrijvingen" in message.text
    assert "/beslissen/" in message.text


def test_without_an_organiser_the_centre_is_asked(settings) -> None:
    from wagtail.models import Site

    centre = CentreSettings.for_site(Site.objects.get(is_default_site=True))
    with_few()
    assert going_on.ask_to_decide() == 0

    centre.email = "info@x.example"
    centre.save()

    assert going_on.ask_to_decide() == 1


def test_the_page_decides(client, settings) -> None:
    settings.LANGUAGE_CODE = "en"
    client.force_login(who_may_see_people(a_user("jef@x.example", "staff")))
    activity = with_few()
    page = reverse("activity:decide", args=[activity.pk])
    own = reverse("activity:inspect", args=[activity.pk])

    assert "Decide whether it goes on" in client.get(own).content.decode()
    assert client.post(page, {"do": "call_off", "why": ""}).status_code == 422
    assert client.post(page, {"do": "go_on", "note": "Toch"}).status_code == 302

    after = client.get(own).content.decode()
    assert "Decide whether it goes on" not in after
    assert "Toch" in after


def test_the_page_cancels(client, settings) -> None:
    client.force_login(a_user("jef@x.example", "staff"))
    activity = with_few()
    page = reverse("activity:decide", args=[activity.pk])

    client.post(page, {"do": "call_off", "why": "Te weinig volk."})

    activity.refresh_from_db()
    assert activity.status == "cancelled"
    assert Message.objects.filter(code="programme.called_off").count() == 2
    assert "Te weinig volk" in client.get(page).content.decode()
