"""Booking: a kept seat is honoured, the same form is one booking, nobody is twice."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from steunpunt.programme.models import Hold, Registration
from steunpunt.programme.placing import booking, places, registering
from steunpunt.programme.placing.booking import Asked, Comer
from steunpunt.programme.placing.places import ActivityFull, places_of
from steunpunt.programme.tests.builders import a_registration, an_activity, at
from steunpunt.records.refusing import Refused
from steunpunt.sector.models import Person
from steunpunt.sector.tests.builders import (
    a_person,
    an_organisation,
    recognised_are_primary,
)

pytestmark = pytest.mark.django_db
DAY = date(2031, 3, 4)
NOW = at(date(2031, 2, 1), 10)
LOTTE = Comer("Lotte", "Peeters", "lotte@vereniging.example")
JEF = Comer("Jef", "Claes", "jef@vereniging.example")


def a_public_activity(**more):
    return an_activity(DAY, is_public=True, **more)


def held(activity, seats=1, **more) -> str:
    more.setdefault("at", NOW)
    return booking.hold_places(activity, seats, **more)[1]


def booked(activity, *comers, **more):
    """A form asked for and filled in at once."""
    token = held(activity, len(comers), waiting=True)
    return booking.book(token, Asked(comers, **more), at=NOW).booking


def statuses(activity) -> list[str]:
    return list(activity.registrations.order_by("pk").values_list("status", flat=True))


def test_a_form_becomes_a_place_for_the_organisation_as_on_that_day() -> None:
    recognised_are_primary()
    activity = a_public_activity(places=3)
    linde = an_organisation(recognised_from=date(2030, 1, 1))

    made = booked(activity, LOTTE, organisation=linde, contact_name="Lotte Peeters")

    one = made.registrations.get()
    assert (one.who, one.status, one.target_group) == (
        "Lotte Peeters",
        "confirmed",
        "primary",
    )
    assert one.person.email == "lotte@vereniging.example"
    assert places_of(activity, NOW).free == 2


def test_a_kept_seat_is_honoured_while_others_want_it() -> None:
    activity = a_public_activity(places=1)
    token = held(activity)

    with pytest.raises(ActivityFull):
        held(activity)
    with pytest.raises(ActivityFull):
        registering.register(activity, a_person(), organisation=None, by=None, at=NOW)
    booking.book(token, Asked([LOTTE]), at=NOW + timedelta(minutes=19))

    assert statuses(activity) == ["confirmed"]


def test_a_form_that_comes_too_late_still_gets_what_nobody_took() -> None:
    activity = a_public_activity(places=1)
    token, later = held(activity), NOW + timedelta(hours=2)

    booking.book(token, Asked([LOTTE]), at=later)

    assert statuses(activity) == ["confirmed"]


def test_a_form_that_comes_too_late_waits_behind_who_waited() -> None:
    activity = a_public_activity(places=1)
    late = held(activity)
    waits = held(activity, waiting=True)
    booking.book(waits, Asked([JEF]), at=NOW)

    booking.book(late, Asked([LOTTE]), at=NOW + timedelta(hours=2))

    assert statuses(activity) == ["offered", "waiting"]


def test_the_same_form_twice_is_one_booking() -> None:
    activity = a_public_activity(places=5)
    token = held(activity)

    first = booking.book(token, Asked([LOTTE]), at=NOW)
    again = booking.book(token, Asked([JEF]), at=NOW)

    assert first.booking == again.booking
    assert [one.who for one in activity.registrations.all()] == ["Lotte Peeters"]


def test_the_same_person_twice_has_one_place_and_learns_nothing_new() -> None:
    activity = a_public_activity(places=5)
    booked(activity, LOTTE)

    token = held(activity)
    again = booking.book(
        token, Asked([Comer("LOTTE", "Peeters ", LOTTE.email.upper())])
    )

    assert [one.who for one in again.known] == ["Lotte Peeters"]
    assert statuses(activity) == ["confirmed"]
    assert Person.objects.filter(email__iexact=LOTTE.email).count() == 1


def test_a_newcomer_does_not_pass_who_waits() -> None:
    activity = a_public_activity(places=1)
    other = held(activity)
    booked(activity, LOTTE)
    Hold.objects.filter(pk=booking.find_hold(other).pk).delete()

    with pytest.raises(ActivityFull):
        held(activity)

    assert statuses(activity) == ["offered"]


def test_who_waits_and_has_a_seat_kept_gets_it() -> None:
    activity = a_public_activity(places=1)
    seat = held(activity)
    booked(activity, LOTTE)

    again = booking.book(seat, Asked([LOTTE]), at=NOW)

    assert [one.who for one in again.known] == ["Lotte Peeters"]
    assert statuses(activity) == ["confirmed"]


def test_colleagues_share_a_mailbox_and_are_two_people() -> None:
    activity = a_public_activity()

    booked(
        activity,
        Comer("Lotte", "Peeters"),
        Comer("Jef", "Claes"),
        contact_email="info@vereniging.example",
    )

    assert sorted(one.who for one in activity.registrations.all()) == [
        "Jef Claes",
        "Lotte Peeters",
    ]
    assert {one.person.email for one in activity.registrations.all()} == {
        "info@vereniging.example"
    }


def test_names_may_follow_and_are_never_known_twice() -> None:
    activity = a_public_activity(places=3)
    made = booked(activity, LOTTE, Comer(), Comer())
    nameless = made.registrations.filter(person=None)

    registering.name_who_comes(nameless[0], a_person())

    assert nameless.count() == 1
    lotte = Person.objects.get(email=LOTTE.email)
    with pytest.raises(registering.AlreadyRegistered):
        registering.name_who_comes(nameless[0], lotte)
    assert places_of(activity, NOW).free == 0


def test_fewer_places_than_asked_are_said_with_their_number() -> None:
    activity = a_public_activity(places=2)

    with pytest.raises(booking.NotEnoughPlaces) as refused:
        held(activity, 3)

    assert refused.value.free == 2
    assert Hold.objects.count() == 0


def test_a_group_waits_together_and_is_passed_over_until_it_fits() -> None:
    activity = a_public_activity(places=2)
    first = booked(activity, LOTTE, JEF)
    group = booked(
        activity, Comer("An", "Maes"), Comer("Bo", "Nys"), contact_email="g@x.example"
    )
    type(group).objects.filter(pk=group.pk).update(together=2)
    single = booked(activity, Comer("Cis", "Os", "cis@x.example"))

    lotte, jef = first.registrations.order_by("pk")
    registering.cancel(lotte, by=None)
    assert [one.who for one in activity.registrations.offered()] == ["Cis Os"]
    registering.cancel(jef, by=None)
    assert activity.registrations.offered().count() == 1
    registering.cancel(single.registrations.get(), by=None)

    assert sorted(one.who for one in activity.registrations.offered()) == [
        "An Maes",
        "Bo Nys",
    ]


def test_one_address_cannot_keep_all_seats_busy(settings) -> None:
    settings.MOST_HOLDS_FROM_ONE_ADDRESS = 2
    activity = a_public_activity(places=10)
    origin = booking.origin_of("127.0.0.1")

    for _time in range(2):
        held(activity, origin=origin)
    with pytest.raises(booking.TooManyHolds):
        held(activity, origin=origin)
    held(activity, origin=booking.origin_of("127.0.0.2"))


@pytest.mark.parametrize(
    "offered",
    [
        {"is_public": False},
        {"admission": "invited"},
        {"opens_at": NOW + timedelta(hours=1)},
        {"closes_at": NOW - timedelta(hours=1)},
        {"status": "cancelled"},
    ],
)
def test_what_is_not_open_gives_no_form(offered) -> None:
    activity = a_public_activity(
        **{k: v for k, v in offered.items() if k != "is_public"}
    )
    type(activity).objects.filter(pk=activity.pk).update(**offered)

    with pytest.raises(booking.NotOpen):
        held(activity)


def test_the_invitation_link_opens_what_is_for_the_invited() -> None:
    activity = a_public_activity(admission="invited")

    assert held(activity, invited=True)


def test_the_primary_target_group_goes_first_until_that_day() -> None:
    recognised_are_primary()
    activity = a_public_activity(primary_first_until=NOW + timedelta(days=3))
    recognised = an_organisation(recognised_from=date(2030, 1, 1))

    with pytest.raises(booking.OnlyPrimary):
        booking.book(held(activity), Asked([JEF]), at=NOW)
    booking.book(held(activity), Asked([LOTTE], organisation=recognised), at=NOW)
    later = NOW + timedelta(days=4)
    booking.book(held(activity, at=later), Asked([JEF]), at=later)

    assert statuses(activity) == ["confirmed", "confirmed"]


def test_a_place_offered_lapses_and_goes_to_the_next() -> None:
    from steunpunt.programme.placing import waiting

    activity = a_public_activity(places=1, offer_hours=24)
    seat = booked(activity, LOTTE).registrations.get()
    second = booked(activity, JEF).registrations.get()
    third = booked(activity, Comer("Cis", "Os", "c@x.example")).registrations.get()
    [offered] = registering.cancel(seat, by=None)
    assert offered == second
    later = offered.offered_until + timedelta(minutes=1)

    [next_offer] = waiting.tend(activity.pk, at=later)

    assert next_offer == third
    second.refresh_from_db()
    assert (second.status, second.cancelled_by) == ("cancelled", "deadline")
    with pytest.raises(waiting.OfferHasLapsed):
        waiting.accept(second, at=later)
    waiting.accept(third, at=later)
    waiting.accept(third, at=later)  # a second click
    third.refresh_from_db()
    assert third.status == "confirmed"


def test_a_form_that_nobody_knows_says_so() -> None:
    with pytest.raises(booking.FormIsGone):
        booking.book("made up", Asked([LOTTE]))


def test_a_form_that_was_given_up_while_it_waited_its_turn_is_gone(monkeypatch) -> None:
    token = held(a_public_activity())

    def lock(key):
        Hold.objects.all().delete()
        return places.lock(key)

    monkeypatch.setattr(booking, "lock", lock)
    with pytest.raises(booking.FormIsGone):
        booking.book(token, Asked([LOTTE]))


def test_the_database_itself_refuses_one_place_too_many() -> None:
    from django.db import IntegrityError, transaction

    activity = a_public_activity(places=1)
    a_registration(activity)

    with pytest.raises(IntegrityError, match="within_the_places"), transaction.atomic():
        a_registration(activity)
    waits = a_registration(activity, status="waiting")
    with pytest.raises(IntegrityError, match="within_the_places"), transaction.atomic():
        Registration.objects.filter(pk=waits.pk).update(status="confirmed")
    type(activity).objects.filter(pk=activity.pk).update(places=2)
    Registration.objects.filter(pk=waits.pk).update(status="confirmed")
    with pytest.raises(IntegrityError, match="within_the_places"), transaction.atomic():
        type(activity).objects.filter(pk=activity.pk).update(places=1)


def test_a_refusal_is_a_sentence() -> None:
    for refusal in (
        booking.NotOpen(),
        booking.TooManyHolds(),
        booking.NotEnoughPlaces(free=2),
        booking.OnlyPrimary(until=timezone.localdate()),
        booking.FormIsGone(),
        booking.TooManySeats(most=20),
    ):
        assert isinstance(refusal, Refused)
        assert str(refusal).endswith(".")
