"""Blocks at the end of a story: downloads, contact, credits, makers, appreciation."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from steunpunt.reports.blocks.nodes import Node, NodeBlock, rich
from steunpunt.reports.blocks.writing import LEAD_FEATURES
from steunpunt.reports.numbers import Numbers


class DownloadsBlock(NodeBlock):
    """The report and its data, to take along."""

    class Meta:
        icon = "download"
        label = _("Downloads")
        help_text = _("The PDF, the data and the list of figures. Nothing to fill in.")

    def data(self, value: Any, numbers: Numbers) -> Node:
        return {"kind": "downloads", "figures": len(numbers.codes())}


class ContactBlock(NodeBlock):
    """How to reach us."""

    text = blocks.RichTextBlock(features=LEAD_FEATURES, label=_("text"))

    class Meta:
        icon = "mail"
        label = _("Contact")
        help_text = _("Your text, with a button to write to the centre.")

    def data(self, value: Any, numbers: Numbers) -> Node:
        return {"kind": "contact", "paragraphs": rich(value["text"], numbers)}


class CreditsBlock(NodeBlock):
    """Who made the pictures: it follows from the pictures in the story."""

    class Meta:
        icon = "image"
        label = _("Credits of the pictures")
        help_text = _(
            "Comes by itself from the rights of the pictures. Nothing to fill in."
        )

    def data(self, value: Any, numbers: Numbers) -> Node:
        return {"kind": "credits"}


class Maker(blocks.StructBlock):
    """Somebody who worked on the report."""

    what = blocks.CharBlock(label=_("what"), help_text=_("Such as: text, layout."))
    who = blocks.CharBlock(label=_("who"))


class MadeByBlock(NodeBlock):
    """Who made the report."""

    makers = blocks.ListBlock(Maker(), min_num=1, label=_("makers"))

    class Meta:
        icon = "group"
        label = _("Made by")
        help_text = _("Who did what on this report.")

    def data(self, value: Any, numbers: Numbers) -> Node:
        makers = [{"what": one["what"], "who": one["who"]} for one in value["makers"]]
        return {"kind": "made_by", "items_list": makers}


class AppreciateBlock(NodeBlock):
    """A button to say that it was worth reading."""

    class Meta:
        icon = "pick"
        label = _("Appreciate")
        help_text = _("Counts once a visitor, without signing in and without tracking.")

    def data(self, value: Any, numbers: Numbers) -> Node:
        return {"kind": "appreciate"}
