"""Cells: from text to value and back, by the kind of their column."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from steunpunt.design.spreadsheets import FORMULA_STARTS, safe
from steunpunt.records.national_numbers import holds_national_number
from steunpunt.sector.synonyms import tidied

BRUSSELS = ZoneInfo("Europe/Brussels")
YES = {"yes", "ja", "1", "true"}
NO = {"no", "nee", "0", "false"}
WHOLE = re.compile(r"-?[0-9]{1,18}")
DECIMAL = re.compile(r"-?[0-9]{1,18}([.][0-9]{1,18})?")
YEARS = range(1800, 2200)  # what lies outside is a slip, and no calendar knows it
SMALL, LARGE = 32_767, 2_147_483_647  # what the smallest and usual columns hold


class WrongValue(ValueError):
    """A cell that is not what its column asks for; the message says what to write."""


def text(cell: str) -> str:
    """Text, without the quote that an export puts before what looks like a formula."""
    cell = _unquoted(cell)
    if "\x00" in cell:
        raise WrongValue(_("holds an unreadable character (NUL); remove it"))
    return cell


def _unquoted(cell: str) -> str:
    if cell[:1] == "'" and cell.lstrip("'").startswith(FORMULA_STARTS):
        return cell[1:]
    return cell


def key(cell: str) -> str:
    """An id; a semicolon would make two of it where several ids stand in one cell."""
    if ";" in cell:
        raise WrongValue(_("holds a semicolon (;), which an id may not; leave it out"))
    return text(cell)


def free_text(cell: str) -> str:
    """Text that people wrote; a national register number may not stand in it."""
    if holds_national_number(cell):
        raise WrongValue(
            _("holds a national register number, which we may not keep; remove it")
        )
    return text(cell)


@lru_cache(maxsize=4096)
def day(cell: str) -> date:
    """A date, such as 2019-03-31."""
    try:
        read = date.fromisoformat(cell[:10]) if _is_day(cell) else _refuse_day(cell)
    except ValueError:
        return _refuse_day(cell)
    _check_year(cell, read.year)
    return read


def _is_day(cell: str) -> bool:
    return len(cell) == 10 or cell[10:] in ("T00:00:00", " 00:00:00", " 00:00")


def _check_year(cell: str, year: int) -> None:
    if year not in YEARS:
        raise WrongValue(_("“%(cell)s” has an impossible year") % {"cell": cell[:40]})


def _refuse_day(cell: str) -> date:
    raise WrongValue(
        _("“%(cell)s” is not a date; write it as 2019-03-31") % {"cell": cell[:40]}
    )


@lru_cache(maxsize=65536)
def moment(cell: str) -> datetime:
    """A moment in Brussels, such as 2019-03-31 09:30; a date alone is midnight.

    It is given in UTC, as databases keep it: many cells say the same moment, and each
    is moved to another zone once.
    """
    try:
        read = datetime.fromisoformat(cell)
    except ValueError:
        raise WrongValue(
            _("“%(cell)s” is not a time; write it as 2019-03-31 09:30")
            % {"cell": cell[:40]}
        ) from None
    _check_year(cell, read.year)
    local = read if read.tzinfo else read.replace(tzinfo=BRUSSELS)
    return local.astimezone(UTC)


def whole(cell: str) -> int:
    """A whole number."""
    bare = _unquoted(cell).removesuffix(".0")
    if not WHOLE.fullmatch(bare):
        raise WrongValue(
            _("“%(cell)s” is not a whole number; write digits only, such as 1325")
            % {"cell": cell[:40]}
        )
    return int(bare)


def small_whole(cell: str) -> int:
    """A whole number of a few digits, below zero too."""
    return _at_most(SMALL, whole(cell))


def natural(cell: str) -> int:
    """A whole number from zero up."""
    return _at_most(LARGE, _not_below_zero(cell))


def small(cell: str) -> int:
    """A whole number of a few digits, from zero up."""
    return _at_most(SMALL, _not_below_zero(cell))


def _not_below_zero(cell: str) -> int:
    number = whole(cell)
    if number < 0:
        raise WrongValue(_("“%(cell)s” is below zero") % {"cell": cell[:40]})
    return number


def _at_most(most: int, number: int) -> int:
    if abs(number) > most:
        raise WrongValue(
            _("%(number)s is too large; at most %(most)s fits")
            % {"number": number, "most": most}
        )
    return number


def decimal(cell: str) -> Decimal:
    """A number with a decimal point, at most two decimals."""
    cell = _unquoted(cell)
    if not DECIMAL.fullmatch(cell):
        raise WrongValue(
            _("“%(cell)s” is not a number; write it as 7.5") % {"cell": cell[:40]}
        )
    number = Decimal(cell)
    _at_most(9_999, int(number))
    kept = number.quantize(Decimal("0.01"))
    if kept != number:
        raise WrongValue(
            _("“%(cell)s” has more than two decimals; round it, such as %(kept)s")
            % {"cell": cell[:40], "kept": kept}
        )
    return kept


def yes_no(cell: str) -> bool:
    """Yes or no, in Dutch or English."""
    word = cell.strip().lower()
    if word in YES:
        return True
    if word in NO:
        return False
    raise WrongValue(_("“%(cell)s” is neither yes nor no") % {"cell": cell[:40]})


def several(cell: str) -> tuple[str, ...]:
    """Several references, separated by semicolons, each once, in order."""
    parts = (part.strip() for part in _unquoted(cell).split(";"))
    return tuple(dict.fromkeys(part for part in parts if part))


def words(cell: str) -> str:
    """Several words, separated by semicolons, each once; kept as one text."""
    return tidied(text(cell))


def numbers(cell: str) -> tuple[int, ...]:
    """Several whole numbers, separated by semicolons."""
    return tuple(small(part) for part in several(cell))


def one_of(choices: frozenset[str]) -> Callable[[str], str]:
    """One of the words that a column knows."""

    def read(cell: str) -> str:
        if cell not in choices:
            raise WrongValue(
                _("“%(cell)s” is unknown; write one of: %(choices)s")
                % {"cell": cell[:40], "choices": ", ".join(sorted(choices))}
            )
        return cell

    return read


def written(value: Any) -> str:
    """A value as a cell of the format, the same that reading gives back."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return _written_moment(value.astimezone(BRUSSELS))
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, tuple | list):
        return safe(";".join(str(part) for part in value))
    return safe(str(value))


def _written_moment(local: datetime) -> str:
    if local.fold:  # the hour that comes twice when the clock goes back
        return local.isoformat(" ")
    if local.microsecond:
        return local.strftime("%Y-%m-%d %H:%M:%S.%f")
    return local.strftime("%Y-%m-%d %H:%M:%S" if local.second else "%Y-%m-%d %H:%M")
