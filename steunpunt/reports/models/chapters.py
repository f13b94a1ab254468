"""Who makes each chapter of a report, how far it is, and what is still to be done."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from steunpunt.reports.models.pages import ReportPage


def _colleague(name: Any) -> Any:
    """Somebody of the staff; the chapter stays when they go."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=name,
    )


class Chapter(models.Model):
    """One chapter of a report: who prepares, checks and approves it, and how far it is.

    The text stands in the page; `block` says which chapter of it. `seen` is the
    fingerprint of the text that was checked: another text has to be checked again.
    """

    class Status(models.TextChoices):
        """How far a chapter is."""

        PREPARING = "preparing", pgettext_lazy("chapter", "in preparation")
        TO_CHECK = "to_check", pgettext_lazy("chapter", "to check")
        CHECKED = "checked", pgettext_lazy("chapter", "checked")
        APPROVED = "approved", pgettext_lazy("chapter", "approved")

    NEXT = {
        Status.PREPARING: {Status.TO_CHECK},
        Status.TO_CHECK: {Status.CHECKED, Status.PREPARING},
        Status.CHECKED: {Status.APPROVED, Status.PREPARING},
        Status.APPROVED: {Status.PREPARING},
    }

    page = models.ForeignKey(ReportPage, models.CASCADE, related_name="chapters")
    block = models.CharField(_("chapter"), max_length=36)
    preparer: Any = _colleague(_("prepares"))
    checker: Any = _colleague(_("checks"))
    approver: Any = _colleague(_("approves"))
    status = models.CharField(
        _("status"), max_length=9, choices=Status, default=Status.PREPARING
    )
    seen = models.CharField(_("text that was checked"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("chapter")
        verbose_name_plural = _("chapters")
        constraints = [
            models.UniqueConstraint(
                fields=["page", "block"], name="chapter_once_a_report"
            ),
            models.CheckConstraint(
                condition=Q(preparer=None)
                | Q(checker=None)
                | ~Q(checker=F("preparer")),
                name="who_prepares_does_not_check",
                violation_error_message=_(
                    "Somebody else checks a chapter than who prepares it."
                ),
            ),
            models.CheckConstraint(
                condition=Q(preparer=None)
                | Q(approver=None)
                | ~Q(approver=F("preparer")),
                name="who_prepares_does_not_approve",
                violation_error_message=_(
                    "Somebody else approves a chapter than who prepares it."
                ),
            ),
            models.CheckConstraint(
                condition=Q(status__in=["preparing", "to_check"], seen="")
                | (Q(status__in=["checked", "approved"]) & ~Q(seen="")),
                name="chapter_is_checked_exactly_with_its_text",
                violation_error_message=_("A check is of one text."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page}: {self.block}"


class ChapterStep(models.Model):
    """A step in the life of a chapter: handed in, checked, approved, or sent back."""

    class Taken(models.TextChoices):
        """The status that a step leads to, named for what somebody did."""

        SENT_BACK = "preparing", pgettext_lazy("chapter", "sent back")
        HANDED_IN = "to_check", pgettext_lazy("chapter", "ready to be checked")
        CHECKED = "checked", pgettext_lazy("chapter", "checked")
        APPROVED = "approved", pgettext_lazy("chapter", "approved")

    chapter = models.ForeignKey(Chapter, models.CASCADE, related_name="steps")
    status = models.CharField(_("status"), max_length=9, choices=Taken)
    at = models.DateTimeField(_("when"))
    by: Any = _colleague(_("by"))
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("step of a chapter")
        verbose_name_plural = _("steps of a chapter")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=Chapter.Status.values),
                name="chapter_step_status_is_known",
                violation_error_message=_("A chapter has no such status."),
            ),
            models.CheckConstraint(
                condition=~Q(status="preparing") | ~Q(note=""),
                name="chapter_sent_back_says_why",
                violation_error_message=_("Say why it goes back."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.chapter}: {self.status}"


class ChapterTask(models.Model):
    """Something that is still to be done for a chapter, by whom and by when."""

    chapter = models.ForeignKey(Chapter, models.CASCADE, related_name="tasks")
    words = models.CharField(_("what has to be done"), max_length=200)
    person: Any = _colleague(_("by whom"))
    due_on = models.DateField(_("by when"), null=True, blank=True)
    done_at = models.DateTimeField(_("done at"), null=True, blank=True, editable=False)
    done_by: Any = _colleague(_("done by"))

    class Meta:
        verbose_name = _("task for a chapter")
        verbose_name_plural = _("tasks for a chapter")
        ordering = [F("due_on").asc(nulls_last=True), "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""),
                name="chapter_task_says_something",
                violation_error_message=_("Say what has to be done."),
            ),
            models.CheckConstraint(
                condition=Q(done_by=None) | Q(done_at__isnull=False),
                name="only_a_done_chapter_task_says_by_whom",
                violation_error_message=_("This is not done yet."),
            ),
        ]

    def __str__(self) -> str:
        return self.words

    def is_late(self, today: date) -> bool:
        """Whether it should have been done by that day."""
        return self.done_at is None and self.due_on is not None and self.due_on < today
