"""Reads an XLSX workbook with named sheets, as a stream.

A cell gives the text that a CSV file would hold. What would silently lose or change
something is refused in words: formulas without a result, merged cells, macros.
"""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO

from django.utils.translation import gettext as _

from steunpunt.exchange.problems import UnreadableFile
from steunpunt.exchange.sheet_parts import (
    Relations,
    SheetNames,
    SheetRows,
    Styles,
    Texts,
    UnusableCell,
)
from steunpunt.exchange.xml_parts import Damaged
from steunpunt.exchange.zips import parts_of

OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"  # what an .xls and a workbook with a password share
LARGEST_SIDE_PART = 4 * 1024 * 1024
ROW_BYTES = 250  # about how much XML a row takes, to show progress

Rows = Iterator[tuple[int, list[str]]]


class Workbook:
    """An XLSX workbook with named sheets."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = path.name
        self._refuse_other_kinds()
        self._parts = {
            part.filename.lstrip("/"): part for part in parts_of(path, self._damaged)
        }
        self._refuse_macros()
        with self._readable():
            main = self._main_part()
            names = SheetNames()
            self._read_part(main, names)
            targets = self._relations(main)
            self._sheets = {
                name.strip(): targets[relation]
                for name, relation in names.found
                if targets.get(relation) in self._parts
            }
            self._from_1904 = names.from_1904
            self._styles, self._texts = Styles(), Texts()
            self._read_part(self._beside(main, "styles.xml"), self._styles)
            self._read_texts(self._beside(main, "sharedStrings.xml"))
        if not self._sheets:
            raise UnreadableFile(self._damaged)

    def sheets(self) -> list[str]:
        """Its sheets; those whose name starts with _ are notes."""
        return [name for name in self._sheets if not name.startswith("_")]

    def size(self, sheet: str) -> int:
        return self._parts[self._sheets[sheet]].file_size // ROW_BYTES

    def rows(self, sheet: str) -> Rows:
        """Rows that hold something, with the number that the spreadsheet shows."""
        reader = SheetRows(self._texts.found, self._styles.dates, self._from_1904)
        try:
            with self._readable(), self._open(self._sheets[sheet]) as opened:
                for _piece in reader.walk(opened):
                    yield from reader.take()
        except UnusableCell as unusable:
            place = _("Sheet “%(sheet)s”, cell %(cell)s") % {
                "sheet": sheet,
                "cell": unusable.place,
            }
            raise UnreadableFile(f"{place}: {unusable}") from None

    # -- parts ---------------------------------------------------------------------

    def _main_part(self) -> str:
        relations = Relations()
        self._read_part("_rels/.rels", relations)
        for kind, target in relations.kinds:
            if kind.endswith("/officeDocument"):
                return target.lstrip("/")
        return "xl/workbook.xml"

    def _relations(self, main: str) -> dict[str, str]:
        folder = PurePosixPath(main).parent
        relations = Relations()
        self._read_part(f"{folder}/_rels/{PurePosixPath(main).name}.rels", relations)
        return {
            key: target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
            for key, target in relations.found.items()
        }

    @staticmethod
    def _beside(main: str, name: str) -> str:
        return f"{PurePosixPath(main).parent}/{name}"

    def _read_part(self, name: str, part: SheetNames | Relations | Styles) -> None:
        """Read a small part; one that is not there says nothing."""
        if name not in self._parts:
            return
        if self._parts[name].file_size > LARGEST_SIDE_PART:
            raise Damaged
        with self._open(name) as opened:
            part.read(opened)

    def _read_texts(self, name: str) -> None:
        if name not in self._parts:
            return
        with self._open(name) as opened:
            for _piece in self._texts.walk(opened):
                if self._texts.too_large:
                    raise UnreadableFile(
                        _("%(name)s holds too much text. Use a folder of CSV files.")
                        % {"name": self.name}
                    )

    @contextmanager
    def _open(self, name: str) -> Iterator[IO[bytes]]:
        with (
            zipfile.ZipFile(self.path) as packed,
            packed.open(self._parts[name]) as opened,
        ):
            yield opened

    # -- refusals ------------------------------------------------------------------

    @property
    def _damaged(self) -> str:
        return _(
            "%(name)s cannot be opened as a workbook: it is damaged, or not really "
            "XLSX. Open it in your spreadsheet and save it again."
        ) % {"name": self.name}

    @contextmanager
    def _readable(self) -> Iterator[None]:
        """Say in words that a workbook is damaged, whatever showed it."""
        try:
            yield
        except (
            Damaged,
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            KeyError,
            ValueError,
            OSError,
        ) as error:
            raise UnreadableFile(self._damaged) from error

    def _refuse_other_kinds(self) -> None:
        with self.path.open("rb") as opened:
            start = opened.read(4)
        if start == OLD_OR_LOCKED:
            raise UnreadableFile(
                _(
                    "%(name)s is protected with a password, or an old kind of workbook "
                    "(.xls). Save it as XLSX, without a password."
                )
                % {"name": self.name}
            )

    def _refuse_macros(self) -> None:
        if any(name.lower().endswith("vbaproject.bin") for name in self._parts):
            raise UnreadableFile(
                _("%(name)s holds macros. Save it as XLSX, without macros.")
                % {"name": self.name}
            )
