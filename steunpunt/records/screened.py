"""Which kinds of record are partly confidential, and what narrows them for a user.

Screens say it once, when they are made (`RecordViewSet.visible`); history, merges and
the staff home hold to it too.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import Model, QuerySet

Narrow = Callable[[Any, QuerySet[Any]], QuerySet[Any]]

_narrowed: dict[type[Model], Narrow] = {}


def screen(model: type[Model], narrow: Narrow) -> None:
    """Say what narrows the records of a kind."""
    _narrowed[model] = narrow


def visible_to(user: Any, records: QuerySet[Any]) -> QuerySet[Any]:
    """The records that a user may see, by the rule of the screens of their model."""
    narrow = _narrowed.get(records.model)
    return narrow(user, records) if narrow else records
