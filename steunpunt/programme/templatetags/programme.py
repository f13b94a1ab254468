"""Addresses of the programme, for templates."""

from typing import Any

from django import template

from steunpunt.programme.addresses import address_of as _address_of
from steunpunt.programme.models import Activity

register = template.Library()


@register.simple_tag
def address_of(activity: Activity) -> str:
    """Where the public reads about an activity."""
    return _address_of(activity)


@register.filter
def as_list(value: Any) -> list[Any]:
    """One thing, for a tag that takes several."""
    return [value]
