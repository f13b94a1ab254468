"""All figures with all breakdowns: by the engine, and by hand."""

import time
from typing import Any

from bench import by_hand
from bench.alone import peak_megabytes
from bench.comparing import differences


def by_the_engine(year: int) -> dict[str, float]:
    """How many queries the engine asks, and the most memory."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        results = _compute(year)
    return {
        "queries": len(queries),
        "cells": len(results.outcomes),
        "megabytes": peak_megabytes(),
    }


def side_by_side(year: int, times: int) -> dict[str, Any]:
    """The best time of each; they take turns, so that a busy moment meets both.

    Raises SystemExit when one cell differs: a speed for other numbers says nothing.
    """
    from django.db import connection

    engine, hand = [], []
    for _turn in range(times):
        start = time.perf_counter()
        results = _compute(year)
        engine.append(time.perf_counter() - start)
        start = time.perf_counter()
        numbers = by_hand.compute(connection, year)
        hand.append(time.perf_counter() - start)
    compared, different = differences(results, numbers)
    if different:
        raise SystemExit(
            "\n".join([f"{len(different)} cells differ.", *different[:20]])
        )
    return {"engine": min(engine), "by_hand": min(hand), "cells": compared}


def _compute(year: int) -> Any:
    from steunpunt.figures.computing import ALL, compute
    from steunpunt.figures.periods import Period

    return compute(Period.year(year), by=ALL)
