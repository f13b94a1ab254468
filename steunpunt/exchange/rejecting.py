"""The rows that were refused, with what is wrong: as CSV files, or as a workbook.

The columns _row and _problem are notes: a mended file can be imported with them.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from openpyxl import Workbook

from steunpunt.design.spreadsheets import FORMULA_STARTS
from steunpunt.exchange.problems import Rejected
from steunpunt.exchange.sheets import BY_NAME
from steunpunt.exchange.writing import add_sheet


def write_rejected(rejected: Iterable[Rejected], folder: Path) -> list[Path]:
    """Write one file a sheet."""
    files = []
    folder.mkdir(parents=True, exist_ok=True)
    for sheet, rows in _by_sheet(rejected).items():
        file = folder / f"{sheet}.rejected.csv"
        with file.open("w", newline="", encoding="utf-8-sig") as opened:
            writer = csv.writer(opened)
            writer.writerow(_heading(sheet))
            writer.writerows(rows)
        files.append(file)
    return files


def rejected_workbook(rejected: Iterable[Rejected], target: Path) -> None:
    """Write one workbook, with a sheet for each that has refused rows."""
    book = Workbook(write_only=True)
    for sheet, rows in _by_sheet(rejected).items():
        add_sheet(book, sheet, _heading(sheet), rows)
    book.save(target)


def _heading(sheet: str) -> list[str]:
    return ["_row", *(column.name for column in BY_NAME[sheet].columns), "_problem"]


def _by_sheet(rejected: Iterable[Rejected]) -> dict[str, list[list[str]]]:
    found: dict[str, dict[int, Rejected]] = defaultdict(dict)
    said: dict[tuple[str, int], list[str]] = defaultdict(list)
    for row in rejected:
        found[row.sheet].setdefault(row.number, row)
        said[row.sheet, row.number].append(row.message)
    return {
        sheet: [
            [
                str(number),
                *(_neutral(row.cells.get(c.name, "")) for c in BY_NAME[sheet].columns),
                _neutral(" | ".join(said[sheet, number])),
            ]
            for number, row in sorted(rows.items())
        ]
        for sheet, rows in found.items()
    }


def _neutral(cell: str) -> str:
    """As it was read, and still no formula."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
