"""Jobs and imports, in the form that screens show them."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steunpunt.exchange import jobs
from steunpunt.exchange.explaining import what_belongs
from steunpunt.exchange.models import Export, Job, Upload
from steunpunt.exchange.problems import MOST_KEPT
from steunpunt.exchange.sheets import BY_NAME, SHEETS


@dataclass(frozen=True)
class Said:
    """A short word about a job, and how good the news is."""

    tone: str
    text: str


def said(job: Job) -> Said:
    """How a job stands, in a few words."""
    if jobs.has_stopped(job):
        return Said("warn", _("stopped"))
    if job.state == Job.State.WAITING:
        return Said("info", _("waits its turn"))
    if job.state == Job.State.RUNNING:
        return Said("info", _("busy"))
    if job.state == Job.State.REFUSED:
        return Said("bad", _("not done"))
    return _said_of_upload(job) if isinstance(job, Upload) else Said("ok", _("ready"))


def _said_of_upload(upload: Upload) -> Said:
    if upload.problem_count:
        count = upload.problem_count
        return Said(
            "bad", ngettext("%(n)s problem", "%(n)s problems", count) % {"n": count}
        )
    if upload.step == Upload.Step.CHECK:
        return Said("ok", _("ready to import"))
    return Said("ok", _("imported") if upload.batch_id else _("nothing new"))


def counts_by_sheet(counts: dict[str, dict[str, int]]) -> list[dict[str, Any]]:
    """How many rows of each sheet are new, changed and unchanged, in our order."""
    return [
        {"name": sheet.name, "label": sheet.label, **counts[sheet.name]}
        for sheet in SHEETS
        if sheet.name in counts
    ]


def label_of(sheet: str) -> str:
    """What a sheet is called; one that the format does not know keeps its name."""
    return str(BY_NAME[sheet].label) if sheet in BY_NAME else sheet


def problems_of(upload: Upload, sheet: str = "") -> list[dict[str, Any]]:
    """The problems of an upload, or of one of its sheets, each with what belongs."""
    return [
        {
            **problem,
            "label": label_of(problem["sheet"]),
            "belongs": what_belongs(problem["sheet"], problem["column"]),
        }
        for problem in upload.problems
        if not sheet or problem["sheet"] == sheet
    ]


def sheets_with_problems(upload: Upload) -> list[dict[str, Any]]:
    """Which sheets have problems, and how many of those that are kept."""
    counted = Counter(problem["sheet"] for problem in upload.problems)
    return [
        {"name": name, "label": label_of(name), "count": count}
        for name, count in counted.items()
    ]


def untold_problems(upload: Upload) -> int:
    """How many problems there are beyond those that are kept."""
    return max(0, upload.problem_count - MOST_KEPT)


def work_title(job: Any) -> str:
    """What is being done."""
    if isinstance(job, Export):
        return _("Writing the records of %(year)s") % {"year": job.period_code}
    if not isinstance(job, Upload):
        return _("Undoing the import of %(name)s") % {"name": job}
    if job.step == Upload.Step.CHECK:
        return _("Checking %(name)s") % {"name": job}
    return _("Importing %(name)s") % {"name": job}
