"""A calendar of one's own: an address that nobody guesses, and that can be ended."""

import secrets
from hashlib import sha256

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from steunpunt.accounts.models import User
from steunpunt.accounts.proving import proven_address
from steunpunt.design.models import CentreSettings
from steunpunt.programme.calendars import calendar_of
from steunpunt.programme.models import CalendarAddress
from steunpunt.programme.own.whose import Owner, owner_only, registrations_of
from steunpunt.programme.public.feeds import CALENDAR


def new_address(user: User) -> str:
    """The token of a new address; the one before it ends."""
    token = secrets.token_urlsafe(32)
    CalendarAddress.objects.update_or_create(
        user=user, defaults={"token_hash": _hash(token), "made_at": timezone.now()}
    )
    return token


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()


@require_POST
@owner_only
def start(request: HttpRequest, owner: Owner) -> HttpResponse:
    """Make an address and show it, this once."""
    path = reverse("programme:own_feed", args=[new_address(owner.user)])
    full = f"{settings.SITE_URL}{path}"
    return render(
        request,
        "programme/own/calendar.html",
        {"full": full, "subscribe": f"webcal://{full.split('://', 1)[1]}"},
    )


@require_POST
@owner_only
def stop(request: HttpRequest, owner: Owner) -> HttpResponse:
    """End the address: whoever still has it reads nothing any more."""
    CalendarAddress.objects.filter(user=owner.user).delete()
    return redirect("programme:own_data")


@never_cache
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The sessions for which the owner of this address has a place."""
    found = CalendarAddress.objects.select_related("user")
    calendar = found.filter(token_hash=_hash(token)).first()
    address = proven_address(calendar.user) if calendar else ""
    if not address:
        raise Http404
    places = registrations_of(address).confirmed()
    activities = {one.activity_id: one.activity for one in places}
    name = _("My activities at %(centre)s") % {
        "centre": CentreSettings.of_the_site().name
    }
    sessions = [one for each in activities.values() for one in each.sessions.all()]
    body = calendar_of(sessions, name=name, with_links=True)
    return HttpResponse(body, CALENDAR)
