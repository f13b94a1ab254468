"""Accounts of visitors that nobody uses any more: a mail first, then they go.

What somebody registered for stays: it hangs on an address, not on an account.
"""

from contextlib import suppress
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import ProtectedError, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import override

from steunpunt.accounts.models import User
from steunpunt.mail.envelope import Address
from steunpunt.mail.models import Message
from steunpunt.mail.posting import post

#: between the mail and the end of the account
WARNED_FOR = timedelta(days=30)


def tidy_accounts(*, at: datetime | None = None) -> dict[str, int]:
    """Warn who may lose an unused account, and remove it a month later.

    Whoever signs in meanwhile keeps it. Returns how many were warned, and removed.
    """
    now = at or timezone.now()
    warned = removed = 0
    for user in _unused(now):
        told = Message.objects.filter(key=_key(user)).first()
        if told is None:
            _warn(user, now)
            warned += 1
        elif told.posted_at <= now - WARNED_FOR:
            removed += _remove(user, now)
    return {"warned": warned, "removed": removed}


def _unused(now: datetime) -> QuerySet[User]:
    """Visitors, never staff, who did not sign in for so long."""
    since = now - timedelta(days=settings.ACCOUNT_UNUSED_DAYS)
    unused = Q(last_login__lt=since) | Q(last_login=None, date_joined__lt=since)
    return User.objects.filter(
        unused,
        is_staff=False,
        is_superuser=False,
        groups=None,
        user_permissions=None,
    ).order_by("pk")


def _key(user: User) -> str:
    """One mail for each time that somebody stayed away."""
    last = user.last_login or user.date_joined
    return f"account_unused:{user.pk}:{last:%Y%m%d%H%M%S}"


def _warn(user: User, now: datetime) -> None:
    language = settings.LANGUAGE_CODE
    with override(language):
        day = date_format(timezone.localdate(now + WARNED_FOR), "j F Y")
    post(
        "programme.account_unused",
        to=Address("", user.email),
        language=language,
        values={
            "address": user.email,
            "day": day,
            "link": f"{settings.SITE_URL}{reverse('programme:own')}",
        },
        key=_key(user),
    )


def _remove(user: User, now: datetime) -> int:
    """Unless somebody signed in just now, or work of ours hangs on it."""
    with suppress(ProtectedError), transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        still = _unused(now).filter(pk=user.pk).order_by().values("pk")
        deleted, _kinds = User.objects.filter(pk__in=still).delete()
        return int(bool(deleted))
    return 0
