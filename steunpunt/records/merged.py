"""What was merged: which records stand for others, for whoever reads or imports.

A reference of an absorbed record keeps working: it means the record that was kept.
"""

from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet

from steunpunt.records import references
from steunpunt.records.models import Batch, Merge, Record
from steunpunt.records.references import references_to


def standing() -> QuerySet[Merge]:
    """Merges that were not undone."""
    return Merge.objects.filter(undone_at=None)


def survivor(record: Any) -> Any:
    """The record into which this one was merged in the end; itself when it was not."""
    seen = {record.pk}
    while record.merged_into_id is not None and record.merged_into_id not in seen:
        record = type(record)._base_manager.get(pk=record.merged_into_id)
        seen.add(record.pk)
    return record


def left_behind(merge: Merge) -> int:
    """How many rows refer to an absorbed record: they came in behind its merge."""
    model = apps.get_model(merge.model)
    return sum(
        reference.model._base_manager.filter(
            **{reference.field: merge.absorbed_id}
        ).count()
        for reference in references_to(model)
    )


def absorbed_keys(model: type[Model]) -> dict[Any, Any]:
    """Key of each absorbed record → key of the record that stands for it in the end."""
    if not (issubclass(model, Record) and model.merges):
        return {}
    everyone: Any = model._base_manager
    into = dict(everyone.exclude(merged_into=None).values_list("pk", "merged_into"))

    def last(key: Any) -> Any:
        while key in into:
            key = into[key]
        return key

    return {key: last(key) for key in into}


def removed_references(model: type[Model]) -> set[str]:
    """References of records that a standing merge took away, as both could not stay."""
    label = model._meta.label_lower
    return {
        row["fields"]["reference"]
        for merge in standing()
        for row in merge.document.get("removed", {}).get("rows", ())
        if row["model"] == label and "reference" in row["fields"]
    }


def standing_on(batch: Batch) -> Merge | None:
    """A merge that moved or removed what this import brought; None: there is none."""
    for merge in standing():
        removed = merge.document.get("removed", {}).get("rows", ())
        if any(row["fields"].get("batch") == batch.pk for row in removed):
            return merge
        for moved in merge.document.get("moved", ()):
            reference = references.declared.get(moved["key"])
            if reference is None or not issubclass(reference.model, Record):
                continue
            rows = reference.model._default_manager.filter(pk__in=moved["rows"])
            if rows.filter(batch=batch).exists():
                return merge
    return None
