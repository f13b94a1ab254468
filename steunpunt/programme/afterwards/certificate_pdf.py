"""A certificate as PDF: one page, with its code and where to verify it."""

from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from steunpunt.design.models import CentreSettings
from steunpunt.design.qr import square
from steunpunt.design.typesetting import typeset
from steunpunt.programme.models import Certificate

TEMPLATE = Path(__file__).parents[1] / "typst" / "certificate.typ"


def address_in_full(certificate: Certificate) -> str:
    """Where anybody verifies it."""
    path = reverse("programme:certificate", args=[certificate.code])
    return f"{settings.SITE_URL}{path}"


def pdf_of(certificate: Certificate, language: str = "nl") -> bytes:
    """The page, in the language of the holder."""
    with override(language):
        return typeset(TEMPLATE, as_data(certificate, language))


def as_data(certificate: Certificate, language: str) -> dict[str, Any]:
    """All that the template sets, in the language that is active."""
    centre = CentreSettings.of_the_site()
    said = certificate.said
    address = address_in_full(certificate)
    issued = date_format(timezone.localtime(certificate.issued_at), "j F Y")
    return {
        "title": f"{_('Certificate')}: {said['activity']}",
        "language": language,
        "centre": centre.name,
        "lines": [*centre.address.splitlines(), centre.email],
        "tagline": centre.tagline,
        "notice": centre.notice_en if language == "en" else centre.notice_nl,
        "heading": _("Certificate"),
        "declares": _("%(centre)s declares that") % {"centre": centre.name},
        "name": certificate.name,
        "took_part": _("took part in"),
        "activity": said["activity"],
        "facts": [[_("When"), days_in_words(said)], [_("Present"), presence(said)]],
        "issued": _("Made on %(day)s.") % {"day": issued},
        "code_label": _("Code"),
        "code": certificate.shown_code,
        "verify": _("Does this certificate hold? Scan the square, or go to:"),
        "address": address,
        "square": str(square(address)),
        "square_alt": _("QR code with the address of the page to verify this"),
    }


def days_in_words(said: dict[str, Any]) -> str:
    """4 March 2026, 11 March 2026."""
    days = [date.fromisoformat(day) for day in said["days"]]
    return ", ".join(date_format(day, "j F Y") for day in days)


def presence(said: dict[str, Any]) -> str:
    """2 of 3 sessions, 2 half-days."""
    sessions = ngettext(
        "%(n)s of %(of)s session", "%(n)s of %(of)s sessions", said["of"]
    ) % {"n": said["sessions"], "of": said["of"]}
    half_days = ngettext("%(n)s half-day", "%(n)s half-days", said["half_days"]) % {
        "n": said["half_days"]
    }
    return f"{sessions}, {half_days}"
