"""Half discs for the half-days of sessions: left a morning, right an afternoon."""

from typing import Any

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from steunpunt.programme.models import Session
from steunpunt.sector.half_days import BRUSSELS

register = template.Library()

MORNING = "M15 4v24A12 12 0 0 1 15 4z"
AFTERNOON = "M17 4a12 12 0 0 1 0 24z"
NOON = 12


def parts_of(session: Session) -> tuple[bool, bool]:
    """Whether a session takes a morning, and an afternoon (or evening)."""
    starts_at = session.starts_at.astimezone(BRUSSELS)
    ends_at = session.ends_at.astimezone(BRUSSELS)
    other_day = ends_at.date() != starts_at.date()
    morning = starts_at.hour < NOON
    return morning, other_day or ends_at.hour > NOON or not morning


@register.simple_tag
def discs(sessions: Any) -> SafeString:
    """One disc for each session, its halves filled as the day is."""
    return format_html_join(
        "",
        '<svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">'
        '<path d="{}" class="{}"/><path d="{}" class="{}"/></svg>',
        (
            (MORNING, _on(morning), AFTERNOON, _on(afternoon))
            for morning, afternoon in map(parts_of, sessions)
        ),
    )


def _on(part: bool) -> str:
    return "on" if part else "off"


@register.simple_tag
def part_of_day(session: Session) -> str:
    """In words: morning, afternoon, evening, whole day."""
    morning, afternoon = parts_of(session)
    if morning and afternoon:
        return _("whole day")
    if morning:
        return _("morning")
    evening = session.starts_at.astimezone(BRUSSELS).hour >= 18
    return _("evening") if evening else _("afternoon")
