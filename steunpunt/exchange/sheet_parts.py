"""The parts of a workbook that matter, each read as a stream."""

import sys
from typing import Any

from django.utils.translation import gettext as _
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

from steunpunt.exchange import cells
from steunpunt.exchange.xml_parts import Damaged, Part

MOST_COLUMNS = 100
LONGEST_ROW = 1_000_000
MOST_TEXT = 100 * 1024 * 1024
LAST_ROW = 1_048_576  # the last that a spreadsheet has
LAST_COLUMN = 16_384


class UnusableCell(Exception):
    """A cell that cannot be taken as it is; the message says what to do."""

    def __init__(self, place: str, message: str) -> None:
        super().__init__(message)
        self.place = place


class SheetNames(Part):
    """The workbook itself: which sheets there are, and how it counts days."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.from_1904 = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            relation = next(
                (said for key, said in attributes.items() if key.endswith(":id")), ""
            )
            self.found.append((attributes.get("name", ""), relation))
        elif name == "workbookPr":
            self.from_1904 = attributes.get("date1904") in ("1", "true", "on")


class Relations(Part):
    """Which file stands behind a name."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.kinds: list[tuple[str, str]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship":
            target = attributes.get("Target", "")
            self.found[attributes.get("Id", "")] = target
            self.kinds.append((attributes.get("Type", ""), target))


class Styles(Part):
    """Which styles show a number as a date."""

    def __init__(self) -> None:
        super().__init__()
        self.dates: list[bool] = []
        self._formats: dict[str, str] = {}
        self._in_cells = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt":
            code = attributes.get("formatCode", "")
            self._formats[attributes.get("numFmtId", "")] = code
        elif name == "cellXfs":
            self._in_cells = True
        elif name == "xf" and self._in_cells:
            key = attributes.get("numFmtId", "0")
            builtin = BUILTIN_FORMATS.get(int(key), "")
            self.dates.append(bool(is_date_format(self._formats.get(key, builtin))))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._in_cells = False


class Texts(Part):
    """The texts that cells share; the only part that is kept whole."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._size = self._length = 0
        self._pieces: list[str] = []
        self._reads = False
        self._phonetic = False

    @property
    def too_large(self) -> bool:
        return self._size + self._length * 4 > MOST_TEXT

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._reads = name == "t" and not self._phonetic
        if name == "rPh":  # how a text is said aloud
            self._phonetic = True

    def text(self, text: str) -> None:
        if self._reads:
            self._pieces.append(text)
            self._length += len(text)

    def end(self, name: str) -> None:
        self._reads = False
        if name == "rPh":
            self._phonetic = False
        elif name == "si":
            # Stripped here, once: rows that share a text then share its memory too.
            said = cells.unescaped("".join(self._pieces)).strip()
            self.found.append(said)
            self._size += sys.getsizeof(said) + 8
            self._pieces.clear()
            self._length = 0


class SheetRows(Part):
    """One sheet: its rows come out as they are read."""

    def __init__(self, texts: list[str], dates: list[bool], from_1904: bool) -> None:
        super().__init__()
        self._shared, self._dates, self._from_1904 = texts, dates, from_1904
        self._ready: list[tuple[int, list[str]]] = []
        self._number = 0
        self._row: list[str] = []
        self._length = 0
        self._column = -1
        self._cell: dict[str, str] = {}
        self._pieces: list[str] = []
        self._reads = self._phonetic = self._formula = False

    def take(self) -> list[tuple[int, list[str]]]:
        """The rows that are complete by now."""
        ready, self._ready = self._ready, []
        return ready

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._open_cell(attributes)
        elif name == "v":
            self._reads = True
        elif name == "t":
            self._reads = not self._phonetic
        elif name == "row":
            self._open_row(attributes)
        elif name == "f":
            self._formula = True
        elif name == "rPh":
            self._phonetic = True
        elif name == "mergeCell":
            self._unusable(
                attributes.get("ref", ""),
                _("is merged with others. Split it, and fill in each row."),
            )

    def text(self, text: str) -> None:
        if self._reads:
            self._pieces.append(text)
            self._count(text)

    def _count(self, text: str) -> None:
        self._length += len(text)
        if self._length > LONGEST_ROW:
            self._unusable(
                self._place, _("makes its row longer than a million characters.")
            )

    def end(self, name: str) -> None:
        if name in ("v", "t"):
            self._reads = False
        elif name == "c":
            self._close_cell()
        elif name == "row":
            if self._row:
                self._ready.append((self._number, self._row))
        elif name == "rPh":
            self._phonetic = False

    def _open_row(self, attributes: dict[str, str]) -> None:
        number = int(attributes.get("r") or self._number + 1)
        if not self._number < number <= LAST_ROW:
            raise Damaged
        self._number, self._row, self._column, self._length = number, [], -1, 0

    def _open_cell(self, attributes: dict[str, str]) -> None:
        place = attributes.get("r")
        self._column = cells.column_of(place) if place else self._column + 1
        self._cell, self._formula = attributes, False
        if self._column >= LAST_COLUMN:
            self._refuse_column()
        self._pieces.clear()

    def _close_cell(self) -> None:
        said = "".join(self._pieces)
        if not said:
            if self._formula and self._cell.get("t") != "str":
                self._unusable(
                    self._place,
                    _("holds a formula without a result. Put the value in its place."),
                )
            return
        if not 0 <= self._column < MOST_COLUMNS:
            self._refuse_column()
        while len(self._row) < self._column:
            self._row.append("")
        self._row[self._column :] = [self._value(said)]

    def _refuse_column(self) -> None:
        self._unusable(
            self._place,
            _("stands beyond column %(most)s; the format has no such column.")
            % {"most": MOST_COLUMNS},
        )

    def _value(self, said: str) -> str:
        kind = self._cell.get("t", "n")
        if kind == "n":
            style = int(self._cell.get("s", 0))
            if style < len(self._dates) and self._dates[style]:
                return cells.moment(said, from_1904=self._from_1904)
            return cells.number(said)
        if kind == "s":
            return self._shared_text(said)
        return self._other(kind, said)

    def _other(self, kind: str, said: str) -> str:
        if kind == "b":
            return "yes" if said.strip() == "1" else "no"
        if kind == "e":
            self._unusable(
                self._place,
                _("holds the error %(error)s. Mend it, or empty it.")
                % {"error": said[:20]},
            )
        return cells.iso_moment(said) if kind == "d" else cells.unescaped(said)

    def _shared_text(self, said: str) -> str:
        index = int(said)
        if not 0 <= index < len(self._shared):
            raise Damaged
        self._count(self._shared[index])
        return self._shared[index]

    @property
    def _place(self) -> str:
        return self._cell.get("r") or _("in row %(row)s") % {"row": self._number}

    @staticmethod
    def _unusable(place: str, message: str) -> Any:
        raise UnusableCell(place[:20], message)
