"""Invoices and credit notes: their lists, their pages, their files."""

from collections.abc import Callable
from typing import Any

import django_filters
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column

from steunpunt.money import emails, online
from steunpunt.money.amounts import ZERO, euro
from steunpunt.money.invoicing import left_to_credit
from steunpunt.money.models import CreditNote, Invoice
from steunpunt.money.paying_back import left_to_pay_back
from steunpunt.money.pdf import pdf_of
from steunpunt.money.permissions import (
    CREDIT,
    ISSUE,
    PAYMENTS,
    REFUND,
    visible_money,
)
from steunpunt.money.screens.crediting import credit_now, pay_by_hand
from steunpunt.money.screens.mailing import mail_now, mails_of
from steunpunt.money.screens.refunds import pay_back_now
from steunpunt.money.screens.seeing import KeptPage, seen
from steunpunt.money.ubl import ubl_of
from steunpunt.records.backoffice import RecordViewSet
from steunpunt.records.filtering import years_of
from steunpunt.records.refusing import Refused
from steunpunt.records.work import need


class InvoiceFilters(WagtailFilterSet):
    """By year, and by what is left to pay."""

    year = years_of(Invoice, "issued_on")
    status = django_filters.ChoiceFilter(
        label=gettext_lazy("Status"),
        choices=[
            ("open", gettext_lazy("open")),
            ("overdue", gettext_lazy("overdue")),
            ("paid", gettext_lazy("paid")),
        ],
        method="filter_status",
    )

    class Meta:
        model = Invoice
        fields: tuple[str, ...] = ()

    def filter_status(self, found: Any, name: str, value: str) -> QuerySet[Invoice]:
        if value == "paid":
            return found.filter(left__lte=0)
        found = found.filter(left__gt=0)
        overdue = found.filter(due_on__lt=timezone.localdate())
        return overdue if value == "overdue" else found


def status_of(invoice: Any) -> tuple[str, str]:
    """How an invoice with its balance stands: a kind, and its word."""
    if invoice.left <= 0:
        credited = invoice.credited >= invoice.total
        return ("closed", _("credited")) if credited else ("closed", _("paid"))
    if invoice.due_on < timezone.localdate():
        return "declined", _("overdue")
    return "open", _("open")


def _buyer(issued: Any) -> str:
    return issued.document["buyer"]["name"]


# -- Files -----------------------------------------------------------------------------


def _file(
    model: Any, ending: str, kind: str, make: Callable[[Any], bytes]
) -> Callable[..., HttpResponse]:
    """A view that gives what was issued as a file."""

    def view(request: HttpRequest, pk: int) -> HttpResponse:
        need(request, f"money.view_{model._meta.model_name}")
        issued = seen(request, model, pk)
        try:
            content = make(issued.document)
        except Refused as refused:
            messages.error(request, str(refused))
            return redirect(f"{model._meta.model_name}:inspect", pk)
        answer = HttpResponse(content, content_type=kind)
        answer["Content-Disposition"] = (
            f'attachment; filename="{issued.number}.{ending}"'
        )
        return answer

    return view


def file_addresses(model: Any) -> list[Any]:
    """The addresses of both files."""
    pdf = _file(model, "pdf", "application/pdf", pdf_of)
    ubl = _file(model, "xml", "application/xml", ubl_of)
    return [
        path("<int:pk>/pdf/", pdf, name="pdf"),
        path("<int:pk>/ubl/", ubl, name="ubl"),
    ]


# -- Pages and lists -------------------------------------------------------------------


class InvoicePage(KeptPage):
    """An invoice: what it says, what came in, and what can be done."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        invoice: Any = Invoice.objects.with_balance().get(pk=self.object.pk)
        user = self.request.user
        kind, word = status_of(invoice)
        return super().get_context_data(
            **kwargs,
            invoice=invoice,
            said=invoice.document,
            status=kind,
            status_word=word,
            allocations=invoice.allocations.select_related("payment", "by"),
            notes=invoice.credit_notes.all(),
            reminders=invoice.reminders.order_by("number"),
            **mails_of(invoice),
            may_mail=user.has_perm(ISSUE),
            to_pay_back=max(ZERO, -invoice.left) if invoice.credited else ZERO,
            pay_url=online.address_of(invoice.number),
            may_credit=user.has_perm(CREDIT) and any(left_to_credit(invoice).values()),
            may_note=user.has_perm(PAYMENTS) and invoice.left > 0,
        )


class CreditNotePage(KeptPage):
    """A credit note: what it gives back, of which invoice."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        note: CreditNote = self.object
        user = self.request.user
        left = left_to_pay_back(note)
        return super().get_context_data(
            **kwargs,
            note=note,
            said=note.document,
            **mails_of(note),
            may_mail=user.has_perm(CREDIT),
            refunds=note.refunds.select_related("by").order_by("paid_on", "pk"),
            left_to_pay_back=left,
            may_refund=user.has_perm(REFUND) and left > 0,
        )


def to_page(model: Any) -> Callable[..., HttpResponse]:
    """What was issued is never changed: its form is its page."""

    def view(request: HttpRequest, pk: int) -> HttpResponse:
        issued = seen(request, model, pk)
        return redirect(f"{model._meta.model_name}:inspect", issued.pk)

    return view


def stays(issued: Any) -> str:
    """Why it is never deleted."""
    return _("What was issued stays, by law. Make a credit note instead.")


def from_orders(request: HttpRequest) -> HttpResponse:
    """An invoice comes out of an order."""
    need(request, ISSUE)
    messages.info(request, _("Open an order, and invoice it there."))
    return redirect(f"{reverse('order:index')}?status=open")


def from_invoices(request: HttpRequest) -> HttpResponse:
    """A credit note comes out of an invoice."""
    need(request, CREDIT)
    messages.info(request, _("Open the invoice, and credit it there."))
    return redirect("invoice:index")


class IssuedScreens(RecordViewSet):
    """What invoices and credit notes share."""

    visible = staticmethod(visible_money)
    may_go = staticmethod(stays)
    opens_file = True

    @property
    def edit_view(self) -> Any:
        return to_page(self.model)

    def get_urlpatterns(self) -> list[Any]:
        return [*super().get_urlpatterns(), *file_addresses(self.model)]


class InvoiceScreens(IssuedScreens):
    """Invoices, with what is left to pay."""

    inspect_view_class = InvoicePage
    inspect_template_name = "money/invoice.html"
    list_display = [
        "number",
        Column("buyer", label=gettext_lazy("Buyer"), accessor=_buyer),
        "issued_on",
        "due_on",
        Column(
            "total",
            label=gettext_lazy("Total"),
            accessor=lambda one: euro(one.total),
        ),
        Column(
            "left",
            label=gettext_lazy("Left to pay"),
            accessor=lambda one: euro(one.left),
        ),
        Column(
            "status", label=gettext_lazy("Status"), accessor=lambda o: status_of(o)[1]
        ),
    ]
    listed = staticmethod(lambda found: found.with_balance().select_related("order"))
    search_fields = ["number", "order__buyer_name", "communication"]
    filterset_class = InvoiceFilters
    list_export = [
        *("number", "issued_on", "due_on", "net", "tax", "total", "left"),
        *("communication", "order"),
    ]
    explanation = gettext_lazy(
        "Invoices have numbers without a gap, and never change. What is wrong is "
        "mended by a credit note."
    )
    nothing_yet = gettext_lazy("Open an order, and invoice it there.")

    @property
    def add_view(self) -> Any:
        return from_orders

    def get_urlpatterns(self) -> list[Any]:
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/crediteren/", credit_now, name="credit"),
            path("<int:pk>/betaling/", pay_by_hand, name="pay"),
            path(
                "<int:pk>/mail/",
                mail_now(Invoice, ISSUE, emails.invoice),
                name="mail",
            ),
        ]


class CreditNoteScreens(IssuedScreens):
    """Credit notes."""

    inspect_view_class = CreditNotePage
    inspect_template_name = "money/credit_note.html"
    list_display = [
        "number",
        "invoice",
        Column("buyer", label=gettext_lazy("Buyer"), accessor=_buyer),
        "issued_on",
        Column(
            "total",
            label=gettext_lazy("Total"),
            accessor=lambda one: euro(one.total),
        ),
        "reason",
    ]
    search_fields = ["number", "invoice__number", "invoice__order__buyer_name"]
    list_export = ["number", "invoice", "issued_on", "net", "tax", "total", "reason"]
    explanation = gettext_lazy(
        "What takes an invoice back, wholly or in part. It has a number of its own, "
        "and never changes."
    )
    nothing_yet = gettext_lazy("Open an invoice, and credit it there.")

    def get_urlpatterns(self) -> list[Any]:
        return [
            *super().get_urlpatterns(),
            path(
                "<int:pk>/mail/",
                mail_now(CreditNote, CREDIT, emails.credit_note),
                name="mail",
            ),
            path("<int:pk>/terugbetaling/", pay_back_now, name="refund"),
        ]

    @property
    def add_view(self) -> Any:
        return from_invoices
