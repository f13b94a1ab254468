"""What may never be false of the open programme: the database refuses it."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from steunpunt.programme.models import (
    Activity,
    ActivityTheme,
    Attendance,
    Evaluation,
    Registration,
    Session,
)
from steunpunt.programme.tests.builders import (
    a_registration,
    a_session,
    an_activity,
    at,
    was_there,
)
from steunpunt.records.tests.breaking import breaks
from steunpunt.sector.tests.builders import a_person, a_theme

pytestmark = pytest.mark.django_db


ACTIVITIES = [
    (
        "held_activity_has_a_first_session",
        {"status": "held"},
        "An activity that took place has at least one session.",
    ),
    ("activity_status_is_known", {"status": "gone"}, "This status does not exist."),
]
SESSIONS = [
    (
        "session_number_once_an_activity",
        {"number": 1},
        "This activity has that session already.",
    ),
    (
        "session_ends_after_it_starts",
        {"ends_at": at(date(2031, 3, 4), 8)},
        "The session ends before it starts.",
    ),
    (
        "half_days_set_by_hand_have_a_reason",
        {"half_days_override": 2},
        "Say why the half-days are set by hand.",
    ),
    (
        "session_numbers_start_at_one",
        {"number": 0},
        "Sessions are numbered from 1.",
    ),
    ("session_status_is_known", {"status": "gone"}, "This status does not exist."),
    ("session_mode_is_known", {"mode": "by post"}, "This mode does not exist."),
]
REGISTRATIONS = [
    (
        "cancelled_exactly_when_dated",
        {"status": "cancelled"},
        "A cancelled registration has a date, another one has none.",
    ),
    (
        "cancelled_exactly_when_dated",
        {"cancelled_at": at(date(2031, 2, 2), 9)},
        "A cancelled registration has a date, another one has none.",
    ),
    ("registration_status_is_known", {"status": "gone"}, "This status does not exist."),
    (
        "nobody_replaces_themselves",
        {"id": 987_654_320, "replaces_id": 987_654_320},
        "Someone else comes instead.",
    ),
]
EVALUATIONS = [
    (
        "scale_goes_up",
        {"scale_lowest": 5, "scale_highest": 5},
        "The highest is above the lowest.",
    ),
    (
        "overall_score_lies_on_its_scale",
        {"overall": 11, "scale_highest": 10},
        "The score lies outside its scale.",
    ),
    (
        "would_recommend_is_0_to_10",
        {"would_recommend": 11},
        "Would recommend goes from 0 to 10.",
    ),
]


@pytest.mark.parametrize(("constraint", "wrong", "message"), ACTIVITIES)
def test_of_an_activity_the_database_refuses(constraint, wrong, message) -> None:
    breaks(Activity, constraint, {"title": "Starten"} | wrong, message)


@pytest.mark.parametrize(("constraint", "wrong", "message"), SESSIONS)
def test_of_a_session_the_database_refuses(constraint, wrong, message) -> None:
    activity = an_activity()
    fine = {
        "activity": activity,
        "number": 2,
        "starts_at": at(date(2031, 3, 4), 9),
        "ends_at": at(date(2031, 3, 4), 12),
    }

    breaks(Session, constraint, fine | wrong, message)


@pytest.mark.parametrize(("constraint", "wrong", "message"), REGISTRATIONS)
def test_of_a_registration_the_database_refuses(constraint, wrong, message) -> None:
    fine = {
        "activity": an_activity(),
        "person": a_person(),
        "registered_at": at(date(2031, 2, 1), 9),
    }

    breaks(Registration, constraint, fine | wrong, message)


@pytest.mark.parametrize(("constraint", "wrong", "message"), EVALUATIONS)
def test_of_an_evaluation_the_database_refuses(constraint, wrong, message) -> None:
    fine = {"activity": an_activity(), "overall": 5}

    breaks(Evaluation, constraint, fine | wrong, message)


def test_nobody_has_two_places_in_one_activity() -> None:
    first = a_registration(an_activity())

    breaks(
        Registration,
        "person_registers_once_an_activity",
        {
            "activity": first.activity,
            "person": first.person,
            "registered_at": first.registered_at,
        },
        "This person is registered for this activity already.",
    )


def test_a_theme_stands_with_an_activity_once() -> None:
    link = ActivityTheme.objects.create(activity=an_activity(), theme=a_theme())

    breaks(
        ActivityTheme,
        "activity_has_a_theme_once",
        {"activity": link.activity, "theme": link.theme},
        "This theme stands there already.",
    )


def test_attendance_is_recorded_once_a_session() -> None:
    activity = an_activity()
    seen = was_there(a_registration(activity), activity.sessions.get())

    breaks(
        Attendance,
        "attendance_once_a_session",
        {
            "registration": seen.registration,
            "session": seen.session,
            "present": False,
        },
        "This attendance is recorded already.",
    )


def refused_as_elsewhere(write) -> None:
    with (
        pytest.raises(IntegrityError, match="attendance_within_its_activity"),
        transaction.atomic(),
    ):
        write()


def test_attendance_lies_in_a_session_of_the_same_activity() -> None:
    elsewhere = an_activity().sessions.get()
    registration = a_registration(an_activity())

    refused_as_elsewhere(lambda: was_there(registration, elsewhere))

    assert Attendance.objects.filter(registration=registration).count() == 0


def test_attendance_cannot_move_to_a_session_of_another_activity() -> None:
    activity, other = an_activity(), an_activity()
    seen = was_there(a_registration(activity), activity.sessions.get())
    mine = Attendance.objects.filter(pk=seen.pk)

    refused_as_elsewhere(lambda: mine.update(session=other.sessions.get()))


def test_what_has_attendance_cannot_move_to_another_activity() -> None:
    activity, other = an_activity(), an_activity()
    seen = was_there(a_registration(activity), activity.sessions.get())
    registrations = Registration.objects.filter(pk=seen.registration_id)
    sessions = Session.objects.filter(pk=seen.session_id)

    refused_as_elsewhere(lambda: registrations.update(activity=other))
    refused_as_elsewhere(lambda: sessions.update(activity=other, number=9))


def test_what_has_no_attendance_may_move_to_another_activity() -> None:
    activity, other = an_activity(), an_activity()
    registration = a_registration(activity)
    session = a_session(activity, date(2031, 3, 11))

    Registration.objects.filter(pk=registration.pk).update(activity=other)
    Session.objects.filter(pk=session.pk).update(activity=other)

    assert (other.registrations.count(), other.sessions.count()) == (1, 2)
