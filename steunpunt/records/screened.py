"""Which kinds of record are partly confidential: model → what narrows them.

Screens say it once, when they are made (`RecordViewSet.visible`); history and merges
hold to it too.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

visible: dict[str, Callable[[Any, QuerySet[Any]], QuerySet[Any]]] = {}
