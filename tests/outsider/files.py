"""The files an outsider hands in: CSV as spreadsheets write it, or a workbook."""

import csv
from datetime import date, datetime
from pathlib import Path

from openpyxl import Workbook

from .sheets import Sheets

DATES = {"valid_from", "valid_to", "received_on", "decided_on", "requested_on",
         "closed_on", "held_on", "read_on"}
TIMES = {"starts_at", "ends_at", "registered_at", "cancelled_at"}
NUMBERS = {"position", "number", "overall", "scale_lowest", "scale_highest",
           "would_recommend", "year", "month", "value", "followers", "half_days",
           "participants_counted", "minutes_per_half_day", "most_per_day"}
Cell = str | int | float | bool | date | None


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
            sheet.append([_cell(key, row.get(key, ""), as_text) for key in columns])
    book.save(path)
    return path


def _cell(column: str, text: str, as_text: bool) -> Cell:
    if not text:
        return None
    if as_text:
        return text
    if column in DATES:
        return date.fromisoformat(text)
    if column in TIMES:
        return datetime.fromisoformat(text)
    if column in NUMBERS:
        return float(text) if "." in text else int(text)
    if column in {"recognised", "in_open_programme"}:
        return text in {"yes", "ja"}
    return text
