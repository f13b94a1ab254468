"""What may never be false of the media: the database refuses it."""

from datetime import date

import pytest

from steunpunt.channels.models import (
    FollowerReading,
    Site,
    SiteReading,
    SocialChannel,
)
from steunpunt.records.tests.breaking import breaks

pytestmark = pytest.mark.django_db
READINGS = [
    ("month_is_1_to_12", {"month": 13}, "A month goes from 1 to 12."),
    (
        "year_of_a_reading_is_1990_to_2200",
        {"year": 203},
        "A year goes from 1990 to 2200.",
    ),
    ("metric_is_known", {"metric": "likes"}, "This metric does not exist."),
    (
        "period_of_a_reading_has_two_ends",
        {"period_from": date(2031, 3, 1)},
        "A period has a first and a last day.",
    ),
    (
        "period_of_a_reading_has_two_ends",
        {"period_from": date(2031, 3, 1), "period_to": date(2031, 2, 1)},
        "A period has a first and a last day.",
    ),
]
TWICE = [
    ("one_yearly_reading", None, "This year has been read already."),
    ("one_monthly_reading", 3, "This month has been read already."),
]


@pytest.mark.parametrize(("constraint", "wrong", "message"), READINGS)
def test_of_a_reading_the_database_refuses(constraint, wrong, message) -> None:
    site = Site.objects.create(name="proef.example")
    fine = {"site": site, "metric": "visits", "year": 2031, "month": 3, "value": 1}

    breaks(SiteReading, constraint, fine | wrong, message)


@pytest.mark.parametrize(("constraint", "month", "message"), TWICE)
def test_a_period_is_read_once(constraint, month, message) -> None:
    site = Site.objects.create(name="proef.example")
    same = {"site": site, "metric": "visits", "year": 2031, "month": month}
    SiteReading.objects.create(**same, value=10)

    breaks(SiteReading, constraint, same | {"value": 11}, message)


def test_followers_are_read_once_a_day() -> None:
    channel = SocialChannel.objects.create(name="Proef")
    same = {"channel": channel, "read_on": date(2031, 12, 31)}
    FollowerReading.objects.create(**same, followers=10)

    breaks(
        FollowerReading,
        "one_follower_reading_a_day",
        same | {"followers": 11},
        "This day has been read already.",
    )
