"""Starts keeping history, and finds what apps declare, when the site starts."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class RecordsConfig(AppConfig):
    """What every record has."""

    name = "steunpunt.records"
    verbose_name = _("Records")

    def ready(self) -> None:
        from steunpunt.records import history

        history.start_keeping()
        autodiscover_modules("attention", "references")
