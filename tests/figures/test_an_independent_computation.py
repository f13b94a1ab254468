"""A second computation, which shares no line with the engine, gives the same figures."""

from pathlib import Path

import pytest

from steunpunt.figures.computing import ALL, compute
from steunpunt.figures.periods import Period
from tests.figures.independent import compute as compute_again

DEMO = Path(__file__).parents[2] / "demo"
FOLDERS = [DEMO / "2018", DEMO / "2019"]
PUBLISHED = {
    "programme.activities": 59,
    "programme.half_days": 193,
    "programme.participations": 1325,
    "programme.primary": 822,
    "programme.secondary": 503,
    "programme.unknown_target_group": 0,
    "programme.reached_organisations": 117,
    "programme.recognised_organisations": 124,
    "support.requests": 178,
    "support.declined": 60,
    "support.accepted": 118,
    "support.without_support": 20,
    "support.supports": 98,
    "support.primary": 48,
    "support.secondary": 32,
    "support.participations": 574,
    "remediation.trajectories": 18,
    "remediation.half_days": 81,
}
ROUNDED = {
    "programme.primary_share": 62,
    "programme.secondary_share": 38,
    "programme.satisfaction": 81,
    "programme.reach": 94,
}


def test_the_demonstration_has_the_figures_that_were_published() -> None:
    figures = compute_again(FOLDERS, 2019)

    assert {code: figures[code, None, None] for code in PUBLISHED} == PUBLISHED
    assert {code: round(figures[code, None, None]) for code in ROUNDED} == ROUNDED


def test_the_media_of_2019_are_those_that_were_published() -> None:
    figures = compute_again(FOLDERS, 2019)

    assert cells_of(figures, "channels.visits", "site") == {
        "socius.be": 177_226,
        "veranderalles.be": 10_491,
        "prettiggeleerd.be": 29_120,
    }
    assert cells_of(figures, "channels.visitors", "site") == {
        "socius.be": 101_609,
        "veranderalles.be": 8_020,
        "prettiggeleerd.be": 25_867,
    }
    assert cells_of(figures, "channels.page_views", "site") == {
        "socius.be": 435_715,
        "veranderalles.be": 24_216,
        "prettiggeleerd.be": 99_971,
    }
    assert cells_of(figures, "channels.followers", "network") == {
        "Twitter": 2_098,
        "Facebook": 1_023,
    }


def test_2018_changes_nothing_of_2019_but_who_came_first() -> None:
    together = compute_again(FOLDERS, 2019)
    alone = compute_again([DEMO / "2019"], 2019)

    changed = {key[0] for key in together if together[key] != alone.get(key)}

    assert changed == {
        "programme.first_time_participants",
        "remediation.half_days_in_year",  # of trajectories that began in 2018
        "support.open_supports",  # asked in 2018, and still under way
    }


@pytest.mark.parametrize("year", [2018, 2019])
def test_the_engine_and_the_second_computation_agree_in_every_cell(
    demo_years, year: int
) -> None:
    again = compute_again(FOLDERS, year)
    outcomes = compute(Period.year(year), by=ALL).outcomes

    engine = {tuple(key): outcome.number for key, outcome in outcomes.items()}
    assert without_empty_cells(engine) == pytest.approx(without_empty_cells(again))


def cells_of(figures: dict, code: str, dimension: str) -> dict:
    return {
        cell: value
        for (known, by, cell), value in figures.items()
        if (known, by) == (code, dimension)
    }


def without_empty_cells(figures: dict) -> dict:
    """A cell without records may be left out, or be there and hold zero."""
    return {
        key: value for key, value in figures.items() if value != 0 or key[1] is None
    }
