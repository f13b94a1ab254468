"""Working days in Belgium: Monday to Friday, without the ten public holidays.

Source: law of 4 January 1974 on public holidays, and royal decree of 18 April 1974.
"""

from datetime import date, timedelta
from functools import lru_cache

FIXED = ((1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25))
AFTER_EASTER = (1, 39, 50)  # Easter Monday, Ascension, Whit Monday


def is_workday(day: date) -> bool:
    """Whether offices work on that day."""
    return day.weekday() < 5 and day not in _holidays(day.year)


def workdays_between(earlier: date, later: date) -> int:
    """How many working days come after the one, up to and including the other."""
    days = (later - earlier).days
    return sum(is_workday(earlier + timedelta(days=n)) for n in range(1, days + 1))


@lru_cache(maxsize=16)
def _holidays(year: int) -> frozenset[date]:
    easter = easter_sunday(year)
    moving = {easter + timedelta(days=n) for n in AFTER_EASTER}
    return frozenset(moving | {date(year, month, day) for month, day in FIXED})


def easter_sunday(year: int) -> date:
    """Easter, by the reckoning of Gauss as mended for the Gregorian calendar."""
    golden, century = year % 19, year // 100
    skipped = century - century // 4 - (8 * century + 13) // 25
    moon = (skipped + 19 * golden + 15) % 30
    moon -= moon // 28 * (1 - 29 // (moon + 1) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    march = moon - weekday
    month = 3 + (march + 40) // 44
    return date(year, month, march + 28 - 31 * (month // 4))
