"""Planning: an activity follows from its sessions, and what took place counts."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from steunpunt.programme.models import Activity, Session
from steunpunt.programme.plan import planning
from steunpunt.programme.tests.builders import (
    a_registration,
    a_session,
    an_activity,
    at,
    was_there,
)
from steunpunt.records.models import Change
from steunpunt.records.refusing import StepNotAllowed
from steunpunt.sector.models import HalfDayRule
from steunpunt.sector.tests.builders import (
    a_person,
    a_theme,
    a_user,
    an_organisation,
    recognised_are_primary,
)

pytestmark = pytest.mark.django_db
MARCH, APRIL = date(2031, 3, 4), date(2031, 4, 1)


@pytest.fixture
def by():
    return a_user()


def session_on(day: date, first=9, last=12, **more) -> Session:
    return Session(starts_at=at(day, first), ends_at=at(day, last), **more)


def steps_of(activity) -> list[str]:
    return list(activity.steps.values_list("status", flat=True))


def test_a_new_activity_starts_on_the_day_of_its_first_session(by) -> None:
    HalfDayRule.objects.all().delete()
    activity, theme = Activity(title="Starten"), a_theme()
    sessions = [session_on(APRIL, 9, 17, mode="online"), session_on(MARCH, 13, 16)]

    planning.plan(activity, themes=[theme], sessions=sessions, by=by)

    activity.refresh_from_db()
    assert (activity.starts_on, activity.mode) == (MARCH, "mixed")
    assert list(activity.themes.all()) == [theme]
    found = activity.sessions.values_list("number", "starts_at__date", "half_days")
    assert list(found) == [(1, MARCH, 1), (2, APRIL, 2)]


def test_a_session_that_is_added_gets_the_next_number(by) -> None:
    activity = an_activity(APRIL)

    planning.plan(activity, themes=[], sessions=[session_on(MARCH)], by=by)

    found = activity.sessions.values_list("number", "starts_at__date")
    assert list(found) == [(1, APRIL), (2, MARCH)]
    assert Activity.objects.get(pk=activity.pk).starts_on == MARCH


def test_half_days_by_the_rule_follow_when_times_change(by) -> None:
    HalfDayRule.objects.all().delete()
    activity = an_activity(MARCH)
    session = activity.sessions.get()
    session.ends_at = at(MARCH, 17)

    planning.plan(activity, themes=[], sessions=[session], by=by)

    assert Session.objects.get(pk=session.pk).half_days == 2


def test_a_new_first_day_is_traced(by) -> None:
    activity = an_activity(MARCH)
    session = activity.sessions.get()
    session.starts_at, session.ends_at = at(APRIL, 9), at(APRIL, 12)

    planning.plan(activity, themes=[], sessions=[session], by=by)

    change = Change.objects.filter(
        model="programme.activity", record_id=activity.pk
    ).first()
    assert (change.before, change.after) == (
        {"starts_on": "2031-03-04"},
        {"starts_on": "2031-04-01"},
    )


def test_registrations_follow_the_first_day(by) -> None:
    recognised_are_primary()
    activity = an_activity(MARCH)
    late = an_organisation(recognised_from=date(2031, 3, 20))
    never = an_organisation("Hogeschool")
    follows = a_registration(activity, organisation=late, target_group="secondary")
    said_otherwise = a_registration(
        activity, a_person(), organisation=never, target_group="primary"
    )
    session = activity.sessions.get()
    session.starts_at, session.ends_at = at(APRIL, 9), at(APRIL, 12)

    planning.plan(activity, themes=[], sessions=[session], by=by)

    follows.refresh_from_db()
    said_otherwise.refresh_from_db()
    assert (follows.target_group, said_otherwise.target_group) == (
        "primary",
        "primary",
    )


def test_a_session_with_attendance_stays(by) -> None:
    activity = an_activity(MARCH, APRIL)
    session = activity.sessions.get(number=2)
    was_there(a_registration(activity), session, present=False)

    with pytest.raises(planning.AttendanceIsRecorded):
        planning.plan(activity, themes=[], sessions=[], removed=[session], by=by)

    assert activity.sessions.count() == 2


def test_a_session_to_which_people_came_is_not_cancelled(by) -> None:
    activity = an_activity(MARCH, status="held")
    session = activity.sessions.get()
    was_there(a_registration(activity), session)
    session.status = "cancelled"

    with pytest.raises(planning.SessionHadPeople):
        planning.plan(activity, themes=[], sessions=[session], by=by)

    assert Session.objects.get(pk=session.pk).status == "held"


def test_what_took_place_keeps_a_session(by) -> None:
    activity = an_activity(MARCH, status="held")

    with pytest.raises(planning.NoSessionLeft):
        planning.plan(
            activity, themes=[], sessions=[], removed=activity.sessions.all(), by=by
        )

    assert activity.sessions.count() == 1


def test_it_took_place_with_the_sessions_that_have_begun(by) -> None:
    today = timezone.localdate()
    activity = an_activity(today - timedelta(days=7), today + timedelta(days=7))

    held = planning.hold(activity, by=by)

    assert [session.number for session in held] == [1]
    found = activity.sessions.values_list("status", flat=True)
    assert list(found) == ["held", "planned"]
    assert Activity.objects.get(pk=activity.pk).status == "held"
    step = activity.steps.get()
    assert (step.status, step.by) == ("held", by)


def test_what_has_not_begun_has_not_taken_place(by) -> None:
    activity = an_activity(timezone.localdate() + timedelta(days=7))

    with pytest.raises(planning.NothingTookPlace):
        planning.hold(activity, by=by)

    assert (activity.status, steps_of(activity)) == ("planned", [])


def test_what_was_cancelled_is_planned_again_before_it_takes_place(by) -> None:
    activity = an_activity(timezone.localdate())
    session = a_session(activity, timezone.localdate() - timedelta(days=1))
    planning.cancel(activity, by=by, note="Te weinig mensen")

    with pytest.raises(StepNotAllowed):
        planning.hold_sessions(activity, [session], by=by)
    planning.plan_again(activity, by=by)
    planning.hold_sessions(activity, [session], by=by)

    assert steps_of(activity) == ["cancelled", "planned", "held"]


def test_what_people_came_to_is_not_cancelled(by) -> None:
    activity = an_activity(MARCH, status="held")
    was_there(a_registration(activity), activity.sessions.get())
    planning.plan_again(activity, by=by)

    with pytest.raises(planning.PeopleCame):
        planning.cancel(activity, by=by)

    assert Activity.objects.get(pk=activity.pk).status == "planned"


@pytest.mark.parametrize("status", ["planned", "held", "cancelled"])
@pytest.mark.parametrize("wanted", ["planned", "held", "cancelled"])
def test_an_activity_goes_only_where_its_table_says(by, status, wanted) -> None:
    activity = an_activity(MARCH, status=status)
    allowed = wanted in Activity.NEXT[Activity.Status(status)]

    try:
        planning._move(activity, wanted, by=by)
        moved = True
    except StepNotAllowed:
        moved = False

    assert moved is allowed
    assert steps_of(activity) == ([wanted] if allowed else [])
