"""Tags of import and export: numbers and names of sheets."""

from typing import Any

from django import template
from django.utils.formats import number_format

register = template.Library()


@register.filter
def thousands(number: int) -> str:
    """A whole number with a mark between thousands, as the reader writes it."""
    return number_format(number, use_l10n=True, force_grouping=True)


@register.filter
def total(upload: Any, what: str) -> int:
    """How many rows of an upload are created, changed or unchanged."""
    return upload.total(what)


@register.filter
def counted(counts: dict[str, dict[str, int]], what: str) -> int:
    """The same for the counts that an import kept."""
    return sum(rows.get(what, 0) for rows in counts.values())
