"""Small cells: what the public may not see, and what would give it away.

A cell of a sensitive figure is *small* when it stands for 1 to 4. Where exactly one
cell of a table is hidden, the smallest other one is hidden with it: else it would
follow from the total. A share is hidden when its numerator, its denominator or what
lies between them is small; a mean when fewer than five answers stand behind it.
"""

from collections.abc import Mapping

from steunpunt.figures.aggregates import Count, CountDistinct, Outcome, Sum
from steunpunt.figures.computing import Key
from steunpunt.figures.declaring import AnyFigure, Share

FEWEST = 5


def hidden_from_public(
    figure: AnyFigure, total: Outcome, tables: Mapping[str, Mapping[str, Outcome]]
) -> set[Key]:
    """The numbers of one figure that stay hidden.

    Args:
        figure: whose numbers these are.
        total: the figure itself.
        tables: its breakdowns: dimension → cell → outcome.
    """
    if not figure.sensitive:
        return set()
    hidden = {Key(figure.code)} if is_small(figure, total) else set()
    for dimension, cells in tables.items():
        small = {cell for cell, outcome in cells.items() if is_small(figure, outcome)}
        small |= _with_it(cells, small)
        hidden |= {Key(figure.code, dimension, cell) for cell in small}
    return hidden


def is_small(figure: AnyFigure, outcome: Outcome) -> bool:
    """Whether one number stands for so few that it could tell who they are."""
    if outcome.number is None:
        return False
    if isinstance(figure, Share):
        return _share_is_small(outcome)
    if isinstance(figure.aggregate, Count | CountDistinct):
        return 0 < outcome.number < FEWEST
    if isinstance(figure.aggregate, Sum):
        return 0 < outcome.number < FEWEST or 0 < outcome.n < 2
    return 0 < outcome.n < FEWEST


def _share_is_small(outcome: Outcome) -> bool:
    above, below = outcome.numerator or 0, outcome.denominator or 0
    return any(0 < part < FEWEST for part in (above, below, below - above))


def _with_it(cells: Mapping[str, Outcome], small: set[str]) -> set[str]:
    """The second cell that has to be hidden, so that the first cannot be worked out."""
    if len(small) != 1:
        return set()
    others = [
        (outcome.number, cell)
        for cell, outcome in cells.items()
        if cell not in small and outcome.number
    ]
    return {min(others)[1]} if others else set()
