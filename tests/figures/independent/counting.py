"""How a figure is counted: over all its rows, and over the rows of each cell."""

from collections.abc import Callable, Iterable

from .records import Row, several

#: (code, dimension, cell) → value; dimension and cell are None for the whole, and the
#: cell "" holds what is not known
Figures = dict[tuple[str, str | None, str | None], float | None]
Dimensions = dict[str, Callable[[Row], Iterable[str]]]
Aggregate = Callable[[list[Row]], float | None]


def tell(
    figures: Figures,
    code: str,
    rows: list[Row],
    dimensions: Dimensions,
    aggregate: Aggregate = len,
) -> None:
    """Add a figure: over all rows, and over the rows of each cell."""
    figures[code, None, None] = aggregate(rows)
    for dimension, cells_of in dimensions.items():
        cells: dict[str, list[Row]] = {}
        for row in rows:
            for cell in cells_of(row):
                cells.setdefault(cell, []).append(row)
        for cell, part in cells.items():
            figures[code, dimension, cell] = aggregate(part)


def divide(figures: Figures, code: str, above: str, below: str) -> None:
    """Add a share in percent, for the whole and for each cell that both can have."""
    shared = {dimension for known, dimension, _ in figures if known == above}
    for known, dimension, cell in list(figures):
        if known == below and dimension in shared | {None}:
            part = figures.get((above, dimension, cell)) or 0
            whole = figures[below, dimension, cell]
            figures[code, dimension, cell] = 100 * part / whole if whole else None


def add_up(key: str) -> Aggregate:
    """The sum of a column."""
    return lambda rows: sum(row[key] for row in rows)


def different(key: str) -> Aggregate:
    """How many different values a column has."""
    return lambda rows: len({row[key] for row in rows})


def one(key: str) -> Callable[[Row], list[str]]:
    """Cells by a column with one value."""
    return lambda row: [row[key]]


def themes(row: Row) -> list[str]:
    """A record of several themes stands in the cell of each."""
    return several(row["themes"]) or [""]


def month(key: str) -> Callable[[Row], list[str]]:
    """Cells by the month of a date."""
    return lambda row: [f"{row[key].month:02}"]
