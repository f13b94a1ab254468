"""The workbook to fill in: every sheet with its heading, and what belongs where.

It is made from the declaration of the format, so it never says anything else. Sheets
whose name starts with _ explain; they are not read when it is imported.
"""

from pathlib import Path
from typing import IO, Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from steunpunt.exchange import values
from steunpunt.exchange.explaining import kind_of, meaning_of
from steunpunt.exchange.sheets import SHEETS, Column, Sheet
from steunpunt.exchange.writing import DAY, LAST_ROW, MOMENT

WHITE, REQUIRED, OPTIONAL = "FFFFFF", "0B4A43", "5B6B66"
FORMATS: dict[Any, str] = {values.day: DAY, values.moment: MOMENT}
NUMBERS = {values.small_whole, values.small, values.natural, values.decimal}
AS_TEXT = "@"  # keeps the zeros in front, and 1;3 from becoming a date


def write_template(target: Path | IO[bytes]) -> None:
    """Write the workbook, explained in the language of the reader."""
    book = Workbook()
    first = book.active
    first.title = _("_explanation")
    _explain(first)
    for sheet in SHEETS:
        _add(book, sheet)
    book.save(target)


# -- the explanation -------------------------------------------------------------------


def _explain(page: Any) -> None:
    page.append([_("How to fill in this workbook")])
    page["A1"].font = Font(bold=True, size=16)
    for line in _rules():
        page.append([line])
    page.append([])
    page.append(
        [_("sheet"), _("column"), _("required"), _("meaning"), _("what to write")]
    )
    heading = page.max_row
    for cell in page[heading]:
        _as_heading(cell, REQUIRED)
    for sheet in SHEETS:
        for column in sheet.columns:
            page.append(_line(sheet, column))
    for letter, width in zip("ABCDE", (24, 24, 12, 60, 60), strict=True):
        page.column_dimensions[letter].width = width
    for row in page.iter_rows(min_row=heading + 1):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    page.freeze_panes = page.cell(heading + 1, 1)
    page.auto_filter.ref = f"A{heading}:E{page.max_row}"


def _rules() -> list[str]:
    return [
        _("Each sheet is one kind of record, each row is one record."),
        _("Leave a sheet empty, or remove it, when you have nothing for it."),
        _("The column “id” is your own key: keep it the same in every later import."),
        _("A dark heading is required; a lighter one may be left empty."),
        _("An empty cell means: not known. That is not the same as 0 or no."),
        _("Columns and sheets whose name starts with _ are notes; they are not read."),
    ]


def _line(sheet: Sheet, column: Column) -> list[str]:
    return [
        sheet.name,
        column.name,
        _("required") if column.required else "",
        meaning_of(column),
        kind_of(column),
    ]


# -- the sheets to fill in -------------------------------------------------------------


def _add(book: Workbook, sheet: Sheet) -> None:
    page = book.create_sheet(sheet.name)
    page.freeze_panes = "A2"
    for index, column in enumerate(sheet.columns, start=1):
        letter = get_column_letter(index)
        cell = page.cell(1, index, column.name)
        _as_heading(cell, REQUIRED if column.required else OPTIONAL)
        cell.comment = _comment(column)
        dimension = page.column_dimensions[letter]
        dimension.width = max(14, len(column.name) + 4)
        dimension.number_format = _format(column)
        if words := _words(column):
            _offer(page, letter, words, required=column.required)


def _as_heading(cell: Any, fill: str) -> None:
    cell.font = Font(bold=True, color=WHITE)
    cell.fill = PatternFill("solid", fgColor=fill)
    cell.alignment = Alignment(vertical="center")


def _comment(column: Column) -> Comment:
    needed = _("Required.") if column.required else _("May be empty.")
    text = f"{meaning_of(column)}\n{kind_of(column)}\n{needed}"
    return Comment(text, "Steunpunt", width=320, height=40 + 20 * (len(text) // 40 + 3))


def _format(column: Column) -> str:
    if column.read in NUMBERS:
        return "General"
    return FORMATS.get(column.read, AS_TEXT)


def _words(column: Column) -> tuple[str, ...]:
    return ("yes", "no") if column.read is values.yes_no else column.choices


def _offer(page: Any, letter: str, words: tuple[str, ...], *, required: bool) -> None:
    """A list to choose from, in every row."""
    offer = DataValidation(
        type="list", formula1=f'"{",".join(words)}"', allow_blank=not required
    )
    offer.errorTitle = _("This word is not known")
    offer.error = _("Choose one of: %(words)s.") % {"words": ", ".join(words)}
    offer.add(f"{letter}2:{letter}{LAST_ROW}")
    page.add_data_validation(offer)
