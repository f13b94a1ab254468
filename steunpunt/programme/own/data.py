"""What we keep of somebody, for themselves: to read, to take along, to have removed."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from steunpunt.programme.models import (
    AccessNeed,
    Booking,
    CalendarAddress,
    Certificate,
    ErasureRequest,
    Registration,
)
from steunpunt.programme.own.erasing import ask_erasure
from steunpunt.programme.own.whose import (
    Owner,
    bookings_of,
    certificates_of,
    owner_only,
    registrations_of,
)
from steunpunt.sector.models import Person


@require_safe
@owner_only
def page(request: HttpRequest, owner: Owner) -> HttpResponse:
    """The calendar, the keys, and what we keep."""
    calendar = CalendarAddress.objects.filter(user=owner.user).first()
    context = {"address": owner.address, "calendar": calendar}
    return render(request, "programme/own/data.html", context)


@require_safe
@owner_only
def download(request: HttpRequest, owner: Owner) -> HttpResponse:
    """All of it as JSON, for a reader or another system."""
    answer = JsonResponse(
        kept_of(owner.address), json_dumps_params={"indent": 2, "ensure_ascii": False}
    )
    answer["Content-Disposition"] = 'attachment; filename="mijn-gegevens.json"'
    return answer


@require_POST
@owner_only
def erase(request: HttpRequest, owner: Owner) -> HttpResponse:
    """Ask staff to remove it; they look first at what the law makes us keep."""
    ask_erasure(owner.address)
    messages.success(
        request,
        _("We got your question, and answer by mail within a month."),
    )
    return redirect("programme:own_data")


def kept_of(address: str) -> dict[str, Any]:
    """What the programme keeps of an address, and nothing of who has another one."""
    people = Person.objects.filter(email__iexact=address, erased_at=None)
    return {
        "address": address,
        "made_at": timezone.now(),
        "people": [_person(one) for one in people.order_by("pk")],
        "registrations": [
            _registration(one)
            for one in registrations_of(address).prefetch_related(
                "steps", "attendances__session"
            )
        ],
        "certificates": [_certificate(one) for one in certificates_of(address)],
        "bookings": [_booking(one) for one in bookings_of(address)],
        "questions_to_be_forgotten": [
            _erasure(one)
            for one in ErasureRequest.objects.filter(address__iexact=address)
        ],
    }


def _person(person: Person) -> dict[str, Any]:
    names = ("reference", "first_name", "last_name", "email", "phone")
    roles = person.roles.select_related("organisation")
    return {name: getattr(person, name) for name in names} | {
        "roles": [
            {
                "organisation": str(role.organisation),
                "title": role.title,
                "from": role.valid_from,
                "to": role.valid_to,
            }
            for role in roles
        ]
    }


def _registration(one: Registration) -> dict[str, Any]:
    return {
        "reference": one.reference,
        "person": one.person.reference if one.person else "",
        "activity": one.activity.title,
        "starts_on": one.activity.starts_on,
        "organisation": str(one.organisation or ""),
        "target_group": one.target_group,
        "status": one.status,
        "registered_at": one.registered_at,
        "steps": [
            {"status": step.status, "at": step.at, "note": step.note}
            for step in one.steps.all()
        ],
        "attendances": [
            {"session": kept.session.starts_at, "present": kept.present}
            for kept in one.attendances.all()
        ],
    }


def _certificate(one: Certificate) -> dict[str, Any]:
    return {
        "code": one.code,
        "name": one.name,
        "issued_at": one.issued_at,
        "says": one.said,
    }


def _erasure(one: ErasureRequest) -> dict[str, Any]:
    return {
        "asked_at": one.asked_at,
        "answer_by": one.answer_by,
        "status": one.status,
        "reason": one.reason,
        "decided_at": one.decided_at,
    }


def _booking(booking: Booking) -> dict[str, Any]:
    names = (
        *("reference", "organisation_typed", "contact_name", "contact_email"),
        *("contact_phone", "language", "seats", "remarks", "made_at"),
        *("invoice_email", "invoice_reference"),
    )
    need = AccessNeed.objects.filter(booking=booking).first()
    return {name: getattr(booking, name) for name in names} | {
        "activity": booking.activity.title,
        "organisation": str(booking.organisation or ""),
        "access_need": need.words if need else "",
    }
