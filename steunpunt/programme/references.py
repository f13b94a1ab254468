"""What of the open programme refers to people and organisations."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from steunpunt.programme.afterwards.certificates import what_it_says
from steunpunt.programme.models import Booking, Certificate, Registration, Trainer
from steunpunt.records.references import OnClash, Reference, declare


def told(registration: Registration) -> str:
    """A registration in a line, so that one can choose between two."""
    came = _times_present(registration)
    present = ngettext("present once", "present %(n)s times", came) % {"n": came}
    parts = [
        str(registration.activity),
        str(registration.organisation or gettext("without organisation")),
        date_format(localtime(registration.registered_at), "j F Y"),
        registration.get_status_display(),
        present if came else gettext("never present"),
    ]
    return ", ".join(parts)


def better(registration: Registration) -> tuple[int, float]:
    """Who came stays before who did not; then who registered first."""
    return _times_present(registration), -registration.registered_at.timestamp()


def _times_present(registration: Registration) -> int:
    return registration.attendances.filter(present=True).count()


def hand_over_certificates(
    going: Registration, staying: Registration
) -> Iterator[tuple[Certificate, dict[str, Any]]]:
    """A code that was given out keeps its page, also when its registration goes.

    It holds on when the registration that stays says the same and has none itself.
    """
    last = max(staying.certificates.values_list("version", flat=True), default=0)
    has_one = staying.certificates.standing().exists()
    said = what_it_says(staying)
    for number, one in enumerate(going.certificates.order_by("version"), last + 1):
        values: dict[str, Any] = {"registration_id": staying.pk, "version": number}
        if one.ended_at is None and (has_one or one.said != said):
            values["ended_at"] = timezone.now()
        yield one, values


declare(
    Reference(
        Registration,
        "person",
        label=_("registrations"),
        told=told,
        better=better,
        hands_over=hand_over_certificates,
    ),
    Reference(Registration, "organisation", label=_("registrations"), told=told),
    Reference(Booking, "organisation", label=_("forms")),
    Reference(Trainer, "person", label=_("as a trainer"), on_clash=OnClash.REFUSE),
)
