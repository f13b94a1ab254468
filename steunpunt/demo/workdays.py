"""Days on which the centre works."""

from datetime import date, timedelta
from functools import lru_cache

from steunpunt.money.workdays import easter_sunday

ONE_DAY = timedelta(days=1)


@lru_cache(maxsize=1024)
def workday(day: date) -> date:
    """The day itself, or the first one after it on which the centre works."""
    while day.weekday() > 4 or day in closed(day.year):
        day += ONE_DAY
    return day


@lru_cache(maxsize=16)
def closed(year: int) -> frozenset[date]:
    """Public holidays, the summer weeks without activities, and the end of the year."""
    easter = easter_sunday(year)
    days = {easter + timedelta(days=after) for after in (1, 39, 50)}
    days |= {date(year, 5, 1), date(year, 11, 1), date(year, 11, 11)}
    days |= {date(year, 7, 8) + timedelta(days=n) for n in range(43)}
    days |= {date(year, 12, 23) + timedelta(days=n) for n in range(9)}
    days |= {date(year, 1, 1) + timedelta(days=n) for n in range(3)}
    return frozenset(days)
