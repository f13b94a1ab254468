"""Stays in a meeting, and the guests they add up to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from steunpunt.sector.folding import fold

Span = tuple[float, float]  # in seconds, from any beginning


@dataclass(frozen=True)
class Stay:
    """One line of a file.

    Attributes:
        name: as somebody called themselves.
        email: empty when the tool does not know it.
        seconds: how long; None: the file does not say it in a way we can read.
        span: from when to when, if the file says so.
    """

    name: str
    email: str = ""
    seconds: float | None = None
    span: Span | None = None


@dataclass(frozen=True)
class Guest:
    """Whom a file shows: every stay of one address, or without one of one name."""

    name: str
    email: str
    stays: Sequence[Stay]

    @property
    def seconds(self) -> float | None:
        """How long in all; None: not known."""
        return seconds_in_all(self.stays)


def guests_of(stays: Iterable[Stay]) -> list[Guest]:
    """Who left and came back is one guest."""
    found: dict[str, list[Stay]] = {}
    for stay in stays:
        key = stay.email.lower() or f"name:{fold(stay.name)}"
        found.setdefault(key, []).append(stay)
    return [Guest(each[0].name, each[0].email, each) for each in found.values()]


def seconds_in_all(stays: Sequence[Stay]) -> float | None:
    """Time is counted once, also of who was in it with two devices."""
    spans = [stay.span for stay in stays if stay.span is not None]
    if len(spans) == len(stays):
        return _covered(spans)
    known = [stay.seconds for stay in stays if stay.seconds is not None]
    return sum(known) if len(known) == len(stays) else None


def _covered(spans: Iterable[Span]) -> float:
    total, until = 0.0, float("-inf")
    for first, last in sorted(spans):
        total += max(0.0, last - max(first, until))
        until = max(until, last)
    return total
