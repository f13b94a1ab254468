"""Reads the heading of a sheet: which columns it has, and what is wrong with them."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from django.utils.translation import gettext as _

from steunpunt.exchange.sheets import Sheet


@dataclass(frozen=True)
class Heading:
    """The columns of a sheet, as its first row names them.

    Attributes:
        names: in their order; none when the sheet is empty.
        faults: what is wrong: a name and a message.
    """

    names: list[str]
    faults: list[tuple[str, str]]


def read_heading(sheet: Sheet, cells: list[str]) -> Heading:
    """The columns of a sheet, and what is wrong with them."""
    names = [cell.strip() for cell in cells]
    while names and not names[-1]:
        names.pop()
    if not names:
        return Heading([], [])
    known = sheet.by_name
    faults = [
        *((name, _unknown(name, known)) for name in names if name not in known),
        *(
            (name, _("stands in the heading twice"))
            for name in known
            if names.count(name) > 1
        ),
        *(
            (column.name, _("is required, but missing"))
            for column in sheet.columns
            if column.required and column.name not in names
        ),
    ]
    if len(names) == 1 and "\t" in names[0]:
        faults = [("", _("its columns stand apart by tabs; use commas or semicolons"))]
    return Heading(names, faults)


def _unknown(name: str, known: Iterable[str]) -> str:
    """What to say of a column that the sheet does not know; perhaps what was meant."""
    bare = name.lower().replace(" ", "_").replace("-", "_")
    if like := get_close_matches(bare, known, n=1, cutoff=0.75):
        return _("is not a column of this sheet; do you mean “%(name)s”?") % {
            "name": like[0]
        }
    return _("is not a column of this sheet; remove it or mend its name")
