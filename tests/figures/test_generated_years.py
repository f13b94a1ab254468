"""Over generated years, the engine and a second computation agree in every cell."""

import pytest
from hypothesis import given

from steunpunt.figures.computing import ALL, compute
from steunpunt.figures.periods import Period
from tests.figures.conftest import imported
from tests.figures.generated import Shape, shapes, year_of
from tests.figures.independent import count
from tests.figures.independent.records import understand

pytestmark = pytest.mark.slow


@given(shape=shapes())
def test_every_figure_in_every_cell_is_what_a_second_computation_finds(
    empty_site, shape: Shape
) -> None:
    sheets = year_of(shape)

    with imported(sheets):
        outcomes = compute(Period.year(shape.year), by=ALL).outcomes

    again = count(understand(sheets.items()), shape.year)
    engine = {tuple(key): outcome.number for key, outcome in outcomes.items()}
    assert differences(engine, again) == {}


def differences(engine: dict, again: dict) -> dict:
    """The keys on which two computations differ; an empty cell may be left out."""
    return {
        key: (engine.get(key), again.get(key))
        for key in engine.keys() | again.keys()
        if not _same(engine.get(key), again.get(key), is_cell=key[1] is not None)
    }


def _same(one: float | None, other: float | None, *, is_cell: bool) -> bool:
    if one is None or other is None:
        return one == other or (is_cell and not one and not other)
    return abs(one - other) < 1e-6
