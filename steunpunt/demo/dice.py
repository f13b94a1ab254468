"""Chance that falls the same way for each seed."""

from collections.abc import Iterable, Sequence
from math import log
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Draws by chance, the same for each seed and in each version of Python.

    Only `Random.random()` is used: of the other methods Python does not promise that
    they go on drawing the same.
    """

    def __init__(self, seed: str) -> None:
        self.roll = Random(seed).random  # noqa: S311 - made-up data, no secrets

    def happens(self, chance: float) -> bool:
        return self.roll() < chance

    def between(self, lowest: float, highest: float) -> float:
        return lowest + self.roll() * (highest - lowest)

    def whole(self, lowest: int, highest: int) -> int:
        """A whole number, ends included."""
        return lowest + int(self.roll() * (highest - lowest + 1))

    def bell(self, mean: float, spread: float) -> float:
        """Mostly near the mean; `spread` is the standard deviation."""
        return mean + 2 * spread * (self.roll() + self.roll() + self.roll() - 1.5)

    def wait(self, mean: float) -> float:
        """Mostly short, now and then long."""
        return -mean * log(1 - self.roll())

    def pick(self, things: Sequence[T]) -> T:
        return things[int(self.roll() * len(things))]

    def shuffled(self, things: Iterable[T]) -> list[T]:
        ranked = sorted((self.roll(), n, thing) for n, thing in enumerate(things))
        return [thing for _, _, thing in ranked]


def spread(total: int, weights: Sequence[float]) -> list[int]:
    """Divide a total in whole parts by weight; the parts add up exactly."""
    scale = total / sum(weights)
    parts = [int(weight * scale) for weight in weights]
    by_rest = sorted(range(len(weights)), key=lambda i: parts[i] - weights[i] * scale)
    for index in by_rest[: total - sum(parts)]:
        parts[index] += 1
    return parts
