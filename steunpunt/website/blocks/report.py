"""Blocks that show what was published: figures by reference, the latest report."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from steunpunt.figures.registry import UnknownFigure
from steunpunt.reports.blocks.choosing import NamedFigure
from steunpunt.reports.blocks.nodes import Node, named
from steunpunt.reports.numbers import Numbers, frozen_numbers
from steunpunt.website.blocks.choosing import colour_choice
from steunpunt.website.reading import latest_report

REPORT = _("Year report")


class FiguresBlock(blocks.StructBlock):
    """A few figures of the newest report, each with its origin."""

    heading = blocks.CharBlock(
        required=False,
        max_length=80,
        label=_("heading"),
        help_text=_("Without a year: that comes by itself."),
    )
    numbers = blocks.ListBlock(NamedFigure(), min_num=1, max_num=4, label=_("numbers"))
    colour = colour_choice("sky")

    class Meta:
        icon = "order"
        label = _("Figures of the last report")
        group = REPORT
        template = "website/sections/figures.html"

    def get_context(
        self, value: Any, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        if report := latest_report(context):
            numbers = frozen_numbers(report.edition)
            context["edition"] = report.edition
            context["invented"] = numbers.invented
            context["node"] = figures_in_large(value["numbers"], numbers)
        return context


def figures_in_large(chosen: Any, numbers: Numbers) -> Node:
    """A row of large numbers, without those that the edition does not know."""
    items = []
    for item in chosen:
        try:
            items.append(named(item, numbers))
        except UnknownFigure:
            continue
    return {
        "kind": "big_numbers",
        "items_list": items,
        "columns": len(items),
        "size": "large",
    }


class LatestReportBlock(blocks.StructBlock):
    """The way to the newest report, with its cover."""

    heading = blocks.CharBlock(required=False, max_length=80, label=_("heading"))
    text = blocks.TextBlock(required=False, max_length=300, rows=3, label=_("text"))
    colour = colour_choice()

    class Meta:
        icon = "doc-full"
        label = _("Latest report")
        group = REPORT
        template = "website/sections/latest_report.html"

    def get_context(
        self, value: Any, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        context["report"] = latest_report(context)
        return context
