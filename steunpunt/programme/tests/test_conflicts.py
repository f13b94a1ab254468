"""What cannot both be."""

from datetime import date

import pytest

from steunpunt.programme.models import Session
from steunpunt.programme.plan.conflicts import conflicts
from steunpunt.programme.tests.builders import a_session, an_activity
from steunpunt.sector.tests.builders import a_user

pytestmark = pytest.mark.django_db
DAY = date(2031, 3, 4)
KADE = {"place": "Zaal De Kade", "municipality": "Antwerpen"}


def found() -> list[tuple[str, str, str]]:
    return [
        (str(one.first.activity), str(one.second.activity), one.what)
        for one in conflicts(Session.objects.select_related("activity__organiser"))
    ]


def in_the_kade(activity, **more):
    Session.objects.filter(activity=activity).update(**KADE, **more)


def test_two_sessions_in_one_room_at_one_time_are_seen() -> None:
    for title in ("Een", "Twee"):
        in_the_kade(an_activity(DAY, title=title))

    assert found() == [("Een", "Twee", "Zaal De Kade, Antwerpen")]


def test_one_organiser_cannot_be_at_two_activities() -> None:
    noor = a_user()
    for title in ("Een", "Twee"):
        an_activity(DAY, title=title, organiser=noor)

    assert found() == [("Een", "Twee", str(noor))]


def test_online_cancelled_or_after_each_other_is_no_conflict() -> None:
    in_the_kade(an_activity(DAY, title="Een"))
    in_the_kade(an_activity(DAY, title="Online"), mode="online")
    in_the_kade(an_activity(DAY, title="Niet"), status="cancelled")
    later = an_activity(date(2031, 3, 5), title="Later")
    in_the_kade(later)
    a_session(later, date(2031, 3, 6))

    assert found() == []
