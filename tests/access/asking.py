"""Ask for an address, with real things in it, and say in one letter what came."""

import re

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.test import Client

from tests.access.addresses import Address
from tests.access.things import Things

OPEN, REFUSED, ELSEWHERE, NOT_SO = "o", "-", ">", "m"
BARE = "h"
"""Never declared: a header is missing."""
AWAY = ("/account/login/", "/beheer/login/", "/beheer/")
PLACE = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>[^)]*\)")


def filled(address: Address, things: Things) -> str:
    """The address with a real thing in each place."""
    values = things.values | things.keys_of(address.name)
    path = PLACE.sub(lambda found: str(values[found[1] or found[2]]), address.pattern)
    return "/" + re.sub(r"[\^$\\]|\?(?=/|$)", "", path)


def answer(client: Client, path: str, method: str = "get") -> str:
    """What somebody gets, in a letter."""
    return letter_of(ask(client, path, method))


def ask(client: Client, path: str, method: str = "get") -> HttpResponseBase:
    """What somebody gets; whatever it changed is undone."""
    point = transaction.savepoint()
    try:
        return getattr(client, method)(path)
    finally:
        transaction.savepoint_rollback(point)


def refuse(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Refuse a form without a token, without the page that says so."""
    return HttpResponse(reason, status=403)


def letter_of(response: HttpResponseBase) -> str:
    """What somebody got, in a letter."""
    if lacking := missing_headers(response, response.wsgi_request.path):
        return f"{BARE} {lacking}"
    if response.status_code in (301, 302):
        return REFUSED if _is_away(response.headers["Location"]) else ELSEWHERE
    if response.status_code in (403, 404):
        return REFUSED
    return NOT_SO if response.status_code in (400, 405, 422) else OPEN


def _is_away(location: str) -> bool:
    """To sign in, or home: the page itself stays closed."""
    return location.split("?")[0] in AWAY


def missing_headers(response: HttpResponseBase, path: str) -> list[str]:
    """What every answer has to say to a browser, and this one does not."""
    headers = response.headers
    wanted = {
        "Content-Security-Policy": "default-src",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "camera=()",
        "X-Frame-Options": "SAMEORIGIN",
    }
    if not path.startswith(("/media/", "/static/")):
        wanted["Vary"] = "Cookie"
        signed_in = response.wsgi_request.user.is_authenticated
        if signed_in or path.startswith(("/beheer/", "/account/")):
            wanted["Cache-Control"] = "no-store"
    return [
        name for name, value in wanted.items() if value not in headers.get(name, "")
    ]
