"""Every figure of a year with all its breakdowns, in SQL written by hand.

This is what a skilled hand would write for exactly these numbers on exactly these
tables, and what the figures engine is measured against: temporary tables that several
questions share, counts rolled up by activity before they are grouped, and what each
database does best. It knows nothing of the engine, so that it checks it as well.
"""

from typing import Any, NamedTuple

from bench.by_hand import channels, programme, registrations, support
from bench.by_hand.dialects import DIALECTS

PARTS = (programme, registrations, support, channels)
SHARES = {
    "programme.primary_share": ("programme.primary", "programme.participations"),
    "programme.secondary_share": ("programme.secondary", "programme.participations"),
    "programme.applied": ("programme.follow_ups_applied", "programme.follow_ups"),
    "programme.response_rate": ("programme.evaluations", "programme.participations"),
    "programme.reach": (
        "programme.reached_organisations",
        "programme.recognised_organisations",
    ),
}


class Cell(NamedTuple):
    """Which number: a figure, and a cell of a breakdown (empty: the total)."""

    code: str
    breakdown: str
    cell: str


def compute(connection: Any, year: int) -> dict[Cell, Any]:
    """Every number of a year."""
    dialect = DIALECTS[connection.vendor]
    numbers: dict[Cell, Any] = {}
    with connection.cursor() as cursor:
        for part in PARTS:
            for sql in part.statements(dialect):
                text = sql.replace("{first}", f"'{year}-01-01'")
                cursor.execute(text.replace("{last}", f"'{year}-12-31'"))
                if cursor.description:
                    numbers |= _read(cursor)
        for table in (table for part in PARTS for table in part.TABLES):
            cursor.execute(f"DROP TABLE {table}")
    return numbers | _shares(numbers)


def _read(cursor: Any) -> dict[Cell, Any]:
    """Rows of breakdown, cell and numbers; the columns are named for the figures."""
    codes = [column[0] for column in cursor.description[2:]]
    return {
        Cell(code, breakdown, cell): value
        for breakdown, cell, *values in cursor.fetchall()
        for code, value in zip(codes, values, strict=True)
    }


def _shares(numbers: dict[Cell, Any]) -> dict[Cell, Any]:
    """The shares, in each breakdown that both parts have."""
    found = {}
    for code, (above, below) in SHARES.items():
        both = {at.breakdown for at in numbers if at.code == above}
        for at, whole in numbers.items():
            if at.code == below and at.breakdown in both and whole:
                part = numbers.get(at._replace(code=above)) or 0
                found[at._replace(code=code)] = 100 * part / whole
    return found
