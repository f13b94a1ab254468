"""What staff wrote to the people of an activity, beside what goes by itself."""

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from steunpunt.programme.models.activities import Activity


class Mailing(models.Model):
    """One text that staff sent to a group of people of an activity.

    The messages stand in the outbox. `key` is that of the form: sent twice, there is
    one. Without English words, who reads English gets the Dutch ones.
    """

    class Group(models.TextChoices):
        """Who gets it."""

        EVERYONE = "everyone", _("everyone who has a place or waits")
        CONFIRMED = "confirmed", _("who has a place")
        WAITING = "waiting", _("who waits for a place")
        PRESENT = "present", _("who was present")
        ABSENT = "absent", _("who had a place and was absent")

    activity = models.ForeignKey(
        Activity, models.CASCADE, related_name="mailings", verbose_name=_("activity")
    )
    key = models.UUIDField(_("key"), unique=True, default=uuid4, editable=False)
    group = models.CharField(pgettext_lazy("mail", "to"), max_length=9, choices=Group)
    subject_nl = models.CharField(_("subject in Dutch"), max_length=200)
    body_nl = models.TextField(_("text in Dutch"))
    subject_en = models.CharField(_("subject in English"), max_length=200, blank=True)
    body_en = models.TextField(_("text in English"), blank=True)
    count = models.PositiveIntegerField(_("messages"))
    sent_at = models.DateTimeField(_("sent at"))
    sent_by: Any = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("sent by"),
    )

    class Meta:
        verbose_name = _("mail to participants")
        verbose_name_plural = _("mails to participants")
        default_permissions = ("view", "add")
        ordering = ["-sent_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    group__in=["everyone", "confirmed", "waiting", "present", "absent"]
                ),
                name="mailing_goes_to_a_known_group",
                violation_error_message=_("Choose who gets it."),
            ),
            models.CheckConstraint(
                condition=~Q(subject_nl="") & ~Q(body_nl=""),
                name="mailing_says_something",
                violation_error_message=_("A text has a subject and words."),
            ),
            models.CheckConstraint(
                condition=Q(subject_en="", body_en="")
                | ~Q(subject_en="") & ~Q(body_en=""),
                name="mailing_is_whole_in_english_or_not_there",
                violation_error_message=_(
                    "In English, fill in the subject and the text, or neither."
                ),
            ),
            models.CheckConstraint(
                condition=Q(count__gte=1),
                name="mailing_went_to_someone",
                violation_error_message=_("Nobody gets this."),
            ),
        ]

    def __str__(self) -> str:
        return self.subject_nl.replace("{activity}", self.activity.title)
