"""The files an outsider hands in: CSV as spreadsheets write it, or a workbook."""

import csv
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from tests.outsider.sheets import Sheets

YES_OR_NO = {"yes": True, "ja": True, "no": False, "nee": False}


def columns_of(sheets: Sheets, name: str) -> list[str]:
    """Every column that some row of the sheet fills."""
    return list(dict.fromkeys(key for row in sheets[name] for key in row))


def write_csv(
    sheets: Sheets, folder: Path, *, delimiter: str = ",", encoding: str = "utf-8"
) -> Path:
    """A folder with one file a sheet."""
    folder.mkdir(parents=True)
    for name in sheets:
        with (folder / f"{name}.csv").open("w", newline="", encoding=encoding) as file:
            writer = csv.DictWriter(
                file, columns_of(sheets, name), delimiter=delimiter, restval=""
            )
            writer.writeheader()
            writer.writerows(sheets[name])
    return folder


def write_workbook(sheets: Sheets, path: Path, *, as_text: bool = False) -> Path:
    """One workbook; dates and numbers as a spreadsheet keeps them, or all as text."""
    book = Workbook(write_only=True)
    for name in sheets:
        sheet, columns = book.create_sheet(name), columns_of(sheets, name)
        sheet.append(columns)
        for row in sheets[name]:
            texts = [row.get(key, "") for key in columns]
            if as_text:
                sheet.append([_text(sheet, text) for text in texts])
            else:
                sheet.append([_typed(sheet, text) for text in texts])
    book.save(path)
    return path


def _text(sheet: Any, text: str) -> Any:
    """A cell that was made text before it was filled, so that nothing is a formula."""
    if not text:
        return None
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    return cell


def _typed(sheet: Any, text: str) -> Any:
    """What a spreadsheet makes of a text that somebody types."""
    if text in YES_OR_NO:
        return YES_OR_NO[text]
    if re.fullmatch(r"-?(0|[1-9]\d{0,14})(\.\d+)?", text):
        return float(text) if "." in text else int(text)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return date.fromisoformat(text)
    if re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", text):
        return datetime.fromisoformat(text)
    return _text(sheet, text)
