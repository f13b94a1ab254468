"""Guards questions that were answered."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class QuestionnairesConfig(AppConfig):
    """Questionnaires, their versions and their answers."""

    name = "steunpunt.questionnaires"
    verbose_name = _("Questionnaires")

    def ready(self) -> None:
        from steunpunt.questionnaires import guards

        pre_migrate.connect(guards.stop_guarding, sender=self)
        post_migrate.connect(guards.guard, sender=self)
