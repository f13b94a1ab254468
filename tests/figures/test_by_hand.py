"""The engine and SQL written by hand say the same; `make bench` holds them to that too."""

import pytest
from django.db import connection

from bench import by_hand
from bench.comparing import differences
from steunpunt.figures.computing import ALL, compute
from steunpunt.figures.periods import Period


@pytest.mark.parametrize("year", [2018, 2019])
def test_every_cell_is_what_a_hand_would_count(demo_years, year) -> None:
    results = compute(Period.year(year), by=ALL)

    compared, different = differences(results, by_hand.compute(connection, year))

    assert different == []
    assert compared > 1000


def test_a_cell_that_differs_is_found(demo_years) -> None:
    results = compute(Period.year(2019), by=ALL)
    numbers = by_hand.compute(connection, 2019)
    place = by_hand.Cell("programme.participations", "mode", "online")
    numbers[place] += 1

    assert [said.split(": ")[0] for said in differences(results, numbers)[1]] == [
        str(place)
    ]
