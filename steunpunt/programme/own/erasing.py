"""The question of somebody to be forgotten: it goes to the centre, which decides.

What money and figures need stays: the law wants invoices kept, and a registration
counts without its name (docs/explanation/privacy.md).
"""

from email.utils import parseaddr

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from steunpunt.accounts.models import User
from steunpunt.design.models import CentreSettings
from steunpunt.mail.envelope import Address
from steunpunt.mail.posting import post
from steunpunt.programme.models import ErasureRequest
from steunpunt.records.refusing import ReasonMissing, Refused

Status = ErasureRequest.Status


class AnsweredAlready(Refused):
    """A question is answered once."""

    message = _("This was decided already.")


@transaction.atomic
def ask_erasure(address: str) -> ErasureRequest:
    """Note it, once until it is answered; and write it to the centre, once a day."""
    now = timezone.now()
    asked, _new = ErasureRequest.objects.get_or_create(
        address=address.lower(), status=Status.ASKED, defaults={"asked_at": now}
    )
    centre = CentreSettings.of_the_site()
    _name, sender = parseaddr(settings.DEFAULT_FROM_EMAIL)
    post(
        "programme.erasure_asked",
        to=Address(centre.name, centre.email or sender),
        language=settings.LANGUAGE_CODE,
        values={"address": address, "day": f"{asked.answer_by:%d/%m/%Y}"},
        key=f"erasure:{address}:{timezone.localdate(now)}",
        reply_to=address,
        sensitive=True,
    )
    return asked


def note_done(asked: ErasureRequest, *, by: User | None) -> None:
    """It was removed, as far as the law lets us. Raises AnsweredAlready."""
    _answer(asked, Status.DONE, by=by)


def refuse(asked: ErasureRequest, *, reason: str, by: User | None) -> None:
    """It stays, and why. Raises AnsweredAlready, ReasonMissing."""
    if not reason.strip():
        raise ReasonMissing
    _answer(asked, Status.REFUSED, by=by, reason=reason.strip()[:500])


@transaction.atomic
def _answer(
    asked: ErasureRequest, status: str, *, by: User | None, reason: str = ""
) -> None:
    locked = ErasureRequest.objects.select_for_update().get(pk=asked.pk)
    if locked.status != Status.ASKED:
        raise AnsweredAlready
    locked.status, locked.reason = status, reason
    locked.decided_at, locked.decided_by = timezone.now(), by
    locked.save(update_fields=["status", "reason", "decided_at", "decided_by"])
