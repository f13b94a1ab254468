"""Registering for a whole track: a place in each activity that is open, or in none."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from steunpunt.mail.models import Message
from steunpunt.money.models import Order
from steunpunt.money.tests.builders import a_price_list
from steunpunt.programme.forgetting import HOLDS_KEPT, forget
from steunpunt.programme.models import (
    Activity,
    Booking,
    Hold,
    Registration,
    RegistrationQuestions,
    TrackHold,
)
from steunpunt.programme.placing.booking import (
    Asked,
    Comer,
    FormIsGone,
    NotOpen,
    TooManySeats,
    hold_places,
    kept_until,
)
from steunpunt.programme.placing.booking_tracks import (
    NothingConfirmed,
    TrackIsFull,
    book_track,
    hold_track,
    let_track_go,
    open_parts,
)
from steunpunt.programme.placing.places import places_of
from steunpunt.programme.placing.registering import cancel
from steunpunt.programme.tests.builders import a_registration, an_activity
from steunpunt.programme.tests.test_tracks import a_track, soon
from steunpunt.questionnaires.tests.builders import a_questionnaire
from steunpunt.sector.tests.builders import a_person

pytestmark = pytest.mark.django_db

LOTTE = Asked(
    [Comer("Lotte", "Peeters", "lotte@vereniging.be")],
    contact_name="Lotte Peeters",
    contact_email="lotte@vereniging.be",
)


def open_activity(days=30, **more) -> Activity:
    return an_activity(soon(days), is_public=True, **more)


def a_public_track(*activities):
    return a_track(*activities, is_public=True)


def fill_up(activity: Activity) -> None:
    for number in range(activity.places):
        a_registration(activity, a_person(f"Nr {number}"))


def statuses(activity: Activity) -> list[str]:
    return list(activity.registrations.values_list("status", flat=True))


def test_one_form_is_a_confirmed_place_in_each_activity() -> None:
    first, second = open_activity(30, places=1), open_activity(40)
    _whole, token = hold_track(a_public_track(first, second), 1)

    booked = book_track(token, LOTTE)

    assert [one.booking.activity for one in booked] == [first, second]
    assert statuses(first) == statuses(second) == ["confirmed"]
    assert {one.person for one in Registration.objects.filter(booking__isnull=False)}


def test_what_is_not_open_to_the_public_is_left_out() -> None:
    now = timezone.now()
    mine = open_activity()
    track = a_public_track(
        an_activity(soon(20)),
        open_activity(-5, status="held"),
        open_activity(20, status="cancelled"),
        open_activity(20, admission="invited"),
        open_activity(20, opens_at=now + timedelta(days=3)),
        mine,
    )

    assert open_parts(track, now) == [mine]


def test_when_one_is_full_nothing_is_kept_and_it_says_which() -> None:
    free, full = open_activity(30, places=5), open_activity(40, places=1)
    fill_up(full)

    with pytest.raises(TrackIsFull) as refused:
        hold_track(a_public_track(free, full), 1)

    assert refused.value.full == [full]
    assert not Hold.objects.exists()
    assert places_of(free, timezone.now()).free == 5


def test_one_may_leave_out_the_full_ones() -> None:
    free, full = open_activity(30, places=5), open_activity(40, places=1)
    fill_up(full)
    _whole, token = hold_track(a_public_track(free, full), 2, only_free=True)

    book_track(token, Asked([Comer(), Comer()], contact_email="x@vereniging.be"))

    assert statuses(free) == ["confirmed", "confirmed"]
    assert statuses(full) == ["confirmed"]


def test_seats_that_are_kept_are_nobody_elses_and_come_back() -> None:
    first, second = open_activity(30, places=1), open_activity(40, places=1)
    whole, token = hold_track(a_public_track(first, second), 1)

    assert not places_of(first, timezone.now()).has(1)
    let_track_go(whole)

    assert places_of(first, timezone.now()).has(1)
    with pytest.raises(FormIsGone):
        book_track(token, LOTTE)


def test_a_form_that_comes_too_late_gets_all_or_nothing() -> None:
    now = timezone.now()
    first, second = (
        open_activity(30, places=1),
        open_activity(40, places=1, has_waiting_list=True),
    )
    _whole, token = hold_track(a_public_track(first, second), 1)
    late = kept_until(now, 1) + timedelta(minutes=1)
    a_registration(second, a_person("Vlugger"))

    with pytest.raises(NothingConfirmed, match=second.title):
        book_track(token, LOTTE, at=late)

    assert statuses(first) == []
    assert not Booking.objects.filter(activity__in=[first, second]).exists()
    assert not Message.objects.filter(code="programme.track_confirmed").exists()
    Registration.objects.filter(activity=second).delete()
    book_track(token, LOTTE, at=late)
    assert statuses(first) == statuses(second) == ["confirmed"]


def test_one_that_was_cancelled_meanwhile_confirms_nothing() -> None:
    first, second = open_activity(30), open_activity(40)
    _whole, token = hold_track(a_public_track(first, second), 1)
    Activity.objects.filter(pk=second.pk).update(status="cancelled")

    with pytest.raises(NothingConfirmed):
        book_track(token, LOTTE)

    assert statuses(first) == []


def test_the_same_form_twice_is_booked_once() -> None:
    first, second = open_activity(30), open_activity(40)
    _whole, token = hold_track(a_public_track(first, second), 1)

    once = book_track(token, LOTTE)
    again = book_track(token, LOTTE)

    assert [one.booking for one in again] == [one.booking for one in once]
    assert statuses(first) == statuses(second) == ["confirmed"]
    assert Message.objects.filter(code="programme.track_confirmed").count() == 1


def test_who_had_a_place_in_one_of_them_keeps_it() -> None:
    first, second = open_activity(30), open_activity(40)
    person = a_person("Lotte", "Peeters", email="lotte@vereniging.be")
    a_registration(first, person)
    _whole, token = hold_track(a_public_track(first, second), 1)

    book_track(token, LOTTE)

    assert statuses(first) == statuses(second) == ["confirmed"]
    assert Message.objects.filter(code="programme.known").count() == 1


def test_each_activity_has_its_own_price_and_is_cancelled_on_its_own() -> None:
    prices = a_price_list()
    first, second = open_activity(30, price_list=prices), open_activity(40)
    _whole, token = hold_track(a_public_track(first, second), 1)

    booked = book_track(token, LOTTE)

    [order] = Order.objects.filter(about__startswith="programme.booking:")
    assert order.about == booked[0].booking.about
    cancel(booked[1].booking.registrations.get(), by=None)
    assert (statuses(first), statuses(second)) == (["confirmed"], ["cancelled"])


def test_one_mail_tells_it_all_with_one_calendar_and_a_link_for_each() -> None:
    first, second = (
        open_activity(30, title="Beginnen"),
        open_activity(40, title="Toepassen"),
    )
    _whole, token = hold_track(a_public_track(first, second), 1)

    book_track(token, LOTTE)

    mail = Message.objects.get()
    assert mail.code == "programme.track_confirmed"
    assert "Nieuw in het werk" in mail.subject
    assert mail.text.index("Beginnen") < mail.text.index("Toepassen")
    assert mail.text.count("/inschrijving/") == 2
    calendar = Calendar.from_ical(bytes(mail.attachments.get().content))
    assert [str(one["summary"]) for one in calendar.walk("VEVENT")] == [
        "Beginnen",
        "Toepassen",
    ]


def test_each_activity_gets_the_answers_to_its_own_questions() -> None:
    asked, other = (
        a_questionnaire("registration"),
        a_questionnaire("registration"),
    )
    first, second, third = open_activity(30), open_activity(40), open_activity(50)
    RegistrationQuestions.objects.create(activity=first, questionnaire=asked)
    RegistrationQuestions.objects.create(activity=second, questionnaire=other)
    question = asked.newest().questions.first()
    _whole, token = hold_track(a_public_track(first, second, third), 1)

    booked = book_track(
        token, Asked(LOTTE.comers, contact_email="x@y.be", answers={question: 2})
    )

    assert [hasattr(one.booking, "its_answers") for one in booked] == [
        True,
        False,
        False,
    ]


def test_nothing_open_or_too_many_people_is_refused() -> None:
    with pytest.raises(NotOpen):
        hold_track(a_public_track(an_activity(soon(20))), 1)
    with pytest.raises(TooManySeats):
        hold_track(a_public_track(open_activity()), 21)


def test_the_database_keeps_seats_once_an_activity_and_never_without_a_place() -> None:
    activity = open_activity(places=5)
    whole, _token = hold_track(a_public_track(activity), 1)
    hold = whole.holds.get()

    for wrong in ({"kept": 0}, {}):
        again = {"made_at": hold.made_at, "expires_at": hold.expires_at, "kept": 1}
        with pytest.raises(IntegrityError), transaction.atomic():
            Hold.objects.create(activity=activity, whole=whole, **again | wrong)


def test_forms_that_were_never_sent_are_forgotten() -> None:
    hold_track(a_public_track(open_activity()), 1)

    forget(at=timezone.now() + HOLDS_KEPT + timedelta(hours=1))

    assert not TrackHold.objects.exists()


# -- Over the web ----------------------------------------------------------------------


def test_a_visitor_registers_for_the_whole_track(client) -> None:
    first, second = open_activity(30), open_activity(40, price_list=a_price_list())
    track = a_public_track(first, second)
    start = reverse("programme:track_start", args=[track.pk])
    page = client.get(reverse("programme:track", args=["x", track.pk]), follow=True)
    assert start in page.content.decode()

    form = client.post(start, {"seats": "1"}).headers["Location"]
    shown = client.get(form)
    sent = {
        "first_name": "Lotte",
        "last_name": "Peeters",
        "contact_email": "lotte@vereniging.be",
    }
    assert shown.context["activities"] == [first, second]
    assert client.post(form, {}).status_code == 422
    done = client.post(form, sent)

    assert done.headers["Location"] == f"{form}klaar/"
    assert client.get(form).headers["Location"] == f"{form}klaar/"
    said = client.get(f"{form}klaar/").content.decode()
    assert first.title in said
    assert second.title in said
    assert statuses(first) == statuses(second) == ["confirmed"]


def test_the_page_says_which_one_is_full_and_what_can_be_done(client) -> None:
    free, full = open_activity(30, places=9), open_activity(40, places=2)
    a_registration(full)
    track = a_public_track(free, full)
    start = reverse("programme:track_start", args=[track.pk])

    page = client.post(start, {"seats": "2"})

    assert page.status_code == 409
    assert [one for one, _places in page.context["full"]] == [full]
    assert (page.context["fits"], page.context["others"]) == (1, [free])
    assert client.post(start, {"seats": "1"}).status_code == 302
    assert client.post(start, {"seats": "2", "only_free": "1"}).status_code == 302


def test_giving_up_gives_all_places_back(client) -> None:
    activity = open_activity(places=1)
    track = a_public_track(activity, open_activity(40))
    start = reverse("programme:track_start", args=[track.pk])
    form = client.post(start).headers["Location"]

    client.post(f"{form}stop/")

    assert client.get(form).status_code == 404
    assert hold_places(activity, 1)


def test_a_track_that_is_not_public_keeps_nothing(client) -> None:
    track = a_track(open_activity())

    answer = client.post(reverse("programme:track_start", args=[track.pk]))

    assert answer.status_code == 404
    assert not Hold.objects.exists()


# -- Colleagues ------------------------------------------------------------------------


def with_jef(*activities):
    asked = Asked(
        [*LOTTE.comers, Comer("Jef", "Claes", "jef@vereniging.be")],
        contact_name="Lotte Peeters",
        contact_email="lotte@vereniging.be",
    )
    _whole, token = hold_track(a_public_track(*activities), 2)
    return book_track(token, asked)


def mails_to_jef() -> list[Message]:
    return list(Message.objects.filter(to__contains="jef@vereniging.be"))


def test_a_colleague_gets_one_mail_for_the_whole_track() -> None:
    first, second = open_activity(30, title="Begin hier"), open_activity(40)

    with_jef(first, second)

    [mail] = mails_to_jef()
    assert mail.code == "programme.track_colleague"
    for said in ("Jef Claes", "Lotte Peeters", first.title, second.title):
        assert said in mail.text
    events = Calendar.from_ical(bytes(mail.attachments.get().content)).walk("VEVENT")
    assert len(events) == 2


def test_a_colleague_who_is_new_to_one_of_them_reads_of_that_one() -> None:
    first, second = open_activity(30), open_activity(40, title="Later")
    jef = a_person("Jef", "Claes", email="jef@vereniging.be")
    a_registration(first, jef)

    with_jef(first, second)

    [mail] = mails_to_jef()
    assert mail.code == "programme.colleague"
    assert "Later" in mail.subject
