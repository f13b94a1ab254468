"""Orders: their list, their form with lines, and the button that invoices them."""

from typing import Any

import django_filters
from django.db import transaction
from django.db.models import QuerySet
from django.forms import BaseInlineFormSet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column

from steunpunt.accounts.models import User
from steunpunt.money.amounts import euro
from steunpunt.money.invoicing import issue
from steunpunt.money.models import Order
from steunpunt.money.models.orders import OrderQuerySet
from steunpunt.money.ordering import AlreadyInvoiced
from steunpunt.money.permissions import ISSUE, ORDER, visible_money
from steunpunt.records.backoffice import RecordForm, RecordViewSet, RowFormSet, Rows
from steunpunt.records.filtering import years_of
from steunpunt.records.screens.pages import (
    RecordCreateView,
    RecordEditView,
    RecordInspectView,
)
from steunpunt.records.work import Refusing, carry_out, need
from steunpunt.sector.choosers import organisation_chooser


class OrderFilters(WagtailFilterSet):
    """By year, and whether it was invoiced."""

    year = years_of(Order, "opened_on")
    status = django_filters.ChoiceFilter(
        label=gettext_lazy("Status"),
        choices=[
            ("open", gettext_lazy("to invoice")),
            ("invoiced", gettext_lazy("invoiced")),
            ("empty", gettext_lazy("nothing to invoice")),
        ],
        method="filter_status",
    )

    class Meta:
        model = Order
        fields: tuple[str, ...] = ()

    def filter_status(
        self, found: OrderQuerySet, name: str, value: str
    ) -> QuerySet[Order]:
        if value == "invoiced":
            return found.filter(invoice__isnull=False)
        return found.to_invoice() if value == "open" else found.empty()


class LineRows(RowFormSet):
    """Lines of an order that is still open: whoever may change it, may drop one."""

    def clean(self) -> None:
        BaseInlineFormSet.clean(self)


class OrderForm(RecordForm):
    """An order with its lines, as long as it was not invoiced."""

    class Meta:
        widgets = {"organisation": organisation_chooser.widget_class}

    @transaction.atomic
    def save(self, commit: bool = True) -> Any:
        """Raises AlreadyInvoiced."""
        if self.instance.pk:
            locked = Order.objects.select_for_update().get(pk=self.instance.pk)
            if locked.is_invoiced:
                raise AlreadyInvoiced
        return super().save(commit)


class _Opens(Refusing):
    """After saving, the page of the order shows what it adds up to."""

    def get_success_url(self) -> str:
        return reverse("order:inspect", args=[self.object.pk])  # type: ignore[attr-defined] # a view

    def get_success_buttons(self) -> list[Any]:
        return []


class OrderCreateView(_Opens, RecordCreateView):
    """Opens an order by hand."""


class OrderEditView(_Opens, RecordEditView):
    """Changes an order that is still open."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        order: Order = self.get_object()
        if order.is_invoiced:
            return redirect("order:inspect", order.pk)
        return super().get(request, *args, **kwargs)


class OrderPage(RecordInspectView):
    """An order with its lines, and the way to its invoice."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        order: Order = self.object
        lines = list(order.lines.select_related("ground"))
        user = self.request.user
        return super().get_context_data(
            **kwargs,
            order=order,
            lines=lines,
            net=sum(line.amount for line in lines),
            invoice=getattr(order, "invoice", None),
            may_issue=user.has_perm(ISSUE) and bool(lines),
            may_change=user.has_perm(ORDER),
        )

    def get_edit_url(self) -> str | None:
        return None if self.object.is_invoiced else super().get_edit_url()


@require_POST
def issue_now(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the invoice."""
    need(request, ISSUE)
    order = get_object_or_404(visible_money(request.user, Order.objects.all()), pk=pk)
    by: User = request.user  # type: ignore[assignment] # signed in
    if carry_out(request, lambda: issue(order, by=by), _("The invoice is made.")):
        return redirect("invoice:inspect", Order.objects.get(pk=pk).invoice.pk)
    return redirect("order:inspect", pk)


def _net(order: Order) -> str:
    return euro(sum((line.amount for line in order.lines.all()), start=0))


def _status(order: Order) -> str:
    if order.is_invoiced:
        return order.invoice.number
    return _("to invoice") if order.lines.all() else _("nothing to invoice")


class OrderScreens(RecordViewSet):
    """Orders; the list opens the page on which they are invoiced."""

    visible = staticmethod(visible_money)
    opens_file = True
    base_form = OrderForm
    add_view_class = OrderCreateView
    edit_view_class = OrderEditView
    inspect_view_class = OrderPage
    inspect_template_name = "money/order.html"
    list_display = [
        "__str__",
        "opened_on",
        Column("net", label=gettext_lazy("Without VAT"), accessor=_net),
        Column("status", label=gettext_lazy("Status"), accessor=_status),
    ]
    listed = staticmethod(
        lambda found: found.select_related("invoice").prefetch_related("lines")
    )
    list_export = ["reference", "about", "opened_on", "organisation", "buyer_name"]
    search_fields = ["buyer_name", "organisation__name", "invoice__number", "about"]
    filterset_class = OrderFilters
    explanation = gettext_lazy(
        "What a buyer will pay for. As long as it is open you may change it; once it "
        "is invoiced, a credit note mends it."
    )
    nothing_yet = gettext_lazy(
        "Orders come from registrations, or you open one for something else."
    )
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("buyer_name"),
                FieldPanel("organisation"),
                FieldPanel("buyer_street"),
                FieldRowPanel(
                    [FieldPanel("buyer_postal_code"), FieldPanel("buyer_city")]
                ),
                FieldRowPanel([FieldPanel("buyer_country"), FieldPanel("language")]),
            ],
            heading=gettext_lazy("Buyer"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [
                        FieldPanel("buyer_enterprise_number"),
                        FieldPanel("buyer_vat_number"),
                    ]
                ),
                FieldRowPanel(
                    [FieldPanel("buyer_email"), FieldPanel("buyer_reference")]
                ),
            ],
            heading=gettext_lazy("Numbers and contact"),
        ),
    ]
    rows = [
        Rows(
            "lines",
            [
                FieldPanel("what_nl"),
                FieldPanel("what_en"),
                FieldRowPanel([FieldPanel("quantity"), FieldPanel("unit_price")]),
                FieldRowPanel([FieldPanel("ground"), FieldPanel("explained")]),
            ],
            heading=gettext_lazy("Lines"),
            label=gettext_lazy("order line"),
            formset=LineRows,
            help_text=gettext_lazy("Prices are without VAT."),
        )
    ]

    def get_urlpatterns(self) -> list[Any]:
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/factureren/", issue_now, name="issue"),
        ]
