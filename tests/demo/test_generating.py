"""A synthetic year is the same each time, adds up at any size, and can be imported."""

from pathlib import Path

import pytest

from steunpunt.demo.generating import generate
from steunpunt.demo.shapes import SHAPE_2018, SHAPE_2019, shape_of
from steunpunt.exchange.importing import import_records
from steunpunt.exchange.reading import open_source
from tests.figures.independent import compute

DEMO = Path(__file__).parents[2] / "demo"


@pytest.mark.parametrize("shape", [SHAPE_2018, SHAPE_2019])
def test_the_committed_years_are_those_that_the_generator_writes(
    tmp_path, shape
) -> None:
    generate(tmp_path, shape=shape)

    assert texts_in(tmp_path) == texts_in(DEMO / str(shape.year))


def test_another_seed_gives_other_people_and_the_same_figures(tmp_path) -> None:
    generate(tmp_path, seed=2)

    figures = compute([tmp_path], 2019)

    assert texts_in(tmp_path)["people.csv"] != texts_in(DEMO / "2019")["people.csv"]
    assert figures["programme.participations", None, None] == 1325
    assert figures["programme.reached_organisations", None, None] == 117


def test_a_year_of_twice_the_size_adds_up_to_twice_as_much(tmp_path) -> None:
    generate(tmp_path, scale=2, shape=shape_of(2025))

    figures = compute([tmp_path], 2025)

    expected = {
        "programme.activities": 2 * 59,
        "programme.half_days": 2 * 193,
        "programme.participations": 2 * 1325,
        "programme.primary": 2 * 822,
        "programme.reached_organisations": 2 * 117,
        "support.requests": 2 * 178,
        "support.supports": 2 * 98,
        "support.primary": 2 * 48,
        "support.participations": 2 * 574,
        "remediation.half_days": 2 * 81,
    }
    assert {code: figures[code, None, None] for code in expected} == expected


def test_a_year_of_any_size_can_be_imported(tmp_path, db) -> None:
    generate(tmp_path, scale=2, shape=shape_of(2025))

    outcome = import_records(open_source(tmp_path), check_only=True)

    assert list(outcome.problems) == []
    assert outcome.total("created") > 10_000


def texts_in(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in folder.glob("*.csv")}
