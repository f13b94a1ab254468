"""`steunpunt mail`: sends what waits, and says how it went."""

from argparse import Namespace

import pytest
from django.utils.translation import override

from steunpunt.config.cli import Refused, words
from steunpunt.config.cli.mail import run_mail
from steunpunt.mail.envelope import Address
from steunpunt.mail.models import Message, Status
from steunpunt.mail.sending import RESTORED, doubt_unsent
from steunpunt.mail.tests.builders import a_message
from tests.mail.server import BadServer

pytestmark = pytest.mark.django_db
ONCE = Namespace(stay=False, with_parent=False)


@pytest.fixture
def english(monkeypatch):
    monkeypatch.setattr(words, "_catalogue", words.library.NullTranslations())
    with override("en"):
        yield


@pytest.fixture
def server(settings):
    deeds = {"ela": "yes", "jef": "refuse", "ann": "take and drop", "bo": "refuse data"}
    with BadServer(lambda to, _n: deeds[to.split("@")[0]]) as found:
        settings.SMTP_HOST, settings.SMTP_PORT = "127.0.0.1", found.port
        settings.SMTP_TLS = "no"
        yield found


def test_it_says_how_it_went(server, english, capsys) -> None:
    for name in ("ela", "jef", "ann", "bo"):
        a_message(name, to=Address("", f"{name}@example.org"))

    run_mail(ONCE)

    said = capsys.readouterr().err
    assert "Sent: 1. Refused: 1. To be tried again: 1." in said
    assert "Uncertain, for you to decide on: 1." in said


def test_without_a_server_it_says_what_to_set(english) -> None:
    with pytest.raises(Refused, match="set STEUNPUNT_SMTP_HOST"):
        run_mail(ONCE)


def test_a_server_that_is_away_is_told_once(server, english) -> None:
    server.greet = lambda _n: "busy"
    for number in range(3):
        a_message(str(number))

    with pytest.raises(Refused, match="421 busy"):
        run_mail(ONCE)

    assert server.connections == 1


def test_after_a_restore_what_waited_is_uncertain(server) -> None:
    a_message()

    assert doubt_unsent() == 1

    message = Message.objects.get()
    assert (message.status, message.last_answer) == (Status.UNCERTAIN, RESTORED)


def test_a_site_that_keeps_its_mail_has_no_doubts_after_a_restore() -> None:
    a_message()

    assert doubt_unsent() == 0
