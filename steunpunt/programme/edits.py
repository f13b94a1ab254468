"""How often a session was changed, and when last: calendars and readers ask that."""

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
