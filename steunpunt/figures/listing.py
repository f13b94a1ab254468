"""The list behind a figure: the query of the figure, without the aggregate."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    CharField,
    Count,
    Exists,
    F,
    OuterRef,
    QuerySet,
    Value,
)
from django.db.models.functions import Cast, Coalesce

from steunpunt.figures.aggregates import CountDistinct
from steunpunt.figures.computing import link_pairs
from steunpunt.figures.declaring import AnyFigure, Breakdown, Column, Figure, Share
from steunpunt.figures.periods import Period
from steunpunt.figures.registry import registry
from steunpunt.figures.sharing import as_boolean


@dataclass(frozen=True)
class Listing:
    """The rows that a figure counts.

    Attributes:
        columns: heading of each value in a row.
        rows: a queryset of dictionaries by column name; lazy, so it can be paged.
    """

    columns: Sequence[Column]
    rows: QuerySet[Any, dict[str, Any]]

    def __iter__(self) -> Iterator[list[Any]]:
        names = [f"c_{column.name}" for column in self.columns]
        for row in self.rows.iterator(chunk_size=2000):
            yield [row[name] for name in names]

    def __len__(self) -> int:
        return self.rows.count()


def listing(
    figure: AnyFigure,
    period: Period,
    dimension: str | None = None,
    cell: str = "",
    *,
    public: bool = False,
    personal: bool = True,
) -> Listing:
    """The records behind a figure, or behind one cell of a breakdown.

    A count lists what it counts, a count of different people lists each once, a sum
    and a mean list each value, and a share lists its denominator and marks what stands
    above the line (`counts`).

    `public` keeps only the columns that everyone may read; without `personal` those
    that name a person go.
    """
    records = figure.records.records(period).order_by()
    below = figure.denominator if isinstance(figure, Share) else figure
    records = _counted(records, below, period)
    if dimension is not None:
        breakdown = registry.breakdowns_of(figure)[dimension]
        records = _in_cell(records, breakdown, cell)
    if isinstance(figure, Share) and _above_is_marked(figure):
        columns = [*_columns(below), _marker(figure, period)]
    else:
        columns = [*_columns(below)]
    if public:
        columns = [column for column in columns if column.public]
    if not personal:
        columns = [column for column in columns if not column.personal]
    return Listing(columns, _rows(records, below, columns))


def _counted(records: QuerySet[Any], figure: Figure, period: Period) -> QuerySet[Any]:
    condition = figure.condition(period)
    if condition is not None:
        records = records.annotate(x_counts=as_boolean(condition)).filter(x_counts=True)
    if figure.aggregate.value is not None:
        value = figure.aggregate.value
        records = records.annotate(
            x_value=F(value) if isinstance(value, str) else value
        ).filter(x_value__isnull=False)
    return records


def _in_cell(records: QuerySet[Any], breakdown: Breakdown, cell: str) -> QuerySet[Any]:
    if breakdown.link:
        mine = link_pairs(breakdown.link).filter(
            **{breakdown.link.owner: OuterRef(breakdown.link.key)}
        )
        if not cell:
            return records.filter(~Exists(mine))
        return records.filter(
            Exists(
                mine.annotate(x_text=Cast(breakdown.link.cell, CharField())).filter(
                    x_text=cell
                )
            )
        )
    path: Any = breakdown.cell
    text = Cast(F(path) if isinstance(path, str) else path, CharField())
    return records.annotate(x_cell=Coalesce(text, Value(""))).filter(x_cell=cell)


def _columns(figure: Figure) -> list[Column]:
    if isinstance(figure.aggregate, CountDistinct):
        return [*figure.columns, Column("records", "x_records", figure.records.label)]
    columns = list(figure.records.columns)
    if figure.aggregate.value is not None:
        columns.append(Column("value", "x_value", figure.label, public=True))
    return columns


def _above_is_marked(share: Share) -> bool:
    """Whether both halves of the share are counts over one record set."""
    return share.numerator.records is share.denominator.records and not isinstance(
        share.numerator.aggregate, CountDistinct
    )


def _marker(share: Share, period: Period) -> Column:
    condition = share.numerator.condition(period)
    above = as_boolean(condition) if condition is not None else Value(True)
    return Column("counts", above, share.numerator.label, public=True)


def _rows(
    records: QuerySet[Any], figure: Figure, columns: Sequence[Column]
) -> QuerySet[Any, dict[str, Any]]:
    shown = {
        f"c_{column.name}": F(column.path)
        if isinstance(column.path, str)
        else column.path
        for column in columns
        if column.path != "x_records"
    }
    if isinstance(figure.aggregate, CountDistinct):
        distinct = records.values("x_value", **shown)
        return distinct.annotate(c_records=Count("pk")).order_by("x_value")
    return records.values("pk", **shown).order_by("pk")
