"""Computes figures: all those of one record set, with all breakdowns, in one query.

The records of a set become a common table expression with one column for each
condition, value and cell that figures need; what these share is worked out once
(`sharing`). Totals and breakdowns are grouped from it and united, so the number of
queries depends on what is asked and never on how many records there are.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import F, QuerySet
from django.db.models.expressions import BaseExpression

from steunpunt.figures.aggregates import Outcome
from steunpunt.figures.declaring import (
    AnyFigure,
    Breakdown,
    Figure,
    RecordSet,
    Share,
)
from steunpunt.figures.periods import Period
from steunpunt.figures.registry import registry
from steunpunt.figures.sharing import Shared, as_boolean

ALL = ("*",)


class Key(NamedTuple):
    """Which number: a figure, and the cell of a breakdown (None: the total)."""

    code: str
    dimension: str | None = None
    cell: str | None = None


@dataclass(frozen=True)
class Results:
    """The outcomes of a period.

    A cell that no record falls in is not there; `get` gives a figure's outcome of
    nothing for it.
    """

    period: Period
    outcomes: Mapping[Key, Outcome]

    def __getitem__(self, key: Key) -> Outcome:
        return self.outcomes[key]

    def total(self, code: str) -> Outcome:
        return self.outcomes[Key(code)]

    def cells(self, code: str, dimension: str) -> dict[str, Outcome]:
        """The cells of one breakdown, by key."""
        return {
            key.cell or "": outcome
            for key, outcome in self.outcomes.items()
            if key.code == code and key.dimension == dimension
        }


def compute(
    period: Period,
    codes: Iterable[str] | None = None,
    by: Collection[str] = (),
) -> Results:
    """Compute figures of a period.

    Args:
        period: which days.
        codes: which figures; every figure when left out.
        by: keys of the breakdowns wanted beside the totals; `ALL` for every one.

    Raises:
        UnknownFigure: when no app declares one of the codes.
    """
    asked = [registry.get(code) for code in (codes or registry.figures)]
    outcomes: dict[Key, Outcome] = {}
    for records, figures in _by_record_set(_with_parts(asked)):
        breakdowns = [
            breakdown
            for key, breakdown in registry.breakdowns.get(records.key, {}).items()
            if by == ALL or key in by
        ]
        outcomes.update(_compute_set(records, figures, breakdowns, period))
    _divide(asked, outcomes)
    wanted = {figure.code for figure in asked}
    return Results(period, {k: o for k, o in outcomes.items() if k.code in wanted})


def _with_parts(asked: Iterable[AnyFigure]) -> list[Figure]:
    """The plain figures among those asked, and those that shares are made of."""
    plain: dict[str, Figure] = {}
    for figure in asked:
        parts = (
            (figure.numerator, figure.denominator)
            if isinstance(figure, Share)
            else (figure,)
        )
        plain.update({part.code: part for part in parts})
    return list(plain.values())


def _by_record_set(
    figures: Iterable[Figure],
) -> list[tuple[RecordSet, list[Figure]]]:
    sets: dict[str, tuple[RecordSet, list[Figure]]] = {}
    for figure in figures:
        sets.setdefault(figure.records.key, (figure.records, []))[1].append(figure)
    return list(sets.values())


def _divide(asked: Iterable[AnyFigure], outcomes: dict[Key, Outcome]) -> None:
    """Add the shares, for the total and each cell of a breakdown that both parts have.

    The cells are those of the denominator: of nothing there is no share.
    """
    for share in asked:
        if not isinstance(share, Share):
            continue
        both = {None, *registry.breakdowns_of(share)}
        for key in [k for k in outcomes if k.code == share.denominator.code]:
            if key.dimension not in both:
                continue
            below = outcomes[key].number
            above = outcomes.get(key._replace(code=share.numerator.code), Outcome(0))
            outcomes[key._replace(code=share.code)] = divided(above.number, below)


def divided(above: float | None, below: float | None) -> Outcome:
    """A share in percent; of nothing there is none."""
    number = 100 * (above or 0) / below if below else None
    return Outcome(number, above or 0, below, int(below or 0))


# -- One record set ------------------------------------------------------------------


def _compute_set(
    records: RecordSet,
    figures: Sequence[Figure],
    breakdowns: Sequence[Breakdown],
    period: Period,
) -> dict[Key, Outcome]:
    base = Base(records, figures, breakdowns, period)
    outcomes: dict[Key, Outcome] = {}
    together = [figure for figure in figures if not figure.aggregate.by_value]
    for figure in figures:
        outcomes[Key(figure.code)] = figure.aggregate.outcome(
            [0] * len(figure.aggregate.selects)
        )
    for dimension, cell, *results in base.run(together):
        for figure in together:
            width = len(figure.aggregate.selects)
            mine, results = results[:width], results[width:]
            if dimension is None or any(mine):
                key = Key(figure.code, dimension, cell)
                outcomes[key] = figure.aggregate.outcome(mine)
    for figure in figures:
        if figure.aggregate.by_value:
            outcomes.update(base.by_value(figure))
    return outcomes


class Base:
    """The common table expression of one record set, and the queries over it."""

    def __init__(
        self,
        records: RecordSet,
        figures: Sequence[Figure],
        breakdowns: Sequence[Breakdown],
        period: Period,
    ) -> None:
        self.figures = list(figures)
        self.breakdowns = list(breakdowns)
        columns: dict[str, BaseExpression] = {}
        for number, figure in enumerate(self.figures):
            columns |= _figure_columns(number, figure, period)
        for number, breakdown in enumerate(self.breakdowns):
            path = breakdown.link.key if breakdown.link else breakdown.cell
            columns[f"x_b{number}"] = _expression(path)
        self.queryset = records.records(period).order_by().values(**columns)
        self.columns = list(columns)
        self.shared = Shared(columns)
        self.parts = records.records(period).order_by().values(**self.shared.parts)

    def run(self, figures: Sequence[Figure]) -> Iterator[list[Any]]:
        """Rows of dimension, cell and the results of each figure's aggregate."""
        selects = [
            select.format(**self._names(figure))
            for figure in figures
            for select in figure.aggregate.selects
        ]
        if selects:
            yield from self._grouped(", ".join(selects), "")

    def by_value(self, figure: Figure) -> dict[Key, Outcome]:
        """Outcomes of an aggregate that needs each value, with how often it occurs."""
        names = self._names(figure)
        pairs: dict[Key, list[tuple[float, int]]] = {}
        rows = self._grouped("{v}, COUNT({v}) {w}".format(**names), names["v"])
        for dimension, cell, value, often in rows:
            if often:
                key = Key(figure.code, dimension, cell)
                pairs.setdefault(key, []).append((value, often))
        return {key: figure.aggregate.outcome(found) for key, found in pairs.items()}

    def _names(self, figure: Figure) -> dict[str, str]:
        number = self.figures.index(figure)
        filtered = f"x_w{number}" in self.columns
        names = {letter: f"x_{letter}{number}" for letter in figure.aggregate.columns()}
        return names | {"w": f"FILTER (WHERE x_w{number})" if filtered else ""}

    def _grouped(self, selects: str, also: str) -> Iterator[list[Any]]:
        """Totals and all breakdowns, united in one query."""
        try:
            sql, params = self._compiled(self.parts)
        except EmptyResultSet:
            return
        parts = [f"SELECT -1, '', {selects} FROM base"]  # noqa: S608 - our own names
        parts[0] += f" GROUP BY {also}" if also else ""
        for number, breakdown in enumerate(self.breakdowns):
            source, cell = f"x_b{number}", f"x_b{number}"
            joined = ""
            if breakdown.link:
                link_sql, link_params = self._compiled(link_pairs(breakdown.link))
                joined = f" LEFT JOIN ({link_sql}) link ON link.x_owner = base.{source}"
                cell = "link.x_cell"
                params = (*params, *link_params)
            text = f"COALESCE(CAST({cell} AS TEXT), '')"
            group = f"{text}, {also}" if also else text
            parts.append(
                f"SELECT {number}, {text}, {selects} "  # noqa: S608 - our own names
                f"FROM base{joined} GROUP BY {group}"
            )
        united = " UNION ALL ".join(parts)
        with connection.cursor() as cursor:
            cursor.execute(f"{self.shared.over(sql)} {united}", params)
            for dimension, cell, *results in cursor.fetchall():
                if dimension < 0:
                    yield [None, None, *results]
                else:
                    yield [self.breakdowns[dimension].key, cell, *results]

    @staticmethod
    def _compiled(queryset: QuerySet[Any, Any]) -> tuple[str, tuple[Any, ...]]:
        sql, params = queryset.query.get_compiler(connection=connection).as_sql()
        return sql, tuple(params)


def link_pairs(link: Any) -> QuerySet[Any, Any]:
    """The pairs of owner and cell of an overlapping breakdown."""
    return link.pairs().order_by().values(x_owner=F(link.owner), x_cell=F(link.cell))


def _figure_columns(
    number: int, figure: Figure, period: Period
) -> dict[str, BaseExpression]:
    columns: dict[str, BaseExpression] = {}
    condition = figure.condition(period)
    if condition is not None:
        columns[f"x_w{number}"] = as_boolean(condition)
    for letter, path in figure.aggregate.columns().items():
        columns[f"x_{letter}{number}"] = _expression(path)
    return columns


def _expression(path: Any) -> Any:
    return F(path) if isinstance(path, str) else path
