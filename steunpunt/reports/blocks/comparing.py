"""Blocks that set figures beside each other: charts, small multiples, tables."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from steunpunt.reports.blocks.choosing import (
    FigureChoice,
    breakdown_choices,
    refuse,
    why_not_by,
)
from steunpunt.reports.blocks.nodes import Node, NodeBlock, Unfinished, has_any
from steunpunt.reports.numbers import Numbers, Shown, numbers_of

IN_TIME = {"month": [f"{number:02}" for number in range(1, 13)]}
MOST_YEARS = 6
MOST_BARS = 8  # more upright bars than this have no room for their names


def over_years(code: str, earlier: int, numbers: Numbers) -> list[Shown]:
    """A figure in earlier years as published then, and in this one."""
    return [each.get(code) for each in years_until(numbers, earlier)]


def years_until(numbers: Numbers, earlier: int) -> list[Numbers]:
    """The numbers of earlier years, as published then, and of this one."""
    periods = [numbers.period.years_earlier(n) for n in range(earlier, 0, -1)]
    return [*(numbers_of(period) for period in periods), numbers]


def breaks_in(rows: Sequence[Shown]) -> list[Shown]:
    """The years from which the figure means something else than the year before."""
    return [
        later
        for before, later in pairwise(rows)
        if later.definition.version != before.definition.version
    ]


def cells_of(code: str, dimension: str, numbers: Numbers) -> list[str]:
    """The cells of a breakdown in order; of the months all twelve, also the quiet."""
    found = list(numbers.dimensions(code)[dimension]["cells"])
    return IN_TIME.get(dimension) or found


class ChartBlock(NodeBlock):
    """Any figure over years, by a breakdown, or both, as bars or a line."""

    heading = blocks.CharBlock(
        label=_("heading"), help_text=_("Say what the chart shows, not what it is.")
    )
    code = FigureChoice(label=_("figure"))
    dimension = blocks.ChoiceBlock(
        choices=breakdown_choices, required=False, label=_("divided by")
    )
    years = blocks.IntegerBlock(
        default=1, min_value=0, max_value=MOST_YEARS, label=_("earlier years beside it")
    )
    form = blocks.ChoiceBlock(
        choices=[
            ("bars", _("upright bars")),
            ("rows", _("lying bars")),
            ("line", _("line")),
        ],
        default="bars",
        label=_("form"),
    )
    caption = blocks.CharBlock(required=False, label=_("caption"))

    class Meta:
        icon = "snippet"
        label = _("Chart")
        help_text = _(
            "Any figure over years, by a breakdown, or both. A table comes with it."
        )

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        code, dimension = cleaned["code"], cleaned["dimension"]
        if problem := why_not_by(code, dimension):
            refuse(dimension=problem)
        if cleaned["form"] == "line" and dimension and dimension not in IN_TIME:
            refuse(form=gettext("A line needs an order in time: years, or months."))
        if not dimension and not cleaned["years"]:
            refuse(
                years=gettext("One bar is no chart: add a year, or divide the figure.")
            )
        return cleaned

    def data(self, value: Any, numbers: Numbers) -> Node:
        code, dimension = value["code"], value["dimension"] or ""
        years = years_until(numbers, value["years"] or 0)
        node = {
            "kind": "chart",
            "form": value["form"] or "bars",
            "heading": value["heading"],
            "definition": numbers.definition(code),
            "caption": value["caption"],
            "breaks": breaks_in([each.get(code) for each in years]),
        }
        if not dimension:
            rows = [[each.get(code)] for each in years]
            return node | {"dimension": None, "rows": rows, "years": []}
        if problem := why_not_by(code, dimension):
            raise Unfinished(problem)
        return node | _divided(code, dimension, years)


def _divided(code: str, dimension: str, years: list[Numbers]) -> Node:
    """Rows of a chart: the cells of a breakdown, each with a number for every year."""
    newest = years[-1]
    rows = [
        [each.get(code, dimension, cell) for each in years if code in each.codes()]
        for cell in cells_of(code, dimension, newest)
    ]
    if dimension not in IN_TIME:
        rows = [row for row in rows if has_any(row)]
    return {
        "dimension": newest.dimensions(code)[dimension],
        "rows": rows,
        "years": [str(each.period) for each in years if code in each.codes()],
    }


class SmallMultiplesBlock(NodeBlock):
    """Several figures over the same years, each in its own small chart."""

    heading = blocks.CharBlock(
        label=_("heading"), help_text=_("Say what the charts show, not what they are.")
    )
    text = blocks.CharBlock(required=False, label=_("text above"))
    codes = blocks.ListBlock(FigureChoice(), min_num=2, max_num=6, label=_("figures"))
    years = blocks.IntegerBlock(
        default=1, min_value=1, max_value=4, label=_("earlier years beside it")
    )
    caption = blocks.CharBlock(required=False, label=_("caption"))

    class Meta:
        icon = "grip"
        label = _("Small charts side by side")
        help_text = _("Two to six figures over the same years, each on its own scale.")

    def data(self, value: Any, numbers: Numbers) -> Node:
        codes = list(value["codes"])
        found = [over_years(code, value["years"] or 1, numbers) for code in codes]
        return {
            "kind": "small_multiples",
            "heading": value["heading"],
            "text": value["text"],
            "caption": value["caption"],
            "charts": found,
            "years": [str(shown.period) for shown in found[0]] if found else [],
            "breaks": [later for rows in found for later in breaks_in(rows)],
        }


class TableBlock(NodeBlock):
    """Figures as columns, the cells of a breakdown as rows."""

    heading = blocks.CharBlock(label=_("heading"))
    codes = blocks.ListBlock(FigureChoice(), min_num=1, max_num=6, label=_("figures"))
    dimension = blocks.ChoiceBlock(choices=breakdown_choices, label=_("rows by"))
    largest_first = blocks.BooleanBlock(required=False, label=_("largest first"))
    bars = blocks.BooleanBlock(required=False, label=_("a bar below each number"))
    arches = blocks.BooleanBlock(
        required=False,
        label=_("also draw arches"),
        help_text=_("For at most three figures and a handful of rows."),
    )
    caption = blocks.CharBlock(required=False, label=_("caption"))

    class Meta:
        icon = "table"
        label = _("Table")
        help_text = _(
            "One to six figures as columns, the cells of a breakdown as rows."
        )

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        for code in cleaned["codes"]:
            if problem := why_not_by(code, cleaned["dimension"]):
                refuse(dimension=problem)
        if cleaned["arches"] and len(cleaned["codes"]) > 3:
            refuse(arches=gettext("Arches hold at most three figures."))
        return cleaned

    def data(self, value: Any, numbers: Numbers) -> Node:
        codes, dimension = list(value["codes"]), value["dimension"] or ""
        if not codes or not dimension:
            raise Unfinished(gettext("no figure or no breakdown was chosen yet"))
        for code in codes:
            if problem := why_not_by(code, dimension):
                raise Unfinished(problem)
        rows = _rows(codes, dimension, numbers)
        if value["largest_first"]:
            rows.sort(key=lambda row: -(row["cells"][0].number or 0))
        return {
            "kind": "table",
            "heading": value["heading"],
            "columns": [numbers.definition(code) for code in codes],
            "dimension": numbers.dimensions(codes[0])[dimension],
            "rows": rows,
            "totals": _totals(codes, dimension, numbers),
            "bars": value["bars"],
            "arches": value["arches"],
            "caption": value["caption"],
        }


def _rows(codes: list[str], dimension: str, numbers: Numbers) -> list[Node]:
    rows: list[Node] = [
        {
            "label": numbers.cell_label(codes[0], dimension, cell),
            "cells": [numbers.get(code, dimension, cell) for code in codes],
        }
        for cell in numbers.dimensions(codes[0])[dimension]["cells"]
    ]
    return [row for row in rows if has_any(row["cells"])]


def _totals(codes: list[str], dimension: str, numbers: Numbers) -> list[Shown]:
    """The line below a table, when every column adds up to its figure."""
    adds_up = not numbers.dimensions(codes[0])[dimension]["overlaps"] and all(
        numbers.definition(code).additive and numbers.get(code).has_value
        for code in codes
    )
    return [numbers.get(code) for code in codes] if adds_up else []
