"""Opens a folder of CSV files or a workbook, and gives rows of text.

Everything is bounded before it is believed: sizes, columns, cells, and what a zipped
workbook would unpack to. Memory stays flat, whatever the file says of itself.
"""

import csv
import os
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, BinaryIO, Protocol

os.environ.setdefault("OPENPYXL_LXML", "False")  # the guarded parser reads instead

import openpyxl
from django.utils.translation import gettext as _
from openpyxl.utils.exceptions import InvalidFileException

from steunpunt.exchange.problems import UnreadableFile
from steunpunt.exchange.sheets import BY_NAME

MOST_COLUMNS = 100
LONGEST_LINE = 1_000_000
LARGEST_UNPACKED = 400 * 1024 * 1024
LARGEST_RATIO = 200
MOST_PARTS = 500

Rows = Iterator[tuple[int, list[str]]]


class Source(Protocol):
    """Where sheets come from."""

    name: str

    def sheets(self) -> list[str]:
        """The names of its sheets, also of those that the format does not know."""

    def rows(self, sheet: str) -> Rows:
        """Row number and cells; the heading comes first, as row 1."""

    def size(self, sheet: str) -> int:
        """About how many rows there are, to show progress."""


def open_source(path: Path) -> Source:
    """A folder, a workbook or a single CSV file. Raises UnreadableFile."""
    if path.is_dir():
        return Folder(path)
    if not path.exists():
        raise UnreadableFile(_("%(path)s does not exist.") % {"path": path})
    if path.suffix.lower() == ".xlsx":
        return Workbook(path)
    if path.suffix.lower() == ".csv" and path.stem in BY_NAME:
        return Folder(path.parent, only=path.stem)
    raise UnreadableFile(
        _("%(path)s is neither a folder of CSV files nor an XLSX workbook.")
        % {"path": path.name}
    )


class Folder:
    """A folder of CSV files."""

    def __init__(self, path: Path, only: str = "") -> None:
        self.path = path
        self.name = path.name
        self._files = {
            file.stem: file
            for file in sorted(path.glob("*.csv"))
            if not only or file.stem == only
        }
        if not self._files:
            raise UnreadableFile(_("%(path)s holds no CSV files.") % {"path": path})

    def sheets(self) -> list[str]:
        return list(self._files)

    def size(self, sheet: str) -> int:
        return self._files[sheet].stat().st_size // 60

    def rows(self, sheet: str) -> Rows:
        file = self._files[sheet]
        with file.open("rb") as opened:
            yield from read_csv(opened, file.name)


def read_csv(opened: BinaryIO, name: str) -> Rows:
    """The rows of a CSV file, UTF-8, with comma or semicolon."""
    lines = _lines(opened, name)
    first = next(lines, "")
    delimiter = ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader(_chain(first, lines), delimiter=delimiter, strict=True)
    number = 0
    while True:
        number = max(number + 1, reader.line_num + 1)
        try:
            row = next(reader, None)
        except csv.Error as error:
            raise UnreadableFile(
                _("%(name)s, row %(row)s cannot be read: %(error)s.")
                % {"name": name, "row": number, "error": error}
            ) from None
        if row is None:
            return
        if number == 1 and len(row) > MOST_COLUMNS:
            raise UnreadableFile(
                _("%(name)s has %(n)s columns; the format has at most %(most)s.")
                % {"name": name, "n": len(row), "most": MOST_COLUMNS}
            )
        yield number, row


def _chain(first: str, lines: Iterator[str]) -> Iterator[str]:
    yield first
    yield from lines


def _lines(opened: BinaryIO, name: str) -> Iterator[str]:
    """Lines of text, each bounded, so that one endless line cannot fill memory."""
    number = 0
    while line := opened.readline(LONGEST_LINE + 1):
        number += 1
        if number == 1:
            if line[:2] in (b"\xff\xfe", b"\xfe\xff"):
                raise UnreadableFile(_not_utf8(name, number))
            line = line.removeprefix(b"\xef\xbb\xbf")
        if len(line) > LONGEST_LINE:
            raise UnreadableFile(
                _("%(name)s, row %(row)s is longer than a million characters.")
                % {"name": name, "row": number}
            )
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError:
            raise UnreadableFile(_not_utf8(name, number)) from None
        if "\x00" in text:
            raise UnreadableFile(
                _("%(name)s, row %(row)s holds unreadable characters (NUL).")
                % {"name": name, "row": number}
            )
        yield text


def _not_utf8(name: str, row: int) -> str:
    return _(
        "%(name)s, row %(row)s is not UTF-8. In your spreadsheet, save it again as "
        "“CSV UTF-8”."
    ) % {"name": name, "row": row}


class Workbook:
    """An XLSX workbook with named sheets."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = path.name
        _refuse_bombs(path)
        try:
            self._book = openpyxl.load_workbook(
                path, read_only=True, data_only=True, keep_links=False
            )
        except (
            InvalidFileException,
            zipfile.BadZipFile,
            KeyError,
            ValueError,
            OSError,
            EOFError,
            SyntaxError,
            AttributeError,
            TypeError,
            IndexError,
        ) as error:
            raise UnreadableFile(_damaged(path.name)) from error

    def sheets(self) -> list[str]:
        return [
            sheet.title
            for sheet in self._book.worksheets
            if not sheet.title.startswith("_")
        ]

    def size(self, sheet: str) -> int:
        return self._book[sheet].max_row or 0

    def rows(self, sheet: str) -> Rows:
        opened = self._book[sheet]
        opened.reset_dimensions()  # what the file says of its size is not believed
        try:
            for number, cells in enumerate(
                opened.iter_rows(values_only=True, max_col=MOST_COLUMNS + 1), start=1
            ):
                row = [_as_text(cell) for cell in cells]
                while row and not row[-1]:
                    row.pop()
                if len(row) > MOST_COLUMNS:
                    raise UnreadableFile(
                        _("%(name)s has more than %(most)s columns.")
                        % {"name": sheet, "most": MOST_COLUMNS}
                    )
                yield number, row
        except UnreadableFile:
            raise
        except Exception as error:
            raise UnreadableFile(_damaged(self.name)) from error


def _damaged(name: str) -> str:
    return _(
        "%(name)s cannot be opened as a workbook: it is damaged, or not really XLSX. "
        "Open it in your spreadsheet and save it again."
    ) % {"name": name}


def _refuse_bombs(path: Path) -> None:
    """Refuse a workbook that would unpack to far more than it seems."""
    try:
        with zipfile.ZipFile(path) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise UnreadableFile(_damaged(path.name)) from error
    unpacked = sum(part.file_size for part in parts)
    ratio = unpacked / max(1, sum(part.compress_size for part in parts))
    if (
        len(parts) > MOST_PARTS
        or unpacked > LARGEST_UNPACKED
        or (unpacked > 20 * 1024 * 1024 and ratio > LARGEST_RATIO)
    ):
        raise UnreadableFile(
            _(
                "%(name)s would unpack to %(size)s MB, which is not safe to open. "
                "Split it, or use a folder of CSV files."
            )
            % {"name": path.name, "size": unpacked // 1024 // 1024}
        )


def _as_text(cell: Any) -> str:
    """A cell of a workbook as a CSV file would hold it."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, datetime):
        if cell.time() == time():
            return cell.date().isoformat()
        return cell.strftime("%Y-%m-%d %H:%M:%S").removesuffix(":00")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)[:LONGEST_LINE]
