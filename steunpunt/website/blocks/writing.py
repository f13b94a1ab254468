"""Blocks of words and pictures."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from steunpunt.website.blocks.choosing import PictureChoice, colour_choice

WORDS = _("Words")
FEATURES = ["h3", "bold", "italic", "link", "document-link", "ul", "ol"]


class OpeningBlock(blocks.StructBlock):
    """The first words of the home page."""

    heading = blocks.CharBlock(
        max_length=60, label=_("heading"), help_text=_("For whom you are, in a line.")
    )
    lead = blocks.TextBlock(
        required=False, max_length=300, rows=3, label=_("opening words")
    )
    with_search = blocks.BooleanBlock(
        required=False, default=True, label=_("with a search of the programme")
    )
    picture = PictureChoice(required=False, label=_("picture"))
    colour = colour_choice("green")

    class Meta:
        icon = "title"
        label = _("Opening")
        group = WORDS
        template = "website/sections/opening.html"


class TextBlock(blocks.StructBlock):
    """Running text."""

    heading = blocks.CharBlock(required=False, max_length=80, label=_("heading"))
    text = blocks.RichTextBlock(features=FEATURES, label=_("text"))
    colour = colour_choice()

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        group = WORDS
        template = "website/sections/text.html"


class PictureBlock(blocks.StructBlock):
    """A picture; who made it stands below it by itself."""

    picture = PictureChoice(label=_("picture"))
    caption = blocks.CharBlock(required=False, max_length=200, label=_("caption"))

    class Meta:
        icon = "image"
        label = _("Picture")
        group = WORDS
        template = "website/sections/picture.html"


class Step(blocks.StructBlock):
    """What happens next."""

    heading = blocks.CharBlock(max_length=60, label=_("heading"))
    text = blocks.CharBlock(required=False, max_length=200, label=_("text"))


class ContactBlock(blocks.StructBlock):
    """How to reach the centre, and what happens then."""

    heading = blocks.CharBlock(max_length=80, label=_("heading"))
    text = blocks.TextBlock(required=False, max_length=400, rows=3, label=_("text"))
    steps = blocks.ListBlock(
        Step(), min_num=0, max_num=5, default=[], label=_("what happens then")
    )
    colour = colour_choice("coral")

    class Meta:
        icon = "mail"
        label = _("Contact")
        group = WORDS
        template = "website/sections/contact.html"
