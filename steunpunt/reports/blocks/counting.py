"""Blocks of single figures: large, as a share, a gauge, a field, a funnel."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from steunpunt.figures.declaring import Unit
from steunpunt.figures.registry import registry
from steunpunt.reports.blocks.choosing import (
    FigureChoice,
    NamedFigure,
    breakdown_choices,
    refuse,
    why_not_by,
    why_not_in,
)
from steunpunt.reports.blocks.nodes import Node, NodeBlock, Unfinished, named, rich
from steunpunt.reports.blocks.writing import LEAD_FEATURES
from steunpunt.reports.numbers import Numbers

SIZES = [("large", _("very large")), ("medium", _("large"))]
MOST_HALF_DAYS = 2000  # more half discs cannot be told apart


class BigNumbersBlock(NodeBlock):
    """Large numbers in a row."""

    numbers = blocks.ListBlock(NamedFigure(), min_num=1, max_num=4, label=_("numbers"))
    size = blocks.ChoiceBlock(choices=SIZES, default="large", label=_("size"))

    class Meta:
        icon = "order"
        label = _("Big numbers")
        help_text = _("One to four figures in large type, each with its origin.")

    def data(self, value: Any, numbers: Numbers) -> Node:
        items = [named(item, numbers) for item in value["numbers"]]
        return {
            "kind": "big_numbers",
            "items_list": items,
            "columns": min(len(items), 4),
            "size": value["size"] or "large",
        }


MOST_CELLS = 4  # more large numbers than this do not fit in a row


class BigCellsBlock(NodeBlock):
    """A large number for each cell of a breakdown, the largest first."""

    code = FigureChoice(label=_("figure"))
    dimension = blocks.ChoiceBlock(choices=breakdown_choices, label=_("divided by"))
    words = blocks.CharBlock(
        required=False,
        label=_("name"),
        help_text=_("What comes before the name of each cell, such as “followers on”."),
    )
    size = blocks.ChoiceBlock(choices=SIZES, default="medium", label=_("size"))

    class Meta:
        icon = "order"
        label = _("Big numbers by a breakdown")
        help_text = _("One figure in large type for each network, site, mode, …")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if problem := why_not_by(cleaned["code"], cleaned["dimension"]):
            refuse(dimension=problem)
        return cleaned

    def data(self, value: Any, numbers: Numbers) -> Node:
        code, dimension = value["code"], value["dimension"] or ""
        if problem := why_not_by(code, dimension):
            raise Unfinished(problem)
        if not dimension:
            raise Unfinished(gettext("no figure or no breakdown was chosen yet"))
        found = [shown for shown in numbers.table(code, dimension) if shown.has_value]
        found.sort(key=lambda shown: -(shown.number or 0))
        words = value["words"] or str(numbers.definition(code).noun)
        items = [
            {"shown": shown, "cell": shown.cell_label, "label": words, "more": ""}
            for shown in found[:MOST_CELLS]
        ]
        return {
            "kind": "big_numbers",
            "items_list": items,
            "columns": len(items),
            "size": value["size"] or "medium",
        }


class ShareBlock(NodeBlock):
    """Two shares that make a whole, as one divided bar."""

    first = NamedFigure(label=_("first share"))
    second = NamedFigure(label=_("second share"))

    class Meta:
        icon = "arrows-up-down"
        label = _("Share")
        help_text = _("Two percentages that make a whole, as one divided bar.")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        for name in ("first", "second"):
            if problem := why_not_in(Unit.PERCENT, [cleaned[name]]):
                refuse(**{name: problem})
        if _whole(cleaned["first"]) != _whole(cleaned["second"]):
            refuse(second=gettext("The two shares are not of the same whole."))
        return cleaned

    def data(self, value: Any, numbers: Numbers) -> Node:
        return {
            "kind": "share",
            "first": named(value["first"], numbers),
            "second": named(value["second"], numbers),
        }


def _whole(item: Any) -> str:
    """What a share is a share of, by its code."""
    share = registry.figures.get(item["code"] or "")
    whole = getattr(share, "denominator", None)
    return whole.code if whole else ""


class GaugesBlock(NodeBlock):
    """Percentages as half rings."""

    gauges = blocks.ListBlock(NamedFigure(), min_num=1, max_num=3, label=_("gauges"))
    note = blocks.RichTextBlock(
        features=LEAD_FEATURES, required=False, label=_("note below")
    )

    class Meta:
        icon = "view"
        label = _("Gauges")
        help_text = _("One to three percentages as half rings.")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if problem := why_not_in(Unit.PERCENT, cleaned["gauges"]):
            refuse(gauges=problem)
        return cleaned

    def data(self, value: Any, numbers: Numbers) -> Node:
        return {
            "kind": "gauges",
            "items_list": [named(item, numbers) for item in value["gauges"]],
            "note": rich(value["note"], numbers),
        }


class HalfDaysBlock(NodeBlock):
    """A field of half discs: one for each half-day."""

    code = FigureChoice(label=_("figure"))
    caption = blocks.CharBlock(required=False, label=_("caption"))

    class Meta:
        icon = "date"
        label = _("Field of half-days")
        help_text = _("One half disc for each half-day, or for whatever you count.")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if problem := why_not_in(Unit.NUMBER, [cleaned]):
            refuse(code=problem)
        return cleaned

    def data(self, value: Any, numbers: Numbers) -> Node:
        shown = numbers.get(value["code"])
        count = round(shown.number or 0) if shown.has_value else 0
        return {
            "kind": "half_days",
            "shown": shown,
            "discs": min(count, MOST_HALF_DAYS),
            "caption": value["caption"],
        }


class FunnelBlock(NodeBlock):
    """From requests to supports: what came in, what was kept, what came out."""

    STEPS = ("whole", "kept", "lost", "given", "rest")

    whole = NamedFigure(label=_("what came in"))
    kept = NamedFigure(label=_("what was taken up"))
    lost = NamedFigure(label=_("what was not"))
    given = NamedFigure(label=_("what came out"))
    rest = NamedFigure(label=_("what gave nothing more"))
    split = blocks.ListBlock(NamedFigure(), min_num=1, max_num=4, label=_("divided in"))
    caption = blocks.CharBlock(required=False, label=_("caption"))

    class Meta:
        icon = "decimal"
        label = _("Funnel")
        help_text = _("What came in, what was taken up and what came out of it.")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        for name in self.STEPS:
            if problem := why_not_in(Unit.NUMBER, [cleaned[name]]):
                refuse(**{name: problem})
        if problem := why_not_in(Unit.NUMBER, cleaned["split"]):
            refuse(split=problem)
        return cleaned

    def data(self, value: Any, numbers: Numbers) -> Node:
        steps = {name: named(value[name], numbers) for name in self.STEPS}
        split = [named(item, numbers) for item in value["split"]]
        return {
            "kind": "funnel",
            "caption": value["caption"],
            "split": split,
            "steps": [*steps.values(), *split],
            **steps,
        }
