"""Takes rows away with all that hangs on them, and can bring them back as they were."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.core import serializers
from django.db.models import Model, ProtectedError
from django.db.models.deletion import Collector
from django.utils.translation import gettext as _

Snapshot = dict[str, Any]


class CannotTakeAway(Exception):
    """Something leans on a row, so it cannot go; the message says what."""


class CannotBringBack(Exception):
    """What a row refers to is gone, so it cannot come back; the message says what."""


def take_away(rows: Iterable[Model]) -> Snapshot:
    """Delete rows and what goes with them; returns all that is needed to bring back.

    Raises CannotTakeAway.
    """
    collector = Collector(using="default")
    kept: Snapshot = {"rows": [], "emptied": []}
    try:
        for row in rows:
            collector.collect([row])
    except ProtectedError as error:
        first = next(iter(error.protected_objects))
        raise CannotTakeAway(
            _("%(which)s leans on what would go. Mend that first.") % {"which": first}
        ) from error
    kept["rows"] = serializers.serialize("python", list(_going(collector)))
    kept["emptied"] = list(_emptied(collector))
    collector.delete()
    return kept


def _going(collector: Collector) -> Iterator[Model]:
    for instances in collector.data.values():
        yield from instances
    for queryset in collector.fast_deletes:
        yield from queryset


def _emptied(collector: Collector) -> Iterator[dict[str, Any]]:
    """Columns of other rows that lose their value because a row goes."""
    updates: Any = collector.field_updates  # the stubs are of an older Django
    for (field, _value), groups in updates.items():
        for group in groups:
            for row in group:
                yield {
                    "model": row._meta.label_lower,
                    "field": field.attname,
                    "pk": row.pk,
                    "value": getattr(row, field.attname),
                }


def bring_back(kept: Snapshot) -> list[Model]:
    """Put rows back as they were, under the same keys. Raises CannotBringBack."""
    found = [one.object for one in serializers.deserialize("python", kept["rows"])]
    coming = {(type(row), str(row.pk)) for row in found}
    for row in found:
        _refuse_without_target(row, coming)
    for row in found:
        row.save_base(raw=True, force_insert=True)
    for one in kept["emptied"]:
        model = apps.get_model(one["model"])
        model._base_manager.filter(pk=one["pk"], **{one["field"]: None}).update(
            **{one["field"]: one["value"]}
        )
    return found


def _refuse_without_target(row: Model, coming: set[tuple[type[Model], str]]) -> None:
    for field in row._meta.concrete_fields:
        key, target = getattr(row, field.attname), field.related_model
        if not (field.is_relation and isinstance(target, type)) or key is None:
            continue
        there = (target, str(key)) in coming
        if not there and not target._base_manager.filter(pk=key).exists():
            raise CannotBringBack(
                _("%(what)s is gone, so what hung on it cannot come back.")
                % {"what": f"{target._meta.verbose_name} {key}"}
            )
