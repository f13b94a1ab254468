"""Payments: what came in, and what a person still has to match."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column

from steunpunt.accounts.models import User
from steunpunt.money import paying
from steunpunt.money.amounts import euro
from steunpunt.money.models import Allocation, Invoice, OnlinePayment, Payment
from steunpunt.money.permissions import PAYMENTS, visible_money
from steunpunt.money.screens.seeing import KeptPage
from steunpunt.records.backoffice import RecordViewSet
from steunpunt.records.filtering import years_of
from steunpunt.records.work import (
    carry_out,
    holds,
    list_crumb,
    need,
    record_crumb,
    work_page,
)


class PaymentFilters(WagtailFilterSet):
    """By year, and whether it waits for a person."""

    year = years_of(Payment, "received_on")
    status = django_filters.ChoiceFilter(
        label=gettext_lazy("Status"),
        choices=[
            ("leftover", gettext_lazy("to match")),
            ("matched", gettext_lazy("matched")),
            ("aside", gettext_lazy("set aside")),
        ],
        method="filter_status",
    )

    class Meta:
        model = Payment
        fields: tuple[str, ...] = ()

    def filter_status(self, found: Any, name: str, value: str) -> QuerySet[Payment]:
        if value == "aside":
            return found.exclude(set_aside="")
        if value == "leftover":
            return found.filter(rest__gt=0, set_aside="")
        return found.filter(rest__lte=0)


def status_of(payment: Any) -> tuple[str, str]:
    """How a payment with its rest stands: a kind, and its word."""
    if payment.set_aside:
        return "set-aside", _("set aside")
    return ("open", _("to match")) if payment.rest > 0 else ("closed", _("matched"))


class MatchForm(forms.Form):
    """For which invoice, and how much of it."""

    number = forms.CharField(label=gettext_lazy("Number of the invoice"), max_length=20)
    amount = forms.DecimalField(
        label=gettext_lazy("Amount"),
        decimal_places=2,
        required=False,
        help_text=gettext_lazy("Empty: as much as fits."),
    )

    def clean_number(self) -> Invoice:
        number = self.cleaned_data["number"].strip()
        found = Invoice.objects.filter(number__iexact=number).first()
        if found is None:
            raise forms.ValidationError(_("There is no invoice with this number."))
        return found


class AsideForm(forms.Form):
    """Why it is for no invoice."""

    reason = forms.CharField(label=gettext_lazy("Why?"), max_length=200)


class PaymentPage(KeptPage):
    """A payment: for which invoices it is, and what can be done."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        payment: Any = Payment.objects.with_rest().get(pk=self.object.pk)
        meant = paying.meant_by(payment)
        suggested: Any = (
            Invoice.objects.with_balance().get(pk=meant.pk) if meant else None
        )
        kind, word = status_of(payment)
        start = {"number": suggested.number} if suggested else None
        return super().get_context_data(
            **kwargs,
            payment=payment,
            status=kind,
            status_word=word,
            suggested=suggested,
            allocations=payment.allocations.select_related("invoice", "by"),
            match_form=MatchForm(initial=start),
            aside_form=AsideForm(),
            may_match=self.request.user.has_perm(PAYMENTS),
        )


def _payment(request: HttpRequest, pk: int) -> Payment:
    need(request, PAYMENTS)
    seen = visible_money(request.user, Payment.objects.all())
    found: Payment = get_object_or_404(seen, pk=pk)
    return found


@require_POST
def match(request: HttpRequest, pk: int) -> HttpResponse:
    """Set it against an invoice."""
    payment = _payment(request, pk)
    form = MatchForm(request.POST)
    by: User = request.user  # type: ignore[assignment] # signed in
    if holds(request, form):
        said = form.cleaned_data
        carry_out(
            request,
            lambda: paying.allocate(
                payment, said["number"], amount=said["amount"], by=by
            ),
            _("The payment is matched."),
        )
    return redirect("payment:inspect", pk)


@require_POST
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a match back, or bring back what was set aside."""
    payment = _payment(request, pk)
    number = request.POST.get("allocation", "")
    if number.isdecimal():
        found = get_object_or_404(Allocation, pk=int(number[:18]), payment=payment)
        carry_out(request, lambda: paying.take_back(found), _("Taken back."))
    else:
        carry_out(request, lambda: paying.bring_back(payment), _("Brought back."))
    return redirect("payment:inspect", pk)


def aside(request: HttpRequest, pk: int) -> HttpResponse:
    """It is for no invoice."""
    payment = _payment(request, pk)
    form = AsideForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        carry_out(
            request,
            lambda: paying.set_aside(payment, reason=reason),
            _("The payment is set aside."),
        )
        return redirect("payment:inspect", pk)
    return work_page(
        request,
        "records/work/form.html",
        {
            "form": form,
            "submit": _("Set it aside"),
            "lead": _("For example a subsidy, or money that goes back."),
            "cancel_url": reverse("payment:inspect", args=[pk]),
        },
        title=_("Set this payment aside"),
        trail=[list_crumb(Payment), record_crumb(request, payment)],
        status=422 if form.errors else 200,
    )


def to_payment(request: HttpRequest, pk: int) -> HttpResponse:
    """What came in is never changed: its form is its page."""
    return redirect(
        "payment:inspect",
        get_object_or_404(visible_money(request.user, Payment.objects.all()), pk=pk).pk,
    )


def from_statements(request: HttpRequest) -> HttpResponse:
    """Payments come in with statements."""
    need(request, PAYMENTS)
    return redirect("statement:add")


def _stays(record: Any) -> str:
    return _("What came in stays. Take its matches back, or set it aside.")


class PaymentScreens(RecordViewSet):
    """Payments; the list opens the page on which they are matched."""

    visible = staticmethod(visible_money)
    may_go = staticmethod(_stays)
    opens_file = True
    inspect_view_class = PaymentPage
    inspect_template_name = "money/payment.html"
    list_display = [
        "__str__",
        Column(
            "amount",
            label=gettext_lazy("Amount"),
            accessor=lambda one: euro(one.amount),
        ),
        "communication",
        Column(
            "rest", label=gettext_lazy("To match"), accessor=lambda one: euro(one.rest)
        ),
        Column(
            "status", label=gettext_lazy("Status"), accessor=lambda o: status_of(o)[1]
        ),
    ]
    listed = staticmethod(lambda found: found.with_rest())
    search_fields = ["payer", "payer_account", "communication"]
    filterset_class = PaymentFilters
    list_export = [
        *("reference", "received_on", "amount", "rest", "source", "payer"),
        *("payer_account", "communication", "set_aside"),
    ]
    explanation = gettext_lazy(
        "Money that came in. A payment with the structured communication and the exact "
        "amount of an invoice is matched by itself; you match the others."
    )
    nothing_yet = gettext_lazy("Upload a bank statement; its payments come here.")

    @property
    def add_view(self) -> Any:
        return from_statements

    @property
    def edit_view(self) -> Any:
        return to_payment

    def get_urlpatterns(self) -> list[Any]:
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/koppelen/", match, name="match"),
            path("<int:pk>/losmaken/", release, name="release"),
            path("<int:pk>/opzij/", aside, name="aside"),
        ]


def to_invoice(request: HttpRequest, pk: int) -> HttpResponse:
    """An online payment is shown with its invoice."""
    seen = visible_money(request.user, OnlinePayment.objects.all())
    return redirect("invoice:inspect", get_object_or_404(seen, pk=pk).invoice_id)


class OnlinePaymentScreens(RecordViewSet):
    """Payments that were begun online, with what the provider says."""

    visible = staticmethod(visible_money)
    may_go = staticmethod(_stays)
    list_display = ["invoice", "started_at", "amount", "status", "trouble"]
    list_filter = ["status"]
    search_fields = ["invoice__number", "provider_id"]
    list_export = ["reference", "invoice", "started_at", "amount", "status", "trouble"]
    explanation = gettext_lazy(
        "What was begun on the page of the provider. Its state is what the provider "
        "says; money is booked once. Trouble says why money was not booked."
    )
    nothing_yet = gettext_lazy(
        "With a key of the provider, buyers can pay their invoices online."
    )

    @property
    def add_view(self) -> Any:
        return from_statements

    @property
    def edit_view(self) -> Any:
        return to_invoice

    @property
    def inspect_view(self) -> Any:
        return to_invoice
