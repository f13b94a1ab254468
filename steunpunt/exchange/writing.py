"""Writes sheets to a folder of CSV files, to a zip of them, or to a workbook.

A file appears whole, or not at all.
"""

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from steunpunt.exchange import cells
from steunpunt.exchange.sheets import Sheet
from steunpunt.exchange.values import BRUSSELS, written

LAST_ROW = 1_048_576  # the last that a spreadsheet has
MOST_DIGITS = 10**15  # a spreadsheet forgets what comes after
DAY, MOMENT = "yyyy-mm-dd", "yyyy-mm-dd hh:mm"

Rows = Iterable[list[Any]]
Write = Callable[[Sheet, Rows], int]


class TooLarge(Exception):
    """More than a workbook can hold; the message says what to do."""


@contextmanager
def writer_to(target: Path) -> Iterator[Write]:
    """A function that writes one sheet after the other, and counts its rows."""
    kind = target.suffix.lower()
    if kind not in (".xlsx", ".zip"):
        target.mkdir(parents=True, exist_ok=True)
        yield lambda sheet, rows: _to_folder(target, sheet, rows)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.part")
    try:
        with (_workbook if kind == ".xlsx" else _zip)(part) as write:
            yield write
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _to_folder(folder: Path, sheet: Sheet, rows: Rows) -> int:
    with (folder / f"{sheet.name}.csv").open("w", newline="", encoding="utf-8") as file:
        return write_csv(file, sheet, rows)


def write_csv(file: IO[str], sheet: Sheet, rows: Rows) -> int:
    """Write the heading and the rows; returns how many there were."""
    writer = csv.writer(file)  # lines end as RFC 4180 says; text may hold returns
    writer.writerow([column.name for column in sheet.columns])
    count = 0
    for row in rows:
        writer.writerow([written(value) for value in row])
        count += 1
    return count


@contextmanager
def _zip(part: Path) -> Iterator[Write]:
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as packed:

        def write(sheet: Sheet, rows: Rows) -> int:
            with (
                packed.open(f"{sheet.name}.csv", "w", force_zip64=True) as opened,
                io.TextIOWrapper(opened, "utf-8", newline="") as file,
            ):
                return write_csv(file, sheet, rows)

        yield write


@contextmanager
def _workbook(part: Path) -> Iterator[Write]:
    book = Workbook(write_only=True)

    def write(sheet: Sheet, rows: Rows) -> int:
        return add_sheet(book, sheet.name, [c.name for c in sheet.columns], rows)

    yield write
    book.save(part)


def add_sheet(book: Workbook, title: str, heading: list[str], rows: Rows) -> int:
    """Add a sheet with a heading that stays in view; returns how many rows it got."""
    page = book.create_sheet(title)
    page.freeze_panes = "A2"
    for index, name in enumerate(heading, start=1):
        page.column_dimensions[get_column_letter(index)].width = max(12, len(name) + 3)
    page.append([_bold(page, name) for name in heading])
    count = 0
    for row in rows:
        count += 1
        if count >= LAST_ROW:
            raise TooLarge(
                _(
                    "“%(sheet)s” has more rows than a workbook can hold. "
                    "Take the zip of CSV files."
                )
                % {"sheet": title}
            )
        page.append([_as_cell(page, value) for value in row])
    return count


def _bold(page: Any, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(page, text)
    cell.font = Font(bold=True)
    return cell


def _as_cell(page: Any, value: Any) -> Any:
    """A number or a date as itself, so that a spreadsheet can reckon with it."""
    if isinstance(value, bool) or value is None:
        return written(value) or None
    if isinstance(value, Decimal | int):
        return value if -MOST_DIGITS < value < MOST_DIGITS else str(value)
    if isinstance(value, datetime):
        local = value.astimezone(BRUSSELS)
        if local.fold or local.second or local.microsecond:
            return written(value)
        return _dated(page, local.replace(tzinfo=None), MOMENT)
    if isinstance(value, date):
        return _dated(page, value, DAY)
    return cells.escaped(written(value)) or None


def _dated(page: Any, value: date, form: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(page, value)
    cell.number_format = form
    return cell
