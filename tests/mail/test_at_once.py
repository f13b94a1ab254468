"""Many at the same moment: one message for a key, one worker for a message."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from steunpunt.mail.models import Message
from steunpunt.mail.sending import claim
from steunpunt.mail.tests.builders import a_message
from tests.shared import a_database_of_its_own

AT_ONCE = 8


@pytest.fixture
def outbox(django_db_setup, django_db_blocker) -> Iterator[None]:
    with a_database_of_its_own(django_db_blocker):
        yield


def all_at_once(work) -> list:
    """What each of many threads got, that start together."""
    start = Barrier(AT_ONCE)

    def one(_number: int):
        start.wait()
        try:
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(one, range(AT_ONCE)))


def test_one_key_is_one_message(outbox) -> None:
    found = all_at_once(a_message)

    assert {message.pk for message in found} == {Message.objects.get().pk}


def test_one_message_is_for_one_worker(outbox) -> None:
    for number in range(3):
        a_message(str(number))

    claimed = [message.pk for message in all_at_once(claim) if message]

    assert sorted(claimed) == sorted(Message.objects.values_list("pk", flat=True))
    assert len({message.leased_by for message in Message.objects.all()}) == 3
