"""How this site uses allauth."""

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import resolve_url

from steunpunt.accounts.permissions import opens_back_office

SECOND_FACTOR = "allauth.mfa.stages.AuthenticateStage"
OURS = "steunpunt.accounts.second_factor.SecondFactorStage"


class InvitedOnly(DefaultAccountAdapter):
    """Staff are invited by a colleague in the back office, who gives them a role.

    A visitor gets an account by proving an address with a code (`proving.account_of`),
    and never a role.
    """

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        if opens_back_office(request.user):
            return super().get_login_redirect_url(request)
        return resolve_url(settings.VISITORS_LOGIN_REDIRECT_URL)

    def get_login_stages(self) -> list[str]:
        stages = super().get_login_stages()
        return [OURS if stage == SECOND_FACTOR else stage for stage in stages]
