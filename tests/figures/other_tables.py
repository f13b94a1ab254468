"""Whether a hidden number can be one thing only, over all tables that agree."""

from typing import Any

import highspy

Unknown = tuple[str, str | None, str | None]

MOST = 100_000
A_STEP = 0.5
"""Numbers that differ by less are the same, but for rounding."""
MORE_THAN_ALL = "programme.response_rate rest"
"""Nothing stops more people from answering than came."""


class Tables:
    """All tables that agree with what the reader knows."""

    def __init__(self, attack: Any, ranges: dict[Unknown, tuple[float, float]]):
        self.solver = highspy.Highs()
        self.solver.silent()
        self.columns: dict[Unknown, Any] = {}
        self.bounds: dict[Unknown, tuple[float, float]] = {}
        self.seen: dict[Unknown, set[float]] = {}
        for key in sorted(attack.there - attack.known.keys(), key=repr):
            any_number = key[0].endswith(("rest", " sum"))
            add = self.solver.addVariable if any_number else self.solver.addIntegral
            negative = key[0].endswith(" sum") or key[0] == MORE_THAN_ALL
            free = (-MOST if negative else 0, MOST)
            self.bounds[key] = ranges.get(key, free)
            self.columns[key] = add(*self.bounds[key])
        for equation in attack.equations:
            hidden = [key for key in equation if key not in attack.known]
            right = sum(
                attack.known[key] * times
                for key, times in equation.items()
                if key in attack.known
            )
            if hidden:
                left = sum(equation[key] * self.columns[key] for key in hidden)
                self.solver.addConstr(left == -float(right))

    def leave_one_value(self, key: Unknown) -> bool:
        """Whether a hidden number is the same in each of them."""
        if key not in self.columns:
            return True
        if not self.seen:
            assert self._look(-MOST, MOST, key), "what is published contradicts itself"
        if len(self.seen[key]) > 1:
            return False
        (seen,) = self.seen[key]
        return not (
            self._look(-MOST, seen - A_STEP, key)
            or self._look(seen + A_STEP, MOST, key)
        )

    def _look(self, lowest: float, highest: float, key: Unknown) -> bool:
        """Find a table with one number between these; remember all its numbers."""
        column, (least, most) = self.columns[key].index, self.bounds[key]
        if max(least, lowest) > min(most, highest):
            return False
        self.solver.changeColBounds(column, max(least, lowest), min(most, highest))
        self.solver.run()
        found = self.solver.getModelStatus()
        values = self.solver.allVariableValues()
        self.solver.changeColBounds(column, least, most)
        if found == highspy.HighsModelStatus.kInfeasible:
            return False
        assert found == highspy.HighsModelStatus.kOptimal
        for other, value in zip(self.columns, values, strict=True):
            self.seen.setdefault(other, set()).add(round(value, 1))
        return True
