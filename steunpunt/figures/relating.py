"""What published numbers tell about each other: the equations a reader can write down.

An *amount* is one quantity in one cell: how many records meet a condition, how many
different people, what a sum comes to. Several figures may tell the same amount: the
number of participations is also the denominator of a share. An *equation* says that
amounts, each so many times, come to zero: the cells of a breakdown make the total, the
parts of an identity make the whole, a narrower count and the rest make the wider one.

`suppressing` hides numbers until these equations give no small one away.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import permutations
from typing import Any, NamedTuple

from django.db.models import Q

from steunpunt.figures.aggregates import Count, CountDistinct, Mean, Outcome
from steunpunt.figures.computing import Key, Results
from steunpunt.figures.declaring import Figure, Identity, RecordSet, Share, Unit
from steunpunt.figures.registry import registry

Place = tuple[str | None, str | None]
TOTAL: Place = (None, None)
SCORES_BETWEEN = {Unit.PERCENT: (0, 100), Unit.POINTS: (-100, 100)}


class What(NamedTuple):
    """A quantity, whatever figures tell it; two conditions that match make it one.

    `kind` is count, different, sum, scores (the sum behind a mean), rest or other.
    """

    kind: str
    records: str
    where: Q | None
    of: Any = None


class Amount(NamedTuple):
    """A quantity in one cell of a breakdown; twice None: in total."""

    what: What
    dimension: str | None = None
    cell: str | None = None

    @property
    def is_rest(self) -> bool:
        """What lies between a wider and a narrower amount; no figure is about it."""
        return self.what.kind == "rest"


Equation = Mapping[Amount, int]


class Relations:
    """The amounts behind the numbers of a period, and how they hang together.

    Attributes:
        size: what each amount comes to. One that is zero is not there: everyone can
            see that a cell is missing.
        told: the amounts that each number tells.
        equations: how often each amount counts in what comes to zero.
    """

    def __init__(self, results: Results) -> None:
        self.results = results
        self.size: dict[Amount, float] = {}
        self._whats: dict[str, list[What]] = {}
        self._sets: dict[str, RecordSet] = {}
        keys = sorted(results.outcomes, key=lambda key: [part or "" for part in key])
        self.told = {key: self._tell(key, results[key]) for key in keys}
        self._places: dict[What, list[Place]] = defaultdict(list)
        for amount in self.size:
            self._places[amount.what].append(amount[1:])
        self.equations = list(self._equations())

    # -- Amounts -------------------------------------------------------------------

    def _tell(self, key: Key, outcome: Outcome) -> list[Amount]:
        figure, place = registry.get(key.code), key[1:]
        parts = (outcome.numerator, outcome.denominator)
        if isinstance(figure, Share):
            whats = [self._main(figure.numerator), self._main(figure.denominator)]
            whats.append(_between(*whats))
            sizes = [*parts, max((parts[1] or 0) - (parts[0] or 0), 0)]
        else:
            whats = self._whats_of(figure)
            is_mean = isinstance(figure.aggregate, Mean)
            sizes = [parts[0] if is_mean else outcome.number, outcome.n]
        told = {
            Amount(what, *place): size or 0
            for what, size in zip(whats, sizes, strict=False)
            if size or (what.kind == "scores" and outcome.n)
        }
        self.size |= told
        return list(told)

    def _main(self, figure: Figure) -> What:
        """The quantity that a figure is about."""
        return self._whats_of(figure)[0]

    def _whats_of(self, figure: Figure) -> list[What]:
        """What a figure is about, and how many records stand behind it."""
        if figure.code not in self._whats:
            self._sets[figure.records.key] = figure.records
            self._whats[figure.code] = self._told_by(figure)
        return self._whats[figure.code]

    def _told_by(self, figure: Figure) -> list[What]:
        where = figure.condition(self.results.period)
        total = self.results.outcomes.get(Key(figure.code))
        # One condition and one number: then it is about the same records.
        count = What("count", figure.records.key, where, total.n if total else None)
        aggregate = figure.aggregate
        if isinstance(aggregate, Count):
            return [count]
        if isinstance(aggregate, CountDistinct):
            kind = "different"
        elif isinstance(aggregate, Mean):
            kind = "scores"
        else:
            kind = "sum" if aggregate.additive else "other"
        return [What(kind, figure.records.key, where, aggregate.value), count]

    # -- Equations -----------------------------------------------------------------

    def _equations(self) -> Iterator[Equation]:
        for what in list(self._places):
            yield from self._cells_make_the_total(what)
        for identity in registry.identities.values():
            yield from self._parts_make_the_whole(identity)
        for wide, narrow in permutations(list(self._places), 2):
            if self._is_part_of(narrow, wide):
                places = [at for at in self._places[narrow] if _same(wide, narrow, at)]
                yield from self._narrow_and_rest_make_the_wide(wide, narrow, places)
                yield from self._a_cell_is_a_figure(wide, narrow)
        for figure in map(registry.get, dict.fromkeys(key.code for key in self.told)):
            if isinstance(figure, Share):
                above, below = map(self._main, (figure.numerator, figure.denominator))
                places = self._places[above]
                yield from self._narrow_and_rest_make_the_wide(below, above, places)
            elif isinstance(figure.aggregate, Mean):
                yield from self._scores_have_bounds(figure)

    def _cells_make_the_total(self, what: What) -> Iterator[Equation]:
        """Cells that overlap, and different people, make it with some to spare."""
        if what.kind == "other" or TOTAL not in self._places[what]:
            return
        total = Amount(what)
        for key, breakdown in registry.breakdowns.get(what.records, {}).items():
            cells = [Amount(what, *at) for at in self._places[what] if at[0] == key]
            spare = sum(self.size[cell] for cell in cells) - self.size[total]
            if not cells or (breakdown.overlaps and spare < 0):
                continue  # scores below zero may count twice
            # Themes overlap; where no activity has two, everyone can see that too.
            if what.kind == "different" or (breakdown.overlaps and spare > 0):
                spared = self._rest((what, key), TOTAL, spare)
                yield dict.fromkeys(cells, 1) | {total: -1, spared: -1}
                yield from self._no_cell_is_more(cells, total)
            else:
                yield dict.fromkeys(cells, 1) | {total: -1}

    def _no_cell_is_more(
        self, cells: list[Amount], total: Amount
    ) -> Iterator[Equation]:
        if total.what.kind == "scores":
            return
        for cell in cells:
            spare = self.size[total] - self.size[cell]
            yield {total: -1, cell: 1, self._rest(total.what, cell[1:], spare): 1}

    def _parts_make_the_whole(self, identity: Identity) -> Iterator[Equation]:
        codes = [identity.whole, *identity.parts]
        if not all(Key(code) in self.results.outcomes for code in codes):
            return
        figures = [f for f in map(registry.get, codes) if isinstance(f, Figure)]
        whole, *parts = map(self._main, figures)
        for place in self._places[whole]:
            found = [a for part in parts if (a := Amount(part, *place)) in self.size]
            if sum(self.size[a] for a in found) == self.size[Amount(whole, *place)]:
                yield {Amount(whole, *place): -1} | dict.fromkeys(found, 1)

    def _narrow_and_rest_make_the_wide(
        self, wide: What, narrow: What, places: Iterable[Place]
    ) -> Iterator[Equation]:
        for place in places:
            whole, part = Amount(wide, *place), Amount(narrow, *place)
            spare = self.size.get(whole, 0) - self.size[part]
            if whole in self.size and spare >= 0:
                rest = self._rest(_between(narrow, wide).of, place, spare)
                yield {whole: -1, part: 1, rest: 1}

    def _a_cell_is_a_figure(self, wide: What, narrow: What) -> Iterator[Equation]:
        """Participations in the cell "primary" are the figure of the primary group."""
        extra = _conditions(narrow) - _conditions(wide)
        if len(extra) != 1 or narrow.kind != wide.kind:
            return
        ((path, cell),) = extra if isinstance(next(iter(extra)), tuple) else ((0, 0),)
        for key, breakdown in registry.breakdowns.get(wide.records, {}).items():
            amount = Amount(wide, key, str(cell))
            if breakdown.cell == path and amount in self.size:
                yield {amount: 1, Amount(narrow): -1}

    def _scores_have_bounds(self, figure: Figure) -> Iterator[Equation]:
        """Seven answers of 0 to 100 add up to 0 at least, and to 700 at most."""
        scores, count = self._whats_of(figure)
        if figure.unit not in SCORES_BETWEEN:
            return
        lowest, highest = SCORES_BETWEEN[figure.unit]
        for place in self._places[scores]:
            many, added = Amount(count, *place), Amount(scores, *place)
            size = self.size[added]
            above = size - lowest * self.size[many]
            below = highest * self.size[many] - size
            above_it = self._rest((scores, "above"), place, above)
            below_it = self._rest((scores, "below"), place, below)
            yield {added: -1, many: lowest, above_it: 1}
            yield {added: 1, many: -highest, below_it: 1}

    def _is_part_of(self, narrow: What, wide: What) -> bool:
        """Whether whatever the narrow one counts, the wide one counts too."""
        if wide.kind == "count" and narrow.kind == "different":
            return narrow[1:3] == wide[1:3]  # more records than different people
        if narrow.kind != wide.kind or narrow.kind in ("scores", "other", "rest"):
            return False
        if narrow.kind != "count" and narrow.of != wide.of:
            return False
        if narrow.records == wide.records:
            return _conditions(wide) < _conditions(narrow)
        within = self._sets[narrow.records].within if narrow.records else None
        is_within = within is not None and within.key == wide.records
        return is_within and _conditions(wide) <= _conditions(narrow)

    def _rest(self, of: Any, place: Place, size: float) -> Amount:
        """An amount that no figure is about."""
        rest = Amount(What("rest", "", None, of), *place)
        self.size[rest] = size
        return rest


def _between(narrow: What, wide: What) -> What:
    return What("rest", "", None, (wide, narrow))


def _conditions(what: What) -> frozenset[Any]:
    """What a record must meet: all of these."""
    if what.where is None:
        return frozenset()
    if what.where.connector == Q.AND and not what.where.negated:
        return frozenset(what.where.children)
    return frozenset([what.where])


def _same(one: What, other: What, place: Place) -> bool:
    """Whether a cell means the same for two record sets: a month may not."""
    if place == TOTAL or one.records == other.records:
        return True
    return _cell_of(one, place) == _cell_of(other, place)


def _cell_of(what: What, place: Place) -> tuple[Any, Any] | None:
    breakdown = registry.breakdowns[what.records].get(place[0] or "")
    return (breakdown.cell, breakdown.link) if breakdown else None
