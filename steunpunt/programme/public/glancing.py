"""The places of activities at a glance: one plain query for pages that many read.

As `places.COUNTED` says why, in plain SQL. A test holds it to `places.with_places`.
"""

from datetime import date, datetime
from typing import Any

from django.db import connection

from steunpunt.programme.placing.places import COUNTED, NONE_LEFT_OUT

Glance = tuple[Any, ...]  # key, title, status, places, taken, waiting, kept

_SEEN = f"""
SELECT a.id, a.title, a.status, a.places, {COUNTED} FROM programme_activity a
"""  # noqa: S608 - our own words
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
        cursor.execute(sql, [adapt(moment), NONE_LEFT_OUT, *rest])
        return tuple(cursor.fetchall())
