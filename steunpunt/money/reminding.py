"""Who has to be reminded, reminding them, and noting that it was done.

The first reminder comes some days after the last day to pay, each next one as many
days after the one before; how many, the details of the centre say.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Count, Max
from django.utils import timezone

from steunpunt.money import emails
from steunpunt.money.models import Invoice, Reminder, SellerDetails


@dataclass(frozen=True)
class Due:
    """A reminder that has to be sent: of which invoice, which one, since when."""

    invoice: Invoice
    number: int
    since: date

    @property
    def can_be_mailed(self) -> bool:
        """Whether the buyer has an address."""
        return emails.address_of(self.invoice.document) is not None


def due_reminders(today: date) -> list[Due]:
    """The reminders to send on a day, longest waiting first.

    Raises:
        SellerUnknown
    """
    seller = SellerDetails.current()
    wait = timedelta(days=seller.reminder_days)
    overdue: Any = Invoice.objects.overdue(today).annotate(
        sent=Count("reminders", distinct=True), last=Max("reminders__sent_on")
    )
    found = [
        Due(invoice, invoice.sent + 1, (invoice.last or invoice.due_on) + wait)
        for invoice in overdue
        if invoice.sent < seller.most_reminders
    ]
    return sorted(
        (due for due in found if due.since <= today), key=lambda due: due.since
    )


@transaction.atomic
def note_reminders(invoices: Iterable[Invoice], *, on: date) -> list[Reminder]:
    """Note that these buyers were reminded; who has no reminder due is left out.

    Raises:
        SellerUnknown
    """
    SellerDetails.current(lock=True)  # two people never note the same one
    wanted = {invoice.pk for invoice in invoices}
    return [
        Reminder.objects.create(invoice=due.invoice, number=due.number, sent_on=on)
        for due in due_reminders(on)
        if due.invoice.pk in wanted
    ]


@transaction.atomic
def send_reminders(invoices: Iterable[Invoice], *, on: date) -> list[Reminder]:
    """Mail these buyers a reminder and note it; who has no address is left out.

    Raises:
        SellerUnknown
    """
    reachable = [one for one in invoices if emails.address_of(one.document)]
    made = note_reminders(reachable, on=on)
    for one in made:
        emails.reminder(one.invoice, number=one.number)
    return made


def remind_by_itself(*, today: date | None = None) -> int:
    """Send what is due, where the centre chose that it goes by itself; how many."""
    if not SellerDetails.objects.filter(sends_reminders=True).exists():
        return 0
    day = today or timezone.localdate()
    return len(send_reminders([due.invoice for due in due_reminders(day)], on=day))
