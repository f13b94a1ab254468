"""Refunds: noting what went back to a buyer, and their list."""

from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column

from steunpunt.money.amounts import euro
from steunpunt.money.models import CreditNote, Refund
from steunpunt.money.paying_back import left_to_pay_back, pay_back
from steunpunt.money.permissions import REFUND, visible_money
from steunpunt.money.screens.seeing import seen
from steunpunt.records.backoffice import RecordViewSet
from steunpunt.records.models import new_reference
from steunpunt.records.refusing import Refused
from steunpunt.records.work import list_crumb, need, record_crumb, work_page
from steunpunt.sector.times import day_input


class RefundForm(forms.Form):
    """How much went back, when, and how the bank knows it."""

    amount = forms.DecimalField(
        label=gettext_lazy("Amount"), min_value=Decimal("0.01"), decimal_places=2
    )
    on = forms.DateField(label=gettext_lazy("Paid back on"), widget=day_input())
    payment_reference = forms.CharField(
        label=gettext_lazy("Reference of the bank"),
        max_length=140,
        required=False,
        help_text=gettext_lazy("With which you find it on the statement."),
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=64)


def pay_back_now(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that a credit note was paid back."""
    need(request, REFUND)
    note: CreditNote = seen(request, CreditNote, pk)
    start = {
        "amount": left_to_pay_back(note),
        "on": timezone.localdate(),
        "key": new_reference(),
    }
    form = RefundForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        by: Any = request.user
        try:
            pay_back(note, by=by, **form.cleaned_data)
        except Refused as refused:
            form.add_error("amount", str(refused))
        else:
            messages.success(request, _("It is noted that this was paid back."))
            return redirect("creditnote:inspect", pk)
    return work_page(
        request,
        "records/work/form.html",
        {
            "form": form,
            "subject": f"{_('Note a refund')}: {note.number}",
            "submit": _("Note it"),
            "lead": _("You pay it back with your bank; here you note that you did."),
            "cancel_url": reverse("creditnote:inspect", args=[note.pk]),
        },
        title=_("Note a refund"),
        trail=[list_crumb(CreditNote), record_crumb(request, note)],
        status=422 if form.errors else 200,
    )


def from_credit_notes(request: HttpRequest) -> HttpResponse:
    """A refund comes out of a credit note."""
    need(request, REFUND)
    messages.info(request, _("Open the credit note, and note the refund there."))
    return redirect("creditnote:index")


def to_note(request: HttpRequest, pk: int) -> HttpResponse:
    """A refund is shown with its credit note."""
    found = visible_money(request.user, Refund.objects.all())
    return redirect("creditnote:inspect", get_object_or_404(found, pk=pk).note_id)


class RefundScreens(RecordViewSet):
    """What was paid back."""

    visible = staticmethod(visible_money)
    list_display = [
        "note",
        Column(
            "amount",
            label=gettext_lazy("Amount"),
            accessor=lambda one: euro(one.amount),
        ),
        "paid_on",
        "payment_reference",
    ]
    list_export = ["note", "amount", "paid_on", "payment_reference"]
    search_fields = ["note__number", "payment_reference"]
    explanation = gettext_lazy(
        "What went back to buyers who had paid before a credit note was made."
    )
    nothing_yet = gettext_lazy("Open a credit note, and note the refund there.")

    @property
    def add_view(self) -> Any:
        return from_credit_notes

    @property
    def edit_view(self) -> Any:
        return to_note

    @property
    def inspect_view(self) -> Any:
        return to_note
