"""Verbs of answering afterwards: once for each invitation, and nobody knows who.

Nothing joins an answer to an invitation: no key, no moment, no order. See
docs/decisions/0008-anonymous-answers.md.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from steunpunt.programme.afterwards.links import hash_of
from steunpunt.programme.models import (
    Evaluation,
    EvaluationInvitation,
    EvaluationRound,
    FollowUp,
)
from steunpunt.questionnaires.answering import take_in, write_anew
from steunpunt.questionnaires.models import Question
from steunpunt.records.models import new_reference
from steunpunt.records.refusing import Refused


class LinkIsUnknown(Refused):
    """Nobody was invited with this link, or long ago."""

    message = _("We do not know this link, or the questions closed long ago.")


class RoundIsClosed(Refused):
    """The closing date is past."""

    message = _("You can no longer answer these questions.")


class AnsweredAlready(Refused):
    """One answer each."""

    message = _("You answered already. Thank you!")


def find(token: str) -> EvaluationInvitation:
    """The invitation of a link. Raises LinkIsUnknown."""
    found = EvaluationInvitation.objects.filter(token_hash=hash_of(token))
    invitation = found.select_related("round__activity", "round__version").first()
    if invitation is None:
        raise LinkIsUnknown
    return invitation


@transaction.atomic
def give(
    token: str,
    answer: Evaluation | FollowUp,
    said: Mapping[Question, Any],
    *,
    today: date | None = None,
) -> None:
    """Use an invitation and take the answer in. Of fifty at once, one succeeds.

    Raises LinkIsUnknown, RoundIsClosed, AnsweredAlready.
    """
    invitation = find(token)
    asked = EvaluationRound.objects.select_for_update().get(pk=invitation.round_id)
    if not asked.is_open_on(today or timezone.localdate()):
        raise RoundIsClosed
    unused = EvaluationInvitation.objects.filter(pk=invitation.pk, used=False)
    if not unused.update(used=True):
        raise AnsweredAlready
    _lay_among_the_others(asked, answer)
    if asked.version is not None:
        take_in(asked.version, asked.about, said, mixed=True)


def _lay_among_the_others(
    asked: EvaluationRound, answer: Evaluation | FollowUp
) -> None:
    """What an import brought stays where it is."""
    answer.activity_id = asked.activity_id
    answer.reference = new_reference()
    kind: Any = type(answer)
    write_anew(kind.objects.filter(activity=asked.activity_id, batch=None), [answer])
