"""What people ask for on screen: noted, and put in the queue, in one transaction."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import get_language

from steunpunt.accounts.models import User
from steunpunt.exchange import jobs, tasks
from steunpunt.exchange.models import Export, Job, Undo, Upload
from steunpunt.exchange.undoing import CannotUndo, preview
from steunpunt.exchange.uploading import receive
from steunpunt.figures.periods import Period
from steunpunt.records.models import Batch


class NotChecked(Exception):
    """Only files whose check found no problems are imported."""


@transaction.atomic
def ask_to_check(files: Sequence[Any], *, by: User) -> Upload:
    """Receive files and have them checked. Raises WrongFiles."""
    upload = receive(files, by=by)
    tasks.enqueue(upload)
    return upload


@transaction.atomic
def ask_to_import(upload: Upload) -> None:
    """Have checked files imported. Raises NotChecked."""
    locked = Upload.objects.select_for_update().get(pk=upload.pk)
    if not locked.may_be_imported:
        raise NotChecked
    locked.step, locked.state = Upload.Step.IMPORT, Upload.State.WAITING
    locked.save(update_fields=["step", "state"])
    tasks.enqueue(locked)


@transaction.atomic
def ask_to_export(period: Period, form: Export.Form, *, by: User) -> Export:
    """Have a year written to a file."""
    export = Export.objects.create(
        period_code=period.code, form=form, by=by, language=get_language() or "nl"
    )
    tasks.enqueue(export)
    return export


@transaction.atomic
def ask_to_undo(batch: Batch, *, by: User) -> Undo:
    """Have an import undone. Raises CannotUndo when that is seen beforehand."""
    refusal = preview(batch).refusal
    if refusal:
        raise CannotUndo(refusal)
    job = Undo.objects.create(batch=batch, by=by, language=get_language() or "nl")
    tasks.enqueue(job)
    return job


@transaction.atomic
def ask_again(job: Job) -> None:
    """Have a job that stopped done after all. Raises CannotRestart."""
    jobs.restart(job)
    tasks.enqueue(job)
