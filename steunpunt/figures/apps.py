"""Finds what apps declare when the site starts."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class FiguresConfig(AppConfig):
    """The engine behind every figure."""

    name = "steunpunt.figures"
    verbose_name = _("Figures")

    def ready(self) -> None:
        autodiscover_modules("figures")
