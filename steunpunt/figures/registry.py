"""Everything that apps have declared, by code."""

from collections.abc import Iterable
from typing import TypeVar

from django.core.exceptions import ImproperlyConfigured

from steunpunt.figures.declaring import (
    AnyFigure,
    Breakdown,
    Identity,
    Problem,
    RecordSet,
    Share,
)

T = TypeVar("T")


class UnknownFigure(LookupError):
    """No app declares a figure with this code."""


class Registry:
    """The declarations of all apps, in the order in which they were made."""

    def __init__(self) -> None:
        self.figures: dict[str, AnyFigure] = {}
        self.breakdowns: dict[str, dict[str, Breakdown]] = {}
        self.identities: dict[str, Identity] = {}
        self.problems: dict[str, Problem] = {}

    def add(self, *declarations: AnyFigure | Breakdown | Identity | Problem) -> None:
        """Take declarations in; a code that exists already is refused."""
        for declared in declarations:
            if isinstance(declared, Breakdown):
                known = self.breakdowns.setdefault(declared.records.key, {})
                self._add(known, declared.key, declared)
            elif isinstance(declared, Identity):
                self._add(self.identities, declared.key, declared)
            elif isinstance(declared, Problem):
                self._add(self.problems, declared.key, declared)
            else:
                self._add(self.figures, declared.code, declared)

    @staticmethod
    def _add(known: dict[str, T], key: str, declared: T) -> None:
        if key in known:
            raise ImproperlyConfigured(f"{key} is declared twice.")
        known[key] = declared

    def get(self, code: str) -> AnyFigure:
        """The figure with that code. Raises UnknownFigure."""
        try:
            return self.figures[code]
        except KeyError:
            raise UnknownFigure(code) from None

    def breakdowns_of(self, figure: AnyFigure) -> dict[str, Breakdown]:
        """Every breakdown that can be used with a figure, by key.

        A share has those that numerator and denominator both have: answers have no
        target group, so neither has the response rate.
        """
        found = self.breakdowns.get(figure.records.key, {})
        if isinstance(figure, Share):
            above = self.breakdowns.get(figure.numerator.records.key, {})
            return {key: found[key] for key in found if key in above}
        return found

    def record_sets(self, codes: Iterable[str]) -> dict[str, RecordSet]:
        """The record sets behind figures, each once."""
        sets = (self.get(code).records for code in codes)
        return {records.key: records for records in sets}


registry = Registry()
