"""Gives SQLite the function that folds names, when the site starts."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SectorConfig(AppConfig):
    """The sector that the centre works for."""

    name = "steunpunt.sector"
    verbose_name = _("Sector")

    def ready(self) -> None:
        from steunpunt.sector.folding import start_folding

        start_folding()
