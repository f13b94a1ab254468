"""What a browser would send: a form as it stands on the page, with what somebody typed."""

from typing import Any

from django.test import Client
from wagtail.users.models import UserProfile

from steunpunt.accounts.models import User


def in_english(client: Client, user: User) -> User:
    """Sign somebody in who reads the back office in English."""
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = "en"
    profile.save()
    client.force_login(user)
    return user


def filled_in(client: Client, address: str, **typed: Any) -> dict[str, Any]:
    """The values of the form at this address, rows included, with these in their place."""
    form = client.get(address).context["form"]
    sent = _values(form)
    for rows in form.formsets.values():
        sent |= _values(rows.management_form)
        for row in rows.forms:
            sent |= _values(row)
    return sent | typed


def with_row(sent: dict[str, Any], prefix: str, **typed: Any) -> dict[str, Any]:
    """The same, with one more row."""
    number = int(sent[f"{prefix}-TOTAL_FORMS"])
    row = {f"{prefix}-{number}-{name}": value for name, value in typed.items()}
    return {**sent, **row, f"{prefix}-TOTAL_FORMS": number + 1}


def _values(form: Any) -> dict[str, Any]:
    found = {}
    for field in form:
        value = field.value()
        if value is not None and value is not False:
            found[field.html_name] = field.field.prepare_value(value)
    return found
