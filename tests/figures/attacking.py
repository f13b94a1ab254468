"""A clever reader, who has the open data and nothing else, works out what is hidden.

It shares nothing with `steunpunt.figures`: it reads the JSON of an edition, writes down
by hand every equation that holds between the numbers, and solves them: exactly, by
elimination; and by looking for the lowest and the highest that each hidden number can
be, for a count is a whole number, what is hidden is not zero, and (more than any reader
knows) it is known which of the hidden numbers are small.
"""

from collections.abc import Collection, Iterator
from fractions import Fraction
from typing import Any

from tests.figures.other_tables import Tables, Unknown

Equation = dict[Unknown, int]
Row = dict[Unknown, Fraction]

ADD_UP = {
    "programme.participations",
    "programme.primary",
    "programme.secondary",
    "programme.unknown_target_group",
    "programme.no_shows",
    "programme.cancellations",
    "programme.evaluations",
    "programme.follow_ups",
    "programme.follow_ups_applied",
    "support.supports",
    "support.open_supports",
    "support.primary",
    "support.secondary",
    "support.unknown_target_group",
    "support.participations",
    "support.half_days",
    "remediation.trajectories",
    "remediation.half_days",
    "remediation.half_days_in_year",
}
DIFFERENT = {"programme.participants", "programme.first_time_participants"}
NEVER_MORE_THAN = {
    "programme.participants": "programme.participations",
    "programme.first_time_participants": "programme.participants",
    "programme.first_time_participants n": "programme.participations",
    "programme.primary": "programme.participations",
    "programme.secondary": "programme.participations",
    "programme.follow_ups_applied": "programme.follow_ups",
    "remediation.trajectories": "support.supports",
    "remediation.half_days": "remediation.half_days_in_year",
    "remediation.half_days n": "remediation.half_days_in_year n",
}
OTHER_MONTHS = {"remediation.half_days", "remediation.half_days n"}
#: figures whose `n` is another figure
COUNTED_BESIDE = {
    "programme.participants": "programme.participations",
    "programme.satisfaction": "programme.evaluations",
    "support.participations": "support.supports",
    "remediation.half_days": "remediation.half_days n",
    "remediation.half_days_in_year": "remediation.half_days_in_year n",
    "programme.would_recommend": "programme.would_recommend n",
    "programme.first_time_participants": "programme.first_time_participants n",
}
SCORES = {"programme.satisfaction": (0, 100), "programme.would_recommend": (-100, 100)}
MAY_BE_NEGATIVE = "programme.would_recommend sum"
SAME = {
    ("programme.participations", "target_group", "primary"): "programme.primary",
    ("programme.participations", "target_group", "secondary"): "programme.secondary",
    ("programme.participations", "target_group", ""): "programme.unknown_target_group",
    ("support.supports", "support_kind", "remediation"): "remediation.trajectories",
}
OVERLAP = {"theme"}


class Attack:
    """What follows from one edition's open data.

    Attributes:
        known: what the reader can read.
        there: all that has a value, known or not.
        equations: how often each counts in what comes to zero.
    """

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data
        self.rows = {
            (row["code"], row["dimension"], row["cell"]): row for row in data["figures"]
        }
        self._definitions = {one["code"]: one for one in data["definitions"]}
        self.known: dict[Unknown, Fraction] = {}
        self.there: set[Unknown] = set()
        for key, row in self.rows.items():
            self._read(key, row)
        self.equations = [found for found in self._equations() if found]

    def _read(self, key: Unknown, row: dict[str, Any]) -> None:
        """Note what one row tells: its value, what was divided, and how many."""
        code, *place = key
        definition, beside = self._definitions[code], COUNTED_BESIDE.get(code)
        told = {code: row["value"]}
        if definition["numerator"]:
            told = {
                definition["numerator"]: row["numerator"],
                definition["denominator"]: row["denominator"],
            }
            self.there.add((f"{code} rest", *place))
        elif code in SCORES:
            told = {f"{code} sum": row["numerator"]}
        if beside:
            told[beside] = row["n"]
        for name, value in told.items():
            if row["suppressed"]:
                self.there.add((name, *place))
            elif value is not None:
                self.known[name, *place] = Fraction(value)
                self.there.add((name, *place))

    # -- What a reader can write down ----------------------------------------------

    def _equations(self) -> Iterator[Equation]:
        yield from self._tables()
        for identity in self.data["identities"]:
            if identity["key"].endswith("_by_group"):
                yield from self._identity(identity)
        for cell, figure in SAME.items():
            if cell in self.there and (figure, None, None) in self.there:
                yield {cell: 1, (figure, None, None): -1}
        for definition in self._definitions.values():
            if definition["numerator"]:
                yield from self._share(definition)
        yield from self._wider_ones()
        yield from self._scales()

    def _of(self, name: str) -> list[Unknown]:
        return [key for key in self.there if key[0] == name]

    def _tables(self) -> Iterator[Equation]:
        for name in sorted({key[0] for key in self.there}):
            for dimension in {key[1] for key in self._of(name)} - {None}:
                yield from self._table(name, dimension)

    def _scales(self) -> Iterator[Equation]:
        for code, (lowest, highest) in SCORES.items():
            for key in self._of(f"{code} sum"):
                yield from self._bounded(key, COUNTED_BESIDE[code], lowest, highest)

    def _wider_ones(self) -> Iterator[Equation]:
        for less, more in NEVER_MORE_THAN.items():
            for key in self._of(less):
                if not (less in OTHER_MONTHS and key[1] == "month"):
                    yield from self._never_more(key, (more, *key[1:]))

    def _table(self, name: str, dimension: str) -> Iterator[Equation]:
        cells = [key for key in self.there if key[:2] == (name, dimension)]
        total = (name, None, None)
        sums = name in ADD_UP or name.endswith((" n", " sum"))
        if sums and (dimension not in OVERLAP or self._themes_add_up(name)):
            yield dict.fromkeys(cells, 1) | {total: -1}
        elif name in DIFFERENT or (sums and name != MAY_BE_NEGATIVE):
            yield dict.fromkeys(cells, 1) | {total: -1, self._rest(name, dimension): -1}
            if not name.endswith(" sum"):
                for cell in cells:
                    yield from self._never_more(cell, total)

    def _themes_add_up(self, name: str) -> bool:
        """Whether no record has two themes; the public programme shows as much."""
        of = "support.requests" if name.startswith(("support", "remediation")) else ""
        of = of or "programme.activities"
        cells = [r["value"] for k, r in self.rows.items() if k[:2] == (of, "theme")]
        return sum(cells) == self.rows[of, None, None]["value"]

    def _identity(self, identity: dict[str, Any]) -> Iterator[Equation]:
        codes = [identity["whole"], *identity["parts"]]
        for place in {key[1:] for key in self.there if key[0] == codes[0]}:
            parts = [(code, *place) for code in codes[1:]]
            found = dict.fromkeys([part for part in parts if part in self.there], 1)
            yield found | {(codes[0], *place): -1}

    def _share(self, definition: dict[str, Any]) -> Iterator[Equation]:
        names = (definition["numerator"], f"{definition['code']} rest")
        for key in [key for key in self.there if key[0] == definition["denominator"]]:
            above, rest = ((name, *key[1:]) for name in names)
            if rest in self.there:
                yield {key: -1, rest: 1} | ({above: 1} if above in self.there else {})

    def _never_more(self, less: Unknown, more: Unknown) -> Iterator[Equation]:
        if more in self.there:
            yield {less: 1, more: -1, self._rest(*less, *more): 1}

    def _bounded(
        self, scores: Unknown, count: str, lowest: int, highest: int
    ) -> Iterator[Equation]:
        many = (count, *scores[1:])
        yield {scores: -1, many: lowest, self._rest("above", *scores): 1}
        yield {scores: 1, many: -highest, self._rest("below", *scores): 1}

    def _rest(self, *of: Any) -> Unknown:
        rest = ("rest", None, repr(of))
        self.there.add(rest)
        return rest

    # -- Solving ---------------------------------------------------------------------

    def mistakes(self) -> list[Equation]:
        """Where all is known: the equations that do not hold, so nobody may use them."""
        found = []
        for equation in self.equations:
            left = sum(t * self.known.get(key, 0) for key, t in equation.items())
            rests = {key[0]: t for key, t in equation.items() if key not in self.known}
            free = rests.keys() - {"rest"}
            if left != 0 and not free and not left * rests.get("rest", 0) < 0:
                found.append(equation)
        return found

    def derived(self) -> set[Unknown]:
        """Hidden numbers that follow exactly, whatever the others are."""
        return {next(iter(row)) for row in self._reduced() if len(row) == 1}

    def _reduced(self) -> list[Row]:
        """Gauss and Jordan, on sparse rows: a row of one number is an answer."""
        done: dict[Unknown, Row] = {}
        for equation in self.equations:
            row = {
                key: Fraction(times)
                for key, times in equation.items()
                if key not in self.known and times
            }
            for pivot in [key for key in row if key in done]:
                if pivot in row:
                    _subtract(row, done[pivot], row[pivot])
            if not row:
                continue
            pivot, factor = next(iter(row.items()))
            row = {key: value / factor for key, value in row.items()}
            for other in done.values():
                if pivot in other:
                    _subtract(other, row, other[pivot])
            done[pivot] = row
        return list(done.values())

    def certain(
        self, asked: Collection[Unknown], ranges: dict[Unknown, tuple[float, float]]
    ) -> set[Unknown]:
        """Of the numbers asked, those that can be one thing only.

        Args:
            asked: hidden numbers.
            ranges: the lowest and highest that the reader believes of hidden numbers.
        """
        tables = Tables(self, ranges)
        return {key for key in asked if tables.leave_one_value(key)}


def _subtract(row: Row, other: Row, times: Fraction) -> None:
    for key, value in list(other.items()):
        row[key] = row.get(key, Fraction(0)) - times * value
        if not row[key]:
            del row[key]
