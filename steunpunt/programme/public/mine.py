"""A booking, for who made it: see it, cancel, hand over, name who comes, answer."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from steunpunt.programme.addresses import address_of
from steunpunt.programme.links import booking_of_link, let_in, may_see
from steunpunt.programme.models import Booking, Registration
from steunpunt.programme.public import acting
from steunpunt.programme.public.acting import Place, as_themselves
from steunpunt.programme.public.forms import ColleagueForm


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
@as_themselves
def mine(request: HttpRequest, reference: str) -> HttpResponse:
    """What was booked and where it stands, with what can still be done."""
    return _page(request, _booking_or_404(request, reference))


def _page(
    request: HttpRequest,
    booking: Booking,
    form: ColleagueForm | None = None,
    about: Registration | None = None,
) -> HttpResponse:
    registrations = booking.registrations.select_related("person", "activity__policy")
    return render(
        request,
        "programme/public/mine.html",
        {
            "booking": booking,
            "activity": booking.activity,
            "address": address_of(booking.activity),
            "places": [_place(booking, one) for one in registrations.order_by("pk")],
            "may_change": acting.may_change(booking.activity),
            "form": form or ColleagueForm(),
            "about": about,
        },
        status=422 if form and form.errors else 200,
    )


def _place(booking: Booking, one: Registration) -> Place:
    where = [booking.reference, one.pk]
    return Place(
        one,
        accept_at=reverse("programme:accept", args=where),
        cancel_at=reverse("programme:cancel", args=where),
        name_at=reverse("programme:name", args=where),
    )


def _registration_or_404(booking: Booking, pk: int) -> Registration:
    found = booking.registrations.select_related("person", "activity__policy")
    return get_object_or_404(found, pk=pk)


def _back(booking: Booking) -> str:
    return reverse("programme:mine", args=[booking.reference])


@require_POST
@as_themselves
def cancel(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """Give one place back; also: say no to an offered one, or leave the list."""
    booking = _booking_or_404(request, reference)
    return acting.cancel(request, _registration_or_404(booking, pk), _back(booking))


@require_POST
@as_themselves
def accept(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """Take a place that was offered."""
    booking = _booking_or_404(request, reference)
    return acting.accept(request, _registration_or_404(booking, pk), _back(booking))


@require_POST
@as_themselves
def name(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """Say who takes a place, or who comes instead of somebody."""
    booking = _booking_or_404(request, reference)
    acting.refuse_when_begun(booking.activity)
    one = _registration_or_404(booking, pk)
    form = acting.colleague_of(request.POST)
    if not form.is_valid():
        return _page(request, booking, form, one)
    return acting.name(request, one, form, booking.contact_email, _back(booking))
