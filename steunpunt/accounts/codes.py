"""Codes by mail: whoever types what stands in a mailbox shows that they can open it.

A code belongs to the browser that asked for it. Each attempt is counted in the database
before anything is compared, so many at once are no more than one after the other.
"""

from datetime import datetime, timedelta

from allauth.account.adapter import get_adapter
from allauth.core.internal.cryptokit import normalize_user_code
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from steunpunt.accounts.models import MOST_TRIES, SignInCode

LASTS = timedelta(minutes=15)
KEPT = timedelta(days=1)


class WrongCode(Exception):
    """This is not what stood in the mail."""


class CodeIsGone(Exception):
    """It was used, came too late, or was tried too often."""


def make_code(email: str, *, at: datetime | None = None) -> tuple[SignInCode, str]:
    """A code for the mailbox of this address; the database keeps its hash."""
    moment = at or timezone.now()
    words = get_adapter().generate_login_code()
    code = SignInCode(email=email.lower(), made_at=moment, expires_at=moment + LASTS)
    code.code_hash = _hash(code.email, words)
    code.save()
    return code, words


def try_code(pk: int, typed: str, *, at: datetime | None = None) -> str:
    """The address that is proven by it. Raises WrongCode, CodeIsGone."""
    moment = at or timezone.now()
    living = SignInCode.objects.filter(pk=pk, used_at=None, expires_at__gt=moment)
    if not living.filter(tries__lt=MOST_TRIES).update(tries=F("tries") + 1):
        raise CodeIsGone
    code = SignInCode.objects.get(pk=pk)
    if not constant_time_compare(code.code_hash, _hash(code.email, typed)):
        raise CodeIsGone if code.tries >= MOST_TRIES else WrongCode
    if not living.update(used_at=moment):
        raise CodeIsGone
    return code.email


def forget_codes(*, at: datetime | None = None) -> int:
    """Delete those that are over since a day; returns how many."""
    moment = at or timezone.now()
    gone = SignInCode.objects.filter(expires_at__lt=moment - KEPT)
    return gone.delete()[0]


def _hash(email: str, words: str) -> str:
    """Keyed, since a code is short enough to try them all."""
    said = f"{email}\n{normalize_user_code(words)}"
    return salted_hmac("accounts.code", said, algorithm="sha256").hexdigest()
