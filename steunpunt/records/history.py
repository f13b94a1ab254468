"""Keeps the history of records: who changed which field, from what to what.

Signals are used because screens of the back office, verbs and the shell all save in
their own way, and history must see each of them. Imports write rows in bulk and call
`note_change` themselves.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model
from django.db.models.signals import post_delete, post_save

from steunpunt.records.models import Batch, Change, Merge, Record

if TYPE_CHECKING:
    from steunpunt.accounts.models import User

_who: ContextVar["User | None"] = ContextVar("who", default=None)
_merge: ContextVar["Merge | None"] = ContextVar("merge", default=None)
_encoder = DjangoJSONEncoder()


@contextmanager
def acting(user: "User | None") -> Iterator[None]:
    """Within this block, changes are made by `user` (None: by the system)."""
    token = _who.set(user)
    try:
        yield
    finally:
        _who.reset(token)


@contextmanager
def merging(merge: Merge) -> Iterator[None]:
    """Within this block, changes are made by a merge, or by undoing it."""
    token = _merge.set(merge)
    try:
        yield
    finally:
        _merge.reset(token)


def who_acts() -> "User | None":
    """The user in whose name changes are made now."""
    return _who.get()


def plain(value: Any) -> Any:
    """A value as JSON can hold it, the same for a stored and a fresh value."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, datetime) and value.tzinfo:
        value = value.astimezone(UTC)
    try:
        return _encoder.default(value)
    except TypeError:
        return str(value)


def values_of(record: Model) -> dict[str, Any]:
    """The record's own columns, without the generated ones."""
    return {
        field.attname: plain(getattr(record, field.attname))
        for field in record._meta.concrete_fields
        if not field.generated and not field.primary_key
    }


def note_change(
    record: Model,
    kind: Change.Kind,
    *,
    before: dict[str, Any],
    after: dict[str, Any],
    batch: Batch | None = None,
) -> None:
    """Write one line of history."""
    change_of(record, kind, before=before, after=after, batch=batch).save()


def change_of(
    record: Model,
    kind: Change.Kind,
    *,
    before: dict[str, Any],
    after: dict[str, Any],
    batch: Batch | None = None,
) -> Change:
    """One line of history, not written yet: who changes many, writes them at once."""
    return Change(
        model=record._meta.label_lower,
        record_id=str(record.pk),
        reference=getattr(record, "reference", ""),
        kind=kind,
        by=_who.get(),
        batch=batch,
        merge=_merge.get(),
        before=before,
        after=after,
    )


def _saved(sender: type[Model], instance: Model, created: bool, **kwargs: Any) -> None:
    if not isinstance(instance, Record) or kwargs.get("raw"):
        return
    after = values_of(instance)
    loaded = getattr(instance, "_loaded", {})
    if created and not instance.is_anonymous:
        note_change(instance, Change.Kind.CREATED, before={}, after=after)
    elif not created:
        before = {name: plain(loaded[name]) for name in after if name in loaded}
        changed = [name for name in before if before[name] != after[name]]
        if changed:
            note_change(
                instance,
                Change.Kind.CHANGED,
                before={name: before[name] for name in changed},
                after={name: after[name] for name in changed},
            )
    instance._loaded = {  # type: ignore[attr-defined] # the base of the next difference
        name: getattr(instance, name) for name in after
    }


def _deleted(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    if isinstance(instance, Record):
        note_change(instance, Change.Kind.DELETED, before=values_of(instance), after={})


def start_keeping() -> None:
    """Connect the signals, once, when the app is ready."""
    post_save.connect(_saved, dispatch_uid="records.saved")
    post_delete.connect(_deleted, dispatch_uid="records.deleted")
