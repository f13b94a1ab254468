"""The places of activities at a glance: one plain query for pages that many read.

Each request asks it, so it is written in SQL: putting the same query together in Python
takes ten times as long as answering it. A test holds it to `places.with_places`.
"""

from datetime import date, datetime
from typing import Any

from django.db import connection

Glance = tuple[Any, ...]  # key, title, status, places, taken, waiting, kept

_SEEN = """
SELECT a.id, a.title, a.status, a.places,
    (SELECT COUNT(*) FROM programme_registration r
     WHERE r.activity_id = a.id AND r.status IN ('confirmed', 'offered')),
    (SELECT COUNT(*) FROM programme_registration r
     WHERE r.activity_id = a.id AND r.status = 'waiting'),
    (SELECT COALESCE(SUM(h.kept), 0) FROM programme_hold h
     WHERE h.activity_id = a.id AND h.booking_id IS NULL AND h.expires_at > %s)
FROM programme_activity a
"""
_COMING = (
    _SEEN
    + """
WHERE a.is_public AND a.in_open_programme AND a.status = 'planned' AND a.starts_on >= %s
ORDER BY a.starts_on, a.title, a.id
"""
)
_ONE = _SEEN + "WHERE a.id = %s AND (a.is_public OR %s)"


def coming_at_a_glance(today: date, at: datetime) -> tuple[Glance, ...]:
    """Everything on the website that is to come, in the order of the page."""
    return _ask(_COMING, [at, today])


def one_at_a_glance(key: int, at: datetime, *, invited: bool) -> Glance | None:
    """One activity that is on the website, or to which somebody was invited."""
    found = _ask(_ONE, [at, key, invited])
    return found[0] if found else None


def _ask(sql: str, values: list[Any]) -> tuple[Glance, ...]:
    adapt = connection.ops.adapt_datetimefield_value
    moment, *rest = values
    with connection.cursor() as cursor:
        cursor.execute(sql, [adapt(moment), *rest])
        return tuple(cursor.fetchall())
