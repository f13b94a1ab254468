"""Connects what happens to an account to the sessions of its owner."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """People who sign in."""

    name = "steunpunt.accounts"
    verbose_name = _("Accounts")

    def ready(self) -> None:
        from steunpunt.accounts import second_factor, sessions

        sessions.watch()
        second_factor.watch()
