"""The link with which somebody answers once.

It is made from a secret of the site, so that a reminder holds the same link although
the database knows only its hash.
"""

import base64
from hashlib import sha256

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import override

from steunpunt.programme.models import (
    EvaluationInvitation,
    EvaluationRound,
    Registration,
)

SALT = "programme.evaluation"


def token_of(about: EvaluationRound, registration: Registration) -> str:
    """What stands in the link: nobody can guess it, nor make it from the database."""
    said = f"{about.pk}:{registration.pk}"
    digest = salted_hmac(SALT, said, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def hash_of(token: str) -> str:
    """What the database knows of it."""
    return sha256(token.encode()).hexdigest()


def address_in_full(invitation: EvaluationInvitation) -> str:
    """The whole address, in the language in which we write."""
    token = token_of(invitation.round, invitation.registration)
    with override(invitation.language):
        return f"{settings.SITE_URL}{reverse('programme:evaluate', args=[token])}"
