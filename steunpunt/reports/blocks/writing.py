"""Blocks of words: text, quotes, lists in large letters, moments, a date."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from steunpunt.reports.blocks.nodes import Node, NodeBlock, Unfinished, rich
from steunpunt.reports.numbers import Numbers

TEXT_FEATURES = ["bold", "italic", "link", "ul", "ol", "h3", "figure", "quoted"]
LEAD_FEATURES = ["bold", "italic", "figure", "quoted"]


class TextBlock(NodeBlock):
    """Running text, with live figures in it."""

    text = blocks.RichTextBlock(
        features=TEXT_FEATURES,
        label=_("text"),
        help_text=_(
            "Put numbers in with the button “Live figure”. Typed digits stop "
            "publishing."
        ),
    )
    lead = blocks.BooleanBlock(required=False, label=_("larger, as an opening"))

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        help_text = _("Running text, with live figures in it.")

    def data(self, value: Any, numbers: Numbers) -> Node:
        return {
            "kind": "text",
            "lead": value["lead"],
            "paragraphs": rich(value["text"], numbers),
        }


class QuoteBlock(NodeBlock):
    """What somebody said, with who said it and where."""

    quote = blocks.TextBlock(label=_("quote"), help_text=_("Without quotation marks."))
    by = blocks.CharBlock(
        label=_("who said it"),
        help_text=_("A name, or what the person does when the name stays out."),
    )
    source = blocks.CharBlock(
        required=False,
        label=_("source"),
        help_text=_("Where and when it was said or written."),
    )
    link = blocks.URLBlock(required=False, label=_("address of the source"))

    class Meta:
        icon = "openquote"
        label = _("Quote")
        help_text = _("What somebody said. Digits in a quote may be typed.")

    def data(self, value: Any, numbers: Numbers) -> Node:
        names = ("quote", "by", "source", "link")
        return {"kind": "quote", **{name: value[name] or "" for name in names}}


class WordsBlock(NodeBlock):
    """A list in large letters, such as themes."""

    words = blocks.ListBlock(blocks.CharBlock(), min_num=2, label=_("words"))

    class Meta:
        icon = "list-ul"
        label = _("Words in large letters")
        help_text = _("A list in large letters, such as themes.")

    def data(self, value: Any, numbers: Numbers) -> Node:
        return {"kind": "words", "items_list": list(value["words"])}


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
        help_text = _("Moments in order; five fit side by side.")

    def data(self, value: Any, numbers: Numbers) -> Node:
        return {"kind": "timeline", "items_list": [dict(i) for i in value["moments"]]}


class DayBlock(NodeBlock):
    """A day that mattered, in very large letters."""

    day = blocks.DateBlock(label=_("day"))

    class Meta:
        icon = "date"
        label = _("A day")
        help_text = _("A day that mattered, in very large letters.")

    def data(self, value: Any, numbers: Numbers) -> Node:
        if not value["day"]:
            raise Unfinished(_("no day was chosen yet"))
        return {"kind": "day", "day": value["day"]}
