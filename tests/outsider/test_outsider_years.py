"""Years that an outsider made from the documents alone give exactly their figures.

The years, and the second reckoning of their figures, were written from
`docs/reference/import-format.md` and `docs/explanation/what-figures-count.md`.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path

import pytest
from django.db import transaction
from django.utils.translation import override as use_language

from steunpunt.config.cli import main
from steunpunt.exchange.importing import import_records
from steunpunt.exchange.reading import open_source
from steunpunt.figures.computing import ALL, compute
from steunpunt.figures.periods import Period
from steunpunt.figures.registry import registry
from tests.outsider.files import write_csv, write_workbook
from tests.outsider.reckoning import reckon
from tests.outsider.sheets import Sheets
from tests.outsider.years import Year, channels, programme, text, time
from tests.outsider.years.every import EVERY

Cells = dict[tuple[str, str | None, str | None], Fraction | float | None]
FORMATS: dict[str, Callable[[Sheets, Path], Path]] = {
    "commas": lambda sheets, path: write_csv(sheets, path),
    "semicolons": lambda sheets, path: write_csv(
        sheets, path, delimiter=";", encoding="utf-8-sig"
    ),
    "workbook": lambda sheets, path: write_workbook(sheets, path.with_suffix(".xlsx")),
    "texts": lambda sheets, path: write_workbook(
        sheets, path.with_suffix(".xlsx"), as_text=True
    ),
}

#: years with texts, moments and numbers that a file may change
OFTEN = (text.odd_text, time.half_days, programme.evaluations)

#: years that have something in every figure, together
SHOWN = (programme.evaluations, channels.sites, channels.networks)


@contextmanager
def imported(path: Path) -> Iterator[None]:
    """Within this block the records of those files are there."""
    with transaction.atomic():
        outcome = import_records(open_source(path))
        assert not outcome.problems, list(outcome.problems)
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    ("make", "form"),
    [
        pytest.param(make, form, id=f"{make.__name__}-{form}")
        for make in EVERY
        for form in (FORMATS if make in OFTEN else ("commas", "workbook"))
    ],
)
def test_every_figure_and_every_cell_is_what_the_documents_say(
    empty_site, tmp_path: Path, make: Callable[[], Year], form: str
) -> None:
    year = make()
    path = FORMATS[form](year.sheets, tmp_path / "year")

    with imported(path):
        found = {code: engine(code) for code in year.counted}

    for code in year.counted:
        assert differences(found[code], reckoned(year.sheets, code)) == {}, code


@pytest.mark.parametrize("make", SHOWN, ids=lambda make: make.__name__)
def test_the_command_line_says_the_same(
    empty_site, tmp_path: Path, capsys: pytest.CaptureFixture, make: Callable[[], Year]
) -> None:
    year = make()
    code = min(year.counted)

    with imported(write_csv(year.sheets, tmp_path / "year")):
        found = said(capsys, code)
        for dimension in sorted({key[1] for key in engine(code) if key[1]}):
            found |= said(capsys, code, dimension)

    assert differences(found, reckoned(year.sheets, code)) == {}


def said(capsys: pytest.CaptureFixture, code: str, *by: str) -> Cells:
    """What `steunpunt figures` prints as JSON."""
    with use_language("nl"):
        main(["figures", code, "--format", "json", *(f"--by={each}" for each in by)])
    rows = json.loads(capsys.readouterr().out)
    cells = [
        (row, next(iter((row["breakdown"] or {None: None}).items()))) for row in rows
    ]
    return {(row["code"], *cell): row["value"] for row, cell in cells}


@pytest.mark.parametrize("make", EVERY, ids=lambda make: make.__name__)
def test_what_a_person_counted_by_hand_is_what_the_second_reckoning_finds(
    make: Callable[[], Year],
) -> None:
    year = make()

    for code, counted in year.counted.items():
        found = {
            named(key): value for key, value in reckoned(year.sheets, code).items()
        }
        wrong = {
            name: (value, found.get(name))
            for name, value in counted.items()
            if not same(value, found.get(name), is_cell=" by " in name)
        }
        assert wrong == {}, code


def engine(code: str) -> Cells:
    outcomes = compute(Period.parse(code), by=ALL).outcomes
    return {tuple(key): outcome.number for key, outcome in outcomes.items()}


def reckoned(sheets: Sheets, code: str) -> Cells:
    found: Cells = {}
    for name, figure in reckon(sheets, code).items():
        found[name, None, None] = figure.whole()
        for dimension in figure.by:
            for key, value in figure.cells(dimension).items():
                found[name, dimension, key] = value
    return found


def differences(one: Cells, other: Cells) -> dict:
    """The numbers that differ; a cell in which nothing falls may be left out."""
    return {
        named(key): (one.get(key), other.get(key))
        for key in one.keys() | other.keys()
        if not same(one.get(key), other.get(key), is_cell=key[1] is not None)
    }


def same(one: float | None, other: float | None, *, is_cell: bool) -> bool:
    if one is None or other is None:
        return one == other or (is_cell and not one and not other)
    return abs(float(one) - float(other)) < 1e-9 * max(1, abs(float(one)))


def named(key: tuple[str, str | None, str | None]) -> str:
    code, dimension, cell = key
    return code if dimension is None else f"{code} by {dimension}={cell}"


def test_ten_thousand_registrations_count_as_the_documents_say(
    empty_site, tmp_path: Path
) -> None:
    year = text.big()

    with imported(write_csv(year.sheets, tmp_path / "year")):
        found = {code: engine(code) for code in year.counted}

    for code in year.counted:
        assert differences(found[code], reckoned(year.sheets, code)) == {}, code


def test_the_second_reckoning_knows_every_figure_and_every_breakdown() -> None:
    again = reckon(Sheets(), "2024")

    assert {code: set(figure.by) for code, figure in again.items()} == {
        code: set(registry.breakdowns_of(figure))
        for code, figure in registry.figures.items()
    }
