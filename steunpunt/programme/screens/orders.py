"""Somebody looked at an order that does not follow the half-days by itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from steunpunt.programme.models import OrderToLookAt
from steunpunt.programme.orders.charging_anew import look_at
from steunpunt.records.work import carry_out, need

LOOK, SEE = "programme.change_ordertolookat", "money.view_order"


@require_POST
def look(request: HttpRequest, pk: int, one: int) -> HttpResponse:
    """Take it off the list."""
    need(request, LOOK)
    order = get_object_or_404(OrderToLookAt, pk=one, activity=pk)
    carry_out(
        request,
        lambda: look_at(order, by=request.user),  # type: ignore[arg-type] # signed in
        _("It is off the list."),
    )
    return redirect("activity:inspect", pk)
