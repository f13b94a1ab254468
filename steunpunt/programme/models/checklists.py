"""What has to be arranged for an activity, and by when: a list to tick."""

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from steunpunt.programme.models.activities import Activity, ActivityKind
from steunpunt.records.models import Record

WHEN = _(
    "So many days before the first session. Below zero: after it, such as -3 for three "
    "days later."
)


class ChecklistLine(Record):
    """What has to be arranged for every new activity, or for each of a kind."""

    kind = models.ForeignKey(
        ActivityKind,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="checklist_lines",
        verbose_name=_("kind"),
        help_text=_("Empty: for every kind."),
    )
    words = models.CharField(
        _("what has to be done"),
        max_length=120,
        help_text=_("As it reads once it is done: room booked."),
    )
    days_before = models.SmallIntegerField(_("days before"), default=14, help_text=WHEN)

    class Meta:
        verbose_name = _("standard checklist")
        verbose_name_plural = _("lines of the standard checklist")
        ordering = ["-days_before", "words"]
        constraints = [
            models.UniqueConstraint(
                Coalesce("kind", Value(0)),  # also once among those for every kind
                "words",
                name="checklist_line_once_a_kind",
                violation_error_message=_("This stands on the list already."),
            ),
            models.CheckConstraint(
                condition=~Q(words=""),
                name="checklist_line_says_something",
                violation_error_message=_("Say what has to be done."),
            ),
        ]

    def __str__(self) -> str:
        return self.words


class ChecklistItem(models.Model):
    """One thing to arrange for one activity; who did it, and when."""

    activity = models.ForeignKey(
        Activity, models.CASCADE, related_name="checklist", verbose_name=_("activity")
    )
    words = models.CharField(_("what has to be done"), max_length=120)
    days_before = models.SmallIntegerField(_("days before"), default=14, help_text=WHEN)
    done_at = models.DateTimeField(_("done at"), null=True, blank=True, editable=False)
    done_by: Any = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("done by"),
    )

    class Meta:
        verbose_name = _("item of a checklist")
        verbose_name_plural = _("items of a checklist")
        ordering = ["-days_before", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "words"],
                name="checklist_item_once_an_activity",
                violation_error_message=_("This stands on the list already."),
            ),
            models.CheckConstraint(
                condition=~Q(words=""),
                name="checklist_item_says_something",
                violation_error_message=_("Say what has to be done."),
            ),
            models.CheckConstraint(
                condition=Q(done_by=None) | Q(done_at__isnull=False),
                name="only_a_done_item_says_by_whom",
                violation_error_message=_("This is not done yet."),
            ),
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def due_on(self) -> date | None:
        """By when; None while the activity has no day."""
        first = self.activity.starts_on
        return first - timedelta(days=self.days_before) if first else None

    def is_late(self, today: date) -> bool:
        """Whether it should have been done before that day."""
        due_on = self.due_on
        return self.done_at is None and due_on is not None and due_on < today
