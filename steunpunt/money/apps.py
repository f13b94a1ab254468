"""Guards what was issued."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class MoneyConfig(AppConfig):
    """Prices, invoices and payments."""

    name = "steunpunt.money"
    verbose_name = _("Money")

    def ready(self) -> None:
        from steunpunt.money import guards

        pre_migrate.connect(guards.stop_guarding, sender=self)
        post_migrate.connect(guards.guard, sender=self)
