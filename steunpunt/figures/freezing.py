"""The records behind figures, as they are now: what an edition keeps of them.

For each record of a set: which figures count it and with what value, and the cells it
falls in. Read in the order of the key and in chunks, so that memory stays flat.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F

from steunpunt.figures.aggregates import CountDistinct
from steunpunt.figures.computing import Base, link_pairs
from steunpunt.figures.declaring import Breakdown, Figure, RecordSet, Share
from steunpunt.figures.periods import Period
from steunpunt.figures.registry import registry


@dataclass(frozen=True, slots=True)
class Row:
    """One record behind figures.

    Attributes:
        pk: its key, as text.
        reference: its reference.
        counts: for each figure what the record brings: 1 for a count, else its value;
            None where the figure leaves it out.
        cells: for each breakdown the cells it falls in, in order.
    """

    pk: str
    reference: str
    counts: tuple[Any, ...]
    cells: tuple[tuple[str, ...], ...]

    def as_list(self) -> list[Any]:
        """As plain data; `from_list` reads it back."""
        return [
            self.pk,
            self.reference,
            list(self.counts),
            [list(c) for c in self.cells],
        ]

    @classmethod
    def from_list(cls, data: Sequence[Any]) -> "Row":
        pk, reference, counts, cells = data
        return cls(pk, reference, tuple(counts), tuple(tuple(c) for c in cells))


def figures_of(records: RecordSet) -> list[Figure]:
    """The plain figures declared over a record set, in a stable order."""
    return sorted(
        (
            figure
            for figure in registry.figures.values()
            if not isinstance(figure, Share) and figure.records.key == records.key
        ),
        key=lambda figure: figure.code,
    )


def breakdowns_of(records: RecordSet) -> list[Breakdown]:
    """The breakdowns of a record set, in a stable order."""
    found = registry.breakdowns.get(records.key, {})
    return [found[key] for key in sorted(found)]


def rows_behind(
    records: RecordSet, period: Period, *, chunk: int = 5000
) -> Iterator[Row]:
    """Every record of a set in a period, in the order of its key."""
    figures, breakdowns = figures_of(records), breakdowns_of(records)
    base = Base(records, figures, breakdowns, period)
    linked = {
        number: _cells_by_owner(breakdown)
        for number, breakdown in enumerate(breakdowns)
        if breakdown.link
    }
    queryset = base.queryset.values(
        "pk", *base.columns, x_reference=F("reference")
    ).order_by("pk")
    for found in queryset.iterator(chunk_size=chunk):
        yield Row(
            str(found["pk"]),
            found["x_reference"],
            tuple(_brought(figure, n, found) for n, figure in enumerate(figures)),
            tuple(
                linked[n].get(found[f"x_b{n}"], ())
                if n in linked
                else _cell(found[f"x_b{n}"])
                for n in range(len(breakdowns))
            ),
        )


def _brought(figure: Figure, number: int, found: dict[str, Any]) -> Any:
    if not found.get(f"x_w{number}", True):
        return None
    if figure.aggregate.value is None:
        return 1
    value = found[f"x_v{number}"]
    if value is None or isinstance(figure.aggregate, CountDistinct):
        return value if value is None else str(value)
    return int(value) if value == int(value) else float(value)


def _cell(value: Any) -> tuple[str, ...]:
    return () if value in (None, "") else (str(value),)


def _cells_by_owner(breakdown: Breakdown) -> dict[Any, tuple[str, ...]]:
    cells: dict[Any, tuple[str, ...]] = {}
    assert breakdown.link is not None  # noqa: S101 - the caller asks only for links
    for pair in link_pairs(breakdown.link).order_by("x_owner", "x_cell").iterator():
        cells[pair["x_owner"]] = (*cells.get(pair["x_owner"], ()), pair["x_cell"])
    return cells
