"""What is wrong with a file: where, why, and what to do."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

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
            place.append(f"row {self.row}")
        if self.column:
            place.append(self.column)
        return f"{', '.join(place)}: {self.message}"


class UnreadableFile(Exception):
    """A file that cannot be read at all; the message says why and what to do."""


@dataclass
class Problems:
    """The problems met so far; the first thousand are kept, all are counted."""

    kept: list[Problem] = field(default_factory=list)
    rejected: list[tuple[str, int, dict[str, Any], str]] = field(default_factory=list)
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
                self.rejected.append((sheet, row, raw, f"{column}: {message}"))

    def __bool__(self) -> bool:
        return self.count > 0

    def __iter__(self) -> Iterator[Problem]:
        return iter(self.kept)
