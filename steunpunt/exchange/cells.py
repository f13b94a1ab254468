"""A cell of a workbook as a CSV file would hold it: always text."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

# Surrogates and NUL are no text; what stands for them stays as it is.
ESCAPED = re.compile(r"_x((?!0000|[Dd][89A-Fa-f])[0-9A-Fa-f]{4})_")
FURTHEST = 20_000
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


def as_text(cell: Any) -> str:
    """A value as text: days and moments as the format writes them."""
    if isinstance(cell, datetime):
        cell += timedelta(milliseconds=500)  # times are kept as parts of a day
        if cell.time().replace(microsecond=0) == time():
            return cell.date().isoformat()
        return cell.strftime("%Y-%m-%d %H:%M:%S").removesuffix(":00")
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else str(cell)


def number(text: str) -> str:
    """A number as a spreadsheet shows it: fifteen digits, and no exponent."""
    if text.lstrip("-").isdecimal():
        return text
    try:
        shown = Decimal(f"{float(text):.15g}")
    except ValueError:
        return text
    return format(shown, "f") if shown.is_finite() else text


def moment(text: str, *, from_1904: bool) -> str:
    """A number that is shown as a date: days since the workbook's first day."""
    try:
        return as_text(
            from_excel(float(text), MAC_EPOCH if from_1904 else WINDOWS_EPOCH)
        )
    except (ValueError, OverflowError):
        return number(text)


def iso_moment(text: str) -> str:
    """A date that the workbook holds as text."""
    try:
        return as_text(datetime.fromisoformat(text.removesuffix("Z")))
    except ValueError:
        return text


def unescaped(text: str) -> str:
    """Characters that XML cannot hold stand in a workbook as _x000D_."""
    if "_x" not in text:
        return text
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def escaped(text: str) -> str:
    """The same the other way, for what we write."""
    return NOT_IN_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def column_of(place: str) -> int:
    """The number of a column, from a place such as AB12; A is 0."""
    index = 0
    for letter in place:
        if not "A" <= letter <= "Z" or index > FURTHEST:
            break
        index = index * 26 + ord(letter) - 64
    return index - 1
