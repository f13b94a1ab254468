"""Nobody gets in by trying, and nobody is sent off this site by what he asks."""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache
from django.db import connection
from django.test import Client

from steunpunt.accounts.models import User
from tests.shared import a_database_of_its_own

LOGIN, SECOND_FACTOR = "/account/login/", "/account/2fa/authenticate/"
EMAIL, PASSWORD = "noor@example.org", "halve-dag-2019"
PER_ACCOUNT, PER_PLACE, AT_ONCE = 5, 10, 50
KNOWN_TO_THE_APP = "JBSWY3DPEHPK3PXP"


@pytest.fixture
def somebody(django_db_setup, django_db_blocker) -> Iterator[User]:
    with a_database_of_its_own(django_db_blocker):
        cache.clear()
        yield User.objects.create_superuser(EMAIL, PASSWORD)


def guess(email: str, word: str = "mis", client: Client | None = None, **headers):
    """Try once; says whether somebody is `in`, was `wrong`, or has to `wait`."""
    form = {"login": email, "password": word}
    answer = (client or Client()).post(LOGIN, form, **headers)
    if answer.status_code == 302:
        return "in"
    too_many = answer.status_code == 429 or "pogingen" in answer.content.decode()
    return "wait" if too_many else "wrong"


def all_at_once(attempt, many: int = AT_ONCE) -> Counter[str]:
    """Do it from many threads, that start together."""
    start = Barrier(many)

    def one(number: int) -> str:
        start.wait()
        try:
            return attempt(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(many) as pool:
        return Counter(pool.map(one, range(many)))


def test_fifty_guesses_at_once_are_five_for_one_account(somebody) -> None:
    places = [{"REMOTE_ADDR": f"192.0.2.{n}"} for n in range(AT_ONCE)]

    found = all_at_once(lambda n: guess(EMAIL, **places[n]))

    assert found["in"] == 0
    assert 0 < found["wrong"] <= PER_ACCOUNT
    assert guess(EMAIL, PASSWORD) == "wait"


def test_a_forged_address_gives_no_more_guesses(somebody) -> None:
    found = Counter(
        guess(f"n{n}@example.org", HTTP_X_FORWARDED_FOR=f"198.51.100.{n}")
        for n in range(PER_PLACE + 5)
    )

    assert found == {"wrong": PER_PLACE, "wait": 5}


def test_the_answer_does_not_tell_whether_there_is_an_account(somebody) -> None:
    pages = []
    for email in (EMAIL, "niemand@example.org"):
        answer = Client().post(LOGIN, {"login": email, "password": "mis"})
        pages.append(answer.content.decode().replace(email, "…"))

    known, unknown = (_without_tokens(page) for page in pages)
    assert known == unknown


def _without_tokens(page: str) -> list[str]:
    return [line for line in page.splitlines() if "csrfmiddlewaretoken" not in line]


def test_a_code_of_the_app_opens_one_session_and_no_more(somebody) -> None:
    TOTP.activate(somebody, KNOWN_TO_THE_APP)
    code = format_hotp_value(
        hotp_value(KNOWN_TO_THE_APP, max(yield_hotp_counters_from_time()))
    )
    clients = [Client() for _n in range(4)]
    for client in clients:
        client.post(LOGIN, {"login": EMAIL, "password": PASSWORD})

    def enter(number: int) -> str:
        answer = clients[number].post(SECOND_FACTOR, {"code": code})
        return "in" if answer.status_code == 302 else "refused"

    assert all_at_once(enter, len(clients)) == {"in": 1, "refused": 3}


def test_codes_of_the_app_are_not_guessed(somebody) -> None:
    TOTP.activate(somebody, KNOWN_TO_THE_APP)
    client = Client()
    guess(EMAIL, PASSWORD, client)

    for _try in range(PER_ACCOUNT + 1):
        client.post(SECOND_FACTOR, {"code": "000000"})
    code = format_hotp_value(
        hotp_value(KNOWN_TO_THE_APP, max(yield_hotp_counters_from_time()))
    )

    assert client.post(SECOND_FACTOR, {"code": code}).status_code != 302


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example",
        "//evil.example",
        r"\\evil.example",
        "javascript:alert(1)",
    ],
)
@pytest.mark.parametrize("asked", [LOGIN, "/beheer/login/", "/taal/setlang/"])
def test_nobody_is_sent_to_another_site(somebody, asked: str, elsewhere: str) -> None:
    form = {"login": EMAIL, "password": PASSWORD, "language": "en", "next": elsewhere}

    answer = Client().post(f"{asked}?next={elsewhere}", form)

    assert answer.status_code == 302
    assert "evil" not in answer.headers["Location"]
    assert "javascript" not in answer.headers["Location"]


@pytest.mark.parametrize("host", ["evil.example", "localhost@evil.example", "a b"])
def test_another_name_than_ours_gets_no_page(db, client: Client, host: str) -> None:
    answer = client.get("/account/password/reset/", HTTP_HOST=host)

    assert answer.status_code == 400
    assert "Dat konden we niet lezen" in answer.content.decode()
