"""What stands in the way of undoing an import: later changes, and later records."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from steunpunt.records.merged import standing_on
from steunpunt.records.models import Batch, Change, Record
from steunpunt.support.models import SupportParticipant

LINKS = {"themes", "requests", "attended", "trainers"}
CHUNK = 1000


class CannotUndo(Exception):
    """An import that cannot be undone; the message says why."""


def refuse_what_stays(batch: Batch, changes: "QuerySet[Change]") -> None:
    """Refuse when something cannot become what it was. Raises CannotUndo."""
    if batch.undone_at is not None:
        raise CannotUndo(_("This import was undone already."))
    if merge := standing_on(batch):
        raise CannotUndo(
            _("Records of this import were merged since: %(merge)s. Undo that first.")
            % {"merge": merge}
        )
    last: dict[str, dict[str, int]] = defaultdict(dict)
    for change in changes.order_by("pk").iterator():
        last[change.model][change.record_id] = change.pk
        if LINKS & change.before.keys():
            raise CannotUndo(
                _(
                    "This import changed themes, trainers, requests or attendance of a "
                    "record that was there already (%(record)s). Import the old values "
                    "again."
                )
                % {"record": change.reference}
            )
    for model, records in last.items():
        _refuse_later_changes(batch, model, records)
    _refuse_added_participants(batch)


def refuse_what_leans(batch: Batch) -> None:
    """Refuse when later records refer to what would go. Raises CannotUndo."""
    for model in apps.get_models():
        if issubclass(model, Record):
            _refuse_edited(batch, model)
            later = model._default_manager.filter(Q(batch=None) | ~Q(batch=batch))
            _refuse_leaning(batch, later, _naming_records(model))
        else:
            _refuse_linked(batch, model)


def _naming_records(model: Any) -> list[Any]:
    """The fields of a model that name a record."""
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field.related_model, type)
        and issubclass(field.related_model, Record)
    ]


def _refuse_linked(batch: Batch, link: Any) -> None:
    """What stays may have a theme, or a trainer, that would go."""
    goes, held = Q(), []
    for field in _naming_records(link):
        if field.remote_field.on_delete is models.CASCADE:
            goes |= Q(**{f"{field.name}__batch": batch})
        else:
            held.append(field)
    _refuse_leaning(batch, link._default_manager.exclude(goes), held)


def _refuse_leaning(batch: Batch, later: "QuerySet[Any]", fields: list[Any]) -> None:
    for field in fields:
        leaning = later.filter(**{f"{field.name}__batch": batch}).order_by("pk")
        if first := leaning.first():
            raise CannotUndo(
                _(
                    "Later records lean on this import: %(n)s in “%(kind)s”, "
                    "such as %(which)s. Remove those first."
                )
                % {
                    "n": leaning.count(),
                    "kind": later.model._meta.verbose_name_plural,
                    "which": getattr(first, "reference", first),
                }
            )


def _refuse_later_changes(batch: Batch, model: str, records: dict[str, int]) -> None:
    for keys in _chunks(records):
        later = Change.objects.filter(
            model=model, record_id__in=keys, pk__gt=min(records[key] for key in keys)
        ).exclude(batch=batch)
        for change in later.iterator():
            if change.pk > records[change.record_id]:
                raise _changed_again(change)


def _refuse_edited(batch: Batch, model: Any) -> None:
    """What the import made may have been changed since, on screen or by an import."""
    later = Change.objects.filter(
        model=model._meta.label_lower, at__gte=batch.at, kind=Change.Kind.CHANGED
    ).exclude(batch=batch)
    changes = {change.record_id: change for change in later.iterator()}
    for keys in _chunks(changes):
        made = model._default_manager.filter(batch=batch, pk__in=keys)
        if pk := made.values_list("pk", flat=True).first():
            raise _changed_again(changes[str(pk)])


def _changed_again(change: Change) -> CannotUndo:
    return CannotUndo(
        _("%(record)s was changed again after this import.")
        % {"record": change.reference or change.record_id}
    )


def _refuse_added_participants(batch: Batch) -> None:
    """They keep no import of their own: beside new supports nobody knows which."""
    counted = batch.counts.get("support_participants", {}).get("created", 0)
    with_supports = SupportParticipant.objects.filter(support__batch=batch).count()
    if counted > with_supports:
        raise CannotUndo(
            _("This import added participants to supports that were there already.")
        )


def _chunks(keys: Iterable[str]) -> Iterator[list[str]]:
    left = iter(keys)
    while chunk := list(islice(left, CHUNK)):
        yield chunk
