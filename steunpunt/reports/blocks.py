"""The blocks of a story. Each turns itself into a node: plain data with live numbers.

The page and the PDF are both set from these nodes, so they cannot differ. A block
stores references to figures, never values.
"""

from itertools import pairwise
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from steunpunt.figures.registry import registry
from steunpunt.reports.numbers import Numbers, Shown, numbers_of
from steunpunt.reports.richtext import paragraphs

Node = dict[str, Any]
TEXT_FEATURES = ["bold", "italic", "link", "ul", "ol", "h3", "figure", "quoted"]
LEAD_FEATURES = ["bold", "italic", "figure", "quoted"]


def figure_choices() -> list[tuple[str, str]]:
    """Every figure, for a writer to choose from."""
    return [
        (code, f"{figure.label} ({code})") for code, figure in registry.figures.items()
    ]


def breakdown_choices() -> list[tuple[str, str]]:
    """Every breakdown, whatever the figure."""
    found = {
        key: str(breakdown.label)
        for breakdowns in registry.breakdowns.values()
        for key, breakdown in breakdowns.items()
        if not breakdown.staff_only
    }
    return sorted(found.items())


class FigureChoice(blocks.ChoiceBlock):
    """A figure, by its code."""

    choices = staticmethod(figure_choices)


class NodeBlock(blocks.StructBlock):
    """A block that knows how it looks as plain data."""

    def node(self, value: Any, numbers: Numbers) -> Node:
        """The block as data; `kind` names the template that shows it."""
        raise NotImplementedError


class TextBlock(NodeBlock):
    """Running text, with live figures in it."""

    text = blocks.RichTextBlock(features=TEXT_FEATURES, label=_("text"))
    lead = blocks.BooleanBlock(required=False, label=_("larger, as an opening"))

    class Meta:
        icon = "pilcrow"
        label = _("Text")

    def node(self, value: Any, numbers: Numbers) -> Node:
        return {
            "kind": "text",
            "lead": value["lead"],
            "paragraphs": paragraphs(value["text"].source, numbers),
        }


class BigNumber(blocks.StructBlock):
    """One large number with its name."""

    code = FigureChoice(label=_("figure"))
    label = blocks.CharBlock(required=False, label=_("name, if not its own"))


class BigNumbersBlock(NodeBlock):
    """Large numbers in a row."""

    numbers = blocks.ListBlock(BigNumber(), min_num=1, max_num=4, label=_("numbers"))

    class Meta:
        icon = "order"
        label = _("Big numbers")

    def node(self, value: Any, numbers: Numbers) -> Node:
        items = [_labelled(item, numbers) for item in value["numbers"]]
        return {
            "kind": "big_numbers",
            "items_list": items,
            "columns": min(len(items), 4),
        }


def _labelled(item: Any, numbers: Numbers) -> Node:
    shown = numbers.get(item["code"])
    return {"shown": shown, "label": item["label"] or shown.definition.noun}


class ShareBlock(NodeBlock):
    """Two shares that make a whole, as one divided bar."""

    first = BigNumber(label=_("first share"))
    second = BigNumber(label=_("second share"))

    class Meta:
        icon = "arrows-up-down"
        label = _("Share")

    def node(self, value: Any, numbers: Numbers) -> Node:
        return {
            "kind": "share",
            "first": _labelled(value["first"], numbers),
            "second": _labelled(value["second"], numbers),
        }


class GaugesBlock(NodeBlock):
    """Percentages as half rings."""

    gauges = blocks.ListBlock(BigNumber(), min_num=1, max_num=3, label=_("gauges"))
    note = blocks.RichTextBlock(
        features=LEAD_FEATURES, required=False, label=_("note below")
    )

    class Meta:
        icon = "view"
        label = _("Gauges")

    def node(self, value: Any, numbers: Numbers) -> Node:
        note = value["note"].source if value["note"] else ""
        return {
            "kind": "gauges",
            "items_list": [_labelled(item, numbers) for item in value["gauges"]],
            "note": paragraphs(note, numbers),
        }


class HalfDaysBlock(NodeBlock):
    """A field of half discs: one for each half-day."""

    code = FigureChoice(label=_("figure"))
    caption = blocks.CharBlock(required=False, label=_("caption"))

    class Meta:
        icon = "date"
        label = _("Field of half-days")

    def node(self, value: Any, numbers: Numbers) -> Node:
        return {
            "kind": "half_days",
            "shown": numbers.get(value["code"]),
            "caption": value["caption"],
        }


class FunnelBlock(NodeBlock):
    """From requests to supports: what came in, what was kept, what came out."""

    whole = BigNumber(label=_("what came in"))
    kept = BigNumber(label=_("what was taken up"))
    lost = BigNumber(label=_("what was not"))
    given = BigNumber(label=_("what came out"))
    rest = BigNumber(label=_("what gave nothing more"))
    split = blocks.ListBlock(BigNumber(), min_num=1, max_num=4, label=_("divided in"))
    caption = blocks.CharBlock(required=False, label=_("caption"))

    class Meta:
        icon = "decimal"
        label = _("Funnel")

    def node(self, value: Any, numbers: Numbers) -> Node:
        names = ("whole", "kept", "lost", "given", "rest")
        steps = {name: _labelled(value[name], numbers) for name in names}
        split = [_labelled(item, numbers) for item in value["split"]]
        return {
            "kind": "funnel",
            "caption": value["caption"],
            "split": split,
            "steps": [*steps.values(), *split],
            **steps,
        }


class ChartBlock(NodeBlock):
    """Any figure over years, or by a breakdown, as bars or a line."""

    heading = blocks.CharBlock(label=_("heading that says what it shows"))
    code = FigureChoice(label=_("figure"))
    form = blocks.ChoiceBlock(
        choices=[("bars", _("bars")), ("line", _("line"))],
        default="bars",
        label=_("form"),
    )
    years = blocks.IntegerBlock(
        default=1, min_value=0, max_value=6, label=_("earlier years beside it")
    )
    dimension = blocks.ChoiceBlock(
        choices=breakdown_choices, required=False, label=_("by, instead of by year")
    )
    caption = blocks.CharBlock(required=False, label=_("caption"))

    class Meta:
        icon = "snippet"
        label = _("Chart")

    def node(self, value: Any, numbers: Numbers) -> Node:
        code, dimension = value["code"], value["dimension"]
        if dimension:
            rows = numbers.table(code, dimension)
        else:
            rows = over_years(code, value["years"], numbers)
        return {
            "kind": "chart",
            "form": value["form"],
            "heading": value["heading"],
            "definition": numbers.definition(code),
            "by_year": not dimension,
            "dimension": numbers.dimensions(code)[dimension] if dimension else None,
            "rows": rows,
            "caption": value["caption"],
            "breaks": _breaks(rows) if not dimension else [],
        }


def over_years(code: str, earlier: int, numbers: Numbers) -> list[Shown]:
    """A figure in earlier years as published then, and in this one."""
    periods = [numbers.period.years_earlier(n) for n in range(earlier, 0, -1)]
    shown = [numbers_of(period).get(code) for period in periods]
    return [*shown, numbers.get(code)]


def _breaks(rows: list[Shown]) -> list[Shown]:
    """The years from which the figure means something else than the year before."""
    return [
        now
        for before, now in pairwise(rows)
        if now.definition.version != before.definition.version
    ]


class TableBlock(NodeBlock):
    """Figures as columns, the cells of a breakdown as rows."""

    heading = blocks.CharBlock(label=_("heading"))
    codes = blocks.ListBlock(FigureChoice(), min_num=1, max_num=6, label=_("figures"))
    dimension = blocks.ChoiceBlock(choices=breakdown_choices, label=_("rows by"))
    arches = blocks.BooleanBlock(required=False, label=_("also draw arches"))
    caption = blocks.CharBlock(required=False, label=_("caption"))

    class Meta:
        icon = "table"
        label = _("Table")

    def node(self, value: Any, numbers: Numbers) -> Node:
        codes, dimension = list(value["codes"]), value["dimension"]
        cells = numbers.dimensions(codes[0])[dimension]["cells"]
        rows: list[Node] = [
            {
                "label": numbers.cell_label(codes[0], dimension, cell),
                "cells": [numbers.get(code, dimension, cell) for code in codes],
            }
            for cell in cells
        ]
        shown = [row for row in rows if any(cell.number for cell in row["cells"])]
        return {
            "kind": "table",
            "heading": value["heading"],
            "columns": [numbers.definition(code) for code in codes],
            "dimension": numbers.dimensions(codes[0])[dimension],
            "rows": shown,
            "arches": value["arches"],
            "caption": value["caption"],
        }


class QuoteBlock(NodeBlock):
    """What somebody said, with who said it."""

    quote = blocks.TextBlock(label=_("quote"))
    by = blocks.CharBlock(label=_("who said it"))

    class Meta:
        icon = "openquote"
        label = _("Quote")

    def node(self, value: Any, numbers: Numbers) -> Node:
        return {"kind": "quote", "quote": value["quote"], "by": value["by"]}


class PictureBlock(blocks.StructBlock):
    """A picture and what stands below it."""

    picture = ImageChooserBlock(label=_("picture"))
    caption = blocks.CharBlock(required=False, label=_("caption"))


class PicturesBlock(NodeBlock):
    """One picture over the full width, two side by side, or more in a grid."""

    pictures = blocks.ListBlock(PictureBlock(), min_num=1, label=_("pictures"))

    class Meta:
        icon = "image"
        label = _("Pictures")

    def node(self, value: Any, numbers: Numbers) -> Node:
        items = [
            {"picture": item["picture"], "caption": item["caption"]}
            for item in value["pictures"]
            if item["picture"] is not None
        ]
        return {"kind": "pictures", "items_list": items}


class Moment(blocks.StructBlock):
    """A moment on a line of time."""

    when = blocks.CharBlock(label=_("when"))
    heading = blocks.CharBlock(label=_("heading"))
    text = blocks.CharBlock(required=False, label=_("text"))
    to_come = blocks.BooleanBlock(required=False, label=_("still to come"))


class TimelineBlock(NodeBlock):
    """Moments in order."""

    moments = blocks.ListBlock(Moment(), min_num=2, label=_("moments"))

    class Meta:
        icon = "history"
        label = _("Timeline")

    def node(self, value: Any, numbers: Numbers) -> Node:
        return {"kind": "timeline", "items_list": [dict(i) for i in value["moments"]]}


class WordsBlock(NodeBlock):
    """A list in large letters, such as themes."""

    words = blocks.ListBlock(blocks.CharBlock(), min_num=2, label=_("words"))

    class Meta:
        icon = "list-ul"
        label = _("Words in large letters")

    def node(self, value: Any, numbers: Numbers) -> Node:
        return {"kind": "words", "items_list": list(value["words"])}


class DownloadsBlock(NodeBlock):
    """The report and its data, to take along."""

    class Meta:
        icon = "download"
        label = _("Downloads")

    def node(self, value: Any, numbers: Numbers) -> Node:
        return {"kind": "downloads", "figures": len(numbers.codes())}


class ContactBlock(NodeBlock):
    """How to reach us."""

    text = blocks.RichTextBlock(features=LEAD_FEATURES, label=_("text"))

    class Meta:
        icon = "mail"
        label = _("Contact")

    def node(self, value: Any, numbers: Numbers) -> Node:
        return {
            "kind": "contact",
            "paragraphs": paragraphs(value["text"].source, numbers),
        }


class AppreciateBlock(NodeBlock):
    """A button to say that it was worth reading."""

    class Meta:
        icon = "pick"
        label = _("Appreciate")

    def node(self, value: Any, numbers: Numbers) -> Node:
        return {"kind": "appreciate"}


PARTS: list[tuple[str, NodeBlock]] = [
    ("text", TextBlock()),
    ("big_numbers", BigNumbersBlock()),
    ("share", ShareBlock()),
    ("gauges", GaugesBlock()),
    ("half_days", HalfDaysBlock()),
    ("funnel", FunnelBlock()),
    ("chart", ChartBlock()),
    ("table", TableBlock()),
    ("quote", QuoteBlock()),
    ("pictures", PicturesBlock()),
    ("timeline", TimelineBlock()),
    ("words", WordsBlock()),
    ("downloads", DownloadsBlock()),
    ("contact", ContactBlock()),
    ("appreciate", AppreciateBlock()),
]


class ChapterBlock(NodeBlock):
    """A chapter: one colour over the full width."""

    name = blocks.CharBlock(max_length=30, label=_("name in the menu"))
    heading = blocks.CharBlock(label=_("heading"))
    lead = blocks.RichTextBlock(
        features=LEAD_FEATURES, required=False, label=_("opening")
    )
    colour = blocks.ChoiceBlock(
        choices=[
            ("", _("paper")),
            ("yolk", _("yellow")),
            ("green", _("green")),
            ("coral", _("coral")),
            ("rose", _("rose")),
            ("sky", _("blue")),
        ],
        required=False,
        label=_("colour"),
    )
    parts = blocks.StreamBlock(PARTS, required=False, label=_("parts"))

    class Meta:
        icon = "doc-full"
        label = _("Chapter")

    def node(self, value: Any, numbers: Numbers) -> Node:
        lead = value["lead"].source if value["lead"] else ""
        return {
            "kind": "chapter",
            "name": value["name"],
            "heading": value["heading"],
            "lead": paragraphs(lead, numbers),
            "colour": value["colour"],
            "parts": [part.block.node(part.value, numbers) for part in value["parts"]],
        }
