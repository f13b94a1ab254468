"""On which days the demonstration plans what is to come, whatever day it is today."""

from collections.abc import Iterable
from datetime import date, timedelta

from steunpunt.demo.workdays import ONE_DAY, workday

#: what somebody follows as a whole, so no two of it are on one day
TRACK = (
    "Nieuw in de sector? Begin hier",
    "Vergaderen met wie nooit iets zegt",
    "Groepsdynamica: zie wat er gebeurt",
)
BETWEEN = timedelta(days=14)

Wanted = tuple[str, int, int]  # title, after how many days, how many sessions


def days_of(wanted: Iterable[Wanted], today: date) -> dict[str, list[date]]:
    """The day of each session, by title."""
    found: dict[str, list[date]] = {}
    taken: set[date] = set()
    for title, after, sessions in wanted:
        day, days = today + timedelta(days=after), []
        for _time in range(sessions):
            day = workday(day)
            while title in TRACK and day in taken:
                day = workday(day + ONE_DAY)
            days.append(day)
            day += BETWEEN
        if title in TRACK:
            taken.update(days)
        found[title] = days
    return found
