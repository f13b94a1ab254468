"""Moments that go wrong: nights with a clock change, borders of a year, leap days."""

from datetime import date, datetime, timedelta
from random import Random


def last_sunday(year: int, month: int) -> date:
    """The day on which the clock changes."""
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)


def nasty_stretches(year: int) -> list[tuple[datetime, timedelta]]:
    """Starts and wall-clock lengths that have made software count wrong."""
    spring, autumn = last_sunday(year, 3), last_sunday(year, 10)
    return [
        (_at(spring - timedelta(days=1), 23), timedelta(hours=5)),  # 4 hours pass
        (_at(spring, 2, 30), timedelta(hours=3)),  # an hour that does not exist
        (_at(autumn - timedelta(days=1), 23), timedelta(hours=5)),  # 6 hours pass
        (_at(autumn, 2, 30), timedelta(hours=4)),  # an hour that exists twice
        (_at(date(year, 12, 31), 22), timedelta(hours=5)),
        (_at(date(year, 12, 31), 23, 59), timedelta(minutes=1)),
        (_at(date(year, 12, 31), 0, 0), timedelta(hours=23, minutes=59)),
        (_at(date(year - 1, 12, 31), 22), timedelta(hours=5)),
        (_at(date(year - 1, 12, 31), 23, 30), timedelta(days=2)),
        (_at(date(year, 1, 1), 0, 0), timedelta(hours=4)),
        (_at(date(year + 1, 1, 1), 0, 0), timedelta(hours=4)),
        (_at(_leap_day(year), 9), timedelta(hours=7)),
    ]


def stretch(chance: Random, year: int) -> tuple[datetime, datetime]:
    """A start and an end, in Brussels wall-clock time; often a nasty one."""
    if chance.random() < 0.4:
        starts, length = chance.choice(nasty_stretches(year))
    else:
        day = a_day(chance, year)
        starts = _at(day, chance.choice([9, 13, 19]), chance.choice([0, 30]))
        length = timedelta(minutes=chance.choice([45, 180, 239, 240, 241, 420, 540]))
    return starts, starts + length


def a_day(chance: Random, year: int) -> date:
    """A day of the year, or just outside it."""
    borders = [
        date(year, 1, 1),
        date(year, 12, 31),
        date(year - 1, 12, 31),
        date(year + 1, 1, 1),
        _leap_day(year),
        date(year, 6, 30),
        date(year, 7, 1),
    ]
    if chance.random() < 0.4:
        return chance.choice(borders)
    return date(year, 1, 1) + timedelta(days=chance.randrange(365))


def _at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute)  # noqa: DTZ001 - wall clock


def _leap_day(year: int) -> date:
    return date(year, 2, 29) if year % 4 == 0 else date(year, 2, 28)
