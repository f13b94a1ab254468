"""The pages of “Mijn Steunpunt”."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from steunpunt.programme.addresses import address_of
from steunpunt.programme.afterwards.certificate_pdf import (
    days_in_words,
    pdf_of,
    presence,
)
from steunpunt.programme.models import Activity, Booking, Registration
from steunpunt.programme.own.whose import (
    Owner,
    bookings_of,
    certificates_of,
    owner_only,
    registrations_of,
)
from steunpunt.programme.public import acting
from steunpunt.programme.public.acting import Place
from steunpunt.programme.public.forms import ColleagueForm

Status = Registration.Status


@dataclass
class Places:
    """Somebody's registrations, by what they mean now."""

    offered: list[Registration] = field(default_factory=list)
    coming: list[Registration] = field(default_factory=list)
    waiting: list[Registration] = field(default_factory=list)
    past: list[Registration] = field(default_factory=list)

    @classmethod
    def of(cls, registrations: Iterable[Registration]) -> "Places":
        """Each in one of the four lists; the past begins with the latest."""
        places = cls()
        now = {
            Status.OFFERED: places.offered,
            Status.CONFIRMED: places.coming,
            Status.WAITING: places.waiting,
        }
        for one in registrations:
            is_over = one.status == Status.CANCELLED or _is_over(one.activity)
            (places.past if is_over else now[Status(one.status)]).append(one)
        places.past.reverse()
        return places


def _is_over(activity: Activity) -> bool:
    if activity.status != Activity.Status.PLANNED:
        return True
    ends = [session.ends_at for session in activity.sessions.all()]
    return bool(ends) and max(ends) < timezone.now()


@require_safe
@owner_only
def home(request: HttpRequest, owner: Owner) -> HttpResponse:
    """My registrations: what is offered, what is to come, what was."""
    registrations = list(registrations_of(owner.address))
    people = {one.person_id for one in registrations}
    return render(
        request,
        "programme/own/home.html",
        {
            "address": owner.address,
            "places": Places.of(registrations),
            "is_shared": len(people) > 1,
        },
    )


@require_safe
@owner_only
def place(request: HttpRequest, owner: Owner, reference: str) -> HttpResponse:
    """One registration of mine, with what can still be done."""
    return _place_page(request, _mine_or_404(owner.address, reference), ColleagueForm())


def _mine_or_404(address: str, reference: str) -> Registration:
    return get_object_or_404(registrations_of(address), reference=reference)


def _place_page(
    request: HttpRequest, one: Registration, form: ColleagueForm
) -> HttpResponse:
    where = [one.reference]
    return render(
        request,
        "programme/own/place.html",
        {
            "place": Place(
                one,
                accept_at=reverse("programme:own_accept", args=where),
                cancel_at=reverse("programme:own_cancel", args=where),
                name_at=reverse("programme:own_name", args=where),
            ),
            "one": one,
            "activity": one.activity,
            "address": address_of(one.activity),
            "may_change": acting.may_change(one.activity),
            "form": form,
            "about": one if form.is_bound else None,
        },
        status=422 if form.errors else 200,
    )


@require_POST
@owner_only
def accept(request: HttpRequest, owner: Owner, reference: str) -> HttpResponse:
    """Take a place that was offered."""
    one = _mine_or_404(owner.address, reference)
    return acting.accept(request, one, reverse("programme:own"))


@require_POST
@owner_only
def cancel(request: HttpRequest, owner: Owner, reference: str) -> HttpResponse:
    """Give my place back."""
    one = _mine_or_404(owner.address, reference)
    return acting.cancel(request, one, reverse("programme:own"))


@require_POST
@owner_only
def name(request: HttpRequest, owner: Owner, reference: str) -> HttpResponse:
    """Give my place to a colleague."""
    one = _mine_or_404(owner.address, reference)
    acting.refuse_when_begun(one.activity)
    form = acting.colleague_of(request.POST)
    if not form.is_valid():
        return _place_page(request, one, form)
    return acting.name(request, one, form, owner.address, reverse("programme:own"))


@require_safe
@owner_only
def bookings(request: HttpRequest, owner: Owner) -> HttpResponse:
    """What was booked with this address, by organisation: that, and no more of it."""
    found = sorted(bookings_of(owner.address), key=_organisation_of)
    groups = [(name, list(those)) for name, those in groupby(found, _organisation_of)]
    return render(request, "programme/own/bookings.html", {"groups": groups})


def _organisation_of(booking: Booking) -> str:
    return str(booking.organisation or booking.organisation_typed)


@require_safe
@owner_only
def certificates(request: HttpRequest, owner: Owner) -> HttpResponse:
    """My certificates that hold."""
    found = [
        (one, days_in_words(one.said), presence(one.said))
        for one in certificates_of(owner.address)
    ]
    return render(request, "programme/own/certificates.html", {"found": found})


@require_safe
@owner_only
def certificate_pdf(request: HttpRequest, owner: Owner, code: str) -> HttpResponse:
    """One of them, as it was mailed."""
    one = get_object_or_404(certificates_of(owner.address), code=code)
    answer = HttpResponse(pdf_of(one, one.registration.language), "application/pdf")
    name = f"getuigschrift-{one.code}.pdf"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
