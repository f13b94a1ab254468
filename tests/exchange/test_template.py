"""The template: made from the format itself, and read back without a fuss."""

import re
from pathlib import Path

import openpyxl
import pytest
from django.utils import translation

from steunpunt.exchange.importing import import_records
from steunpunt.exchange.reading import open_source
from steunpunt.exchange.sheets import SHEETS
from steunpunt.exchange.template import write_template
from tests.exchange.test_importing import empty

__all__ = ["empty"]
ROOT = Path(__file__).parents[2]
ONE_ROW_EACH = {
    "themes": {"id": "T1", "label_nl": "Thema"},
    "levels": {"id": "L1", "label_nl": "Niveau"},
    "activity_kinds": {"id": "K1", "label_nl": "Vorming"},
    "organisation_types": {"id": "scw", "label_nl": "Sociaal-cultureel werk"},
    "decline_reasons": {"id": "D1", "label_nl": "Geen tijd"},
    "target_group_rules": {"id": "r1", "recognised": "ja", "group": "primary"},
    "half_day_rules": {"id": "h1", "minutes_per_half_day": 240, "most_per_day": 2},
    "organisations": {"id": "O1", "name": "Zilverlinde", "type": "scw"},
    "organisation_names": {"id": "N1", "organisation": "O1", "name": "Vroeger"},
    "organisation_places": {"id": "Z1", "organisation": "O1", "province": "Limburg"},
    "recognitions": {"id": "E1", "organisation": "O1", "valid_from": "2016-01-01"},
    "people": {"id": "P1", "last_name": "Sabbe"},
    "roles": {"id": "R1", "person": "P1", "organisation": "O1"},
    "trainers": {"id": "D1", "person": "P1"},
    "rooms": {"id": "Z1", "name": "Grote zaal", "municipality": "Gent"},
    "activities": {"id": "A1", "title": "Starten", "status": "held", "themes": "T1"},
    "sessions": {
        "id": "S1",
        "activity": "A1",
        "number": 1,
        "starts_at": "2019-03-04 09:30",
        "ends_at": "2019-03-04 16:30",
        "status": "held",
        "mode": "on_site",
    },
    "registrations": {
        "id": "I1",
        "activity": "A1",
        "person": "P1",
        "organisation": "O1",
        "registered_at": "2019-02-01",
        "status": "confirmed",
        "attended": "1",
    },
    "evaluations": {"id": "V1", "activity": "A1", "overall": 81.5},
    "requests": {"id": "Q1", "asker": "P1", "received_on": "2019-01-05"},
    "supports": {"id": "B1", "kind": "tailored", "requests": "Q1"},
    "support_sessions": {
        "id": "BS1",
        "support": "B1",
        "held_on": "2019-02-05",
        "half_days": 1,
        "status": "given",
    },
    "support_participants": {"support": "B1", "person": "P1"},
    "sites": {"id": "W1", "name": "voorbeeld.be"},
    "site_readings": {
        "id": "M1",
        "site": "W1",
        "metric": "visits",
        "year": 2019,
        "value": 12,
    },
    "social_channels": {"id": "C1", "name": "Netwerk"},
    "follower_readings": {
        "id": "F1",
        "channel": "C1",
        "read_on": "2019-12-31",
        "followers": 7,
    },
}


@pytest.fixture
def template(tmp_path) -> Path:
    path = tmp_path / "sjabloon.xlsx"
    write_template(path)
    return path


def fill_in(template: Path, rows: dict[str, dict]) -> None:
    book = openpyxl.load_workbook(template)
    for name, row in rows.items():
        page = book[name]
        for cell in page[1]:
            if cell.value in row:
                page.cell(2, cell.column, row[cell.value])
    book.save(template)


def test_importing_the_empty_template_changes_nothing(empty, template) -> None:
    source = open_source(template)

    outcome = import_records(source)

    assert source.sheets() == [sheet.name for sheet in SHEETS]
    assert (list(outcome.problems), outcome.batch) == ([], None)


def test_one_row_in_every_sheet_is_imported(empty, template) -> None:
    fill_in(template, ONE_ROW_EACH)

    outcome = import_records(open_source(template))

    assert list(outcome.problems) == []
    assert {name: counts["created"] for name, counts in outcome.counts.items()} == {
        sheet.name: 1 for sheet in SHEETS
    }


@pytest.mark.parametrize(
    ("language", "title", "required", "kind"),
    [
        ("nl", "_uitleg", "verplicht", "De id van een rij in “organisation_types”."),
        ("en", "_explanation", "required", "The id of a row in “organisation_types”."),
    ],
)
def test_every_column_is_explained_in_the_language_of_the_reader(
    tmp_path, language, title, required, kind
) -> None:
    with translation.override(language):
        write_template(tmp_path / "t.xlsx")

    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    said = {
        (row[0], row[1]): row[2:]
        for row in book[title].iter_rows(values_only=True)
        if row[1]
    }
    for sheet in SHEETS:
        for column in sheet.columns:
            assert said[sheet.name, column.name][0] == (
                required if column.required else None
            )
            assert all(said[sheet.name, column.name][1:])
    assert said["organisations", "type"][2] == kind


def test_a_heading_carries_its_explanation_and_words_can_be_chosen(template) -> None:
    page = openpyxl.load_workbook(template)["activities"]

    status = next(cell for cell in page[1] if cell.value == "status")
    offers = {
        str(v.sqref).partition("2")[0]: v for v in page.data_validations.dataValidation
    }

    assert "Verplicht." in status.comment.text
    assert offers[status.column_letter].formula1 == '"planned,held,cancelled"'


def test_the_reference_describes_exactly_the_sheets_and_columns_there_are() -> None:
    text = (ROOT / "docs/reference/import-format.md").read_text()

    for sheet in SHEETS:
        assert f"`{sheet.name}`" in text, sheet.name
        for column in sheet.columns:
            assert f"`{column.name}`" in text, (sheet.name, column.name)
    names = {c.name for sheet in SHEETS for c in sheet.columns}
    names |= {sheet.name for sheet in SHEETS}
    tables = re.findall(r"^\| (`[a-z_]+`(?:, `[a-z_]+`)*) \|", text, re.MULTILINE)
    described = {name for cell in tables for name in re.findall(r"`([a-z_]+)`", cell)}
    assert described - names == set()


def test_the_document_says_how_long_every_text_may_be() -> None:
    text = (ROOT / "docs/reference/import-format.md").read_text()
    part = text.partition("## How long a text may be")[2]
    said = {
        int(length.replace(" ", "")): columns
        for length, columns in re.findall(r"^\| ([\d ]+) \| (.+) \|$", part, re.M)
    }
    lengths = {}
    for sheet in SHEETS:
        for column in sheet.columns:
            if column.longest and not column.to:
                lengths.setdefault(column.longest, set()).add((column.name, sheet.name))

    assert set(said) == set(lengths)
    for length, columns in lengths.items():
        for name, sheet in columns:
            elsewhere = any(f"`{name}` of `{sheet}`" in told for told in said.values())
            whole = f"`{name}` of `{sheet}`" if elsewhere else f"`{name}`"
            assert whole in said[length], (length, name, sheet)
