"""Pictures, laid out as the writer chooses; what we may not show is not shown."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from steunpunt.reports.blocks.choosing import refuse
from steunpunt.reports.blocks.nodes import Node, NodeBlock, Unfinished
from steunpunt.reports.numbers import Numbers


class PictureBlock(blocks.StructBlock):
    """A picture and what stands below it."""

    picture = ImageChooserBlock(label=_("picture"))
    caption = blocks.CharBlock(required=False, label=_("caption"))


class PicturesBlock(NodeBlock):
    """One picture, one over the full width, two side by side, or more in a grid."""

    layout = blocks.ChoiceBlock(
        choices=[
            ("column", _("one, in the column")),
            ("full", _("one, over the full width")),
            ("split", _("two, side by side")),
            ("grid", _("three or more, in a grid")),
        ],
        default="column",
        label=_("layout"),
    )
    pictures = blocks.ListBlock(PictureBlock(), min_num=1, label=_("pictures"))

    class Meta:
        icon = "image"
        label = _("Pictures")
        help_text = _("The credit comes by itself from the picture's rights.")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        count, layout = len(cleaned["pictures"]), cleaned["layout"]
        if layout in ("column", "full") and count != 1:
            refuse(layout=gettext("This layout holds one picture."))
        if layout == "split" and count != 2:
            refuse(layout=gettext("This layout holds two pictures."))
        if layout == "grid" and count < 3:
            refuse(layout=gettext("A grid needs three pictures or more."))
        return cleaned

    def data(self, value: Any, numbers: Numbers) -> Node:
        items = [
            {"picture": item["picture"], "caption": item["caption"]}
            for item in value["pictures"]
            if item["picture"] is not None
        ]
        if not items:
            raise Unfinished(gettext("no picture was chosen yet"))
        return {
            "kind": "pictures",
            "layout": value["layout"] or "column",
            "items_list": items,
        }
