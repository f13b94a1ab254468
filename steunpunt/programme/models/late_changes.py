"""What somebody asks about their place when it is too late to do it themselves."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from steunpunt.programme.models.activities import Activity
from steunpunt.programme.models.registrations import Registration


class LateChangeQuerySet(models.QuerySet["LateChange"]):
    """Late changes, in the words of the programme team."""

    def open(self) -> Self:
        """Those that staff have to decide on, the longest waiting first.

        Once the place is gone, or the activity, there is nothing to decide.
        """
        waiting = self.filter(
            outcome="",
            registration__status=Registration.Status.CONFIRMED,
            registration__activity__status=Activity.Status.PLANNED,
        )
        return waiting.order_by("asked_at", "pk")


class LateChange(models.Model):
    """A request to cancel, or to give the place to somebody else, after the cut-off.

    The policy of the activity says from when staff decide. It goes with the access
    needs, two weeks after the last session.
    """

    class Kind(models.TextChoices):
        """What was asked."""

        CANCEL = "cancel", _("cancel")
        NAME = "name", _("somebody else comes")

    class Outcome(models.TextChoices):
        """What staff decided."""

        GRANTED = "granted", _("granted")
        REFUSED = "refused", _("refused")

    registration = models.ForeignKey(
        Registration,
        models.CASCADE,
        related_name="late_changes",
        verbose_name=_("registration"),
    )
    kind = models.CharField(_("what is asked"), max_length=6, choices=Kind)
    first_name = models.CharField(_("first name"), max_length=80, blank=True)
    last_name = models.CharField(_("last name"), max_length=80, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    reason = models.CharField(_("why"), max_length=500, blank=True)
    asked_at = models.DateTimeField(_("asked at"))
    outcome = models.CharField(_("decision"), max_length=7, choices=Outcome, blank=True)
    note = models.CharField(_("what we write about it"), max_length=500, blank=True)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_by: Any = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("decided by"),
    )

    objects = LateChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("late change")
        verbose_name_plural = _("late changes")
        default_permissions = ("view", "change")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["registration"],
                condition=Q(outcome=""),
                name="one_late_change_waits_for_a_decision",
                violation_error_message=_("This was asked already."),
            ),
            models.CheckConstraint(
                condition=Q(kind="cancel", first_name="", last_name="", email="")
                | Q(kind="name") & ~Q(first_name="") & ~Q(last_name=""),
                name="late_change_of_name_says_who",
                violation_error_message=_("Say who comes."),
            ),
            models.CheckConstraint(
                condition=Q(outcome="", decided_at=None)
                | Q(outcome__in=["granted", "refused"], decided_at__isnull=False),
                name="late_change_is_decided_exactly_when_dated",
                violation_error_message=_("A decision has a moment."),
            ),
            models.CheckConstraint(
                condition=~Q(outcome="refused") | ~Q(note=""),
                name="a_refused_late_change_says_why",
                violation_error_message=_("Say why."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.registration}: {self.get_kind_display()}"

    @property
    def who(self) -> str:
        """Who would come instead."""
        return f"{self.first_name} {self.last_name}".strip()
