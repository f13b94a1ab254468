"""Periods: whole days in Europe/Brussels, both ends included."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Self

from django.utils.formats import date_format
from django.utils.translation import gettext as _


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """Whole days from `first` to `last`, both included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"A period cannot end ({self.last}) before it starts.")

    @classmethod
    def year(cls, year: int) -> Self:
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def quarter(cls, year: int, quarter: int) -> Self:
        first = quarter * 3 - 2
        return cls(
            date(year, first, 1),
            date(year, first + 2, monthrange(year, first + 2)[1]),
        )

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        return cls(date(year, month, 1), date(year, month, monthrange(year, month)[1]))

    @classmethod
    def parse(cls, code: str) -> Self:
        """Read `2019`, `2019-Q2`, `2019-03` or `2019-01-01_2019-05-18`.

        Raises:
            ValueError: when the code is none of these.
        """
        if re.fullmatch(r"\d{4}", code):
            return cls.year(int(code))
        if found := re.fullmatch(r"(\d{4})-Q([1-4])", code):
            return cls.quarter(int(found[1]), int(found[2]))
        if re.fullmatch(r"\d{4}-\d{2}", code):
            return cls.month(int(code[:4]), int(code[5:]))
        first, separator, last = code.partition("_")
        if separator:
            return cls(date.fromisoformat(first), date.fromisoformat(last))
        raise ValueError(f"{code!r} is not a period.")

    @property
    def code(self) -> str:
        """The shortest code that `parse` reads back."""
        year, month = self.first.year, self.first.month
        if self == Period.year(year):
            return f"{year}"
        if month % 3 == 1 and self == Period.quarter(year, (month + 2) // 3):
            return f"{year}-Q{(month + 2) // 3}"
        if self == Period.month(year, month):
            return f"{year}-{month:02}"
        return f"{self.first}_{self.last}"

    @property
    def is_year(self) -> bool:
        return self == Period.year(self.first.year)

    def __str__(self) -> str:
        if self.is_year:
            return str(self.first.year)
        return _("%(first)s to %(last)s") % {
            "first": date_format(self.first, "j F Y"),
            "last": date_format(self.last, "j F Y"),
        }

    def years_earlier(self, years: int) -> "Period":
        """The same days, that many years before."""
        return Period(_earlier(self.first, years), _earlier(self.last, years))


def _earlier(day: date, years: int) -> date:
    if (day.month, day.day) == (2, 29):
        return date(day.year - years, 2, monthrange(day.year - years, 2)[1])
    return day.replace(year=day.year - years)
