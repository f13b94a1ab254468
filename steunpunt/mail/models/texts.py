"""Texts that staff changed. A text without a row here is as the app declares it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _


class EditedText(models.Model):
    """The wording that staff gave a text, in one language."""

    code = models.CharField(_("text"), max_length=100)
    language = models.CharField(_("language"), max_length=10)
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"))

    class Meta:
        verbose_name = _("edited text")
        verbose_name_plural = _("edited texts")
        default_permissions = ("change",)
        constraints = [
            UniqueConstraint(
                fields=["code", "language"],
                name="one_edited_text_per_language",
                violation_error_message=_("This text was edited already."),
            ),
            CheckConstraint(
                condition=~Q(subject="") & ~Q(body=""),
                name="edited_text_says_something",
                violation_error_message=_("A text has a subject and words."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} ({self.language})"


class EditedTextVersion(models.Model):
    """One edit of a text: what it became, by whom, when. Empty: the standard text."""

    code = models.CharField(_("text"), max_length=100)
    language = models.CharField(_("language"), max_length=10)
    subject = models.CharField(_("subject"), max_length=200, blank=True)
    body = models.TextField(_("text"), blank=True)
    at = models.DateTimeField(_("at"), auto_now_add=True)
    by: Any = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )

    class Meta:
        verbose_name = _("version of an edited text")
        verbose_name_plural = _("versions of edited texts")
        default_permissions = ()
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["code", "language"], name="text_versions")]
        constraints = [
            CheckConstraint(
                condition=Q(subject="", body="") | ~Q(subject="") & ~Q(body=""),
                name="text_version_is_whole_or_standard",
                violation_error_message=_("A text has a subject and words."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} ({self.language}), {self.at:%Y-%m-%d %H:%M}"

    @property
    def is_standard(self) -> bool:
        """Whether the text became as the app declares it."""
        return not self.body
