"""Where a reader is, and the same page in the other language."""

from django import template
from django.http import HttpRequest
from django.urls import translate_url

register = template.Library()

FIGURES = "reports:figure"
OWN = "programme:own"


@register.simple_tag
def section(request: HttpRequest | None) -> str:
    """Which entry of the menu this page belongs to; "" for none."""
    match = getattr(request, "resolver_match", None)
    if match is None:
        return ""
    if match.view_name.startswith(OWN):
        return "own"
    if match.app_name == "programme":
        return "programme"
    if match.app_name == "reports":
        return "figures" if match.view_name.startswith(FIGURES) else "report"
    return ""


@register.simple_tag
def in_language(request: HttpRequest | None, language: str) -> str:
    """The address of this page in another language; the home page without a request."""
    if request is None:
        return "/" if language == "nl" else f"/{language}/"
    return translate_url(request.get_full_path(), language)
