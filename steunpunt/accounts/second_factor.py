"""A second factor for who opens the back office: an app, a key, or a passkey.

With `REQUIRE_2FA`, someone of the staff who signed in with a password or a code alone
gets no page but those where they set up the second factor, or sign out. That is
decided for the whole site and not per screen, so that no address is forgotten.
"""

from collections.abc import Callable
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from allauth.mfa.stages import AuthenticateStage
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from steunpunt.accounts.addresses import ACCOUNT
from steunpunt.accounts.models import User
from steunpunt.accounts.permissions import opens_back_office

#: where someone goes who still has to set it up, or wants to leave
OPEN = (
    *ACCOUNT,
    "/taal/",
    "/beheer/logout/",
    "/beheer/jsi18n/",
    "/beheer/sprite/",
)
PROVES = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def ask_for_second_factor(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: first the second factor, then the pages."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not settings.REQUIRE_2FA or not _is_missing(request):
            return get_response(request)
        messages.info(
            request, _("Your account needs a second factor. Set one up to go on.")
        )
        return redirect("mfa_index")

    return middleware


def _is_missing(request: HttpRequest) -> bool:
    user = request.user
    if request.path.startswith(OPEN) or not user.is_authenticated:
        return False
    return opens_back_office(user) and not is_proven(request, user)


def is_proven(request: HttpRequest, user: User) -> bool:
    """Whether this session was opened, or confirmed, with a second factor."""
    records = get_authentication_records(request, user)
    return any(record["method"] == "mfa" for record in records)


class SecondFactorStage(AuthenticateStage):
    """The step in which a code or a password alone is not enough.

    For a visitor a passkey takes the place of the code: who loses it still opens their
    mailbox, which is all that their account rests on.
    """

    def _should_handle(self, request: HttpRequest) -> bool:
        if not super()._should_handle(request):
            return False
        user = self.login.user
        return opens_back_office(user) or _has_an_app(user)


def _has_an_app(user: User) -> bool:
    kind = Authenticator.Type.TOTP
    return Authenticator.objects.filter(user=user, type=kind).exists()


def watch() -> None:
    """Who sets up a second factor has just shown it."""
    authenticator_added.connect(_shown, dispatch_uid="second_factor.shown")


def _shown(request: HttpRequest, user: User, authenticator: Any, **kw: Any) -> None:
    if authenticator.type in PROVES:
        record_authentication(
            request, user, "mfa", id=authenticator.pk, type=authenticator.type
        )
