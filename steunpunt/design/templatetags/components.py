"""Components as tags; their arguments fail at once when they are misspelt."""

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def icon(name: str, *, large: bool = False) -> SafeString:
    """An icon; it never stands without a word beside it."""
    return format_html(
        '<svg class="i{}" aria-hidden="true" focusable="false">'
        '<use href="{}#i-{}"/></svg>',
        " i--l" if large else "",
        static("design/icons.svg"),
        name,
    )
