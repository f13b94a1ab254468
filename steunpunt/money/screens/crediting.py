"""What can be done with an invoice: credit it, or note a payment."""

from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from steunpunt.accounts.models import User
from steunpunt.money.amounts import euro
from steunpunt.money.invoicing import credit, left_to_credit
from steunpunt.money.models import Invoice
from steunpunt.money.paying import note_payment
from steunpunt.money.permissions import CREDIT, PAYMENTS
from steunpunt.money.screens.seeing import seen
from steunpunt.records.models import new_reference
from steunpunt.records.refusing import Refused
from steunpunt.records.work import list_crumb, need, record_crumb, work_page


class CreditForm(forms.Form):
    """What is given back of each line, and why."""

    def __init__(self, *args: Any, invoice: Invoice, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"] = forms.CharField(label=_("Why?"), max_length=200)
        left = left_to_credit(invoice)
        for line in invoice.document["lines"]:
            number = line["number"]
            if not left[number]:
                continue
            self.fields[f"line_{number}"] = forms.DecimalField(
                label=line["what"]["nl"],
                help_text=_("Without VAT. At most %(left)s; 0 leaves this line alone.")
                % {"left": euro(left[number])},
                min_value=0,
                max_value=left[number],
                decimal_places=2,
                initial=left[number],
            )
        self.fields["key"] = forms.CharField(
            widget=forms.HiddenInput, initial=new_reference, max_length=64
        )

    def amounts(self) -> dict[int, Decimal]:
        """Number of a line → what is given back."""
        return {
            int(name.removeprefix("line_")): value
            for name, value in self.cleaned_data.items()
            if name.startswith("line_") and value
        }


def credit_now(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a credit note."""
    need(request, CREDIT)
    invoice: Invoice = seen(request, Invoice, pk)
    form = CreditForm(request.POST or None, invoice=invoice)
    if request.method == "POST" and form.is_valid():
        try:
            note = credit(
                invoice,
                reason=form.cleaned_data["reason"],
                amounts=form.amounts(),
                reference=form.cleaned_data["key"],
                by=request.user,  # type: ignore[arg-type] # signed in
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The credit note is made."))
            return redirect("creditnote:inspect", note.pk)
    return _step(
        request,
        invoice,
        form,
        _("Credit this invoice"),
        _("Make the credit note"),
        _("A credit note gets a number and stays, as the invoice does."),
    )


class PaymentForm(forms.Form):
    """Money that came another way than by a statement."""

    amount = forms.DecimalField(
        label=gettext_lazy("Amount"), min_value=Decimal("0.01"), decimal_places=2
    )
    on = forms.DateField(label=gettext_lazy("Received on"))
    payer = forms.CharField(label=gettext_lazy("From"), max_length=140, required=False)
    key = forms.CharField(widget=forms.HiddenInput, max_length=64)


def pay_by_hand(request: HttpRequest, pk: int) -> HttpResponse:
    """Note a payment."""
    need(request, PAYMENTS)
    invoice: Any = seen(request, Invoice, pk)
    left = Invoice.objects.with_balance().get(pk=pk).left  # type: ignore[attr-defined] # annotated
    start = {"amount": left, "on": timezone.localdate(), "key": new_reference()}
    form = PaymentForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        by: User = request.user  # type: ignore[assignment] # signed in
        try:
            note_payment(
                invoice,
                amount=said["amount"],
                on=said["on"],
                payer=said["payer"],
                reference=said["key"],
                by=by,
            )
        except Refused as refused:
            form.add_error("amount", str(refused))
        else:
            messages.success(request, _("The payment is noted."))
            return redirect("invoice:inspect", pk)
    return _step(
        request,
        invoice,
        form,
        _("Note a payment"),
        _("Note it"),
        _("For example cash."),
    )


def _step(
    request: HttpRequest,
    invoice: Invoice,
    form: forms.Form,
    title: str,
    submit: str,
    lead: str,
) -> HttpResponse:
    return work_page(
        request,
        "records/work/form.html",
        {
            "form": form,
            "subject": f"{title}: {invoice.number}",
            "submit": submit,
            "lead": lead,
            "cancel_url": reverse("invoice:inspect", args=[invoice.pk]),
        },
        title=title,
        trail=[list_crumb(Invoice), record_crumb(request, invoice)],
        status=422 if form.errors else 200,
    )
