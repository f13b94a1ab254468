"""The door: ticks that come late, twice or in another order, and who walks in."""

from datetime import date, timedelta
from itertools import permutations
from uuid import UUID

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from steunpunt.programme.day import door
from steunpunt.programme.day.attendance import NotOnThisSheet
from steunpunt.programme.day.door import NameFollows, Tick
from steunpunt.programme.models import Activity, Attendance, Registration
from steunpunt.programme.placing import registering
from steunpunt.programme.placing.places import ActivityFull
from steunpunt.programme.placing.walkins import (
    Comer,
    SeveralOfThatName,
    add_a_place,
    walk_in,
)
from steunpunt.programme.plan import planning
from steunpunt.programme.tests.builders import a_registration, a_session, an_activity
from steunpunt.records.models import Change
from steunpunt.sector.models import Person
from steunpunt.sector.tests.builders import (
    a_person,
    a_role,
    a_user,
    an_organisation,
)

pytestmark = pytest.mark.django_db
MARCH = date(2031, 3, 4)
NOW = timezone.now()


def a_tick(registration, *, present=True, key=1, ago=0) -> Tick:
    return Tick(registration.pk, present, UUID(int=key), NOW - timedelta(seconds=ago))


@pytest.fixture
def session():
    return an_activity(MARCH).sessions.get()


def is_there(registration) -> bool | None:
    return registration.attendances.values_list("present", flat=True).first()


def test_a_tick_is_noted_once_with_its_history(session) -> None:
    lotte = a_registration(session.activity)

    for _again in range(3):
        door.tick(session, a_tick(lotte))

    assert is_there(lotte) is True
    changes = Change.objects.filter(record_id=lotte.pk, after__has_key="attended")
    assert changes.count() == 1


def test_what_was_said_last_stands_in_whatever_order_it_comes_in(session) -> None:
    ticks = [(True, 30), (False, 20), (True, 10)]
    for number, order in enumerate(permutations(range(3))):
        one = a_registration(session.activity, a_person(f"P{number}"))
        for at in order:
            present, ago = ticks[at]
            door.tick(session, a_tick(one, present=present, key=at + 1, ago=ago))
        assert is_there(one) is True, order


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(st.tuples(st.booleans(), st.integers(0, 3)), min_size=1, max_size=4),
    st.randoms(use_true_random=False),
)
def test_two_phones_end_with_the_same(session, said, chance) -> None:
    """Also with repeated ticks, and with ticks of one moment."""
    one = a_registration(session.activity, a_person("A"))
    other = a_registration(session.activity, a_person("B"))
    for registration in (one, other):
        ticks = [
            a_tick(registration, present=present, key=key, ago=ago)
            for key, (present, ago) in enumerate(said, start=1)
        ] * 2
        chance.shuffle(ticks)
        for each in ticks:
            door.tick(session, each)

    assert is_there(one) is is_there(other)
    for registration in (one, other):
        registration.attendances.all().delete()
        Registration.objects.filter(pk=registration.pk).delete()


def test_a_tick_from_before_the_sheet_was_saved_comes_too_late(session) -> None:
    lotte = a_registration(session.activity)
    registering.record_attendance(lotte, {session.pk: False})

    stands = door.tick(session, a_tick(lotte, ago=60))

    assert stands is False
    assert is_there(lotte) is False


def test_a_phone_with_a_wrong_clock_says_nothing_of_the_future() -> None:
    assert door.moment_of(timedelta(hours=-3), NOW) == NOW
    assert door.moment_of(timedelta(hours=1), NOW) == NOW - timedelta(hours=1)


def test_only_who_is_on_the_list_and_has_a_name_is_ticked(session) -> None:
    stranger = a_registration(an_activity(MARCH), a_person("Jef"))
    with pytest.raises(NotOnThisSheet):
        door.tick(session, a_tick(stranger))

    nameless = Registration.objects.create(
        activity=session.activity, person=None, registered_at=NOW
    )
    with pytest.raises(NameFollows):
        door.tick(session, a_tick(nameless))


def test_nobody_is_ticked_at_what_was_cancelled(session) -> None:
    lotte = a_registration(session.activity)
    planning.cancel(session.activity, by=None)

    with pytest.raises(registering.ActivityIsCancelled):
        door.tick(session, a_tick(lotte))


def test_closing_the_list_notes_who_did_not_come(session) -> None:
    lotte, jef = (a_registration(session.activity, a_person(n)) for n in ("L", "J"))
    Registration.objects.create(
        activity=session.activity, person=None, registered_at=NOW
    )
    door.tick(session, a_tick(lotte))

    saved = door.close(session, by=a_user())

    assert (saved.came, saved.stayed_away) == (0, 1)
    assert (is_there(lotte), is_there(jef)) == (True, False)
    assert [*Registration.objects.absent()] == [jef]


def test_the_door_is_that_of_the_session_going_on_or_the_next() -> None:
    activity = an_activity(MARCH)
    later = a_session(activity, date(2031, 4, 1))
    first = activity.sessions.get(number=1)

    assert door.session_now(activity, first.starts_at) == first
    assert door.session_now(activity, first.ends_at + timedelta(hours=1)) == later
    assert door.session_now(activity, later.ends_at + timedelta(days=1)) == later


# -- Walking in ------------------------------------------------------------------------


def test_somebody_unknown_walks_in(session) -> None:
    zilverlinde = an_organisation("Zilverlinde")

    one = walk_in(session, Comer("Mo", "Aziz", "mo@x.example", "zilverlinde"), by=None)

    assert is_there(one) is True
    assert (one.person.first_name, one.organisation) == ("Mo", zilverlinde)
    assert one.status == "confirmed"


def test_an_organisation_that_nobody_knows_is_kept_as_typed(session) -> None:
    one = walk_in(session, Comer("Mo", "Aziz", organisation="De Brug"), by=None)

    assert one.organisation is None
    assert one.booking.organisation_typed == "De Brug"


def test_the_only_organisation_of_somebody_known_is_theirs(session) -> None:
    lotte = a_person("Lotte", "Sabbe", email="lotte@x.example")
    role = a_role(lotte, an_organisation())

    one = walk_in(session, Comer("lotte", "SABBE", "Lotte@x.example"), by=None)

    assert (one.person, one.organisation) == (lotte, role.organisation)


def test_who_is_on_the_list_already_is_ticked_and_not_registered_twice(session) -> None:
    lotte = a_registration(session.activity, a_person("Lotte", "Sabbe"))

    one = walk_in(session, Comer("Lotte", "Sabbé"), by=None)

    assert one == lotte
    assert is_there(lotte) is True
    assert Person.objects.count() == 1


def test_of_two_with_one_name_staff_say_who(session) -> None:
    for _two in range(2):
        a_registration(session.activity, a_person("Lotte", "Sabbe"))

    with pytest.raises(SeveralOfThatName):
        walk_in(session, Comer("Lotte", "Sabbe"), by=None)


def test_full_is_full_until_staff_add_a_place() -> None:
    session = an_activity(MARCH, places=1).sessions.get()
    a_registration(session.activity)
    mo = Comer("Mo", "Aziz")

    with pytest.raises(ActivityFull):
        walk_in(session, mo, by=None)
    assert not Person.objects.filter(first_name="Mo").exists()

    add_a_place(session.activity)
    one = walk_in(session, mo, by=None)

    assert is_there(one) is True
    assert Activity.objects.get().places == 2


def test_who_waits_and_stands_at_the_door_gets_a_free_place() -> None:
    session = an_activity(MARCH, places=1).sessions.get()
    waits = a_registration(
        session.activity, a_person("Mo", "Aziz"), status=Registration.Status.WAITING
    )

    one = walk_in(session, Comer("Mo", "Aziz"), by=None)

    assert one == waits
    one.refresh_from_db()
    assert (one.status, Attendance.objects.count()) == ("confirmed", 1)
