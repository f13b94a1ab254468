"""Periods, and the part of the reckoning that one of them bounds."""

import calendar
from datetime import date

from tests.outsider.facts import Facts

from .figures import Figure, Share


class Part:
    """The figures of one part of the work, in a period."""

    def __init__(self, facts: Facts, period: str) -> None:
        self.sheets, self.facts = facts.sheets, facts
        self.first, self.last = ends_of(period)
        self.figures: dict[str, Figure | Share] = {}
        self.reckon()

    def reckon(self) -> None:
        """Fill `figures`."""
        raise NotImplementedError

    def _within(self, on: date) -> bool:
        return self.first <= on <= self.last


def ends_of(period: str) -> tuple[date, date]:
    """First and last day."""
    year, _, part = period.partition("-")
    first, last = 1, 12
    if part.startswith("Q"):
        last = 3 * int(part[1:])
        first = last - 2
    elif part:
        first = last = int(part)
    end = calendar.monthrange(int(year), last)[1]
    return date(int(year), first, 1), date(int(year), last, end)
