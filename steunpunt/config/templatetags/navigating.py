"""Where a reader is, and the same page in the other language."""

from typing import Any

from django import template
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.translation import get_language, override
from wagtail.models import Page

from steunpunt.website.models import ContentPage

register = template.Library()

FIGURES = "reports:figure"
THEME = "website:theme"
OWN = "programme:own"
ABOUT_THE_SITE = ("reports:accessibility", "reports:privacy")


@register.simple_tag
def section(request: HttpRequest | None) -> str:
    """Which entry of the menu this page belongs to; "" for none."""
    match = getattr(request, "resolver_match", None)
    if match is None:
        return ""
    if match.view_name.startswith(OWN):
        return "own"
    if match.app_name == "programme" or match.view_name == THEME:
        return "programme"
    if match.app_name == "reports" and match.view_name not in ABOUT_THE_SITE:
        return "figures" if match.view_name.startswith(FIGURES) else "report"
    return ""


@register.simple_tag(takes_context=True)
def in_language(context: Any, language: str) -> str:
    """The address of this page in another language; the home page when it has none."""
    request, page = context.get("request"), context.get("page")
    with override(language):
        home = reverse("website:home")
    if request is None:
        return home
    if isinstance(page, Page):
        others = page.get_translations().live()
        other = others.filter(locale__language_code=language).first()
        return (other.get_url(request) if other else None) or home
    here = request.get_full_path()
    other_address = translate_url(here, language)
    return home if other_address == here else other_address


@register.simple_tag
def pages_everywhere() -> Any:
    """The pages of text to which every page leads, in the reader's language."""
    pages = ContentPage.objects.live().in_menu().order_by("path")
    return pages.filter(locale__language_code=get_language())
