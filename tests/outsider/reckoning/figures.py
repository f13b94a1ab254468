"""What a figure is: rows, how they make a value, and how they can be divided."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from tests.outsider.sheets import Row

Value = Fraction | None
Keys = Callable[[Row], list[str]]


def count(things: list[Row]) -> Value:
    """How many there are."""
    return Fraction(len(things))


def mean(numbers: Iterable[Fraction]) -> Value:
    """Their mean; of nothing there is none."""
    known = list(numbers)
    return sum(known, Fraction(0)) / len(known) if known else None


def total(worth: Callable[[Row], Fraction | int]) -> Callable[[list[Row]], Value]:
    """What things are worth, added up."""
    return lambda things: Fraction(sum((worth(each) for each in things), Fraction(0)))


@dataclass
class Figure:
    """Rows that are counted, how they make a value, and how they can be divided."""

    rows: list[Row]
    by: Mapping[str, Keys]
    value: Callable[[list[Row]], Value] = count
    listed: int | None = None

    def whole(self) -> Value:
        """The value over all rows."""
        return self.value(self.rows)

    def cells(self, dimension: str) -> dict[str, Value]:
        """The value for each key; rows without a key come under the empty one."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows:
            for key in dict.fromkeys(self.by[dimension](row) or [""]):
                found[key].append(row)
        return {key: self.value(rows) for key, rows in found.items()}


@dataclass
class Share:
    """One figure divided by another, in percent."""

    above: Figure
    below: Figure
    by: Mapping[str, Keys] = field(init=False)

    def __post_init__(self) -> None:
        self.by = {
            each: self.below.by[each] for each in self.below.by if each in self.above.by
        }

    def whole(self) -> Value:
        """The value over all rows; without anything below the line there is none."""
        return self._divided(self.above.whole(), self.below.whole())

    def cells(self, dimension: str) -> dict[str, Value]:
        """The value for each key below the line."""
        above = self.above.cells(dimension)
        below = self.below.cells(dimension)
        return {
            key: self._divided(above.get(key), under) for key, under in below.items()
        }

    @staticmethod
    def _divided(above: Value, below: Value) -> Value:
        return (above or Fraction(0)) * 100 / below if below else None
