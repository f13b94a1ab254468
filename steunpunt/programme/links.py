"""Who may see a booking: whoever follows the link in our mail, or signs in as contact.

A link is signed for one booking and lapses. It is exchanged at once for a cookie, so
that it stands in no log, and in no address that is passed on.
"""

from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from steunpunt.accounts.proving import proven_address
from steunpunt.programme.models import Booking

SALT = "programme.booking"
#: long enough for what was planned a year ahead
LINK_DAYS = 400
COOKIE = "bookings"
COOKIE_SECONDS = 86_400
MOST_IN_A_COOKIE = 20


def link_to(booking: Booking) -> str:
    """The whole address that goes into a mail."""
    token = signing.TimestampSigner(salt=SALT).sign(str(booking.pk))
    path = reverse("programme:mine_by_link", args=[token])
    return f"{settings.SITE_URL}{path}"


def booking_of_link(token: str) -> Booking | None:
    """The booking for which a link was signed; None: altered, lapsed or made up."""
    signer = signing.TimestampSigner(salt=SALT)
    try:
        pk = signer.unsign(token, max_age=LINK_DAYS * 86_400)
    except signing.BadSignature:
        return None
    # Of whose contact was erased, nobody has a link any more.
    return Booking.objects.exclude(contact_email="").filter(pk=pk).first()


def let_in(request: HttpRequest, response: HttpResponse, booking: Booking) -> None:
    """From now on this browser may see the booking, for a day."""
    kept = [pk for pk in _kept(request) if pk != booking.pk][1 - MOST_IN_A_COOKIE :]
    response.set_signed_cookie(
        COOKIE,
        ".".join(map(str, [*kept, booking.pk])),
        salt=SALT,
        max_age=COOKIE_SECONDS,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )


def may_see(request: HttpRequest, booking: Booking) -> bool:
    """Whether this browser came by its link, or proved the address of its contact."""
    if booking.pk in _kept(request):
        return True
    address = proven_address(request.user)
    return bool(address) and booking.contact_email.lower() == address.lower()


def _kept(request: HttpRequest) -> list[int]:
    said: Any = request.get_signed_cookie(
        COOKIE, default="", salt=SALT, max_age=COOKIE_SECONDS
    )
    return [int(pk) for pk in said.split(".") if pk]
