"""Screens of questionnaires in the back office."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from steunpunt.questionnaires.models import Questionnaire
from steunpunt.questionnaires.screens import QuestionnaireScreens
from steunpunt.records.backoffice import group


@hooks.register("register_admin_viewset")
def questionnaire_screens() -> Any:
    """Questionnaires with their versions."""
    return group(_("Questions"), "help", 215, QuestionnaireScreens(Questionnaire))
