"""Questions of people to be forgotten, and what became of them."""

from datetime import date, timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

#: the GDPR says a month (art. 12.3)
ANSWER_IN_DAYS = 30


class ErasureRequestQuerySet(models.QuerySet["ErasureRequest"]):
    """Questions to be forgotten, in the words of the team."""

    def open(self) -> Self:
        """Those that wait for an answer, the longest waiting first."""
        return self.filter(status=ErasureRequest.Status.ASKED).order_by(
            "asked_at", "pk"
        )


class ErasureRequest(models.Model):
    """Somebody proved an address, and asks to remove what we keep of it."""

    class Status(models.TextChoices):
        """How far it got."""

        ASKED = "asked", _("asked")
        DONE = "done", pgettext_lazy("a question", "done")
        REFUSED = "refused", _("refused")

    address = models.EmailField(_("e-mail address"))
    asked_at = models.DateTimeField(_("asked at"))
    status = models.CharField(
        _("status"), max_length=7, choices=Status, default=Status.ASKED
    )
    reason = models.CharField(_("why not"), max_length=500, blank=True)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_by: Any = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("decided by"),
    )

    objects = ErasureRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("question to be forgotten")
        verbose_name_plural = _("questions to be forgotten")
        default_permissions = ("view", "change")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["address"],
                condition=Q(status="asked"),
                name="one_erasure_waits_for_an_address",
                violation_error_message=_("This was asked already."),
            ),
            models.CheckConstraint(
                condition=Q(status="asked", decided_at=None)
                | Q(status__in=["done", "refused"], decided_at__isnull=False),
                name="erasure_is_decided_exactly_when_dated",
                violation_error_message=_("A decision has a moment."),
            ),
            models.CheckConstraint(
                condition=Q(status="refused") & ~Q(reason="")
                | ~Q(status="refused") & Q(reason=""),
                name="erasure_says_why_exactly_when_refused",
                violation_error_message=_("Say why."),
            ),
        ]

    def __str__(self) -> str:
        return self.address

    @property
    def answer_by(self) -> date:
        """The last day to answer."""
        return timezone.localdate(self.asked_at) + timedelta(days=ANSWER_IN_DAYS)

    @property
    def is_late(self) -> bool:
        """Whether nobody answered in time."""
        waits = self.status == self.Status.ASKED
        return waits and self.answer_by < timezone.localdate()
