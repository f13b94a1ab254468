"""Where the two databases say the same differently."""

from collections.abc import Mapping
from typing import NamedTuple


class Dialect(NamedTuple):
    """Pieces of SQL.

    Attributes:
        any_true: the aggregate that tells whether any is true.
        hours: the sum of hours from `starts_at` to `ends_at`.
        days: from the first date to the second.
        has_median: whether the database knows `PERCENTILE_CONT`.
    """

    any_true: str
    hours: str
    days: str
    has_median: bool


DIALECTS = {
    "sqlite": Dialect(
        any_true="MAX",
        hours="SUM(UNIXEPOCH(ends_at) - UNIXEPOCH(starts_at)) / 3600.0",
        days="CAST(JULIANDAY({1}) - JULIANDAY({0}) AS INTEGER)",
        has_median=False,
    ),
    "postgresql": Dialect(
        any_true="BOOL_OR",
        hours="(EXTRACT(EPOCH FROM SUM(ends_at - starts_at)) / 3600.0)::float",
        days="({1} - {0})",
        has_median=True,
    ),
}


def grouped(cells: Mapping[str, str], numbers: str, source: str) -> list[str]:
    """The total and a breakdown for each cell, over the same numbers and source."""
    total = [f"SELECT '', '', {numbers} FROM {source}"]
    return total + [
        f"SELECT '{breakdown}', COALESCE({cell}, ''), {numbers} FROM {source} GROUP BY 2"
        for breakdown, cell in cells.items()
    ]
