"""The outbox: one row for each message, and a line for each step in its life."""

from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from steunpunt.mail.envelope import Address


class Status(models.TextChoices):
    """What became of a message, as far as we know."""

    QUEUED = "queued", pgettext_lazy("mail", "waiting")
    SENDING = "sending", pgettext_lazy("mail", "being sent")
    SENT = "sent", pgettext_lazy("mail", "sent")
    FAILED = "failed", pgettext_lazy("mail", "refused")
    UNCERTAIN = "uncertain", pgettext_lazy("mail", "uncertain")
    WITHHELD = "withheld", pgettext_lazy("mail", "withheld")


#: the steps that a message can take
NEXT: dict[str, set[str]] = {
    Status.QUEUED: {Status.SENDING, Status.WITHHELD, Status.UNCERTAIN},
    Status.SENDING: {Status.SENT, Status.QUEUED, Status.FAILED, Status.UNCERTAIN},
    Status.SENT: set(),
    Status.FAILED: {Status.QUEUED},
    Status.UNCERTAIN: {Status.SENT, Status.QUEUED},
    Status.WITHHELD: {Status.QUEUED},
}
#: nothing more happens to these by itself, and nobody has to decide
SETTLED = (Status.SENT, Status.FAILED, Status.WITHHELD)


class MessageQuerySet(models.QuerySet["Message"]):
    """Messages."""

    def due(self, now: datetime) -> Self:
        """Those that may be sent now, the longest waiting first."""
        waiting = self.filter(status=Status.QUEUED, next_attempt_at__lte=now)
        return waiting.order_by("next_attempt_at", "pk")

    def abandoned(self, now: datetime) -> Self:
        """Those whose worker did not come back in time."""
        return self.filter(status=Status.SENDING, leased_until__lt=now)

    def uncertain(self) -> Self:
        """Those on which somebody has to decide."""
        return self.filter(status=Status.UNCERTAIN)


class Message(models.Model):
    """One e-mail, as it was written down, and what became of it."""

    key = models.CharField(
        _("key"),
        max_length=200,
        unique=True,
        help_text=_("What happens twice under one key is written once."),
    )
    code = models.CharField(_("text"), max_length=100, db_index=True)
    language = models.CharField(_("language"), max_length=10)
    to = models.TextField(_("to"), blank=True, help_text=_("An address on each line."))
    subject = models.CharField(_("subject"), max_length=300, blank=True)
    text = models.TextField(_("text"), blank=True)
    html = models.TextField(_("text in HTML"), blank=True)
    headers = models.JSONField(_("headers"), default=dict)
    about_type = models.CharField(_("kind of record"), max_length=100, blank=True)
    about_id = models.CharField(_("record"), max_length=64, blank=True)
    sensitive = models.BooleanField(_("sensitive"), default=False)
    secret = models.BooleanField(
        _("secret"), default=False, help_text=_("It holds a way in, such as a code.")
    )
    posted_at = models.DateTimeField(_("written at"), db_index=True)
    status = models.CharField(
        _("status"), max_length=9, choices=Status, default=Status.QUEUED
    )
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_attempt_at = models.DateTimeField(_("next attempt"), null=True, blank=True)
    leased_until = models.DateTimeField(_("leased until"), null=True, blank=True)
    leased_by = models.CharField(_("leased by"), max_length=120, blank=True)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    last_answer = models.TextField(_("last answer of the server"), blank=True)
    blanked_at = models.DateTimeField(_("contents removed at"), null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        default_permissions = ("view",)
        permissions = [("decide_message", "Can decide what happens to a message")]
        indexes = [
            models.Index(fields=["status", "next_attempt_at"], name="message_waiting")
        ]
        constraints = [
            CheckConstraint(
                condition=Q(status__in=Status.values),
                name="message_status_is_known",
                violation_error_message=_("A message has one of the known statuses."),
            ),
            CheckConstraint(
                condition=Q(status="queued") ^ Q(next_attempt_at=None),
                name="message_waits_exactly_for_an_attempt",
                violation_error_message=_(
                    "What waits has a moment to be sent, and nothing else."
                ),
            ),
            CheckConstraint(
                condition=Q(status="sending") ^ Q(leased_until=None),
                name="message_is_leased_exactly_while_being_sent",
                violation_error_message=_(
                    "What is being sent is somebody's for a while, and nothing else."
                ),
            ),
            CheckConstraint(
                condition=Q(leased_until=None) ^ ~Q(leased_by=""),
                name="message_lease_has_a_holder",
                violation_error_message=_("A lease has a holder and an end."),
            ),
            CheckConstraint(
                condition=Q(status="sent") ^ Q(sent_at=None),
                name="message_sent_exactly_when_dated",
                violation_error_message=_("What was sent has a date, nothing else."),
            ),
            CheckConstraint(
                condition=~Q(status__in=("failed", "uncertain")) | ~Q(last_answer=""),
                name="message_in_doubt_says_why",
                violation_error_message=_("What did not go well says why."),
            ),
            CheckConstraint(
                condition=Q(about_type="", about_id="")
                | ~Q(about_type="") & ~Q(about_id=""),
                name="message_is_about_one_record_or_none",
                violation_error_message=_("A record has a kind and a key."),
            ),
            CheckConstraint(
                condition=Q(blanked_at=None)
                | Q(status__in=("sent", "failed", "withheld"), text="", html="", to=""),
                name="message_is_blanked_whole_once_settled",
                violation_error_message=_(
                    "Only what is settled loses its contents, and all of them."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.subject or self.code

    @property
    def addresses(self) -> list[Address]:
        """To whom it goes."""
        return [Address.read(line) for line in self.to.splitlines()]

    @property
    def is_blanked(self) -> bool:
        """Whether its contents are gone."""
        return self.blanked_at is not None

    def may_become(self, status: str) -> bool:
        """Whether that step exists; what lost its contents takes no more."""
        return not self.is_blanked and status in NEXT[self.status]


class MessageAttachment(models.Model):
    """A file that goes with a message."""

    message = models.ForeignKey(
        Message, models.CASCADE, related_name="attachments", verbose_name=_("message")
    )
    name = models.CharField(_("name"), max_length=200)
    type = models.CharField(_("kind of file"), max_length=100)
    content = models.BinaryField(_("contents"))

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        default_permissions = ()

    def __str__(self) -> str:
        return self.name


class MessageStep(models.Model):
    """A step in the life of a message: tried, refused, sent, decided on."""

    message = models.ForeignKey(
        Message, models.CASCADE, related_name="steps", verbose_name=_("message")
    )
    status = models.CharField(_("status"), max_length=9, choices=Status)
    at = models.DateTimeField(_("at"))
    by: Any = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("step of a message")
        verbose_name_plural = _("steps of messages")
        default_permissions = ()
        ordering = ["at", "pk"]
        constraints = [
            CheckConstraint(
                condition=Q(status__in=Status.values),
                name="message_step_status_is_known",
                violation_error_message=_("A message has one of the known statuses."),
            )
        ]

    def __str__(self) -> str:
        return self.get_status_display()
