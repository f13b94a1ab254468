"""What of the open programme refers to people and organisations."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from steunpunt.programme.models import Booking, Registration, Trainer
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


declare(
    Reference(
        Registration, "person", label=_("registrations"), told=told, better=better
    ),
    Reference(Registration, "organisation", label=_("registrations"), told=told),
    Reference(Booking, "organisation", label=_("forms")),
    Reference(Trainer, "person", label=_("as a trainer"), on_clash=OnClash.REFUSE),
)
