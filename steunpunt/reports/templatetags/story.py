"""Tags with which templates set the nodes of a story."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from steunpunt.design import charts
from steunpunt.reports import charting
from steunpunt.reports.models import Picture
from steunpunt.reports.numbers import Shown
from steunpunt.reports.richtext import Paragraph, grouped

register = template.Library()


@register.simple_tag
def node_template(node: dict[str, Any]) -> str:
    """The template that shows a node."""
    return f"reports/nodes/{node['kind']}.html"


@register.filter
def paragraph_groups(paragraphs: list[Paragraph]) -> list[Any]:
    """Paragraphs, with the items of one list together."""
    return list(grouped(paragraphs))


@register.inclusion_tag("reports/origin.html", takes_context=True)
def origin(context: Any, shown: Shown, *, inline: str = "") -> dict[str, Any]:
    """A way to the origin of a number; `inline` is the number's own text."""
    request = context["request"]
    request.origins = getattr(request, "origins", 0) + 1  # ids are unique in a page
    key = f"o{request.origins}"
    return {"shown": shown, "inline": inline, "id": key}


@register.simple_tag
def half_days(shown: Shown, *, narrow: bool = False) -> SafeString:
    """A field of half discs."""
    count = int(shown.number or 0) if shown.has_value else 0
    label = f"{shown.display} {shown.definition.noun}"
    return charts.half_days(min(count, 2000), label, per_row=26 if narrow else 50)


@register.simple_tag
def gauge(shown: Shown) -> SafeString:
    """A half ring."""
    label = f"{shown.definition.label}: {shown.display}"
    return charts.gauge(shown.number or 0 if shown.has_value else 0, label)


@register.simple_tag
def chart(node: dict[str, Any]) -> SafeString:
    """The chart of a node."""
    return charting.chart_of(node)


@register.simple_tag
def funnel(node: dict[str, Any]) -> SafeString:
    """The funnel of a node."""
    return charting.funnel_of(node)


@register.simple_tag
def arches(node: dict[str, Any]) -> SafeString:
    """The arches of a table."""
    return charting.arches_of(node)


@register.simple_tag
def picture(shown: Picture) -> SafeString:
    """A picture with its description; drawings as they are, photographs in our size."""
    drawn = shown.is_svg()
    source = shown.file if drawn else shown.get_rendition("width-1600").file
    return format_html(
        '<img src="{}" alt="{}" width="{}" height="{}" loading="lazy">',
        source.url,
        shown.description,
        shown.width,
        shown.height,
    )


@register.filter
def plain_number(shown: Shown) -> str:
    """A number for CSS."""
    return f"{shown.number or 0:.2f}"


@register.filter
def with_small_percent(display: str) -> SafeString:
    """A percentage with a small sign, for large type; our own digits, so it is safe."""
    if display.endswith("%"):
        return mark_safe(f"{display[:-1]}<small>%</small>")  # noqa: S308 - digits only
    return mark_safe(display)  # noqa: S308 - written by `writing`
