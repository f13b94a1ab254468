"""Holds the numbers of the engine against those made by hand, cell by cell."""

from math import isclose
from typing import Any

from bench.by_hand import Cell
from steunpunt.figures.computing import Results


def differences(results: Results, by_hand: dict[Cell, Any]) -> tuple[int, list[str]]:
    """How many cells hold something, and those in which the two differ.

    A cell that nothing falls in is not there in one, and zero or empty in the other.
    """
    engine = {
        Cell(key.code, key.dimension or "", key.cell or ""): outcome.number
        for key, outcome in results.outcomes.items()
    }
    compared, different = 0, []
    for at in engine.keys() | by_hand.keys():
        ours, theirs = engine.get(at), by_hand.get(at)
        compared += bool(ours or theirs)
        if not _same(ours, theirs, both=at in engine and at in by_hand):
            different.append(f"{at}: {ours} by the engine, {theirs} by hand")
    return compared, sorted(different)


def _same(ours: Any, theirs: Any, *, both: bool) -> bool:
    if not ours and not theirs:
        return (ours is None) == (theirs is None) if both else True
    if ours is None or theirs is None:
        return False
    return isclose(float(ours), float(theirs), rel_tol=1e-9)
