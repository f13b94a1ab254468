"""Reminders: who has to be reminded today, and noting that it was done."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from steunpunt.money.models import Invoice, Reminder
from steunpunt.money.models.seller import SellerUnknown
from steunpunt.money.permissions import REMIND, visible_money
from steunpunt.money.reminding import (
    Due,
    due_reminders,
    note_reminders,
    send_reminders,
)
from steunpunt.records.backoffice import RecordViewSet
from steunpunt.records.work import list_crumb, need, work_page


def remind(request: HttpRequest) -> HttpResponse:
    """Who waits for a reminder; those that are ticked are mailed, or noted as sent."""
    need(request, REMIND)
    today = timezone.localdate()
    if request.method == "POST":
        chosen = [key for key in request.POST.getlist("invoice") if key.isdecimal()]
        invoices = Invoice.objects.filter(pk__in=chosen)
        messages.success(
            request, _reminded(invoices, today, by_mail="mail" in request.POST)
        )
        return redirect("reminder:add")
    return work_page(
        request,
        "money/remind.html",
        {"due": _due(request)},
        title=_("Remind"),
        trail=[list_crumb(Reminder)],
        icon="mail",
    )


def _reminded(invoices: QuerySet[Invoice], today: date, *, by_mail: bool) -> str:
    """Mail or note them; says how many."""
    if by_mail:
        n = len(send_reminders(invoices, on=today))
        said = ngettext("%(n)s reminder goes out.", "%(n)s reminders go out.", n)
    else:
        n = len(note_reminders(invoices, on=today))
        said = ngettext("%(n)s reminder is noted.", "%(n)s reminders are noted.", n)
    return said % {"n": n}


def _due(request: HttpRequest) -> list[Due]:
    try:
        return due_reminders(timezone.localdate())
    except SellerUnknown as refused:
        messages.warning(request, str(refused))
        return []


def to_invoice(request: HttpRequest, pk: int) -> HttpResponse:
    """A reminder is shown with its invoice."""
    seen = visible_money(request.user, Reminder.objects.all())
    return redirect("invoice:inspect", get_object_or_404(seen, pk=pk).invoice_id)


class ReminderScreens(RecordViewSet):
    """Reminders that were sent; adding is looking who is due."""

    visible = staticmethod(visible_money)
    list_display = ["invoice", "number", "sent_on"]
    search_fields = ["invoice__number", "invoice__order__buyer_name"]
    explanation = gettext_lazy(
        "Who was reminded of which invoice, and when. How long you wait is in the "
        "details for invoices."
    )
    nothing_yet = gettext_lazy("Look who is due, and send the mail.")

    @property
    def add_view(self) -> Any:
        return remind

    @property
    def edit_view(self) -> Any:
        return to_invoice

    @property
    def inspect_view(self) -> Any:
        return to_invoice
