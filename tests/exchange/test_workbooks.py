"""Workbooks: the same format, and nothing that bursts when it is opened."""

import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from steunpunt.exchange.importing import import_records
from steunpunt.exchange.problems import UnreadableFile
from steunpunt.exchange.reading import open_source


def a_workbook(path: Path, **sheets: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def test_real_dates_and_numbers_are_read_as_text(tmp_path) -> None:
    book = a_workbook(
        tmp_path / "year.xlsx",
        people=[["id", "last_name"], ["P1", date(2019, 3, 1)], [7, 2.0]],
        roles=[["id"], [datetime(2019, 3, 1, 9, 30)]],  # noqa: DTZ001 - as Excel has it
    )

    source = open_source(book)

    assert list(source.rows("people")) == [
        (1, ["id", "last_name"]),
        (2, ["P1", "2019-03-01"]),
        (3, ["7", "2"]),
    ]
    assert list(source.rows("roles"))[1] == (2, ["2019-03-01 09:30"])


def test_a_workbook_is_imported_like_a_folder(db, tmp_path) -> None:
    book = a_workbook(
        tmp_path / "year.xlsx",
        themes=[["id", "label_nl"], ["nieuw", "Nieuw thema"], ["kapot", None]],
    )

    outcome = import_records(open_source(book))

    assert [(p.sheet, p.row, p.column) for p in outcome.problems] == [
        ("themes", 3, "label_nl")
    ]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut", b"<html></html>"])
def test_a_damaged_workbook_is_refused_in_words(tmp_path, content) -> None:
    path = tmp_path / "broken.xlsx"
    path.write_bytes(content)

    with pytest.raises(UnreadableFile, match=r"broken\.xlsx"):
        open_source(path)


def test_a_workbook_that_unpacks_to_far_too_much_is_not_opened(tmp_path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/worksheets/sheet1.xml", b"0" * 60_000_000)

    with pytest.raises(UnreadableFile, match="MB"):
        open_source(path)


def test_entities_of_xml_are_not_expanded(tmp_path) -> None:
    path = a_workbook(tmp_path / "x.xlsx", people=[["id"], ["P1"]])
    evil = tmp_path / "evil.xlsx"
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]>'
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(evil, "w") as new:
        for name in old.namelist():
            data = old.read(name).decode()
            if name == "xl/workbook.xml":
                data = bomb + data.removeprefix('<?xml version="1.0"?>')
            new.writestr(name, data)

    with pytest.raises(UnreadableFile):
        source = open_source(evil)
        list(source.rows(source.sheets()[0]))
