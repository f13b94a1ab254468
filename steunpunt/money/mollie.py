"""Mollie, version 2 of its interface: only what we need of it.

Source: docs.mollie.com, "Create payment", "Get payment", "Idempotency".
"""

import json
import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from http.client import HTTPException
from typing import Any
from urllib.error import URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from steunpunt.records.refusing import Refused

SECONDS = 10
MOST_BYTES = 1024 * 1024
NUMBER = re.compile(r"tr_[A-Za-z0-9]{1,60}")


class ProviderUnavailable(Refused):
    """It does not answer, or not as agreed."""

    message = _(
        "Paying online does not work just now. Try again later, or pay by bank "
        "transfer."
    )


@dataclass(frozen=True)
class Said:
    """What the provider says of a payment."""

    id: str
    status: str
    amount: Decimal
    currency: str
    reference: str
    checkout_url: str


class _NoRedirects(HTTPRedirectHandler):
    """An interface does not send us elsewhere, and our key goes nowhere else."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


def create(body: dict[str, Any], *, idempotency_key: str) -> Said:
    """Begin a payment; the same key within the hour begins none.

    Raises:
        ProviderUnavailable
    """
    return _ask("/v2/payments", body, {"Idempotency-Key": idempotency_key})


def get(provider_id: str) -> Said:
    """What a payment is now. Raises ProviderUnavailable."""
    return _ask(f"/v2/payments/{provider_id}")


def _ask(
    path: str,
    body: dict[str, Any] | None = None,
    headers: dict[str, str] | None = None,
) -> Said:
    request = Request(  # noqa: S310 - the address is a setting
        settings.MOLLIE_URL + path,
        data=json.dumps(body).encode() if body else None,
        headers={
            "Authorization": f"Bearer {settings.MOLLIE_KEY}",
            "Content-Type": "application/json",
            **(headers or {}),
        },
    )
    try:
        with build_opener(_NoRedirects).open(request, timeout=SECONDS) as answer:
            return _read(json.loads(answer.read(MOST_BYTES)))
    except (URLError, HTTPException, OSError, ValueError, TypeError) as error:
        raise ProviderUnavailable from error


def _read(said: Any) -> Said:
    """Raises ValueError or TypeError for what is not as agreed."""
    try:
        amount = Decimal(said["amount"]["value"])
        checkout = (said["_links"].get("checkout") or {}).get("href", "")
        metadata = said.get("metadata")
        found = Said(
            id=said["id"],
            status=said["status"],
            amount=amount,
            currency=said["amount"]["currency"],
            reference=metadata.get("reference", "") if metadata else "",
            checkout_url=checkout,
        )
    except (KeyError, AttributeError, InvalidOperation) as error:
        raise ValueError from error
    if not NUMBER.fullmatch(found.id) or not isinstance(checkout, str):
        raise ValueError(found.id)
    return found
