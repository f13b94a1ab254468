"""Numbers that belong together, such as the months of one year."""

from collections.abc import Sequence
from dataclasses import dataclass

from steunpunt.design.charts.bars import Bar


@dataclass(frozen=True)
class Series:
    """A row of numbers with one name; `strong` when the drawing is about it."""

    name: str
    bars: Sequence[Bar]
    strong: bool = True
