"""The folder that a year is written to: one CSV file for each sheet of the format."""

import csv
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from steunpunt.exchange.sheets import SHEETS


class Folder:
    """Open sheets; rows go straight to disk, so that no year is too large."""

    def __init__(self, path: Path, stack: ExitStack) -> None:
        path.mkdir(parents=True, exist_ok=True)
        self._writers: dict[str, tuple[list[str], Any]] = {}
        for sheet in SHEETS:
            # These years were before the columns on how an activity is offered.
            columns = [one.name for one in sheet.columns if not one.stays]
            file = (path / f"{sheet.name}.csv").open("w", newline="", encoding="utf-8")
            writer = csv.writer(stack.enter_context(file), lineterminator="\n")
            writer.writerow(columns)
            self._writers[sheet.name] = (columns, writer)

    def write(self, sheet: str, **cells: Any) -> None:
        """Write one row; columns that are not named stay empty."""
        columns, writer = self._writers[sheet]
        writer.writerow([cells.get(name, "") for name in columns])
