"""Makes stays of a file, whichever tool it comes from. Bounded, and never a guess."""

import csv
import json
from typing import Any

from django.utils.translation import gettext_lazy as _

from steunpunt.programme.online import bigbluebutton, teams, teams_before_2021, zoom
from steunpunt.programme.online.stays import Guest, Stay, guests_of
from steunpunt.records.refusing import Refused

MOST_BYTES = 2_000_000
MOST_LINES = 5_000
#: what stands between columns, and who writes it so
SEPARATORS: tuple[tuple[str, tuple[Any, ...]], ...] = (
    ("\t", (teams, teams_before_2021)),
    (",", (zoom, bigbluebutton)),
    (";", (zoom,)),
)
BYTE_ORDER_MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}


class FileTooLarge(Refused):
    """No meeting is so large."""

    message = _(
        "This file is too large for the attendance of one meeting. Choose the "
        "attendance report itself."
    )


class FileNotRead(Refused):
    """It is no text, or cut off."""

    message = _(
        "This file cannot be read: it is damaged or cut off. Download it again."
    )


class FormatNotKnown(Refused):
    """It is text, of something else."""

    message = _(
        "This is not an attendance report of Teams, Zoom or BigBlueButton that we know."
    )


class NobodyInIt(Refused):
    """A report without a line."""

    message = _("There is nobody in this file.")


def read(content: bytes) -> list[Guest]:
    """Whom the file shows.

    Raises:
        FileTooLarge, FileNotRead, FormatNotKnown, NobodyInIt
    """
    if len(content) > MOST_BYTES:
        raise FileTooLarge
    text = _text(content)
    stays = _from_json(text) if text.lstrip()[:1] == "{" else _from_lines(text)
    guests = guests_of(stay for stay in stays if stay.name or stay.email)
    if not guests:
        raise NobodyInIt
    return guests


def _text(content: bytes) -> str:
    for encoding in _encodings(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_text(text):
            return text
    raise FileNotRead


def _encodings(content: bytes) -> list[str]:
    """What its first bytes say; else that of today, and that of old spreadsheets."""
    marked = [
        name for mark, name in BYTE_ORDER_MARKS.items() if content.startswith(mark)
    ]
    return marked or ["utf-8", "cp1252"]


def _is_text(text: str) -> bool:
    return all(letter >= " " or letter in "\t\r\n" for letter in text)


def _from_json(text: str) -> list[Stay]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise FileNotRead from error
    stays = bigbluebutton.from_json(found)
    if stays is None:
        raise FormatNotKnown
    return stays


def _from_lines(text: str) -> list[Stay]:
    lines = text.splitlines(keepends=True)
    if len(lines) > MOST_LINES:
        raise FileTooLarge
    damaged = False
    for separator, tools in SEPARATORS:
        try:
            rows = _rows(lines, separator)
        except csv.Error:
            damaged = True
            continue
        for tool in tools:
            if (stays := tool.from_rows(rows)) is not None:
                return stays
    raise FileNotRead if damaged else FormatNotKnown


def _rows(lines: list[str], separator: str) -> list[list[str]]:
    reader: Any = csv.reader(lines, delimiter=separator, strict=True)
    return [[cell.strip() for cell in row] for row in reader]
