"""What the worker makes of everything that a mail server can do."""

import time
from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from steunpunt.mail import sending
from steunpunt.mail.envelope import Address
from steunpunt.mail.models import Message, Status
from steunpunt.mail.sending import Pace, doubt_abandoned, send_next
from steunpunt.mail.smtp import Outcome
from steunpunt.mail.tests.builders import a_message
from tests.mail.server import BadServer

pytestmark = pytest.mark.django_db
QUICK = Pace(timeout=10, lease=60, again=(0, 0), rest=0, look=0)
HASTY = replace(QUICK, timeout=1)  # where the server hangs: each waits this long
QUEUED, SENT, FAILED, UNCERTAIN = (
    Status.QUEUED,
    Status.SENT,
    Status.FAILED,
    Status.UNCERTAIN,
)


@pytest.fixture
def serve(settings):
    """A server that does this with each message, and this at the door."""
    opened = []

    def start(*deeds: str, greet: str = "yes") -> BadServer:
        server = BadServer(
            lambda _to, seen: deeds[min(seen, len(deeds)) - 1], lambda _n: greet
        ).__enter__()
        opened.append(server)
        settings.SMTP_HOST, settings.SMTP_PORT = "127.0.0.1", server.port
        settings.SMTP_TLS, settings.SMTP_USER = "no", ""
        return server

    yield start
    for server in opened:
        server.__exit__()


@pytest.mark.parametrize(
    ("deed", "status", "words", "taken"),
    [
        ("yes", SENT, "250 taken", 1),
        ("yes and drop", SENT, "250 taken", 1),
        ("refuse for now", QUEUED, "451 later", 0),
        ("refuse a recipient", FAILED, "550 nobody", 0),
        ("refuse", FAILED, "554 no", 0),
        ("refuse data", QUEUED, "452 full", 0),
        ("hang after mail", QUEUED, "timed out", 0),
        ("drop after mail", QUEUED, "Connection unexpectedly closed", 0),
        ("refuse the letter for now", QUEUED, "451 later", 0),
        ("refuse the letter", FAILED, "554 spam", 0),
        ("take and hang", UNCERTAIN, "timed out", 1),
        ("take and drop", UNCERTAIN, "Connection unexpectedly closed", 1),
        ("lose and drop", UNCERTAIN, "Connection unexpectedly closed", 0),
        ("take and mumble", UNCERTAIN, "-1", 1),
        ("take and rattle", UNCERTAIN, "500 Line too long.", 1),
    ],
)
def test_the_moment_at_which_it_went_wrong_decides(
    serve, deed, status, words, taken
) -> None:
    server, message = serve(deed), a_message()

    answer = send_next(HASTY if "hang" in deed else QUICK)

    message.refresh_from_db()
    assert (message.status, message.attempts) == (status, 1)
    assert words in message.last_answer == answer.words
    assert server.taken.total() == taken
    assert [step.status for step in message.steps.all()] == ["sending", status]


def test_a_connection_that_breaks_before_the_end_was_no_message(serve) -> None:
    server = serve("drop in the middle")
    message = a_message(values={"name": "x" * 3_000_000, "link": ""})

    send_next(QUICK)

    message.refresh_from_db()
    assert message.status == QUEUED
    assert server.taken.total() == 0


@pytest.mark.parametrize("greet", ["drop", "hang", "busy"])
def test_a_server_that_is_away_is_no_fault_of_the_message(serve, greet) -> None:
    serve("yes", greet=greet)
    message = a_message()

    answer = send_next(HASTY if greet == "hang" else QUICK)

    message.refresh_from_db()
    assert answer.outcome is Outcome.AWAY
    assert (message.status, message.attempts) == (QUEUED, 0)
    assert message.last_answer


def test_nobody_listens(settings, serve) -> None:
    serve("yes").__exit__()
    a_message()

    assert send_next(QUICK).outcome is Outcome.AWAY


def test_after_so_many_refusals_for_now_it_failed(serve) -> None:
    serve("refuse for now")
    message = a_message()

    for _attempt in range(3):
        send_next(QUICK)

    message.refresh_from_db()
    assert (message.status, message.attempts) == (FAILED, 3)
    assert send_next(QUICK) is None


def test_each_refusal_waits_longer_than_the_one_before(serve) -> None:
    serve("refuse for now")
    message = a_message()
    waited = []
    for _attempt in sending.PACE.again:
        Message.objects.update(next_attempt_at=timezone.now())
        send_next(Pace())
        message.refresh_from_db()
        wait = message.next_attempt_at - timezone.now()
        waited.append(round(wait / timedelta(minutes=1)))

    assert waited == [1, 5, 30, 120, 720]


def test_a_message_that_was_refused_for_now_goes_the_next_time(serve) -> None:
    server = serve("refuse for now", "drop after mail", "yes")
    message = a_message()

    for _attempt in range(3):
        send_next(QUICK)

    message.refresh_from_db()
    assert (message.status, message.attempts) == (SENT, 3)
    assert server.said_yes == {message.headers["Message-ID"]: 1}


def test_all_recipients_get_it_or_none(serve) -> None:
    server = serve("yes")
    server.plan = lambda to, _n: "refuse a recipient" if "jef" in to else "yes"
    people = [Address("", f"{name}@example.org") for name in ("ela", "jef")]
    message = a_message(to=people)

    send_next(QUICK)

    message.refresh_from_db()
    assert (message.status, server.taken.total()) == (FAILED, 0)


def test_a_line_of_one_dot_is_no_end(serve) -> None:
    server = serve("yes")
    a_message(values={"name": "a\n.\n..b\n.", "link": ""})

    send_next(QUICK)

    assert b"\r\n.\r\n..b\r\n.\r\n" in server.letters[0]


def test_the_one_that_waits_longest_goes_first(serve) -> None:
    server = serve("yes")
    for key in ("one", "two", "three"):
        a_message(key)
    late = timezone.now() - timedelta(hours=1)
    Message.objects.filter(key="three").update(next_attempt_at=late)

    while send_next(QUICK):
        pass

    ids = dict(Message.objects.values_list("headers__Message-ID", "key"))
    assert [ids[name] for name in server.said_yes] == ["three", "one", "two"]


def test_a_secret_is_gone_once_sent(serve) -> None:
    serve("yes")
    message = a_message()
    Message.objects.update(secret=True)

    send_next(QUICK)

    message.refresh_from_db()
    assert (message.status, message.text, message.to) == (SENT, "", "")


def test_a_message_that_cannot_be_put_together_stops_no_other(serve, caplog) -> None:
    serve("yes")
    a_message("one")
    Message.objects.update(headers={})
    a_message("two")

    send_next(QUICK)
    send_next(QUICK)

    found = dict(Message.objects.values_list("key", "status"))
    assert found == {"one": FAILED, "two": SENT}


def test_too_slow_a_server_is_left_before_the_lease_ends(serve) -> None:
    server, message = serve("yes"), a_message()

    send_next(Pace(timeout=1, lease=3, again=(0,)))

    message.refresh_from_db()
    assert (message.status, server.taken.total()) == (QUEUED, 0)


def test_who_lost_its_lease_does_not_write_over_what_came_after(serve) -> None:
    serve("yes")
    message = a_message()
    claimed = sending.claim(Pace(lease=0))
    time.sleep(0.01)
    assert doubt_abandoned() == 1

    answer = sending.Answer(Outcome.SENT, "250 ok")
    written = sending.settle(claimed, answer)

    message.refresh_from_db()
    assert not written
    assert (message.status, message.attempts) == (UNCERTAIN, 1)
    assert message.last_answer == sending.WORKER_GONE


def test_what_is_uncertain_is_not_sent_again_by_itself(serve) -> None:
    server, message = serve("take and drop", "yes"), a_message()
    send_next(QUICK)

    for _look in range(3):
        assert send_next(QUICK) is None

    message.refresh_from_db()
    assert (message.status, server.taken.total()) == (UNCERTAIN, 1)
