"""Guards questions that were answered."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class QuestionnairesConfig(AppConfig):
    """Questionnaires, their versions and their answers."""

    name = "steunpunt.questionnaires"
    verbose_name = _("Questionnaires")

    def ready(self) -> None:
        from steunpunt.questionnaires import guards

        guards.TRIGGERS.keep(self)
