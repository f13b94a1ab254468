"""Chapters, and the parts that they are made of."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from steunpunt.reports.blocks import closing, comparing, counting, pictures, writing
from steunpunt.reports.blocks.nodes import Node, NodeBlock, rich
from steunpunt.reports.numbers import Numbers

WRITING = [
    ("text", writing.TextBlock(group=_("Words"))),
    ("quote", writing.QuoteBlock(group=_("Words"))),
    ("words", writing.WordsBlock(group=_("Words"))),
    ("timeline", writing.TimelineBlock(group=_("Words"))),
    ("day", writing.DayBlock(group=_("Words"))),
]
COUNTING = [
    ("big_numbers", counting.BigNumbersBlock(group=_("Figures"))),
    ("big_cells", counting.BigCellsBlock(group=_("Figures"))),
    ("share", counting.ShareBlock(group=_("Figures"))),
    ("gauges", counting.GaugesBlock(group=_("Figures"))),
    ("half_days", counting.HalfDaysBlock(group=_("Figures"))),
    ("funnel", counting.FunnelBlock(group=_("Figures"))),
    ("chart", comparing.ChartBlock(group=_("Figures"))),
    ("small_multiples", comparing.SmallMultiplesBlock(group=_("Figures"))),
    ("table", comparing.TableBlock(group=_("Figures"))),
]
PICTURES = [("pictures", pictures.PicturesBlock(group=_("Pictures")))]
CLOSING = [
    ("downloads", closing.DownloadsBlock(group=_("Closing"))),
    ("contact", closing.ContactBlock(group=_("Closing"))),
    ("credits", closing.CreditsBlock(group=_("Closing"))),
    ("made_by", closing.MadeByBlock(group=_("Closing"))),
    ("appreciate", closing.AppreciateBlock(group=_("Closing"))),
]
SINGLE: list[tuple[str, NodeBlock]] = [*WRITING, *COUNTING, *PICTURES, *CLOSING]


def nodes_of(stream: Any, numbers: Numbers) -> list[Node]:
    """The nodes of a stream of parts."""
    return [part.block.node(part.value, numbers) for part in stream]


class PairBlock(NodeBlock):
    """Two columns, each with parts of its own."""

    left = blocks.StreamBlock(SINGLE, min_num=1, label=_("left"))
    right = blocks.StreamBlock(SINGLE, min_num=1, label=_("right"))

    class Meta:
        icon = "grip"
        label = _("Side by side")
        group = _("Words")
        help_text = _("Two columns; on a phone the right one comes below the left one.")

    def data(self, value: Any, numbers: Numbers) -> Node:
        return {
            "kind": "pair",
            "left": nodes_of(value["left"], numbers),
            "right": nodes_of(value["right"], numbers),
        }


PARTS: list[tuple[str, NodeBlock]] = [*SINGLE, ("pair", PairBlock())]
COLOURS = [
    ("", _("paper")),
    ("yolk", _("yellow")),
    ("green", _("green")),
    ("coral", _("coral")),
    ("rose", _("rose")),
    ("sky", _("blue")),
]
LAYOUTS = [
    ("above", _("heading left, opening right, the parts below")),
    ("under", _("heading and first part left, opening and text right")),
    ("beside", _("first part left; heading, opening and text right")),
]


class ChapterBlock(NodeBlock):
    """A chapter: one colour over the full width."""

    name = blocks.CharBlock(
        max_length=30,
        label=_("name in the menu"),
        help_text=_("One or two words."),
    )
    in_menu = blocks.BooleanBlock(required=False, default=True, label=_("in the menu"))
    heading = blocks.CharBlock(
        required=False,
        label=_("heading"),
        help_text=_("A chapter without one belongs to the chapter before it."),
    )
    lead = blocks.RichTextBlock(
        features=writing.LEAD_FEATURES, required=False, label=_("opening")
    )
    colour = blocks.ChoiceBlock(choices=COLOURS, required=False, label=_("colour"))
    layout = blocks.ChoiceBlock(choices=LAYOUTS, default="above", label=_("layout"))
    parts = blocks.StreamBlock(PARTS, required=False, label=_("parts"))

    class Meta:
        icon = "doc-full"
        label = _("Chapter")
        help_text = _(
            "Give a chapter a colour when it may stand out; leave rest between."
        )

    def data(self, value: Any, numbers: Numbers) -> Node:
        return {
            "kind": "chapter",
            "name": value["name"],
            "in_menu": value["in_menu"],
            "heading": value["heading"],
            "lead": rich(value["lead"], numbers),
            "colour": value["colour"] or "",
            "layout": value["layout"] or "above",
            "parts": nodes_of(value["parts"], numbers),
        }
