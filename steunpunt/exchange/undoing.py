"""Undoes an import: what it made goes, what it changed becomes what it was.

All or nothing. It is refused while later records lean on what would go, or when a
record was changed again since.
"""

from django.apps import apps
from django.db import transaction
from django.db.models import ProtectedError, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from steunpunt.exchange.sheets import SHEETS
from steunpunt.programme.models import Activity
from steunpunt.programme.planning import settle
from steunpunt.records.models import Batch, Change, Record

LINKS = {"themes", "requests", "attended"}


class CannotUndo(Exception):
    """An import that cannot be undone; the message says why."""


@transaction.atomic
def undo(batch: Batch) -> int:
    """Undo an import; returns how many records went or went back. Raises CannotUndo."""
    if batch.undone_at is not None:
        raise CannotUndo(_("This import was undone already."))
    changes = list(Change.objects.filter(batch=batch).order_by("-pk"))
    _refuse_later_changes(batch, changes)
    _refuse_later_records(batch)
    count = sum(_put_back(change) for change in changes)
    for sheet in reversed(SHEETS):
        if sheet.name == "support_participants":
            continue  # they go with their support
        try:
            gone, _each = sheet.model._default_manager.filter(batch=batch).delete()
        except ProtectedError as error:
            first = next(iter(error.protected_objects))
            raise CannotUndo(
                _("Later records lean on this import, such as %(which)s.")
                % {"which": first}
            ) from error
        count += gone
    settle(Activity.objects.values_list("pk", flat=True))
    Batch.objects.filter(pk=batch.pk).update(undone_at=timezone.now())
    return count


def _refuse_later_changes(batch: Batch, changes: list[Change]) -> None:
    for change in changes:
        later = Change.objects.filter(
            model=change.model, record_id=change.record_id, pk__gt=change.pk
        ).exclude(batch=batch)
        if later.exists():
            raise CannotUndo(
                _("%(record)s was changed again after this import.")
                % {"record": change.reference or change.record_id}
            )
        if LINKS & change.before.keys():
            raise CannotUndo(
                _("This import changed themes, requests or attendance of %(record)s.")
                % {"record": change.reference}
            )


def _refuse_later_records(batch: Batch) -> None:
    """Records of another import, or made on screen, may refer to what would go."""
    others = Q(batch=None) | ~Q(batch=batch)
    for model in apps.get_models():
        if not issubclass(model, Record):
            continue
        for field in model._meta.concrete_fields:
            target = field.related_model
            if isinstance(target, type) and issubclass(target, Record):
                leaning = model._default_manager.filter(
                    others, **{f"{field.name}__batch": batch}
                ).first()
                if leaning is not None:
                    raise CannotUndo(
                        _("Later records lean on this import, such as %(which)s.")
                        % {"which": leaning}
                    )


def _put_back(change: Change) -> int:
    model = apps.get_model(change.model)
    return model._default_manager.filter(pk=change.record_id).update(**change.before)
