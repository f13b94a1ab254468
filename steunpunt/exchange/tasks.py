"""What the background worker does: fetch by id, call a verb."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django_tasks import task

from steunpunt.exchange import jobs
from steunpunt.exchange.alone import Busy
from steunpunt.exchange.checking import check, take_back, take_in
from steunpunt.exchange.models import Export, Job, Undo, Upload
from steunpunt.exchange.preparing import prepare

LATER = timedelta(seconds=5)


@task(backend="jobs")
def run_upload(pk: str) -> None:
    """Check uploaded files, or import them, whichever was asked last."""
    upload = Upload.objects.filter(pk=pk).first()
    if upload is not None:
        verb = check if upload.step == Upload.Step.CHECK else take_in
        _do(verb, upload)


@task(backend="jobs")
def run_export(pk: str) -> None:
    """Make the file of an export."""
    export = Export.objects.filter(pk=pk).first()
    if export is not None:
        _do(prepare, export)


@task(backend="jobs")
def run_undo(pk: str) -> None:
    """Undo an import."""
    undo = Undo.objects.filter(pk=pk).first()
    if undo is not None:
        _do(take_back, undo)


def enqueue(job: Job) -> None:
    """Put a job in the queue."""
    _task_for(job).enqueue(str(job.pk))


def _task_for(job: Job) -> Any:
    return {Upload: run_upload, Export: run_export, Undo: run_undo}[type(job)]


def _do(verb: Callable[[Any], None], job: Job) -> None:
    try:
        with suppress(jobs.NotWaiting):
            verb(job)
    except Busy:
        later = _task_for(job).using(run_after=timezone.now() + LATER)
        later.enqueue(str(job.pk))
