"""How many places an activity has left, and the lock under which that is decided."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, models
from django.db.models import Count, OuterRef, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from steunpunt.programme.models import Activity, Hold, Registration
from steunpunt.records.refusing import Refused

#: what is taken, waits and is kept of activity `a`; its values are the moment, and the
#: key of a hold that is left out (`NONE_LEFT_OUT`). Asked
#: for each page and each place, so it is plain SQL: putting the same query together in
#: Python takes ten times as long as answering it. A test holds it to `with_places`.
COUNTED = """
    (SELECT COUNT(*) FROM programme_registration r
     WHERE r.activity_id = a.id AND r.status IN ('confirmed', 'offered')),
    (SELECT COUNT(*) FROM programme_registration r
     WHERE r.activity_id = a.id AND r.status = 'waiting'),
    (SELECT COALESCE(SUM(h.kept), 0) FROM programme_hold h
     WHERE h.activity_id = a.id AND h.booking_id IS NULL AND h.expires_at > %s
     AND h.id <> %s)
"""
NONE_LEFT_OUT = 0
_PLACES = f"SELECT {COUNTED} FROM programme_activity a WHERE a.id = %s"  # noqa: S608 - our own words


class ActivityFull(Refused):
    """Every place is taken, or kept for somebody."""

    message = _("All places are taken. Put this person on the waiting list.")


class PlacesAreTaken(Refused):
    """Nobody loses a place because the room turned out smaller."""

    message = _(
        "%(taken)s places are taken, kept or offered, so there cannot be %(places)s. "
        "First ask these people, or move them: %(people)s."
    )


@dataclass(frozen=True)
class Places:
    """What is taken and what is left, at one moment.

    Attributes:
        total: places in all; None: no limit.
        taken: confirmed, or offered to somebody who has not answered yet.
        kept: seats of forms that are being filled in.
        waiting: people on the waiting list.
    """

    total: int | None
    taken: int
    kept: int
    waiting: int

    @property
    def free(self) -> int | None:
        """Places that nobody has; None: no limit."""
        if self.total is None:
            return None
        return max(0, self.total - self.taken - self.kept)

    def has(self, seats: int) -> bool:
        """Whether there is room for so many."""
        return self.free is None or self.free >= seats


def lock(activity_id: int) -> Activity:
    """The activity, for whoever decides on its places: one at a time.

    PostgreSQL locks the row; on SQLite every transaction that writes is alone already
    (`config.sqlite`).
    """
    return Activity.objects.select_for_update(of=("self",)).get(pk=activity_id)


def places_of(activity: Activity, at: datetime, *, but: Hold | None = None) -> Places:
    """How many places are left at a moment; `but` leaves out one's own hold."""
    moment = connection.ops.adapt_datetimefield_value(at)
    with connection.cursor() as cursor:
        cursor.execute(_PLACES, [moment, but.pk if but else NONE_LEFT_OUT, activity.pk])
        taken, waiting, kept = cursor.fetchone()
    return Places(activity.places, taken, kept, waiting)


def with_places(
    activities: "QuerySet[Activity]", at: datetime
) -> "QuerySet[Activity, Any]":
    """Activities with `taken`, `kept` and `on_list`, counted in the same query."""
    mine = Registration.objects.filter(activity=OuterRef("pk")).order_by()
    holds = Hold.objects.live(at).filter(activity=OuterRef("pk")).order_by()
    return activities.annotate(
        taken=_number(mine.placed(), Count("pk")),
        on_list=_number(mine.filter(status="waiting"), Count("pk")),
        kept=_number(holds, Sum("kept")),
    )


def read_places(activity: Any) -> Places:
    """The places of an activity that came `with_places`."""
    return Places(activity.places, activity.taken, activity.kept, activity.on_list)


def _number(rows: "QuerySet[Any]", aggregate: Any) -> Coalesce:
    counted = rows.values("activity").annotate(number=aggregate).values("number")
    return Coalesce(Subquery(counted, output_field=models.IntegerField()), Value(0))


def refuse_fewer_than_taken(activity: Activity, at: datetime) -> None:
    """Raise PlacesAreTaken when more places are taken than the activity has.

    The caller holds the lock, and has set `activity.places` without saving it yet.
    """
    places = places_of(activity, at)
    if places.total is None or places.taken + places.kept <= places.total:
        return
    people = activity.registrations.placed().select_related("person")
    raise PlacesAreTaken(
        taken=places.taken + places.kept,
        places=places.total,
        people=", ".join(one.who for one in people.order_by("-registered_at")[:10]),
    )
