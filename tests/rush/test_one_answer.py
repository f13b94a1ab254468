"""Fifty at once with the same link: one answer. Fifty with their own: each of them."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from steunpunt.programme.afterwards import answering
from steunpunt.programme.afterwards.inviting import ask_afterwards
from steunpunt.programme.afterwards.links import token_of
from steunpunt.programme.models import Evaluation, EvaluationInvitation
from steunpunt.programme.tests.builders import a_registration, an_activity, was_there
from steunpunt.sector.tests.builders import a_person
from tests.shared import a_database_of_its_own

AT_ONCE = 50


@pytest.fixture
def site(django_db_setup, django_db_blocker) -> Iterator[None]:
    with a_database_of_its_own(django_db_blocker):
        yield


def they_are_asked(people: int) -> list[str]:
    yesterday = timezone.localdate() - timedelta(days=1)
    activity = an_activity(yesterday, status="held", is_public=True)
    for number in range(people):
        person = a_person(f"P{number}", email=f"p{number}@x.example")
        was_there(a_registration(activity, person), activity.sessions.get())
    ask_afterwards()
    return [
        token_of(one.round, one.registration)
        for one in EvaluationInvitation.objects.all()
    ]


def all_at_once(tokens: list[str]) -> list[str]:
    """What became of each, that start together."""
    start = Barrier(len(tokens))

    def one(token: str) -> str:
        start.wait()
        try:
            answering.give(token, Evaluation(overall=5), {})
        except answering.AnsweredAlready:
            return "refused"
        finally:
            connection.close()
        return "in"

    with ThreadPoolExecutor(len(tokens)) as pool:
        return list(pool.map(one, tokens))


def test_one_link_is_one_answer(site) -> None:
    (token,) = they_are_asked(1)

    assert sorted(all_at_once([token] * AT_ONCE)) == ["in", *["refused"] * 49]
    assert Evaluation.objects.filter(batch=None).count() == 1


def test_nobody_is_lost_when_all_answer_at_once(site) -> None:
    tokens = they_are_asked(AT_ONCE)

    assert all_at_once(tokens) == ["in"] * AT_ONCE
    assert Evaluation.objects.filter(batch=None).count() == AT_ONCE
    assert not EvaluationInvitation.objects.filter(used=False).exists()
