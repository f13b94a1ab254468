"""Numbers without a gap: each is the one before it plus one, within its year.

The counter is locked by the transaction that issues: whoever comes next waits until
it ends, and when it fails its number was never given out.
"""

from dataclasses import dataclass
from datetime import date

from steunpunt.money import ogm
from steunpunt.money.models import Counter
from steunpunt.records.refusing import TooEarly


@dataclass(frozen=True)
class Number:
    """The number of an invoice or a credit note."""

    kind: str
    year: int
    sequence: int

    def __str__(self) -> str:
        return f"{self.kind}{self.year}-{self.sequence:05}"

    @property
    def communication(self) -> str:
        """The structured communication: year and number, with the check."""
        return ogm.with_check(f"{self.year:04}{self.sequence:06}")


def next_number(kind: Counter.Kind, day: date) -> Number:
    """The next number; the caller is in a transaction.

    Raises:
        TooEarly: before the day of the last one: numbers follow the calendar.
    """
    first = Counter(kind=kind, year=day.year, last=0, last_on=day)
    Counter.objects.bulk_create([first], ignore_conflicts=True)
    counter = Counter.objects.select_for_update().get(kind=kind)
    if day < counter.last_on:
        raise TooEarly(day=counter.last_on)
    if day.year > counter.year:
        counter.year, counter.last = day.year, 0
    counter.last, counter.last_on = counter.last + 1, day
    counter.save()
    return Number(kind, counter.year, counter.last)
