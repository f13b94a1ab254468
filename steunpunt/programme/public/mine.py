"""A booking, for who made it: see it, cancel, hand over, name who comes, answer."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from steunpunt.programme import late_changes, waiting
from steunpunt.programme.addresses import address_of
from steunpunt.programme.checkin import code_of
from steunpunt.programme.links import booking_of_link, let_in, may_see
from steunpunt.programme.models import Booking, Registration
from steunpunt.programme.public.forms import ColleagueForm
from steunpunt.records.refusing import Refused

Status = Registration.Status


@never_cache
@require_safe
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The link of a mail: it opens the booking, and changes nothing."""
    found = booking_of_link(token)
    if found is None:
        return render(request, "programme/public/link_lapsed.html", status=404)
    answer = redirect("programme:mine", found.reference)
    let_in(request, answer, found)
    return answer


def _booking_or_404(request: HttpRequest, reference: str) -> Booking:
    found = get_object_or_404(
        Booking.objects.select_related("activity", "organisation"), reference=reference
    )
    if not may_see(request, found):
        raise Http404
    return found


@never_cache
@require_safe
def mine(request: HttpRequest, reference: str) -> HttpResponse:
    """What was booked and where it stands, with what can still be done."""
    return _page(request, _booking_or_404(request, reference))


def _page(
    request: HttpRequest,
    booking: Booking,
    form: ColleagueForm | None = None,
    about: Registration | None = None,
) -> HttpResponse:
    registrations = list(
        booking.registrations.select_related("person", "activity__policy").order_by(
            "pk"
        )
    )
    for one in registrations:
        one.code = code_of(one)  # type: ignore[attr-defined] # for the page
    return render(
        request,
        "programme/public/mine.html",
        {
            "booking": booking,
            "activity": booking.activity,
            "address": address_of(booking.activity),
            "registrations": registrations,
            "may_change": waiting.is_to_come(booking.activity, timezone.now()),
            "form": form or ColleagueForm(),
            "about": about,
        },
        status=422 if form and form.errors else 200,
    )


def _registration_or_404(booking: Booking, pk: int) -> Registration:
    return get_object_or_404(booking.registrations.select_related("person"), pk=pk)


def _do(
    request: HttpRequest, booking: Booking, verb: Callable[[], Any], done: str
) -> HttpResponse:
    try:
        verb()
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, done)
    return redirect("programme:mine", booking.reference)


def _refuse_when_begun(booking: Booking) -> None:
    starts_at = booking.activity.first_start()
    if starts_at is not None and starts_at <= timezone.now():
        raise Http404


@require_POST
def cancel(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """Give one place back; also: say no to an offered one, or leave the list."""
    booking = _booking_or_404(request, reference)
    _refuse_when_begun(booking)
    one = _registration_or_404(booking, pk)
    reason = request.POST.get("reason", "")
    asks = late_changes.cut_off_passed(one)
    return _do(
        request,
        booking,
        lambda: late_changes.give_back(one, reason=reason),
        _("We have your question. We decide, and write to you.")
        if asks
        else _("%(who)s does not come any more. Thank you for letting us know.")
        % {"who": one.who},
    )


@require_POST
def accept(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """Take a place that was offered."""
    booking = _booking_or_404(request, reference)
    one = _registration_or_404(booking, pk)
    return _do(
        request,
        booking,
        lambda: waiting.accept(one),
        _("%(who)s has a place.") % {"who": one.who},
    )


@require_POST
def name(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """Say who takes a place, or who comes instead of somebody."""
    booking = _booking_or_404(request, reference)
    _refuse_when_begun(booking)
    one = _registration_or_404(booking, pk)
    form = ColleagueForm(request.POST)
    form.fields["first_name"].required = form.fields["last_name"].required = True
    if not form.is_valid():
        return _page(request, booking, form, one)
    comer = form.comer(booking.contact_email)
    asks = late_changes.name_is_asked(one)
    return _do(
        request,
        booking,
        lambda: late_changes.hand_over(one, comer),
        _("We have your question. We decide, and write to you.")
        if asks
        else _("%(who)s comes.")
        % {"who": f"{comer.first_name} {comer.last_name}".strip()},
    )
