"""Undoes an import: what it made goes, what it changed becomes what it was.

All or nothing. It is refused while later records lean on what would go, or when a
record was changed again since. `preview` says beforehand what would happen.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.db.models.deletion import get_candidate_relations_to_delete
from django.utils import timezone
from django.utils.translation import gettext as _

from steunpunt.accounts.models import User
from steunpunt.exchange.alone import alone
from steunpunt.exchange.leaning import CannotUndo, refuse_what_leans, refuse_what_stays
from steunpunt.exchange.sheets import SHEETS
from steunpunt.programme.models import Activity, Session
from steunpunt.programme.orders.orders_following import charged_now, orders_follow
from steunpunt.programme.plan.planning import settle
from steunpunt.records.history import values_of
from steunpunt.records.models import Batch, Change, Record

Progress = Callable[[str, int, int], None]
CHUNK = 1000

__all__ = ["CannotUndo", "Preview", "preview", "undo"]


@dataclass(frozen=True)
class Preview:
    """What undoing an import would do.

    Attributes:
        goes: sheet → how many of its records go.
        goes_back: how many records become what they were.
        refusal: why it cannot be undone; empty when it can.
    """

    goes: dict[str, int] = field(default_factory=dict)
    goes_back: int = 0
    refusal: str = ""

    @property
    def total(self) -> int:
        return sum(self.goes.values())


def preview(batch: Batch) -> Preview:
    """What undoing would do; nothing is changed."""
    refusal = ""
    try:
        _refuse(batch)
    except CannotUndo as error:
        refusal = str(error)
    goes = {
        sheet.name: count
        for sheet in SHEETS
        if (count := _made_by(batch, sheet.model).count())
    }
    changed = _changes(batch).values("model", "record_id").distinct().count()
    return Preview(goes, changed, refusal)


def undo(
    batch: Batch, *, by: User | None = None, progress: Progress | None = None
) -> int:
    """Undo an import; returns how many records went or went back.

    Raises:
        CannotUndo: when something leans on it.
        Busy: when an import is running.
    """
    with alone():
        batch.refresh_from_db()
        _refuse(batch)
        unsettled = _activities_to_settle(batch)
        charged = charged_now()
        count = _put_all_back(batch)
        for sheet in reversed(SHEETS):
            made = _made_by(batch, sheet.model)
            if not issubclass(sheet.model, Record):
                count += made.count()  # they go with their support, further on
                continue
            of = made.count() if progress else 0
            for done in _remove(made, batch, by):
                count += done
                if progress:
                    progress(sheet.name, of - made.count(), of)
        settle(Activity.objects.filter(pk__in=unsettled).values_list("pk", flat=True))
        orders_follow(charged, by=by)
        batch.undone_at = timezone.now()
        batch.save(update_fields=["undone_at"])
    return count


def _refuse(batch: Batch) -> None:
    refuse_what_stays(batch, _changes(batch))
    refuse_what_leans(batch)


def _changes(batch: Batch) -> "models.QuerySet[Change]":
    return Change.objects.filter(batch=batch, kind=Change.Kind.CHANGED)


def _made_by(batch: Batch, model: Any) -> "models.QuerySet[Any]":
    """What an import made; participants go with their support."""
    if issubclass(model, Record):
        return model._default_manager.filter(batch=batch)
    return model._default_manager.filter(support__batch=batch)


def _activities_to_settle(batch: Batch) -> set[int]:
    """Activities whose sessions this import made or changed."""
    changed = _changes(batch).filter(model="programme.session")
    keys = [int(key) for key in changed.values_list("record_id", flat=True)]
    touched = Session.objects.filter(models.Q(batch=batch) | models.Q(pk__in=keys))
    return set(touched.values_list("activity_id", flat=True))


def _put_all_back(batch: Batch) -> int:
    try:
        with transaction.atomic():
            return sum(map(_put_back, _changes(batch).order_by("-pk").iterator()))
    except IntegrityError as error:
        raise CannotUndo(
            _("What records were before clashes with what they are now.")
        ) from error


def _put_back(change: Change) -> int:
    model = apps.get_model(change.model)
    return model._default_manager.filter(pk=change.record_id).update(**change.before)


def _remove(made: Any, batch: Batch, by: User | None) -> Any:
    """Remove records in chunks, so that memory stays flat; yields how many went."""
    while chunk := list(made.order_by("pk")[:CHUNK]):
        Change.objects.bulk_create(
            Change(
                model=record._meta.label_lower,
                record_id=str(record.pk),
                reference=record.reference,
                kind=Change.Kind.DELETED,
                by=by,
                batch=batch,
                before=values_of(record),
                after={},
            )
            for record in chunk
        )
        _delete(made.model, [record.pk for record in chunk])
        yield len(chunk)


def _delete(model: Any, keys: list[Any]) -> None:
    """Delete rows and what goes with them, without a signal for each.

    What may not go with them was looked for before; the database would refuse it.
    """
    relations: Any = get_candidate_relations_to_delete(model._meta)
    for relation in relations:
        leaning = relation.related_model._default_manager.filter(
            **{f"{relation.field.name}__in": keys}
        )
        if relation.on_delete is models.CASCADE:
            _delete(relation.related_model, list(leaning.values_list("pk", flat=True)))
        elif relation.on_delete is models.SET_NULL:
            leaning.update(**{relation.field.name: None})
    rows = model._default_manager.filter(pk__in=keys)
    rows._raw_delete(rows.db)
