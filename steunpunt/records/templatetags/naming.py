"""What a record is called on the screen of whoever looks."""

from typing import Any

from django import template
from django.db.models import Model

from steunpunt.records.personal import name_for

register = template.Library()


@register.simple_tag(takes_context=True)
def called(context: dict[str, Any], record: Model | None) -> str:
    """Its name, or its reference for who may not see personal details."""
    return name_for(context["request"].user, record) if record is not None else "–"
