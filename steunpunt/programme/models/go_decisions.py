"""What was decided on the day to decide: it goes on with fewer people, or not."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from steunpunt.programme.models.activities import Activity


class GoDecision(models.Model):
    """One decision, with how many people there were and who took it.

    `decide_on` is the day for which it was taken: another day asks anew.
    """

    activity = models.ForeignKey(
        Activity,
        models.CASCADE,
        related_name="go_decisions",
        verbose_name=_("activity"),
    )
    decide_on = models.DateField(_("day to decide"))
    goes_on = models.BooleanField(_("goes on"))
    people = models.PositiveIntegerField(_("people with a place then"))
    minimum = models.PositiveSmallIntegerField(_("goes on from"))
    note = models.CharField(_("note"), max_length=200, blank=True)
    at = models.DateTimeField(_("when"))
    by: Any = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("decision to go on or not")
        verbose_name_plural = _("decisions to go on or not")
        default_permissions = ("view", "add")
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "decide_on"],
                condition=Q(goes_on=True),
                name="goes_on_once_for_a_day_to_decide",
                violation_error_message=_("It was decided already that it goes on."),
            ),
            models.CheckConstraint(
                condition=Q(goes_on=True) | ~Q(note=""),
                name="not_going_on_has_a_reason",
                violation_error_message=_("Say why."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity}: {_('goes on') if self.goes_on else _('does not')}"
