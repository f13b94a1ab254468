"""Verbs of versions: make the next from the last, change its questions, publish it."""

from datetime import datetime

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from steunpunt.questionnaires.models import (
    Question,
    Questionnaire,
    QuestionnaireVersion,
)
from steunpunt.records.refusing import Refused


class VersionIsPublished(Refused):
    """What is asked, stays as it is; make a new version."""

    message = _("This version is published, and stays as it is. Make a new one.")


class NothingIsAsked(Refused):
    """A version without questions asks nothing."""

    message = _("Add a question first.")


@transaction.atomic
def next_version(questionnaire: Questionnaire) -> QuestionnaireVersion:
    """The draft; made from the last version when there is none."""
    Questionnaire.objects.select_for_update().get(pk=questionnaire.pk)
    if draft := questionnaire.draft():
        return draft
    last = questionnaire.versions.last()
    draft = QuestionnaireVersion.objects.create(
        questionnaire=questionnaire, number=last.number + 1 if last else 1
    )
    for question in last.questions.all() if last else []:
        question.pk, question.version = None, draft
        question.save(force_insert=True)
    return draft


@transaction.atomic
def publish(version: QuestionnaireVersion, *, at: datetime | None = None) -> None:
    """Ask it from now on. Raises VersionIsPublished, NothingIsAsked."""
    _of_a_draft(version)
    if not version.questions.exists():
        raise NothingIsAsked
    version.published_at = at or timezone.now()
    version.save(update_fields=["published_at"])


@transaction.atomic
def keep(question: Question) -> None:
    """Save a question; a new one goes to the end. Raises VersionIsPublished."""
    _of_a_draft(question.version)
    if question.position is None:
        last = question.version.questions.aggregate(last=Max("position"))["last"]
        question.position = (last or 0) + 1
    question.save()


@transaction.atomic
def remove(question: Question) -> None:
    """Take a question out; the others close up. Raises VersionIsPublished."""
    _of_a_draft(question.version)
    version, place = question.version, question.position
    question.delete()
    for later in version.questions.filter(position__gt=place).order_by("position"):
        later.position -= 1
        later.save(update_fields=["position"])


@transaction.atomic
def move_up(question: Question) -> None:
    """Ask it one place earlier. Raises VersionIsPublished."""
    _of_a_draft(question.version)
    before = question.version.questions.filter(position=question.position - 1).first()
    if before is None:
        return
    Question.objects.filter(pk=question.pk).update(position=0)
    Question.objects.filter(pk=before.pk).update(position=F("position") + 1)
    Question.objects.filter(pk=question.pk).update(position=question.position - 1)


def _of_a_draft(version: QuestionnaireVersion) -> None:
    locked = QuestionnaireVersion.objects.select_for_update().get(pk=version.pk)
    if not locked.is_draft:
        raise VersionIsPublished
