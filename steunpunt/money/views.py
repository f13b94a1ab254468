"""The pages on which somebody pays, and the address that the provider calls."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from steunpunt.design.middleware import PUBLIC
from steunpunt.money import online
from steunpunt.money.models import Invoice, OnlinePayment
from steunpunt.money.mollie import NUMBER, ProviderUnavailable
from steunpunt.records.refusing import Refused

Status = OnlinePayment.Status
#: nothing came of it
WITHOUT_RESULT = (Status.CANCELED, Status.EXPIRED, Status.FAILED)
#: somebody paid, and the bank has yet to say so
ON_ITS_WAY = (Status.PENDING, Status.AUTHORIZED)


def _policy() -> str:
    """The form leads on to the page of the provider, also to one for tests."""
    to = f"form-action 'self' https://*.mollie.com {settings.MOLLIE_URL}"
    return PUBLIC.replace("form-action 'self'", to)


@never_cache
@require_safe
def pay(request: HttpRequest, token: str) -> HttpResponse:
    """What is left to pay, and the way to the provider."""
    invoice = _invoice(token)
    trouble = _catch_up(invoice)
    found = Invoice.objects.with_balance().get(pk=invoice.pk)
    last = OnlinePayment.objects.filter(invoice=invoice).first()
    context = {
        "invoice": found,
        "token": token,
        "trouble": trouble,
        "failed": last is not None and last.status in WITHOUT_RESULT,
        "on_its_way": last is not None and last.status in ON_ITS_WAY,
    }
    with override(invoice.document["language"]):
        answer = render(request, "money/pay.html", context)
    answer["Content-Security-Policy"] = _policy()
    return answer


@require_POST
def start(request: HttpRequest, token: str) -> HttpResponse:
    """Begin the payment, and go to the provider."""
    invoice = _invoice(token)
    back = settings.SITE_URL + reverse("money:pay", args=[token])
    called = settings.SITE_URL + reverse("money:mollie")
    try:
        payment = online.start(invoice, return_url=back, webhook_url=called)
    except Refused as refused:
        with override(invoice.document["language"]):
            messages.error(request, str(refused))
        return redirect("money:pay", token)
    return HttpResponse(status=303, headers={"Location": payment.checkout_url})


@csrf_exempt
@require_POST
def mollie(request: HttpRequest) -> HttpResponse:
    """The provider says that something happened to a payment.

    The answer is the same for a payment that we know and one that we do not.
    """
    if not online.is_active():
        raise Http404
    number = request.POST.get("id", "")
    if not NUMBER.fullmatch(number):
        return HttpResponse(status=400)
    try:
        online.settle(number)
    except ProviderUnavailable:
        return HttpResponse(status=503)  # it calls again
    return HttpResponse()


def _invoice(token: str) -> Invoice:
    invoice = online.invoice_of(token) if online.is_active() else None
    if invoice is None:
        raise Http404
    return invoice


def _catch_up(invoice: Invoice) -> bool:
    """Ask the provider about a payment whose call has not come yet."""
    begun = OnlinePayment.objects.filter(invoice=invoice)
    last = begun.filter(status__in=online.UNDER_WAY).first()
    if last is None:
        return False
    try:
        online.settle(last.provider_id)
    except ProviderUnavailable:
        return True
    return False
