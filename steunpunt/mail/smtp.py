"""One conversation with a mail server, knowing what it may have accepted by now.

The server has a message once it has seen the dot at its end. Before that, nothing was
sent, whatever went wrong. After it only the server's answer tells; without one nobody
knows, and sending again could send twice.
"""

import re
import smtplib
import socket
import ssl
import time
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from enum import StrEnum, auto

from django.conf import settings

END = b".\r\n"
#: the first digit of an answer
YES, GO_ON, NOT_NOW, NEVER = 2, 3, 4, 5


class Outcome(StrEnum):
    """What a conversation came to."""

    SENT = auto()
    LATER = auto()
    REFUSED = auto()
    UNCERTAIN = auto()
    AWAY = auto()
    """The server cannot be reached or lets nobody in: no fault of the message."""


@dataclass(frozen=True)
class Answer:
    """The outcome, with the words of the server or of the line."""

    outcome: Outcome
    words: str


class _Said(Exception):
    """The server said something else than yes."""


def deliver(
    content: bytes, *, sender: str, to: Sequence[str], timeout: float, deadline: float
) -> Answer:
    """Offer a message to the mail server, once.

    Args:
        content: the letter, with lines that end in CRLF.
        sender: to whom what bounces goes.
        to: all of them get it, or none.
        timeout: how long to wait for each answer, in seconds.
        deadline: when to give up before handing over, on the monotonic clock.
    """
    try:
        server = _open(timeout)
    except OSError as error:
        return Answer(Outcome.AWAY, _words(error))
    with closing(server):
        try:
            _offer(server, sender, to)
            if time.monotonic() > deadline:
                return Answer(Outcome.LATER, "The mail server was too slow.")
            server.send(re.sub(rb"(?m)^\.", b"..", content))
        except _Said as said:
            return _refusal(*said.args)
        except OSError as error:
            return Answer(Outcome.LATER, _words(error))
        return _hand_over(server)


class _TLS(smtplib.SMTP_SSL):
    """Encrypted from the first byte, by a server that shows who it is."""

    def __init__(self, host: str, port: int, me: str, timeout: float) -> None:
        context = ssl.create_default_context()
        super().__init__(host, port, me, timeout=timeout, context=context)


def _open(timeout: float) -> smtplib.SMTP:
    """A server that let us in."""
    kind = _TLS if settings.SMTP_TLS == "tls" else smtplib.SMTP
    server = kind(settings.SMTP_HOST, settings.SMTP_PORT, settings.SITE_HOST, timeout)
    try:
        server.ehlo_or_helo_if_needed()
        if settings.SMTP_TLS == "starttls":
            server.starttls(context=ssl.create_default_context())
            server.ehlo()
        if settings.SMTP_USER:
            server.login(settings.SMTP_USER, settings.SMTP_PASSWORD)
    except OSError:
        server.close()
        raise
    if server.sock:
        # The dot goes apart, and at once: else the line holds it back for 40 ms.
        server.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return server


def _offer(server: smtplib.SMTP, sender: str, to: Sequence[str]) -> None:
    """Everything up to the letter itself."""
    _expect(YES, server.docmd(f"MAIL FROM:<{sender}>"))
    for address in to:
        _expect(YES, server.docmd(f"RCPT TO:<{address}>"))
    _expect(GO_ON, server.docmd("DATA"))


def _expect(kind: int, answer: tuple[int, bytes]) -> None:
    if answer[0] // 100 != kind:
        raise _Said(*answer)


def _hand_over(server: smtplib.SMTP) -> Answer:
    """The dot, and what the server says to it."""
    try:
        server.send(END)
        code, words = server.getreply()
    except OSError as error:
        return Answer(Outcome.UNCERTAIN, _words(error))
    with suppress(OSError):
        server.putcmd("quit")  # without waiting: what counts was said
    if code // 100 == YES:
        return Answer(Outcome.SENT, _words(code, words))
    if code // 100 in (NOT_NOW, NEVER):
        return _refusal(code, words)
    return Answer(Outcome.UNCERTAIN, _words(code, words))


def _refusal(code: int, words: bytes) -> Answer:
    outcome = Outcome.REFUSED if code // 100 == NEVER else Outcome.LATER
    return Answer(outcome, _words(code, words))


def _words(*said: object) -> str:
    """What was said, in one line."""
    if isinstance(said[0], smtplib.SMTPResponseException):
        said = (said[0].smtp_code, said[0].smtp_error)
    pieces = [
        s.decode(errors="replace") if isinstance(s, bytes) else str(s) for s in said
    ]
    found = " ".join(" ".join(pieces).split())[:500]
    return found or type(said[0]).__name__
