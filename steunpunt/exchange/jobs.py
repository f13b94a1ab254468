"""Runs a job: who works on it holds its lock, and says how far it is.

The lock is one of the operating system, on a file. It ends with the process that holds
it, also when that is killed; so a job that says it runs, while nobody holds its lock,
has stopped. Progress is a file too: while an import writes, nobody else can write to
SQLite, and what it writes is not seen before it is complete.
"""

import fcntl
import json
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_tasks_db.models import DBTaskResult

from steunpunt.exchange.alone import Busy
from steunpunt.exchange.models import Export, Job, Undo, Upload

EVERY_SECONDS = 0.3
KEPT = timedelta(days=7)


class NotWaiting(Exception):
    """The job is done already, or somebody else works on it."""


class CannotRestart(Exception):
    """Only a job that stopped can be started again."""


@dataclass
class Progress:
    """How far a job is, in rows."""

    sheet: str = ""
    done: int = 0
    of: int = 0

    @property
    def percent(self) -> int | None:
        """None when nobody knows how much there is to do."""
        return min(99, 100 * self.done // self.of) if self.of else None


class Reporter:
    """Called with sheet, rows done and rows there are; keeps the sum in a file."""

    def __init__(self, job: Job, sizes: dict[str, int] | None = None) -> None:
        self._file = job.folder / "progress"
        self._sizes = dict(sizes or {})
        self._done: dict[str, int] = {}
        self._next = 0.0

    def __call__(self, sheet: str, done: int, of: int) -> None:
        self._done[sheet] = done
        self._sizes[sheet] = max(of, done)
        now = time.monotonic()
        if now >= self._next:
            self._next = now + EVERY_SECONDS
            self._write(sheet)

    def _write(self, sheet: str) -> None:
        done, of = sum(self._done.values()), sum(self._sizes.values())
        part = self._file.with_suffix(".part")
        part.write_text(json.dumps(asdict(Progress(sheet, done, of))))
        part.replace(self._file)


def progress_of(job: Job) -> Progress:
    """How far a job is."""
    try:
        return Progress(**json.loads((job.folder / "progress").read_text()))
    except (OSError, ValueError, TypeError):
        return Progress()


def has_stopped(job: Job) -> bool:
    """Whether a job says it runs, while nobody works on it."""
    if job.state != Job.State.RUNNING:
        return False
    with suppress(FileNotFoundError), (job.folder / "lock").open() as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    # It may just have ended: who works on it writes that before letting go.
    return type(job).objects.filter(pk=job.pk, state=Job.State.RUNNING).exists()


def is_going_on(job: Job) -> bool:
    """Whether there is something to wait for."""
    return job.is_busy and not has_stopped(job)


@contextmanager
def working_on(job: Any, *refusals: type[Exception]) -> Iterator[None]:
    """Hold the job while working on it, in its language.

    Args:
        job: what to work on.
        refusals: exceptions whose message says why it cannot be done.

    What goes wrong unforeseen leaves a reason too, and is raised again.

    Raises:
        NotWaiting: when there is nothing to do.
        Busy: when another import is running; the job waits again.
    """
    job.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (job.folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        claimed = type(job).objects.filter(pk=job.pk, state=Job.State.WAITING)
        if not claimed.update(state=Job.State.RUNNING):
            raise NotWaiting
        job.refresh_from_db()
        (job.folder / "progress").unlink(missing_ok=True)
        with translation.override(job.language):
            try:
                yield
            except Busy:
                _move(job, Job.State.WAITING)
                raise
            except refusals as error:
                _move(job, Job.State.REFUSED, str(error))
            except Exception:
                message = _("Something went wrong on our side. Nothing was done.")
                _move(job, Job.State.REFUSED, message)
                raise


def _move(job: Any, state: Job.State, message: str = "") -> None:
    job.state, job.message = state, message
    job.save(update_fields=["state", "message"])


def restart(job: Any) -> None:
    """Let a stopped job wait again. Raises CannotRestart."""
    locked = type(job).objects.select_for_update().get(pk=job.pk)
    if not has_stopped(locked):
        raise CannotRestart
    _move(locked, Job.State.WAITING)


def tidy() -> None:
    """Throw away jobs of more than a week ago, and files that nothing knows of."""
    before = timezone.now() - KEPT
    known = set()
    for model in (Upload, Export, Undo):
        for job in model.objects.filter(created_at__lt=before):
            throw_away(job)
        known |= {str(pk) for pk in model.objects.values_list("pk", flat=True)}
    if settings.EXCHANGE_DIR.exists():
        for folder in settings.EXCHANGE_DIR.iterdir():
            old = folder.stat().st_mtime < before.timestamp()
            if old and folder.name not in known:
                shutil.rmtree(folder, ignore_errors=True)
    DBTaskResult.objects.filter(backend_name="jobs", enqueued_at__lt=before).delete()


def throw_away(job: Any) -> None:
    """Remove a job and its files; what it imported stays."""
    shutil.rmtree(job.folder, ignore_errors=True)
    job.delete()
