"""Tags with which templates show pictures."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from steunpunt.pictures.models import PORTRAIT, Picture

register = template.Library()


@register.simple_tag
def picture(shown: Picture) -> SafeString:
    """A picture with its description; drawings as they are, photographs in our size."""
    source = shown.file if shown.is_svg() else shown.get_rendition("width-1600").file
    return format_html(
        '<img src="{}" alt="{}" width="{}" height="{}" loading="lazy">',
        source.url,
        shown.description,
        shown.width,
        shown.height,
    )


@register.simple_tag
def portrait(shown: Picture) -> SafeString:
    """A portrait, square around what matters in it."""
    return format_html(
        '<img src="{}" alt="{}" width="{}" height="{}">',
        shown.portrait_url,
        shown.description,
        PORTRAIT,
        PORTRAIT,
    )
