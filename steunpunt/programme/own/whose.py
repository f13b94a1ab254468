"""Who is asking, and which records belong to their address."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache

from steunpunt.accounts.models import User
from steunpunt.accounts.proving import proven_address
from steunpunt.programme.models import Booking, Certificate, Registration, Session
from steunpunt.programme.models.registrations import (
    RegistrationQuerySet,
    came_at_least_once,
)
from steunpunt.programme.public.acting import as_themselves


@dataclass(frozen=True)
class Owner:
    """Who is asking, and the address that they proved."""

    user: User
    address: str


def owner_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Gives a view its owner; whose address is not proven, first types a code."""

    @never_cache
    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **more: Any) -> HttpResponse:
        user = request.user
        address = proven_address(user)
        if not address or not isinstance(user, User):
            here = request.path if request.method == "GET" else reverse("programme:own")
            sign_in = reverse("account_request_login_code")
            return redirect(f"{sign_in}?{urlencode({'next': here})}")
        return as_themselves(view)(request, Owner(user, address), *args, **more)

    return asked


def registrations_of(address: str) -> RegistrationQuerySet:
    """The places of everybody with this address, with all that a list shows."""
    sessions = Session.objects.exclude(status=Session.Status.CANCELLED)
    absent = Registration.objects.absent().filter(pk=OuterRef("pk"))
    return (
        Registration.objects.of_mailbox(address)
        .annotate(came=came_at_least_once(), stayed_away=Exists(absent))
        .select_related("activity__policy", "person", "organisation", "booking")
        .prefetch_related(
            Prefetch("activity__sessions", sessions.order_by("starts_at"))
        )
        .order_by("activity__starts_on", "pk")
    )


def bookings_of(address: str) -> QuerySet[Booking]:
    """The forms that were sent with this address, newest first."""
    people = Registration.objects.select_related("person").order_by("pk")
    return (
        Booking.objects.filter(contact_email__iexact=address)
        .select_related("activity", "organisation")
        .prefetch_related(Prefetch("registrations", people))
    )


def certificates_of(address: str) -> QuerySet[Certificate]:
    """What was certified of everybody with this address, and still holds."""
    mine = Registration.objects.of_mailbox(address)
    return (
        Certificate.objects.standing()
        .filter(registration__in=mine)
        .select_related("registration__activity", "registration__person")
        .order_by("-issued_at", "pk")
    )
