"""Whatever day it is, who follows the track of the demonstration can be at all of it."""

from datetime import date, timedelta

import pytest

from steunpunt.demo.coming import COMING
from steunpunt.demo.days import TRACK, days_of
from steunpunt.demo.workdays import workday

WANTED = [(one.title, one.after, one.sessions) for one in COMING]


def test_the_track_is_of_activities_that_are_planned() -> None:
    assert {one.title for one in COMING} >= set(TRACK)


@pytest.mark.parametrize("year", [2026, 2027, 2028])
def test_no_two_of_the_track_are_on_one_day_whatever_day_it_is(year) -> None:
    for number in range(366):
        today = date(year, 1, 1) + timedelta(days=number)
        planned = days_of(WANTED, today)

        track = [day for title in TRACK for day in planned[title]]
        assert len(set(track)) == len(track), today
        for title, after, sessions in WANTED:
            days = planned[title]
            assert len(set(days)) == sessions
            assert days == sorted(map(workday, days))
            assert days[0] >= today + timedelta(days=after)


def test_it_would_not_hold_without_looking() -> None:
    """In summer, what is weeks apart comes on the first day that is open again."""
    today = date(2026, 7, 1)
    alone = [days_of([one], today)[one[0]] for one in WANTED if one[0] in TRACK]

    assert alone[0][0] == alone[1][0]
