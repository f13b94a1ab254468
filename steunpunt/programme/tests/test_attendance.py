"""Attendance: one sheet, saved in one go, also when two people fill it in."""

from datetime import date

import pytest

from steunpunt.figures.computing import compute
from steunpunt.figures.periods import Period
from steunpunt.programme.day.attendance import NotOnThisSheet, Sheet, record_sheet
from steunpunt.programme.models import Activity, Attendance
from steunpunt.programme.placing import registering
from steunpunt.programme.plan import planning
from steunpunt.programme.tests.builders import a_registration, an_activity
from steunpunt.records.models import Change
from steunpunt.records.refusing import StepNotAllowed
from steunpunt.sector.tests.builders import a_person, a_user

pytestmark = pytest.mark.django_db
MARCH, APRIL = date(2031, 3, 4), date(2031, 4, 1)
NOTHING: frozenset = frozenset()


@pytest.fixture
def by():
    return a_user()


def seen_in(activity) -> dict:
    rows = Attendance.objects.filter(session__activity=activity)
    return {
        (person, number): present
        for person, number, present in rows.values_list(
            "registration__person__first_name", "session__number", "present"
        )
    }


def a_course(*names: str):
    """An activity of two sessions, and the registrations of these people."""
    activity = an_activity(MARCH, APRIL)
    people = [a_registration(activity, a_person(name)) for name in names]
    return activity, *activity.sessions.order_by("number"), people


def test_who_is_ticked_came_and_who_is_not_was_absent(by) -> None:
    activity, first, _second, (lotte, _jef) = a_course("Lotte", "Jef")
    now = frozenset({(lotte.pk, first.pk)})

    saved = record_sheet(activity, Sheet(NOTHING, now, frozenset({first.pk})), by=by)

    assert (saved.came, saved.stayed_away, saved.held) == (1, 1, [first])
    assert seen_in(activity) == {("Lotte", 1): True, ("Jef", 1): False}


def test_recording_who_came_says_that_it_took_place_and_counts(by) -> None:
    activity, first, _second, (lotte, _jef) = a_course("Lotte", "Jef")
    now = frozenset({(lotte.pk, first.pk)})

    record_sheet(activity, Sheet(NOTHING, now, frozenset({first.pk})), by=by)

    totals = compute(Period.year(2031))
    counted = ("activities", "half_days", "participations", "no_shows")
    assert [totals.total(f"programme.{one}").number for one in counted] == [1, 1, 1, 1]
    assert Activity.objects.get(pk=activity.pk).status == "held"


def test_two_sheets_at_two_doors_add_up(by) -> None:
    activity, first, _second, (lotte, jef) = a_course("Lotte", "Jef")
    held = frozenset({first.pk})

    record_sheet(
        activity, Sheet(NOTHING, frozenset({(lotte.pk, first.pk)}), held), by=by
    )
    record_sheet(activity, Sheet(NOTHING, frozenset({(jef.pk, first.pk)}), held), by=by)

    assert seen_in(activity) == {("Lotte", 1): True, ("Jef", 1): True}


def test_who_is_unticked_was_absent(by) -> None:
    activity, first, _second, (lotte,) = a_course("Lotte")
    ticked, held = frozenset({(lotte.pk, first.pk)}), frozenset({first.pk})
    record_sheet(activity, Sheet(NOTHING, ticked, held), by=by)

    record_sheet(activity, Sheet(ticked, NOTHING, held), by=by)

    assert seen_in(activity) == {("Lotte", 1): False}
    change = Change.objects.filter(
        model="programme.registration", record_id=lotte.pk
    ).first()
    assert (change.before, change.after) == (
        {"attended": [first.pk]},
        {"attended": []},
    )


def test_who_cancelled_is_no_absentee_unless_ticked(by) -> None:
    activity, first, _second, (lotte, jef) = a_course("Lotte", "Jef")
    for registration in (lotte, jef):
        registering.cancel(registration, by=by)
    now = frozenset({(jef.pk, first.pk)})

    record_sheet(activity, Sheet(NOTHING, now, frozenset({first.pk})), by=by)

    assert seen_in(activity) == {("Jef", 1): True}


def test_a_sheet_with_someone_else_is_refused_whole(by) -> None:
    activity, first, _second, (lotte,) = a_course("Lotte")
    stranger = a_registration(an_activity())
    now = frozenset({(lotte.pk, first.pk), (stranger.pk, first.pk)})

    with pytest.raises(NotOnThisSheet):
        record_sheet(activity, Sheet(NOTHING, now, frozenset({first.pk})), by=by)

    assert seen_in(activity) == {}


def test_nobody_comes_to_what_was_cancelled(by) -> None:
    activity, first, _second, _people = a_course("Lotte")
    planning.cancel(activity, by=by)

    with pytest.raises(StepNotAllowed):
        record_sheet(activity, Sheet(NOTHING, NOTHING, frozenset({first.pk})), by=by)

    assert seen_in(activity) == {}


def test_a_sheet_of_hundreds_costs_as_many_queries_as_one_of_two(
    by, django_assert_max_num_queries
) -> None:
    activity, first, second, people = a_course(*(f"P{n}" for n in range(300)))
    now = frozenset((one.pk, s.pk) for one in people for s in (first, second))
    sheet = Sheet(NOTHING, now, frozenset({first.pk, second.pk}))

    with django_assert_max_num_queries(30):
        record_sheet(activity, sheet, by=by)

    assert Attendance.objects.filter(registration__activity=activity).count() == 600


def test_one_attendance_is_recorded_by_itself(by) -> None:
    activity, first, second, (lotte,) = a_course("Lotte")

    registering.record_attendance(lotte, {first.pk: True, second.pk: False})

    assert seen_in(activity) == {("Lotte", 1): True, ("Lotte", 2): False}
