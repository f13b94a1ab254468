"""What is wrong with a file: where, why, and what to do."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

MOST_KEPT = 1000


@dataclass(frozen=True)
class Problem:
    """One thing to mend, in the reader's language.

    `row` is the row as a spreadsheet numbers it: the heading is row 1. None: the whole
    sheet or file.
    """

    sheet: str
    row: int | None
    column: str
    message: str

    def __str__(self) -> str:
        place = [self.sheet]
        if self.row is not None:
            place.append(_("row %(row)s") % {"row": self.row})
        if self.column:
            place.append(self.column)
        return f"{', '.join(place)}: {self.message}"


@dataclass(frozen=True)
class Rejected:
    """A row as it was read, and one thing that is wrong with it."""

    sheet: str
    number: int
    cells: dict[str, str]
    message: str


class UnreadableFile(Exception):
    """A file that cannot be read at all; the message says why and what to do."""


@dataclass
class Problems:
    """The problems met so far; the first thousand are kept, all are counted."""

    kept: list[Problem] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    count: int = 0

    def add(
        self,
        sheet: str,
        row: int | None,
        column: str,
        message: object,
        raw: dict[str, Any] | None = None,
    ) -> None:
        """Note a problem, and the row as it was read, for the file of rejected rows."""
        self.count += 1
        if len(self.kept) < MOST_KEPT:
            self.kept.append(Problem(sheet, row, column, str(message)))
            if raw is not None and row is not None:
                said = f"{column}: {message}" if column else str(message)
                self.rejected.append(Rejected(sheet, row, raw, said))

    def __bool__(self) -> bool:
        return self.count > 0

    def __iter__(self) -> Iterator[Problem]:
        """Sheet by sheet, from the first row down."""
        order: dict[str, int] = {}
        for problem in self.kept:
            order.setdefault(problem.sheet, len(order))
        return iter(sorted(self.kept, key=lambda p: (order[p.sheet], p.row or 0)))
