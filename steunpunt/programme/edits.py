"""What history says of sessions: how often they changed, when last, and from when.

Calendars, feeds and search engines ask that.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Q

from steunpunt.programme.models import Activity, Session
from steunpunt.records.models import Change


@dataclass(frozen=True)
class Edits:
    """Changes since it was made; `last` is None when its history does not say."""

    times: int = 0
    last: datetime | None = None

    def __or__(self, other: "Edits") -> "Edits":
        """Both together."""
        moments = [one.last for one in (self, other) if one.last]
        return Edits(self.times + other.times, max(moments, default=None))


def edits_of(sessions: Sequence[Session]) -> dict[int, Edits]:
    """Of each session, by its key; a change of its activity counts as one."""
    own = _noted(Session, {one.pk for one in sessions})
    shared = _noted(Activity, {one.activity_id for one in sessions})
    none = Edits()
    return {
        one.pk: own.get(one.pk, none) | shared.get(one.activity_id, none)
        for one in sessions
    }


def first_starts_of(sessions: Iterable[Session]) -> dict[int, datetime]:
    """Of each session that moved, when it was to start first, as visitors read it.

    What moved before its activity came on the website, moved for nobody.
    """
    activities = {str(one.pk): str(one.activity_id) for one in sessions}
    moved = Q(model=Session._meta.label_lower, record_id__in=activities)
    shown = Q(model=Activity._meta.label_lower, record_id__in=activities.values())
    noted = Change.objects.filter(
        moved & Q(before__has_key="starts_at") | shown & Q(after__is_public=True),
        kind=Change.Kind.CHANGED,
    ).order_by("at", "pk")
    first: dict[str, str] = {}
    came_on: set[str] = set()
    for model, key, before in noted.values_list("model", "record_id", "before"):
        if model == Session._meta.label_lower:
            first.setdefault(key, before["starts_at"])
        elif key not in came_on:
            came_on.add(key)
            for one in [one for one in first if activities[one] == key]:
                del first[one]
    return {int(key): datetime.fromisoformat(start) for key, start in first.items()}


def _noted(model: type[Session | Activity], keys: Iterable[int]) -> dict[int, Edits]:
    changed = Count("pk", filter=Q(kind=Change.Kind.CHANGED))
    found = (
        Change.objects.filter(
            model=model._meta.label_lower, record_id__in=[str(key) for key in keys]
        )
        .order_by()
        .values_list("record_id")
        .annotate(times=changed, last=Max("at"))
    )
    return {int(key): Edits(times, last) for key, times, last in found}
