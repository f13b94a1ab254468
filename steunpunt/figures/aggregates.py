"""What can be done with the records of a set: count, sum, mean, median, reading.

Each aggregate is SQL over the columns of one common table expression, with a filter,
so that all figures of a record set share one query. `{w}` is the filter and `{v}` the
column of the figure's value, `{u}` that of its unit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django.db import models
from django.db.models import Expression

Number = float | int


@dataclass(frozen=True)
class Outcome:
    """What an aggregate says of one cell.

    Attributes:
        number: the figure, None where there is none (missing is not zero).
        numerator: the sum that was divided, for a mean or a share.
        denominator: what it was divided by.
        n: how many records stand behind it.
        units: how many of what it is about (organisations), where that is not `n`.
    """

    number: Number | None
    numerator: Number | None = None
    denominator: Number | None = None
    n: int = 0
    units: int | None = None


@dataclass(frozen=True)
class Aggregate:
    """An aggregate over one value of each record; `value` is a field or expression."""

    value: str | Expression | None = None

    additive: ClassVar[bool] = True
    selects: ClassVar[tuple[str, ...]] = ()
    by_value: ClassVar[bool] = False

    def columns(self) -> dict[str, Any]:
        """The columns that `selects` names, each a field or an expression."""
        return {} if self.value is None else {"v": self.value}

    def outcome(self, results: Sequence[Any]) -> Outcome:
        """Read the results of `selects`, in order."""
        raise NotImplementedError


class Count(Aggregate):
    """How many records."""

    selects = ("COUNT(*) {w}",)

    def outcome(self, results: Sequence[Any]) -> Outcome:
        return Outcome(results[0], n=results[0])


class Stock(Count):
    """How many records there are on the last day. Periods are never added up."""

    additive = False


class CountDistinct(Aggregate):
    """How many different values: people, organisations. Never added up."""

    additive = False
    selects = ("COUNT(DISTINCT {v}) {w}", "COUNT({v}) {w}")

    def outcome(self, results: Sequence[Any]) -> Outcome:
        return Outcome(results[0], n=results[1])


class Sum(Aggregate):
    """The sum of a value; of no records it is zero."""

    selects: ClassVar[tuple[str, ...]] = ("SUM({v}) {w}", "COUNT({v}) {w}")

    def outcome(self, results: Sequence[Any]) -> Outcome:
        return Outcome(plain(results[0] or 0), n=results[1])


@dataclass(frozen=True)
class SumOver(Sum):
    """A sum of what units got: half-days over trajectories.

    `unit` is the field that tells units apart. When a figure is about them, a sum over
    fewer than five units is as small as a count below five.
    """

    unit: str = ""

    selects = (*Sum.selects, "COUNT(DISTINCT {u}) {w}")

    def columns(self) -> dict[str, Any]:
        return super().columns() | {"u": self.unit}

    def outcome(self, results: Sequence[Any]) -> Outcome:
        total, n, units = results
        return Outcome(plain(total or 0), n=n, units=units)


class SumOfReadings(Sum):
    """The sum of what others counted; without readings there is none."""

    def outcome(self, results: Sequence[Any]) -> Outcome:
        total, n = results
        return Outcome(plain(total) if n else None, n=n)


class Reading(Aggregate):
    """One number that somebody else counted; two of them are never added up."""

    additive = False
    selects = ("SUM({v}) {w}", "COUNT({v}) {w}")

    def outcome(self, results: Sequence[Any]) -> Outcome:
        total, n = results
        return Outcome(plain(total) if n == 1 else None, n=n)


class Mean(Aggregate):
    """The mean of a value over the records that have one, kept as two sums."""

    additive = False
    selects = ("SUM({v}) {w}", "COUNT({v}) {w}")

    def outcome(self, results: Sequence[Any]) -> Outcome:
        total, n = plain(results[0] or 0), results[1]
        return Outcome(total / n if n else None, total, n, n)


class Median(Aggregate):
    """The middle value; of an even number, the mean of the two in the middle.

    Its results are pairs (value, how often), since SQLite has no median.
    """

    additive = False
    by_value = True

    def outcome(self, results: Sequence[tuple[Number, int]]) -> Outcome:
        n = sum(often for _, often in results)
        if not n:
            return Outcome(None)
        ordered = sorted(results)
        low, high = _nth(ordered, (n - 1) // 2), _nth(ordered, n // 2)
        return Outcome((low + high) / 2, n=n)


def _nth(ordered: Sequence[tuple[Number, int]], position: int) -> Number:
    for value, often in ordered:
        position -= often
        if position < 0:
            return value
    raise IndexError(position)


def plain(number: Any) -> Number:
    """A whole number or a float, whatever the database made of it."""
    return int(number) if number == int(number) else float(number)


class _Between(models.Func):
    """From a start to an end: the same on both databases."""

    arity = 2
    sqlite: ClassVar[tuple[str, str]]
    postgresql: ClassVar[tuple[str, str]]

    def __init__(self, start: Any, end: Any, **extra: Any) -> None:
        super().__init__(end, start, **extra)

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        template, joiner = self.sqlite
        return self.as_sql(
            compiler, connection, template=template, arg_joiner=joiner, **extra
        )

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        template, joiner = self.postgresql
        return self.as_sql(
            compiler, connection, template=template, arg_joiner=joiner, **extra
        )


class HoursBetween(_Between):
    """Hours from one moment to another."""

    output_field = models.FloatField()
    sqlite = ("((unixepoch(%(expressions)s)) / 3600.0)", ") - unixepoch(")
    postgresql = ("(EXTRACT(EPOCH FROM (%(expressions)s)) / 3600.0)::float", " - ")


class DaysBetween(_Between):
    """Whole days from one date to another."""

    output_field = models.IntegerField()
    sqlite = ("CAST(julianday(%(expressions)s) AS INTEGER)", ") - julianday(")
    postgresql = ("(%(expressions)s)", " - ")
