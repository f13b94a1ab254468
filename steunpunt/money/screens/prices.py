"""Screens of what the centre decides: prices, cancellations, VAT, its own details."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column

from steunpunt.money.amounts import euro
from steunpunt.money.models import SellerDetails
from steunpunt.money.permissions import visible_money
from steunpunt.records.backoffice import RecordCreateView, RecordViewSet, Rows

FROM_TO = FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")])


def _rules_in_words(price_list: Any) -> str:
    said = []
    for rule in price_list.rules.all():
        amount = euro(rule.amount) if rule.amount else str(_("free"))
        unit = f" {rule.get_unit_display()}" if rule.amount else ""
        group = rule.get_target_group_display() or _("everyone")
        said.append(f"{group}: {amount}{unit}")
    return "; ".join(said)


class PriceListScreens(RecordViewSet):
    """Price lists with their rules."""

    visible = staticmethod(visible_money)
    list_display = [
        "name",
        Column("rules", label=_("Prices"), accessor=_rules_in_words),
        "valid_from",
        "valid_to",
    ]
    listed = staticmethod(lambda found: found.prefetch_related("rules"))
    explanation = _(
        "What people pay. The first rule that fits decides, the lowest number first. A "
        "new price counts for what is ordered from then on; orders and invoices keep "
        "theirs."
    )
    nothing_yet = _("Add the first list, such as € 35 per half-day for everyone.")
    panels = [FieldPanel("name"), FROM_TO]
    rows = [
        Rows(
            "rules",
            [
                FieldRowPanel([FieldPanel("position"), FieldPanel("target_group")]),
                FieldRowPanel([FieldPanel("amount"), FieldPanel("unit")]),
                FieldRowPanel([FieldPanel("external_surcharge"), FieldPanel("ground")]),
            ],
            heading=_("Rules"),
            label=_("rule"),
            help_text=_("Amounts are without VAT. An amount of zero is free."),
        )
    ]


class PolicyScreens(RecordViewSet):
    """Cancellation policies with their steps."""

    visible = staticmethod(visible_money)
    list_display = ["name", "days", "no_show_share", "substitution_is_free"]
    explanation = _(
        "What somebody pays who cancels. A fee is never more than the price, and a "
        "later cancellation never costs less."
    )
    nothing_yet = _("Add the first policy, such as free until ten working days before.")
    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("days"), FieldPanel("no_show_share")]),
        FieldPanel("staff_decide_days"),
        FieldPanel("substitution_is_free"),
    ]
    rows = [
        Rows(
            "steps",
            [
                FieldPanel("days_before"),
                FieldRowPanel([FieldPanel("share"), FieldPanel("fixed_fee")]),
            ],
            heading=_("Steps"),
            label=_("step"),
            help_text=_(
                "Until so many days before the start: a share of the price, or a fixed "
                "fee. A share of 0 is free of charge."
            ),
        )
    ]


class GroundScreens(RecordViewSet):
    """Grounds for VAT, or for none."""

    visible = staticmethod(visible_money)
    list_display = ["name_nl", "category", "rate", "vatex", "reference"]
    explanation = _(
        "Which VAT a line carries, or why there is none. Ask your accountant which "
        "ground fits which activity; what was invoiced keeps its ground."
    )
    labels = {"reference": _("Code")}
    form_fields = [
        *("name_nl", "name_en", "category", "rate"),
        *("reason_nl", "reason_en", "vatex", "reference"),
    ]


class OnlyOne(RecordCreateView):
    """There is one row: adding leads to it once it is there."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        found = SellerDetails.objects.first()
        if found is not None and request.user.has_perm("money.change_sellerdetails"):
            return redirect("sellerdetails:edit", found.pk)
        return super().dispatch(request, *args, **kwargs)


class SellerScreens(RecordViewSet):
    """Who the centre is on its invoices."""

    visible = staticmethod(visible_money)
    add_view_class = OnlyOne
    list_display = ["name", "enterprise_number", "iban", "terms_days"]
    explanation = _(
        "What stands on every invoice from now on. Invoices that were sent keep what "
        "they say."
    )
    nothing_yet = _("Fill these in before the first invoice.")
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldPanel("street"),
                FieldRowPanel([FieldPanel("postal_code"), FieldPanel("city")]),
                FieldRowPanel([FieldPanel("country"), FieldPanel("email")]),
            ],
            heading=_("Name and address"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [FieldPanel("enterprise_number"), FieldPanel("vat_number")]
                ),
                FieldRowPanel([FieldPanel("iban"), FieldPanel("bic")]),
            ],
            heading=_("Numbers"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("terms_days"),
                FieldRowPanel(
                    [FieldPanel("reminder_days"), FieldPanel("most_reminders")]
                ),
                FieldPanel("sends_reminders"),
            ],
            heading=_("Terms"),
        ),
    ]
