"""Guards what was issued."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MoneyConfig(AppConfig):
    """Prices, invoices and payments."""

    name = "steunpunt.money"
    verbose_name = _("Money")

    def ready(self) -> None:
        from steunpunt.money import guards

        guards.TRIGGERS.keep(self)
