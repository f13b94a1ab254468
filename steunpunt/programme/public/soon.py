"""What is to come, for pages that show some of it: soonest first, with its places."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from steunpunt.programme.placing.booking import is_open
from steunpunt.programme.placing.places import read_places, with_places
from steunpunt.programme.public.catalogue import Item, coming, in_full, item_to_come


def coming_items(at: datetime) -> list[Item]:
    """All that is on the website and to come, with the places left at that moment."""
    found = in_full(with_places(coming(timezone.localdate(at)), at))
    return [item_to_come(one) for one in found]


def narrowed(
    items: Iterable[Item], *, theme: str | None = "", kind: str | None = ""
) -> list[Item]:
    """Those about a theme and of a kind, by their codes; no code asks for nothing."""
    return [
        item
        for item in items
        if (not theme or theme in _themes_of(item))
        and (not kind or kind == getattr(item.activity.kind, "reference", ""))
    ]


def _themes_of(item: Item) -> set[str]:
    return {theme.reference for theme in item.activity.themes.all()}


def still_open(items: Iterable[Item], at: datetime) -> list[Item]:
    """Those for which anybody can register now, with at least one place left."""
    return [
        item
        for item in items
        if is_open(item.activity, at) and read_places(item.activity).has(1)
    ]
