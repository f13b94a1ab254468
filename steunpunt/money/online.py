"""Paying an invoice online: begun at the provider, and booked when it says so.

The provider calls our address with no more than a number. We ask it what that payment
is, and act on the answer; so a forged call changes nothing.
"""

from contextlib import suppress
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from steunpunt.money import mollie
from steunpunt.money.models import Invoice, OnlinePayment, Payment
from steunpunt.money.mollie import ProviderUnavailable, Said
from steunpunt.money.paying import NothingToAllocate, allocate
from steunpunt.records.refusing import Refused

Status = OnlinePayment.Status
UNDER_WAY = (Status.OPEN, Status.PENDING, Status.AUTHORIZED)
AGAIN_AFTER = timedelta(minutes=10)
SIGNER = signing.Signer(salt="steunpunt.money.online")


class NothingToPay(Refused):
    """It was paid, or credited."""

    message = gettext_lazy("This invoice is paid.")


def is_active() -> bool:
    """Whether the centre has a provider."""
    return bool(settings.MOLLIE_KEY)


def token_of(invoice: Invoice) -> str:
    """What stands in the address where it is paid; nobody else can make it."""
    return SIGNER.sign(invoice.number)


def address_of(number: str) -> str:
    """Where the invoice of that number is paid online; "" without a provider."""
    if not is_active():
        return ""
    return settings.SITE_URL + reverse("money:pay", args=[SIGNER.sign(number)])


def invoice_of(token: str) -> Invoice | None:
    """The invoice that an address is of; None when it was made up."""
    with suppress(signing.BadSignature):
        return Invoice.objects.filter(number=SIGNER.unsign(token)).first()
    return None


def start(invoice: Invoice, *, return_url: str, webhook_url: str) -> OnlinePayment:
    """Begin a payment of what is left; one that was begun just now goes on.

    Raises:
        NothingToPay, ProviderUnavailable
    """
    payment = _prepare(invoice)
    if payment.provider_id:
        return payment
    said = mollie.create(
        {
            "amount": {"currency": "EUR", "value": f"{payment.amount:.2f}"},
            "description": _("Invoice %(number)s") % {"number": invoice.number},
            "redirectUrl": return_url,
            "webhookUrl": webhook_url,
            "metadata": {"reference": payment.reference},
        },
        idempotency_key=payment.reference,
    )
    safe = said.checkout_url.startswith(("https://", settings.MOLLIE_URL))
    if not safe or said.status not in UNDER_WAY:
        raise ProviderUnavailable
    payment.provider_id, payment.status = said.id, said.status
    payment.checkout_url = said.checkout_url
    payment.save()
    return payment


@transaction.atomic
def _prepare(invoice: Invoice) -> OnlinePayment:
    """The row comes first, so that what the provider begins is never unknown here."""
    Invoice.objects.select_for_update().get(pk=invoice.pk)
    left = Invoice.objects.with_balance().get(pk=invoice.pk).left  # type: ignore[attr-defined] # annotated
    if left <= 0:
        raise NothingToPay
    recent = OnlinePayment.objects.filter(
        invoice=invoice,
        amount=left,
        status__in=[Status.STARTED, Status.OPEN],
        started_at__gt=timezone.now() - AGAIN_AFTER,
    ).first()
    return recent or OnlinePayment.objects.create(invoice=invoice, amount=left)


def settle(provider_id: str) -> None:
    """Take over what the provider says of a payment that we began.

    A number that we do not know, or one that is paid, asks nothing of the provider.

    Raises:
        ProviderUnavailable: ask again later.
    """
    found = OnlinePayment.objects.filter(provider_id=provider_id)
    if provider_id and found.exclude(status=Status.PAID).exists():
        _take_over(provider_id, mollie.get(provider_id))


@transaction.atomic
def _take_over(provider_id: str, said: Said) -> None:
    payment = OnlinePayment.objects.select_for_update().get(provider_id=provider_id)
    if payment.status == Status.PAID:
        return  # an answer that overtook a later one changes nothing
    if said.id != provider_id or said.status not in Status.values:
        raise ProviderUnavailable
    payment.trouble = _trouble(payment, said)
    if said.status == Status.PAID and not payment.trouble:
        _book(payment)
    if not payment.trouble:
        payment.status = said.status
    payment.save()


def _trouble(payment: OnlinePayment, said: Said) -> str:
    """Why this answer cannot be about our payment; "" when it can."""
    if said.reference != payment.reference:
        return _("The provider says that this payment is for another order.")
    if (said.amount, said.currency) != (payment.amount, "EUR"):
        return _("The provider says another amount: %(amount)s %(currency)s.") % {
            "amount": str(said.amount)[:20],
            "currency": said.currency[:3],
        }
    return ""


def _book(payment: OnlinePayment) -> None:
    booked, made = Payment.objects.get_or_create(
        source=Payment.Source.ONLINE,
        fingerprint=payment.provider_id,
        defaults={
            "amount": payment.amount,
            "received_on": timezone.localdate(),
            "communication": payment.invoice.number,
        },
    )
    if made:
        # Paid by the bank as well: the money came, and waits for a person.
        with suppress(NothingToAllocate):
            allocate(booked, payment.invoice, by=None)
