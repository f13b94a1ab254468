"""The one source of numbers for page, PDF, CSV and JSON.

`LiveNumbers` computes from the records as they are now; `FrozenNumbers` reads an
edition. Both give `Shown`: a number with all that a reader may ask about it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from steunpunt.figures.computing import ALL, Key, compute
from steunpunt.figures.declaring import Unit
from steunpunt.figures.periods import Period
from steunpunt.figures.registry import UnknownFigure
from steunpunt.figures.writing import written_as
from steunpunt.reports.freezing import freeze_document
from steunpunt.reports.models.editions import Edition

LANGUAGES = ("nl", "en")


@dataclass(frozen=True)
class Definition:
    """What a figure counted, in the reader's language, in the version of its period."""

    code: str
    label: str
    noun: str
    unit: Unit
    decimals: int
    text: str
    excludes: str
    formula: tuple[str, ...]
    version: int
    valid_from: str | None
    source: str
    sensitive: bool
    additive: bool
    numerator: str | None
    denominator: str | None
    breaks_inside: bool


@dataclass(frozen=True)
class Shown:
    """One number, as it may be shown.

    Attributes:
        key: which figure, breakdown and cell.
        number: unrounded, in the figure's unit; None where there is none.
        hidden: suppressed for the public, since it stands for too few.
        cell_label: the name of the cell; "" for a total.
        invented: its records were made up; it is never shown without saying so.
        display: as people read it.
        edition: where it was published; None: computed just now.
    """

    key: Key
    period: Period
    number: float | None
    numerator: float | None
    denominator: float | None
    n: int
    hidden: bool
    cell_label: str
    definition: Definition
    edition: Edition | None
    invented: bool = False

    @property
    def display(self) -> str:
        if self.hidden:
            return str(_("not shown"))
        return written_as(self.definition.unit, self.definition.decimals, self.number)

    @property
    def has_value(self) -> bool:
        return self.number is not None and not self.hidden

    @property
    def label(self) -> str:
        return self.cell_label or self.definition.label


class Numbers:
    """The numbers of one period; `document` is what an edition freezes."""

    def __init__(
        self, period: Period, document: Mapping[str, Any], edition: Edition | None
    ) -> None:
        self.period = period
        self.edition = edition
        self._document = document

    @property
    def invented(self) -> bool:
        """Whether the records of this period were made up."""
        return bool(self._document.get("invented"))  # editions of before do not say

    @property
    def is_frozen(self) -> bool:
        return self.edition is not None

    def codes(self) -> list[str]:
        """Every figure there is, in the order of declaration."""
        return list(self._document["definitions"])

    def definition(self, code: str) -> Definition:
        """What a figure counts. Raises UnknownFigure."""
        try:
            frozen = self._document["definitions"][code]
        except KeyError:
            raise UnknownFigure(code) from None
        texts = frozen["texts"][_language()]
        return Definition(
            code=code,
            label=texts["label"],
            noun=texts["noun"],
            unit=Unit(frozen["unit"]),
            decimals=frozen["decimals"],
            text=texts["definition"],
            excludes=texts["excludes"],
            formula=tuple(texts["formula"]),
            version=frozen["version"],
            valid_from=frozen["valid_from"],
            source=frozen["source"],
            sensitive=frozen["sensitive"],
            additive=frozen["additive"],
            numerator=frozen["numerator"],
            denominator=frozen["denominator"],
            breaks_inside=frozen["breaks_inside"],
        )

    def get(
        self, code: str, dimension: str | None = None, cell: str | None = None
    ) -> Shown:
        """One number: a total, or a cell (zero or nothing when no record is in it)."""
        definition = self.definition(code)
        found = self._values.get(Key(code, dimension, cell))
        if found is None:
            found = [None] * 3 + [0, False]
            if definition.unit is Unit.NUMBER and definition.additive:
                found[0] = 0
        number, numerator, denominator, n, hidden = found
        return Shown(
            Key(code, dimension, cell),
            self.period,
            number,
            numerator,
            denominator,
            n,
            hidden,
            self.cell_label(code, dimension, cell),
            definition,
            self.edition,
            self.invented,
        )

    def table(self, code: str, dimension: str) -> list[Shown]:
        """The cells of a breakdown, in order; the unknown comes last."""
        return [
            self.get(code, dimension, cell)
            for cell in self.dimensions(code)[dimension]["cells"]
            if Key(code, dimension, cell) in self._values
        ]

    def dimensions(self, code: str) -> dict[str, dict[str, Any]]:
        """The breakdowns of a figure: key → label, overlaps, staff_only, cells."""
        keys = self._document["definitions"][code]["breakdowns"]
        record_set = self._document["definitions"][code]["record_set"]
        return {key: self._breakdown(record_set, key) for key in keys}

    def _breakdown(self, record_set: str, key: str) -> dict[str, Any]:
        frozen = self._document["breakdowns"][f"{record_set}/{key}"]
        return {
            "key": key,
            "label": frozen["texts"][_language()],
            "overlaps": frozen["overlaps"],
            "staff_only": frozen["staff_only"],
            "cells": [cell for cell, _texts in frozen["cells"]],
        }

    def cell_label(self, code: str, dimension: str | None, cell: str | None) -> str:
        """The name of a cell in the reader's language."""
        if dimension is None:
            return ""
        if not cell:
            return str(_("unknown"))
        record_set = self._document["definitions"][code]["record_set"]
        frozen = self._document["breakdowns"][f"{record_set}/{dimension}"]
        texts = dict(frozen["cells"]).get(cell)
        return texts[_language()] if texts else cell

    def identities(self) -> list[dict[str, Any]]:
        """Parts that add up to a whole, with whether they do.

        Each: key, label, holds, whole (Shown), parts (Shown, those that are not zero).
        """
        return [
            {
                "key": identity["key"],
                "label": identity["texts"][_language()],
                "holds": identity["holds"],
                "whole": self.get(identity["whole"]),
                "parts": [
                    shown
                    for shown in map(self.get, identity["parts"])
                    if shown.number or shown.hidden
                ],
            }
            for identity in self._document["identities"]
        ]

    def values(self) -> Iterable[Shown]:
        """Every number there is: totals and cells, in the order of the document."""
        return (self.get(*key) for key in self._values)

    def of(self, period: Period) -> "Numbers":
        """The numbers of another period: as published, else as computed now."""
        return self if period == self.period else numbers_of(period)

    @cached_property
    def _values(self) -> dict[Key, list[Any]]:
        return {
            Key(code, dimension, cell): rest
            for code, dimension, cell, *rest in self._document["values"]
        }


class LiveNumbers(Numbers):
    """The numbers of the records as they are now.

    Args:
        period: which days.
        public: suppress small cells, as an edition shows them.
        codes: only these figures, to be quick.
    """

    def __init__(
        self,
        period: Period,
        *,
        codes: Iterable[str] | None = None,
        by: tuple[str, ...] = ALL,
    ) -> None:
        results = compute(period, codes, by)
        super().__init__(period, freeze_document(results), None)


class FrozenNumbers(Numbers):
    """The numbers of an edition, as they were published."""

    def __init__(self, edition: Edition) -> None:
        super().__init__(edition.period, edition.document, edition)


@lru_cache(maxsize=8)
def _frozen(pk: int, fingerprint: str) -> FrozenNumbers:
    """An edition never changes, so reading it once is enough."""
    return FrozenNumbers(Edition.objects.get(pk=pk))


def frozen_numbers(edition: Edition) -> FrozenNumbers:
    """The numbers of an edition, from memory when they were read before."""
    return _frozen(edition.pk, edition.fingerprint)


def numbers_of(period: Period) -> Numbers:
    """The newest edition of a period; what the records say now when there is none."""
    newest = Edition.objects.of(period).order_by("-number").defer("document").first()
    return frozen_numbers(newest) if newest else LiveNumbers(period)


def _language() -> str:
    language = (get_language() or "nl")[:2]
    return language if language in LANGUAGES else "nl"
