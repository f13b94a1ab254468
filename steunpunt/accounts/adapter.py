"""How this site uses allauth."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class InvitedOnly(DefaultAccountAdapter):
    """Nobody makes an account alone: a colleague invites them in the back office."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
