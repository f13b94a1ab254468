"""The address that somebody proved to be theirs; on it hangs all that an account shows.

A proof lapses: a mailbox passes to a colleague, and a passkey knows nothing of that.
"""

from datetime import datetime, timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from steunpunt.accounts.models import User
from steunpunt.accounts.permissions import opens_back_office
from steunpunt.accounts.sessions import end_sessions

#: as long as a link in our mail opens a booking
HOLDS = timedelta(days=400)


def proven_address(user: Any, *, at: datetime | None = None) -> str:
    """The address of which somebody opened the mailbox; "": none, or too long ago."""
    if not user.is_authenticated or not user.is_active or user.proven_at is None:
        return ""
    if user.proven_email.lower() != user.email.lower():
        return ""
    lapsed = user.proven_at + HOLDS <= (at or timezone.now())
    return "" if lapsed else user.proven_email


@transaction.atomic
def account_of(email: str, *, at: datetime | None = None) -> User:
    """The account of a mailbox that was just opened; made when there is none."""
    moment = at or timezone.now()
    address = email.lower()
    user = User.objects.select_for_update().filter(email__iexact=address).first()
    if user is None:
        user, _new = User.objects.get_or_create(
            email=address, defaults={"password": make_password(None)}
        )
    elif user.proven_at is None and not opens_back_office(user):
        _forget_ways_in(user)
    user.proven_email, user.proven_at = address, moment
    user.save(update_fields=["proven_email", "proven_at"])
    return user


def _forget_ways_in(user: User) -> None:
    """What was put on an account before anybody proved its address is not theirs."""
    Authenticator.objects.filter(user=user).delete()
    user.set_unusable_password()
    user.save(update_fields=["password"])
    end_sessions([user.pk])
