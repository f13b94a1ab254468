"""Guards what no constraint of a table can say."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class ProgrammeConfig(AppConfig):
    """The open programme."""

    name = "steunpunt.programme"
    verbose_name = _("Open programme")

    def ready(self) -> None:
        from steunpunt.programme import guards
        from steunpunt.programme.afterwards import emails  # noqa: F401 - declares texts
        from steunpunt.programme.own import emails as own  # noqa: F401 - likewise

        guards.TRIGGERS.keep(self)
        autodiscover_modules("erasing")
