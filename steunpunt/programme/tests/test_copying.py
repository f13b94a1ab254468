"""Copying an activity to another year."""

from datetime import date

import pytest

from steunpunt.programme.models import Activity, ActivityKind, Level, Session
from steunpunt.programme.plan.copying import NothingToCopy, copy
from steunpunt.programme.tests.builders import a_registration, a_session, an_activity
from steunpunt.sector.half_days import BRUSSELS
from steunpunt.sector.models import Theme

pytestmark = pytest.mark.django_db


def test_a_copy_has_the_same_sessions_on_other_days_at_the_same_time() -> None:
    activity = an_activity(
        date(2031, 3, 4),
        is_public=True,
        places=12,
        minimum=6,
        decide_on=date(2031, 2, 20),
    )
    a_session(activity, date(2031, 4, 8), place="Zaal De Kade")  # in summer time
    activity.themes.set([Theme.objects.create(label_nl="Groepen")])
    a_registration(activity)

    again = copy(activity, first_day=date(2032, 3, 2), by=None)

    starts = [
        s.starts_at.astimezone(BRUSSELS) for s in again.sessions.order_by("number")
    ]
    assert [f"{one:%Y-%m-%d %H:%M}" for one in starts] == [
        "2032-03-02 09:30",
        "2032-04-06 09:30",
    ]
    assert (again.places, again.minimum, again.decide_on, again.is_public) == (
        12,
        6,
        date(2032, 2, 19),
        False,
    )
    assert list(again.themes.all()) == list(activity.themes.all())
    assert again.registrations.count() == 0
    assert again.sessions.get(number=2).place == "Zaal De Kade"


def test_words_that_are_no_longer_used_stay_with_the_first() -> None:
    past = date(2020, 12, 31)
    kind = ActivityKind.objects.create(label_nl="Cursus", valid_to=past)
    level = Level.objects.create(label_nl="Voor iedereen")
    activity = an_activity(date(2020, 3, 4), kind=kind, level=level)
    used = Theme.objects.create(label_nl="Groepen")
    activity.themes.set([used, Theme.objects.create(label_nl="Oud", valid_to=past)])

    again = copy(activity, first_day=date(2032, 3, 2), by=None)

    assert (again.kind, again.level) == (None, level)
    assert list(again.themes.all()) == [used]
    assert (activity.kind, activity.themes.count()) == (kind, 2)


def test_what_has_no_day_cannot_move() -> None:
    activity = Activity.objects.create(title="Ooit")

    with pytest.raises(NothingToCopy):
        copy(activity, first_day=date(2032, 3, 2), by=None)


def test_a_session_that_was_cancelled_is_not_planned_again() -> None:
    activity = an_activity(date(2031, 3, 4))
    a_session(activity, date(2031, 3, 11), status=Session.Status.CANCELLED)

    assert copy(activity, first_day=date(2032, 3, 2), by=None).sessions.count() == 1
