"""The whole database as plain data, to hold two moments beside each other."""

from typing import Any

from django.apps import apps

#: what a merge adds and its undoing leaves: history, and the merge itself
TELLS = {"records.change", "records.merge"}


def dump() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, but for what tells of merges."""
    found = {}
    for model in apps.get_models(include_auto_created=True):
        if model._meta.label_lower in TELLS or not model._meta.managed:
            continue
        names = [field.attname for field in model._meta.concrete_fields]
        rows = model._base_manager.order_by("pk").values_list(*names)
        found[model._meta.label_lower] = [tuple(map(_plain, row)) for row in rows]
    return found


def _plain(value: Any) -> Any:
    return bytes(value) if isinstance(value, memoryview) else value
