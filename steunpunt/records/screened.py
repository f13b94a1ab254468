"""Which kinds of record are partly confidential: model → what narrows them.

Screens say it once, when they are made (`RecordViewSet.visible`); history and merges
hold to it too.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

Narrow = Callable[[Any, QuerySet[Any]], QuerySet[Any]]

visible: dict[str, Narrow] = {}


def visible_to(user: Any, records: QuerySet[Any]) -> QuerySet[Any]:
    """The records that a user may see, by the rule of the screens of their model."""
    narrow = visible.get(records.model._meta.label_lower)
    return narrow(user, records) if narrow else records
