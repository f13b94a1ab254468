"""Work that people ask for on screen: a file to check and import, a year to export.

The work runs in the background; its files live in a private folder (see `jobs`).
"""

import uuid
from pathlib import Path
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from steunpunt.accounts.models import User
from steunpunt.records.models import Batch


class JobQuerySet(models.QuerySet[Any]):
    """Jobs."""

    def of(self, user: User) -> Self:
        """Those that a user asked for. What they hold is for nobody else."""
        return self.filter(by=user).order_by("-created_at")


class Job(models.Model):
    """Something that takes a while, asked for by one person."""

    class State(models.TextChoices):
        """How far it is. A job that runs without a worker has stopped: see `jobs`."""

        WAITING = "waiting", pgettext_lazy("job", "waiting")
        RUNNING = "running", pgettext_lazy("job", "running")
        DONE = "done", pgettext_lazy("job", "done")
        REFUSED = "refused", pgettext_lazy("job", "refused")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="+",
        verbose_name=_("asked by"),
    )
    created_at = models.DateTimeField(_("asked at"), auto_now_add=True)
    language = models.CharField(_("language"), max_length=10)
    state = models.CharField(
        _("state"), max_length=8, choices=State, default=State.WAITING
    )
    message = models.TextField(_("why it was refused"), blank=True)
    counts = models.JSONField(_("rows"), default=dict)

    objects = JobQuerySet.as_manager()

    class Meta:
        abstract = True
        default_permissions = ()
        constraints = [
            CheckConstraint(
                condition=Q(state="refused") ^ Q(message=""),
                name="%(class)s_refused_exactly_with_a_reason",
                violation_error_message=_(
                    "What was refused has a reason, and nothing else."
                ),
            )
        ]

    @property
    def folder(self) -> Path:
        """Where its files are."""
        return settings.EXCHANGE_DIR / str(self.pk)

    @property
    def is_busy(self) -> bool:
        """Whether there is still something to wait for."""
        return self.state in (self.State.WAITING, self.State.RUNNING)


class Upload(Job):
    """Files to import: checked first, imported when somebody says so."""

    class Step(models.TextChoices):
        """What was asked last."""

        CHECK = "check", _("check")
        IMPORT = "import", _("import")

    name = models.CharField(_("file"), max_length=255)
    fingerprint = models.CharField(_("fingerprint"), max_length=64)
    step = models.CharField(_("step"), max_length=6, choices=Step, default=Step.CHECK)
    problems = models.JSONField(_("problems"), default=list)
    problem_count = models.PositiveIntegerField(_("how many problems"), default=0)
    batch = models.ForeignKey(
        Batch,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("import"),
    )

    class Meta(Job.Meta):
        verbose_name = _("upload")
        verbose_name_plural = _("uploads")
        permissions = [("import_records", "Can import records, and undo an import")]
        constraints = [
            *Job.Meta.constraints,
            CheckConstraint(
                condition=Q(batch=None) | Q(step="import", state="done"),
                name="upload_has_a_batch_only_when_imported",
                violation_error_message=_("Only what was imported has an import."),
            ),
            CheckConstraint(
                condition=Q(step="check") | Q(problem_count=0),
                name="upload_with_problems_is_not_imported",
                violation_error_message=_("A file with problems is not imported."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("exchange_upload", args=[self.pk])

    @property
    def may_be_imported(self) -> bool:
        """Whether its check found no problems."""
        return (
            self.step == self.Step.CHECK
            and self.state == self.State.DONE
            and not self.problem_count
        )

    def total(self, what: str) -> int:
        """How many rows are created, changed or unchanged, over all sheets."""
        return sum(counts[what] for counts in self.counts.values())


class Export(Job):
    """A year's records, written to a file."""

    class Form(models.TextChoices):
        """What kind of file."""

        XLSX = "xlsx", _("workbook (XLSX)")
        ZIP = "zip", _("CSV files in a zip")

    period_code = models.CharField(_("period"), max_length=24)
    form = models.CharField(_("form"), max_length=4, choices=Form, default=Form.XLSX)
    left_out = models.PositiveIntegerField(_("confidential, left out"), default=0)

    class Meta(Job.Meta):
        verbose_name = _("export")
        verbose_name_plural = _("exports")
        permissions = [("export_records", "Can export a year's records")]

    def __str__(self) -> str:
        return f"{self.period_code}, {self.get_form_display()}"

    def get_absolute_url(self) -> str:
        return reverse("exchange_export", args=[self.pk])

    @property
    def file(self) -> Path:
        """Where the file is, once it is made."""
        return self.folder / f"{self.period_code}.{self.form}"


class Undo(Job):
    """The undoing of an import, also of one that came in on the command line."""

    batch = models.ForeignKey(
        Batch, models.CASCADE, related_name="+", verbose_name=_("import")
    )

    class Meta(Job.Meta):
        verbose_name = _("undoing of an import")
        verbose_name_plural = _("undoings of imports")

    def __str__(self) -> str:
        return str(self.batch)

    def get_absolute_url(self) -> str:
        return reverse("exchange_batch", args=[self.batch_id])
