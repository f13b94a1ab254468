"""What the centre certified: that somebody was there."""

import secrets
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from steunpunt.programme.models.registrations import Registration
from steunpunt.records.models import REFERENCE_LETTERS

CODE_LETTERS = 16


def new_code() -> str:
    """A code that nobody guesses (78 bits), in letters that none mistakes."""
    return "".join(secrets.choice(REFERENCE_LETTERS) for _n in range(CODE_LETTERS))


class CertificateQuerySet(models.QuerySet["Certificate"]):
    """Certificates, in the words of the programme team."""

    def standing(self) -> Self:
        """Those that say what holds now."""
        return self.filter(ended_at=None)


class Certificate(models.Model):
    """One version of what was certified about a registration, as it was then.

    Attendance that is corrected ends it: a new version follows, or none when the person
    did not come after all. The name stands apart from the rest, so that it can go when
    the person is erased.
    """

    registration = models.ForeignKey(
        Registration, models.CASCADE, related_name="certificates"
    )
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    code = models.CharField(_("code"), max_length=32, unique=True, default=new_code)
    issued_at = models.DateTimeField(_("issued at"))
    ended_at = models.DateTimeField(_("holds until"), null=True, blank=True)
    name = models.CharField(_("name"), max_length=170, blank=True)
    said = models.JSONField(_("what it says"))

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering = ["registration", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "version"],
                name="certificate_version_once_a_registration",
                violation_error_message=_("This version exists already."),
            ),
            models.UniqueConstraint(
                fields=["registration"],
                condition=Q(ended_at=None),
                name="one_certificate_holds_at_a_time",
                violation_error_message=_("Another certificate holds already."),
            ),
            models.CheckConstraint(
                condition=Q(version__gte=1),
                name="certificate_versions_start_at_one",
                violation_error_message=_("Versions are numbered from 1."),
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def shown_code(self) -> str:
        """In groups of four, to read aloud and type over."""
        groups = [self.code[at : at + 4] for at in range(0, len(self.code), 4)]
        return "-".join(groups)
