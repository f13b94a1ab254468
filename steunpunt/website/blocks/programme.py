"""Blocks that show the programme as it is at this moment."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from steunpunt.programme.public.soon import narrowed, still_open
from steunpunt.sector.models import Theme
from steunpunt.website.blocks.choosing import (
    colour_choice,
    kind_choices,
    theme_choices,
)
from steunpunt.website.reading import coming_programme

PROGRAMME = _("Programme")
MOST = 12


class SearchBlock(blocks.StructBlock):
    """A field to search the programme."""

    heading = blocks.CharBlock(required=False, max_length=80, label=_("heading"))
    colour = colour_choice()

    class Meta:
        icon = "search"
        label = _("Search the programme")
        group = PROGRAMME
        template = "website/sections/search.html"


class ActivitiesBlock(blocks.StructBlock):
    """A few activities to come, about one theme or of one kind when so chosen."""

    heading = blocks.CharBlock(required=False, max_length=80, label=_("heading"))
    number = blocks.IntegerBlock(
        default=3, min_value=1, max_value=MOST, label=_("how many at most")
    )
    theme = blocks.ChoiceBlock(
        choices=theme_choices, required=False, label=_("only about this theme")
    )
    kind = blocks.ChoiceBlock(
        choices=kind_choices, required=False, label=_("only of this kind")
    )
    colour = colour_choice()

    def get_context(
        self, value: Any, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        found = narrowed(
            coming_programme(context), theme=value["theme"], kind=value["kind"]
        )
        context["items"] = self.wanted(found)[: value["number"] or MOST]
        return context

    def wanted(self, items: list[Any]) -> list[Any]:
        """Which of them belong in this block."""
        return items


class SoonBlock(ActivitiesBlock):
    """What comes first."""

    class Meta:
        icon = "date"
        label = _("Soon")
        group = PROGRAMME
        template = "website/sections/soon.html"


class StillPlacesBlock(ActivitiesBlock):
    """What one can still register for."""

    class Meta:
        icon = "tick-inverse"
        label = _("Still places")
        group = PROGRAMME
        template = "website/sections/still_places.html"

    def wanted(self, items: list[Any]) -> list[Any]:
        return still_open(items, timezone.now())


class ThemesBlock(blocks.StructBlock):
    """Every theme in use, with how much is to come about it."""

    heading = blocks.CharBlock(required=False, max_length=80, label=_("heading"))
    colour = colour_choice()

    class Meta:
        icon = "tag"
        label = _("Themes")
        group = PROGRAMME
        template = "website/sections/themes.html"

    def get_context(
        self, value: Any, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        coming = coming_programme(context)
        context["themes"] = [
            (theme, len(narrowed(coming, theme=theme.reference)))
            for theme in Theme.objects.on(timezone.localdate())
        ]
        return context
