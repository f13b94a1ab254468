"""All that a reader may ask about one figure, read from editions alone."""

from dataclasses import dataclass
from typing import Any

from steunpunt.figures.registry import UnknownFigure, registry
from steunpunt.figures.writing import written_as, written_number
from steunpunt.reports import charting
from steunpunt.reports.models import Comparison, Edition
from steunpunt.reports.numbers import Definition, Numbers, Shown, frozen_numbers


def groups(numbers: Numbers) -> dict[str, list[Shown]]:
    """Every figure of an edition, by the part of the work that it is about."""
    found: dict[str, list[Shown]] = {}
    for code in numbers.codes():
        found.setdefault(code.split(".")[0], []).append(numbers.get(code))
    return found


def about(code: str, edition: Edition, numbers: Numbers) -> dict[str, Any]:
    """Meaning, formula, cells, years and versions of a figure."""
    shown = numbers.get(code)
    years = _years(code, edition)
    return {
        "shown": shown,
        "definition": shown.definition,
        "parts": _parts(shown, numbers),
        "edition": edition,
        "newer": edition.successor(),
        "tables": tables(numbers, code),
        "years": years,
        "chart": charting.years_chart(years) if len(years) > 1 else None,
        "has_invented": any(shown.invented for shown in years),
        "meanings": _meanings(years),
        "identities": _identities(code, numbers),
        "history": _history(code, edition),
        "versions": _versions(code),
    }


def _parts(shown: Shown, numbers: Numbers) -> list[Shown]:
    """What is divided by what, for a share."""
    found = (shown.definition.numerator, shown.definition.denominator)
    return [numbers.get(code) for code in found if code] if not shown.hidden else []


def _identities(code: str, numbers: Numbers) -> list[dict[str, Any]]:
    """The sums that a figure takes part in, such as 178 = 118 + 60."""
    return [
        identity
        for identity in numbers.identities()
        if code
        in (identity["whole"].key.code, *(p.key.code for p in identity["parts"]))
    ]


# -- Divided ---------------------------------------------------------------------------


def tables(numbers: Numbers, code: str) -> list[dict[str, Any]]:
    """Every public breakdown of a figure, as a table with bars and shares."""
    return [
        _table(numbers.table(code, key), breakdown, numbers.get(code))
        for key, breakdown in numbers.dimensions(code).items()
        if not breakdown["staff_only"] and numbers.table(code, key)
    ]


def _table(
    rows: list[Shown], breakdown: dict[str, Any], total: Shown
) -> dict[str, Any]:
    highest = max((row.number or 0 for row in rows if row.has_value), default=0)
    adds_up = total.definition.additive and not breakdown["overlaps"]
    whole = total.number if adds_up and total.has_value else None
    return {
        "key": breakdown["key"],
        "label": breakdown["label"],
        "overlaps": breakdown["overlaps"],
        "counts_anew": not total.definition.additive,
        "total": total if whole else None,
        "has_hidden": any(row.hidden for row in rows),
        "rows": [
            {
                "shown": row,
                "width": _percent(row, highest),
                "share": _share(row, whole),
            }
            for row in rows
        ],
    }


def _percent(row: Shown, highest: float) -> float:
    if not highest or not row.has_value:
        return 0
    return round(100 * max(row.number or 0, 0) / highest, 1)


def _share(row: Shown, whole: float | None) -> str:
    """What part of the whole a cell is; "" where that says nothing."""
    if not whole or not row.has_value:
        return ""
    return f"{written_number(100 * (row.number or 0) / whole)}%"


# -- Over time -------------------------------------------------------------------------


def _years(code: str, edition: Edition) -> list[Shown]:
    """The figure in each year that was published, up to this one, oldest first."""
    others = [
        one
        for one in Edition.objects.newest_of_each_period()
        if one.period < edition.period and one.period.is_year == edition.period.is_year
    ]
    found = [frozen_numbers(one) for one in reversed(others)] + [
        frozen_numbers(edition)
    ]
    return [one.get(code) for one in found if code in one.codes()]


def _meanings(years: list[Shown]) -> list[Definition]:
    """What the figure meant in those years, each meaning once."""
    found: dict[int, Definition] = {}
    for shown in years:
        found.setdefault(shown.definition.version, shown.definition)
    return list(found.values())


@dataclass(frozen=True)
class Frozen:
    """What one edition said of a figure."""

    edition: Edition
    shown: Shown
    before: Shown | None


def _history(code: str, edition: Edition) -> list[Frozen]:
    """What each edition of the period said, newest first."""
    found: list[Frozen] = []
    before = None
    for one in Edition.objects.of(edition.period).order_by("number"):
        numbers = frozen_numbers(one)
        if code in numbers.codes():
            found.append(Frozen(one, numbers.get(code), before))
            before = numbers.get(code)
    return found[::-1]


def _versions(code: str) -> list[Any]:
    """The versions of the definition as declared today."""
    try:
        return list(registry.get(code).versions())
    except UnknownFigure:
        return []


# -- Published then, different now -----------------------------------------------------


def since(shown: Shown, comparison: Comparison | None) -> dict[str, Any] | None:
    """How a figure differs from what was published; None when it does not.

    A number that stands for too few people stays hidden here as well.
    """
    found = comparison.found.get(shown.key.code) if comparison else None
    if comparison is None or found is None:
        return None
    definition = shown.definition
    now = written_as(definition.unit, definition.decimals, found["now"])
    secret = shown.hidden or found["is_small"]
    return {
        "now": "" if secret else now,
        "rounds_the_same": not secret and now == shown.display,
        "compared_at": comparison.compared_at,
        "moved": found["came"] + found["went"] + found["changed"],
        **{kind: found[kind] for kind in ("came", "went", "changed")},
    }
