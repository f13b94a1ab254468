"""Small cells: what the public may not see, and what would give it away.

A number about people, or about remediation, is *small* when it stands for 1 to 4. It is
hidden; but what is hidden alone can be worked out from a total, an identity, a share.
So a hidden number must be one of several possible ones: for each there has to be
*another table*, with another number in its place, that agrees with everything that is
published. `alternatives` finds the cheapest one. Whatever public numbers it moves are
then hidden as well, and the reader cannot tell which of the two tables is the true one.

The reader is supposed to be clever: to know every equation (`relating`), that a cell
which is shown holds something, and, wherever hiding helps against that, even which of
the hidden numbers are small.
`docs/decisions/0005-small-cells.md` says why it is done like this, and its limits.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from math import inf, sqrt

from steunpunt.figures.aggregates import Count, CountDistinct, Outcome, Sum, SumOver
from steunpunt.figures.alternatives import Alternatives, Room
from steunpunt.figures.computing import Key, Results
from steunpunt.figures.declaring import AnyFigure, Figure, Share
from steunpunt.figures.registry import registry
from steunpunt.figures.relating import Amount, Equation, Relations

FEWEST = 5
TOTAL = 10_000
"""Hiding a total costs this much more than hiding a cell: it is a last resort."""


def hidden_from_public(
    results: Results, already: Collection[Key] = frozenset()
) -> set[Key]:
    """The numbers of a period that the public does not see.

    Args:
        results: all that is published together.
        already: what an earlier edition of the same period hid. It stays hidden, or the
            two editions together would give away what the first one hid.
    """
    hiding = Hiding(Relations(results))
    hiding.hide(already)
    return hiding.keys


def is_small(key: Key, outcome: Outcome) -> bool:
    """Whether one number stands for so few that it could tell who they are.

    A count by itself, a sum also by the units that it is spread over, a mean by the
    answers behind it, a share by its two parts and by what lies between them.
    """
    figure = registry.get(key.code)
    if outcome.number is None or not _is_sensitive(figure, key):
        return False
    return any(0 < part < FEWEST for part in _parts(figure, outcome))


def _is_sensitive(figure: AnyFigure, key: Key) -> bool:
    if figure.sensitive or key.dimension is None:
        return figure.sensitive
    breakdown = registry.breakdowns_of(figure)[key.dimension]
    return key.cell in breakdown.sensitive


def _parts(figure: AnyFigure, outcome: Outcome) -> tuple[float, ...]:
    """What may not be small in one number."""
    if isinstance(figure, Share):
        above, below = outcome.numerator or 0, outcome.denominator or 0
        return above, below, below - above
    if isinstance(figure.aggregate, Count | CountDistinct):
        return (outcome.number or 0,)
    if isinstance(figure.aggregate, SumOver):
        return outcome.number or 0, outcome.units or 0
    if isinstance(figure.aggregate, Sum):
        return outcome.number or 0, outcome.n == 1  # a sum of one tells that one
    return (outcome.n,)


class Hiding:
    """Finds what has to be hidden with the small numbers.

    Attributes:
        keys: the numbers that are hidden.
    """

    def __init__(self, relations: Relations) -> None:
        self.size, self.told = relations.size, relations.told
        self.keys: set[Key] = set()
        self.small: set[Amount] = set()
        self._telling: dict[Amount, list[Key]] = defaultdict(list)
        self._listed: set[Amount] = set()
        for key, told in self.told.items():
            for amount in told:
                self._telling[amount].append(key)
            if is_small(key, relations.results[key]):
                self.small |= self._few(key)
            if is_listed(registry.get(key.code)):
                self._listed.update(told)
        self.equations = [
            {a: times for a, times in equation.items() if a not in self._listed}
            for equation in relations.equations
        ]

    def _few(self, key: Key) -> set[Amount]:
        """What is small in a small number."""
        figure, told = registry.get(key.code), self.told[key]
        if isinstance(figure, Share):
            return {amount for amount in told if self.size[amount] < FEWEST}
        by_itself = isinstance(figure.aggregate, Count | CountDistinct | Sum)
        return set(told[:1] if by_itself else told)

    def hide(self, already: Collection[Key]) -> None:
        """Hide until each small amount could be another; the smallest first."""
        self.keys.update(key for key in already if key in self.told)
        told = {amount for key in self.keys for amount in self.told[key]}
        self._hide(self.small)
        also = {a for a in told if not self._seen(a) and not a.is_rest}
        targets = sorted(self.small | also, key=lambda a: (self.size[a], str(a)))
        for amounts, equations in components(self.equations, targets):
            self._hide_among(amounts, equations, targets)

    def _hide_among(
        self,
        amounts: Collection[Amount],
        equations: list[Equation],
        targets: Iterable[Amount],
    ) -> None:
        alternatives = Alternatives({a: self._room(a) for a in amounts}, equations)
        safe: set[Amount] = set()
        for target in targets:
            if target not in safe and target in alternatives.rooms:
                moved = (
                    alternatives.cheapest(target)
                    or self._for_who_knows_less(alternatives, target)
                    or set(amounts)
                )
                safe |= moved
                self._hide(moved)
                alternatives.change({a: self._room(a) for a in amounts})

    def _for_who_knows_less(
        self, alternatives: Alternatives, target: Amount
    ) -> set[Amount] | None:
        """Another table for a reader who cannot tell which of the hidden are small.

        Four people in four cells are one in each, for who knows that they are few: no
        hiding helps against that.
        """
        rooms = alternatives.rooms
        alternatives.change({a: self._room(a, knows_small=False) for a in rooms})
        return alternatives.cheapest(target)

    def _hide(self, amounts: Iterable[Amount]) -> None:
        """Hide each number that tells one of these amounts."""
        for amount in amounts:
            if amount in self.small or not (amount.is_rest or amount in self._listed):
                self.keys.update(self._telling[amount])

    def _seen(self, amount: Amount) -> list[Key]:
        """The public numbers that tell an amount."""
        return [key for key in self._telling[amount] if key not in self.keys]

    # -- What may move -------------------------------------------------------------

    def _room(self, amount: Amount, *, knows_small: bool = True) -> Room:
        size = self.size[amount]
        lowest, highest = self._believable(amount, knows_small=knows_small)
        down, up = max(size - lowest, 0), max(highest - size, 0)
        return Room(down, up, self._cost(amount))

    def _believable(self, amount: Amount, *, knows_small: bool) -> tuple[float, float]:
        """Between what a reader will look for it."""
        size = self.size[amount]
        if amount.what.kind in ("scores", "other"):
            return -inf, inf
        if amount in self.small and size < FEWEST and knows_small:
            return min(size, 1), max(size, FEWEST - 1)
        if amount.is_rest:
            return 0, inf
        return (FEWEST if size >= FEWEST and knows_small else min(size, 1)), inf

    def _cost(self, amount: Amount) -> float:
        """What hiding it takes from the reader; nothing, when no number tells it."""
        if amount.is_rest:
            return 0
        return sum(
            sqrt(abs(self.size[amount])) if key.dimension else TOTAL
            for key in self._seen(amount)
        )


def is_listed(figure: AnyFigure) -> bool:
    """Whether everyone may see the records behind a figure, and so count them."""
    if figure.sensitive:
        return False
    own = figure.columns if isinstance(figure, Figure) else ()
    return any(column.public for column in own or figure.records.columns)


def components(
    equations: Iterable[Equation], targets: Iterable[Amount]
) -> Iterator[tuple[list[Amount], list[Equation]]]:
    """The amounts and equations that hang together, where there is a target in them."""
    of: dict[Amount, list[Equation]] = defaultdict(list)
    for equation in equations:
        for amount in equation:
            of[amount].append(equation)
    seen: set[Amount] = set()
    for target in targets:
        if target in seen or target not in of:
            continue
        found, ahead = {target: None}, [target]
        while ahead:
            near = {a: None for equation in of[ahead.pop()] for a in equation}
            ahead += [amount for amount in near if amount not in found]
            found |= near
        seen |= found.keys()
        together = {id(e): e for amount in found for e in of[amount]}
        yield list(found), list(together.values())
