"""Tags with which templates set the nodes of a story."""

from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from steunpunt.design import charts
from steunpunt.figures.registry import registry
from steunpunt.figures.wording import numeral
from steunpunt.figures.writing import written_number
from steunpunt.reports import charting
from steunpunt.reports.numbers import Shown
from steunpunt.reports.richtext import Paragraph, grouped

register = template.Library()


@register.filter
def template_of(node: dict[str, Any]) -> str:
    """The template that shows a node."""
    return f"reports/nodes/{node['kind']}.html"


@register.filter
def paragraph_groups(paragraphs: list[Paragraph]) -> list[Any]:
    """Paragraphs, with the items of one list together."""
    return list(grouped(paragraphs))


@register.filter
def in_letters(number: int) -> str:
    """A small number as a word, with a capital: Seven."""
    return numeral(number).capitalize() if number <= 12 else str(number)


@register.filter
def first_word(line: str) -> str:
    """The verb of a formula: count, add up."""
    return line.partition(" ")[0]


@register.filter
def other_words(line: str) -> str:
    """What comes after the verb of a formula."""
    return line.partition(" ")[2]


@register.filter
def part_of_work(group: str) -> str:
    """The first word of a code, as people name that part of the work."""
    names = {
        "programme": _("Open programme"),
        "support": _("Support on demand"),
        "remediation": _("Remediation"),
        "channels": _("Media"),
    }
    return names.get(group, group.capitalize())


# -- Where numbers come from -----------------------------------------------------------


@register.simple_tag(takes_context=True)
def origin_id(context: Any, shown: Shown) -> str:
    """The id of the card with the origin of a number; one card for each number."""
    cards = context["request"].__dict__.setdefault("origin_cards", {})
    return f"o{cards.setdefault((shown.key, shown.period), (len(cards) + 1, shown))[0]}"


@register.simple_tag(takes_context=True)
def origin_cards(context: Any) -> list[dict[str, Any]]:
    """The cards that the page above has ways to."""
    cards = context["request"].__dict__.get("origin_cards", {})
    return [{"id": f"o{number}", "shown": shown} for number, shown in cards.values()]


@register.inclusion_tag("reports/origin/button.html", takes_context=True)
def origin(context: Any, shown: Shown) -> dict[str, Any]:
    """A way to the origin of a number, below it."""
    return {"shown": shown, "id": origin_id(context, shown)}


@register.inclusion_tag("reports/origin/live.html", takes_context=True)
def live(context: Any, shown: Shown, text: str) -> dict[str, Any]:
    """A live figure in running text, which is a way to its own origin."""
    return {"shown": shown, "text": text, "id": origin_id(context, shown)}


# -- Drawings --------------------------------------------------------------------------


@register.simple_tag
def half_days(node: dict[str, Any], per_row: int) -> SafeString:
    """A field of half discs."""
    shown = node["shown"]
    label = f"{shown.display} {shown.definition.noun}"
    return charts.half_days(node["discs"], label, per_row=per_row)


@register.simple_tag
def gauge(shown: Shown) -> SafeString:
    """A half ring."""
    label = f"{shown.definition.label}: {shown.display}"
    return charts.gauge(shown.number or 0 if shown.has_value else 0, label)


@register.filter
def drawing_of(node: dict[str, Any]) -> charting.Drawing:
    """The drawing of a node, wide and narrow."""
    draw = {
        "chart": charting.chart_of,
        "funnel": charting.funnel_of,
        "table": charting.arches_of,
    }
    return draw[node["kind"]](node)


@register.filter
def small_drawings(node: dict[str, Any]) -> list[tuple[str, SafeString]]:
    """The small charts of a node."""
    return charting.multiples_of(node)


# -- Numbers ---------------------------------------------------------------------------


@register.filter
def plain_number(shown: Shown) -> str:
    """A number for CSS."""
    return f"{shown.number or 0:.2f}" if shown.has_value else "0"


@register.filter
def bar_width(shown: Shown, rows: list[dict[str, Any]]) -> str:
    """How long the bar of a cell is, in percent of the longest in the table."""
    cells = [cell for row in rows for cell in row["cells"] if cell.has_value]
    highest = max((cell.number or 0 for cell in cells), default=0)
    number = shown.number or 0 if shown.has_value else 0
    return f"{100 * max(number, 0) / highest:.1f}" if highest else "0"


@register.filter
def with_small_percent(display: str) -> SafeString:
    """A percentage with a small sign, for large type; our own digits, so it is safe."""
    if display.endswith("%"):
        return mark_safe(f"{display[:-1]}<small>%</small>")  # noqa: S308 - digits only
    return mark_safe(display)  # noqa: S308 - written by `writing`


@register.filter
def in_parts(shown: Shown) -> list[tuple[str, str]]:
    """What is divided by what, for a share or a mean."""
    if shown.hidden or shown.numerator is None or shown.denominator is None:
        return []
    definition = shown.definition
    return [
        (_("Above the line"), _part(shown.numerator, definition.numerator)),
        (_("Below the line"), _part(shown.denominator, definition.denominator)),
    ]


def _part(number: float, code: str | None) -> str:
    """A half of a division, with what it counts when a figure says so."""
    text = written_number(number, 0 if number == int(number) else 1)
    known = registry.figures.get(code or "")
    return f"{text} {known.noun}" if known else text


@register.filter
def records_behind(shown: Shown) -> str:
    """How many records a number stands for."""
    return written_number(shown.n)
