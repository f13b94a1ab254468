"""What became of it, months after an activity."""

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from steunpunt.programme.models.activities import Activity
from steunpunt.records.models import Record


class FollowUp(Record):
    """One answer to “did you apply it?”; as anonymous as an evaluation."""

    class Applied(models.TextChoices):
        """Whether somebody applied what they learned."""

        YES = "yes", _("yes")
        PARTLY = "partly", _("partly")
        NOT_YET = "not_yet", _("not yet")

    is_anonymous = True

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    activity = models.ForeignKey(
        Activity,
        models.PROTECT,
        related_name="follow_ups",
        verbose_name=_("activity"),
    )
    applied = models.CharField(_("applied it"), max_length=7, choices=Applied)
    comment = models.TextField(_("what helped, or was missing"), blank=True)

    class Meta:
        verbose_name = _("follow-up")
        verbose_name_plural = _("follow-ups")
        ordering = ["activity", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(applied__in=["yes", "partly", "not_yet"]),
                name="applied_is_known",
                violation_error_message=_("Choose how far it got."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.activity)
