"""What staff choose from: a colour, a theme, a kind of activity, a picture."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from steunpunt.programme.models import ActivityKind
from steunpunt.reports.blocks.chapters import COLOURS
from steunpunt.sector.models import Theme


def theme_choices() -> list[tuple[str, str]]:
    """The themes in use, by their code."""
    in_use = Theme.objects.on(timezone.localdate())
    return [(theme.reference, str(theme)) for theme in in_use]


def kind_choices() -> list[tuple[str, str]]:
    """The kinds of activity in use, by their code."""
    in_use = ActivityKind.objects.on(timezone.localdate())
    return [(kind.reference, str(kind)) for kind in in_use]


def colour_choice(default: str = "") -> blocks.ChoiceBlock:
    """The colour of a band."""
    return blocks.ChoiceBlock(
        choices=COLOURS, required=False, default=default, label=gettext_lazy("colour")
    )


class PictureChoice(ImageChooserBlock):
    """A picture that we have the right to show."""

    def clean(self, value: Any) -> Any:
        picture = super().clean(value)
        if picture:
            picture.refuse_without_rights()
        return picture
