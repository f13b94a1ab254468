"""Checks uploaded files, imports exactly what was checked, and takes it back."""

import shutil
from pathlib import Path
from typing import Any

from django.db import transaction

from steunpunt.exchange import jobs
from steunpunt.exchange.alone import alone
from steunpunt.exchange.importing import Outcome, import_records
from steunpunt.exchange.models import Undo, Upload
from steunpunt.exchange.problems import UnreadableFile
from steunpunt.exchange.reading import Folder, Source, open_source
from steunpunt.exchange.rejecting import rejected_workbook
from steunpunt.exchange.undoing import CannotUndo, preview, undo
from steunpunt.exchange.uploading import FilesChanged, fingerprint

REJECTED = "rejected.xlsx"
REFUSALS = (UnreadableFile, FilesChanged)


def source_of(upload: Upload) -> Source:
    """The uploaded files as a source. Raises UnreadableFile."""
    files = sorted((upload.folder / "files").iterdir())
    packed = len(files) == 1 and files[0].suffix != ".csv"
    source: Any = open_source(files[0]) if packed else Folder(upload.folder / "files")
    source.name = upload.name
    return source


def check(upload: Upload) -> None:
    """Say what importing would do, and what stands in its way."""
    with jobs.working_on(upload, *REFUSALS):
        _note(upload, _run(upload, check_only=True))


def take_in(upload: Upload) -> None:
    """Import what was checked. The import and its note are written together."""
    with jobs.working_on(upload, *REFUSALS), alone():
        outcome = _run(upload, check_only=False)
        if outcome.batch is not None:
            outcome.batch.fingerprint = upload.fingerprint
            outcome.batch.save(update_fields=["fingerprint"])
        _note(upload, outcome)
        if not outcome.problems:
            transaction.on_commit(lambda: _forget_files(upload))


def take_back(job: Undo) -> None:
    """Undo an import. The undoing and its note are written together."""
    with jobs.working_on(job, CannotUndo), alone():
        reporter = jobs.Reporter(job, dict(preview(job.batch).goes))
        gone = undo(job.batch, by=job.by, progress=reporter)
        job.state, job.counts = Undo.State.DONE, {"records": gone}
        job.save()


def _run(upload: Upload, *, check_only: bool) -> Outcome:
    if fingerprint(upload.folder / "files") != upload.fingerprint:
        raise FilesChanged
    source = source_of(upload)
    sizes = {sheet: source.size(sheet) for sheet in source.sheets()}
    return import_records(
        source,
        by=upload.by,
        check_only=check_only,
        progress=jobs.Reporter(upload, sizes),
    )


def _note(upload: Upload, outcome: Outcome) -> None:
    """Keep what came of it; records may have changed since the check."""
    upload.state = Upload.State.DONE
    upload.counts, upload.batch = outcome.counts, outcome.batch
    upload.problem_count = outcome.problems.count
    upload.problems = [
        {"sheet": p.sheet, "row": p.row, "column": p.column, "message": p.message}
        for p in outcome.problems
    ]
    if outcome.problems:
        upload.step = Upload.Step.CHECK
        rejected_workbook(outcome.problems.rejected, rejected_file(upload))
    upload.save()


def rejected_file(upload: Upload) -> Path:
    """Where the refused rows are."""
    return upload.folder / REJECTED


def _forget_files(upload: Upload) -> None:
    shutil.rmtree(upload.folder / "files", ignore_errors=True)
