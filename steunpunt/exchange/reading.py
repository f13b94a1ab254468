"""Opens a folder of CSV files, a zip of them or a workbook, and gives rows of text.

Everything is bounded before it is believed: sizes, columns, cells, and what a zipped
workbook would unpack to. Memory stays flat, whatever the file says of itself.
"""

import csv
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO, Protocol

from django.utils.translation import gettext as _

from steunpunt.exchange.problems import UnreadableFile
from steunpunt.exchange.sheet_parts import MOST_COLUMNS
from steunpunt.exchange.sheets import BY_NAME
from steunpunt.exchange.workbooks import Rows, Workbook
from steunpunt.exchange.zips import parts_of

LONGEST_LINE = 1_000_000
ROW_BYTES = 60  # about how much CSV a row takes, to show progress
SPREADSHEETS = (".xlsx", ".xlsm", ".xls", ".ods", ".numbers", ".tsv")
LEFT_BEHIND = (".ds_store", "thumbs.db", "desktop.ini")


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
    """CSV (a folder, a zip or one file) or a workbook. Raises UnreadableFile."""
    if path.is_dir():
        return Folder(path)
    if not path.exists():
        raise UnreadableFile(_("%(path)s does not exist.") % {"path": path})
    kind = path.suffix.lower()
    if kind == ".xlsx":
        return Workbook(path)
    if kind == ".zip":
        return Zipped(path)
    if kind == ".csv" and path.stem in BY_NAME:
        return Folder(path.parent, only=path.stem)
    if kind == ".csv":
        raise UnreadableFile(
            _("%(path)s is not a sheet of the format; the sheets are: %(names)s.")
            % {"path": path.stem, "names": ", ".join(BY_NAME)}
        )
    raise UnreadableFile(
        _("%(path)s is neither CSV (a file, a folder or a zip) nor an XLSX workbook.")
        % {"path": path.name}
    )


class Folder:
    """A folder of CSV files."""

    def __init__(self, path: Path, only: str = "") -> None:
        self.path = path
        self.name = f"{only}.csv" if only else path.name
        found = [file for file in sorted(path.iterdir()) if file.is_file()]
        self._files: dict[str, Path] = {}
        for file in found:
            if file.suffix.lower() == ".csv" and only in ("", file.stem):
                self._add(file)
        if not only:
            self._refuse_other_sheets(found)
        if not self._files:
            raise UnreadableFile(_("%(path)s holds no CSV files.") % {"path": path})

    def _add(self, file: Path) -> None:
        if file.stem in self._files:
            raise UnreadableFile(_twice(self.name, file.name))
        self._files[file.stem] = file

    def _refuse_other_sheets(self, found: list[Path]) -> None:
        """A sheet in another form would count as left out, and nobody would know."""
        for file in found:
            name, kind = file.stem.lower(), file.suffix.lower()
            if kind != ".csv" and (name in BY_NAME or kind in SPREADSHEETS):
                raise UnreadableFile(
                    _(
                        "%(folder)s holds “%(file)s”, which is not CSV. Save it as "
                        "CSV, or take it away."
                    )
                    % {"folder": self.name, "file": file.name}
                )

    def sheets(self) -> list[str]:
        return list(self._files)

    def size(self, sheet: str) -> int:
        return self._files[sheet].stat().st_size // ROW_BYTES

    def rows(self, sheet: str) -> Rows:
        file = self._files[sheet]
        with file.open("rb") as opened:
            yield from read_csv(opened, file.name)


class Zipped:
    """CSV files in a zip, together or in one folder; read without unpacking."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = path.name
        self._parts: dict[str, zipfile.ZipInfo] = {}
        for part in parts_of(path, _damaged(path.name)):
            if not _is_left_by_a_computer(part.filename):
                self._parts[self._sheet_of(part.filename)] = part
        if not self._parts:
            raise UnreadableFile(
                _("%(path)s holds no CSV files.") % {"path": path.name}
            )

    def _sheet_of(self, filename: str) -> str:
        """The sheet that a file is; what is no CSV file has no place here."""
        place = PurePosixPath(filename)
        strange = "\\" in filename or place.is_absolute() or ".." in place.parts
        if strange or len(place.parts) > 2 or place.suffix.lower() != ".csv":
            raise UnreadableFile(
                _(
                    "%(name)s holds “%(file)s”. Only CSV files may be in it, together "
                    "or in one folder."
                )
                % {"name": self.name, "file": filename[:80]}
            )
        if place.stem in self._parts:
            raise UnreadableFile(_twice(self.name, place.name))
        return place.stem

    def sheets(self) -> list[str]:
        return list(self._parts)

    def size(self, sheet: str) -> int:
        return self._parts[sheet].file_size // ROW_BYTES

    def rows(self, sheet: str) -> Rows:
        part = self._parts[sheet]
        try:
            with zipfile.ZipFile(self.path) as packed, packed.open(part) as opened:
                yield from read_csv(opened, PurePosixPath(part.filename).name)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
            raise UnreadableFile(_damaged(self.name)) from error


def _is_left_by_a_computer(filename: str) -> bool:
    lower = filename.lower()
    return lower.startswith("__macosx/") or lower.endswith(LEFT_BEHIND)


def _twice(name: str, file: str) -> str:
    told = {"name": name, "file": file[:80]}
    return _("%(name)s holds “%(file)s” twice.") % told


def _damaged(name: str) -> str:
    return _("%(name)s cannot be opened: it is damaged, or not really a zip.") % {
        "name": name
    }


def read_csv(opened: IO[bytes], name: str) -> Rows:
    """The rows of a CSV file, UTF-8, with comma or semicolon."""
    lines = _lines(opened, name)
    first = next(lines, "")
    delimiter = ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader(_chain(first, lines), delimiter=delimiter, strict=True)
    number = 0
    while True:
        number += 1
        try:
            row = next(reader, None)
        except csv.Error as error:
            raise UnreadableFile(
                _("%(name)s, row %(row)s cannot be read: %(why)s")
                % {"name": name, "row": number, "why": _in_words(error)}
            ) from None
        if row is None:
            return
        if len(row) > MOST_COLUMNS:
            if any(row[MOST_COLUMNS:]):
                raise UnreadableFile(
                    _("%(name)s, row %(row)s has %(n)s columns; at most %(most)s fit.")
                    % {
                        "name": name,
                        "row": number,
                        "n": len(row),
                        "most": MOST_COLUMNS,
                    }
                )
            del row[MOST_COLUMNS:]
        yield number, row


def _in_words(error: csv.Error) -> str:
    """What the reader of CSV means, and what to do."""
    said = str(error)
    if "end of data" in said or "field limit" in said:
        return _('a quote (") opens a text, and no quote closes it.')
    if "expected after" in said:
        return _('a quote (") stands within a text; write it twice.')
    if "new-line" in said:
        return _("its lines end in an old way; save it again as “CSV UTF-8”.")
    return said


def table(rows: Rows) -> Rows:
    """A sheet from its heading on, without the columns of notes, named _something."""
    filled = ((number, row) for number, row in rows if any(map(str.strip, row)))
    heading = next(filled, None)
    if heading is None:
        return
    number, names = heading
    kept = [i for i, name in enumerate(names) if not name.strip().startswith("_")]
    if len(kept) == len(names):
        yield heading
        yield from rows
        return
    width = len(names)
    yield number, [names[i] for i in kept]
    for number, row in rows:
        row += [""] * (width - len(row))
        yield number, [row[i] for i in kept] + row[width:]


def _chain(first: str, lines: Iterator[str]) -> Iterator[str]:
    yield first
    yield from lines


def _lines(opened: IO[bytes], name: str) -> Iterator[str]:
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
