"""Turns computed figures into the document that an edition freezes.

The document is plain data::

    invented:    whether the records of the period were made up
    definitions: code → record_set, unit, decimals, version, texts by language, …
    breakdowns:  "record set/key" → texts, overlaps, staff_only, cells with their names
    values:      [code, dimension, cell, number, numerator, denominator, n, hidden]
    identities:  key, texts, whole, parts, holds
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.utils.translation import override

from steunpunt.design.models import CentreSettings
from steunpunt.figures.computing import Key, Results
from steunpunt.figures.declaring import AnyFigure, Breakdown, Identity, Share
from steunpunt.figures.periods import Period
from steunpunt.figures.registry import registry
from steunpunt.figures.suppressing import hidden_from_public

LANGUAGES = ("nl", "en")
HIDDEN = 7
"""Where a value of the document says whether it is hidden."""


def freeze_document(
    results: Results, earlier: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Everything that a reader of these figures may ever ask.

    Args:
        results: the figures of a period.
        earlier: the document of the edition before; what it hid stays hidden.
    """
    hidden = hidden_from_public(results, hidden_in(earlier or {}))
    codes = [code for code in registry.figures if Key(code) in results.outcomes]
    figures = [registry.get(code) for code in codes]
    breakdowns = {
        f"{figure.records.key}/{key}": breakdown
        for figure in figures
        for key, breakdown in registry.breakdowns_of(figure).items()
    }
    return {
        "invented": CentreSettings.of_the_site().invented(results.period.last.year),
        "definitions": {
            figure.code: _definition(figure, results.period) for figure in figures
        },
        "breakdowns": {
            key: _breakdown(breakdown, _cells_met(breakdown, results))
            for key, breakdown in breakdowns.items()
        },
        "values": [
            value for figure in figures for value in _values(figure, results, hidden)
        ],
        "identities": [
            _identity(identity, results)
            for identity in registry.identities.values()
            if all(Key(code) in results.outcomes for code in _codes(identity))
        ],
    }


def fingerprint(document: Mapping[str, Any]) -> str:
    """A hash of a document: the same numbers and texts give the same one."""
    plain = json.dumps(document, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


def hidden_in(document: Mapping[str, Any]) -> set[Key]:
    """The numbers that a document keeps from the public."""
    return {Key(*value[:3]) for value in document.get("values", ()) if value[HIDDEN]}


def in_languages(make: Any) -> dict[str, Any]:
    """What `make()` gives, in each language."""
    texts = {}
    for language in LANGUAGES:
        with override(language):
            texts[language] = make()
    return texts


def _definition(figure: AnyFigure, period: Period) -> dict[str, Any]:
    share = figure if isinstance(figure, Share) else None
    version = figure.version_on(period)

    def texts() -> dict[str, Any]:
        mine = figure.version_on(period)  # in this language
        return {
            "label": str(figure.label),
            "noun": str(figure.noun),
            "definition": str(mine.definition),
            "excludes": str(figure.excludes),
            "formula": [str(line) for line in figure.formula],
        }

    return {
        "record_set": figure.records.key,
        "unit": str(figure.unit),
        "decimals": figure.decimals,
        "version": version.number,
        "valid_from": version.valid_from.isoformat() if version.valid_from else None,
        "breaks_inside": len(figure.versions_in(period)) > 1,
        "source": figure.source,
        "sensitive": figure.sensitive,
        "additive": figure.additive,
        "numerator": share.numerator.code if share else None,
        "denominator": share.denominator.code if share else None,
        "breakdowns": list(registry.breakdowns_of(figure)),
        "texts": in_languages(texts),
    }


def _breakdown(breakdown: Breakdown, met: set[str]) -> dict[str, Any]:
    labels = in_languages(
        lambda: {key: str(label) for key, label in breakdown.labels().items()}
    )
    named = [cell for cell in labels["nl"] if cell in met]
    others = sorted(met - set(named) - {""})
    cells = [
        [cell, {language: labels[language].get(cell, cell) for language in LANGUAGES}]
        for cell in [*named, *others]
    ]
    if "" in met:
        cells.append(["", None])
    return {
        "texts": in_languages(lambda: str(breakdown.label)),
        "overlaps": breakdown.overlaps,
        "staff_only": breakdown.staff_only,
        "cells": cells,
    }


def _cells_met(breakdown: Breakdown, results: Results) -> set[str]:
    return {
        key.cell or ""
        for key in results.outcomes
        if key.dimension == breakdown.key
        and registry.get(key.code).records.key == breakdown.records.key
    }


def _values(
    figure: AnyFigure, results: Results, hidden: Collection[Key]
) -> Iterable[list[Any]]:
    tables = {
        key: results.cells(figure.code, key) for key in registry.breakdowns_of(figure)
    }
    keys = [Key(figure.code)] + [
        Key(figure.code, dimension, cell)
        for dimension, cells in tables.items()
        for cell in sorted(cells)
    ]
    for key in keys:
        outcome = results[key]
        yield [
            *key,
            outcome.number,
            outcome.numerator,
            outcome.denominator,
            outcome.n,
            key in hidden,
        ]


def _identity(identity: Identity, results: Results) -> dict[str, Any]:
    whole = results.total(identity.whole).number or 0
    parts = sum(results.total(code).number or 0 for code in identity.parts)
    return {
        "key": identity.key,
        "texts": in_languages(lambda: str(identity.label)),
        "whole": identity.whole,
        "parts": list(identity.parts),
        "holds": whole == parts,
    }


def _codes(identity: Identity) -> list[str]:
    return [identity.whole, *identity.parts]
