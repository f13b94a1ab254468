"""Verbs of answering: a form comes in, and lies among the others.

A table betrays the order in which its rows came: SQLite numbers them (`rowid`),
PostgreSQL keeps their place and the transaction that wrote them (`ctid`, `xmin`). So
whoever takes in an anonymous form writes all forms about the same thing anew, in an
order of chance: docs/decisions/0008-anonymous-answers.md.
"""

import secrets
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from django.db import models, router, transaction

from steunpunt.questionnaires.models import (
    Answer,
    AnswerSet,
    Question,
    QuestionnaireVersion,
)

Row = TypeVar("Row", bound=models.Model)
Said = Mapping[Question, Any]  # a text, a number, or numbers


@transaction.atomic
def take_in(
    version: QuestionnaireVersion, about: str, said: Said, *, mixed: bool
) -> AnswerSet | None:
    """Keep a form; None when nothing was said.

    `mixed` lays it among all that is about the same. The caller holds a lock on what
    it is about, so that two forms do not mix the same rows.
    """
    one = AnswerSet(version=version, about=about)
    answers = [
        a for question, what in said.items() for a in _answers(one, question, what)
    ]
    if not answers:
        return None
    if mixed:
        _mix_in(one, answers)
    else:
        one.save(force_insert=True)
        Answer.objects.bulk_create(answers)
    return one


def _answers(one: AnswerSet, question: Question, what: Any) -> Iterable[Answer]:
    if isinstance(what, list):
        return [Answer(answer_set=one, question=question, number=n) for n in what]
    if isinstance(what, int):
        return [Answer(answer_set=one, question=question, number=what)]
    text = str(what or "").strip()
    return [Answer(answer_set=one, question=question, text=text)] if text else []


def _mix_in(one: AnswerSet, answers: list[Answer]) -> None:
    sets = AnswerSet.objects.filter(about=one.about)
    earlier = list(Answer.objects.filter(answer_set__about=one.about))
    known = list(sets.select_for_update())
    _forget(Answer.objects.filter(pk__in=[answer.pk for answer in earlier]))
    _forget(sets)
    AnswerSet.objects.bulk_create(shuffled([*known, one]))
    Answer.objects.bulk_create(shuffled([*earlier, *answers]))


def write_anew(rows: "models.QuerySet[Row]", more: Iterable[Row]) -> None:
    """Write these rows, and more of them, in an order of chance; keys stay.

    No line of history is written: nothing changed. The caller holds a lock.
    """
    known = list(rows.select_for_update())
    _forget(rows.model._default_manager.filter(pk__in=[one.pk for one in known]))
    rows.model._default_manager.bulk_create(shuffled([*known, *more]))


def _forget(rows: "models.QuerySet[Any]") -> None:
    """Delete rows that are written again at once: no signal, no cascade."""
    rows._raw_delete(router.db_for_write(rows.model))


def shuffled(rows: Iterable[Row]) -> list[Row]:
    """The same, in an order that nobody can foretell."""
    found = list(rows)
    secrets.SystemRandom().shuffle(found)
    return found
