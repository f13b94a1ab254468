"""Codes that were mailed are not guessed, however many try at once and from where."""

from collections import Counter
from collections.abc import Iterator

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from steunpunt.accounts.models import MOST_TRIES, SignInCode, User
from steunpunt.accounts.tests.visiting import ASK, CONFIRM, asked, code_in_mail
from tests.access.test_guessing import all_at_once
from tests.shared import a_database_of_its_own

LOTTE = "lotte@vereniging.example"
CODES_FROM_ONE_PLACE = 20


@pytest.fixture
def own_database(django_db_setup, django_db_blocker) -> Iterator[None]:
    with a_database_of_its_own(django_db_blocker):
        cache.clear()
        yield


def same_browser(browser: Client) -> Client:
    """Another tab of it."""
    another = Client()
    another.cookies = browser.cookies.copy()
    return another


def attempt(browser: Client, code: str, number: int) -> str:
    """Type a code from a place of its own, which also claims to be another one."""
    places = {
        "REMOTE_ADDR": f"192.0.2.{number}",
        "HTTP_X_FORWARDED_FOR": f"198.51.100.{number}",
    }
    answer = same_browser(browser).post(CONFIRM, {"code": code}, **places)
    if answer.status_code == 302:
        return "in" if "mijn" in answer.headers["Location"] else "gone"
    return {422: "wrong"}.get(answer.status_code, "wait")


def test_fifty_guesses_at_once_are_three(own_database) -> None:
    browser = asked(LOTTE)
    code = code_in_mail()

    found = all_at_once(lambda n: attempt(browser, "BCDF-BCDF", n))

    assert found["in"] == 0
    assert found["wrong"] < MOST_TRIES
    assert SignInCode.objects.get().tries == MOST_TRIES
    assert attempt(browser, code, 0) != "in"
    assert not User.objects.exists()


def test_one_code_typed_fifty_times_at_once_opens_one_session(own_database) -> None:
    browser = asked(LOTTE)
    code = code_in_mail()

    found = all_at_once(lambda n: attempt(browser, code, n))

    assert found["in"] == 1
    assert User.objects.count() == 1


def test_a_forged_address_gives_no_more_codes(own_database) -> None:
    found = Counter(
        Client()
        .post(
            ASK,
            {"email": f"n{n}@x.example"},
            HTTP_X_FORWARDED_FOR=f"198.51.100.{n}",
        )
        .status_code
        for n in range(CODES_FROM_ONE_PLACE + 5)
    )

    assert found == {302: CODES_FROM_ONE_PLACE, 429: 5}
    assert len(mail.outbox) == CODES_FROM_ONE_PLACE
