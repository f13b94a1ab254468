"""The worker: takes a message, commits that it did, and then speaks to the server.

Whatever happens to the worker, the row says how far it got. A message that was being
sent when its worker went away is uncertain: only people may send it again.
"""

import logging
import os
import secrets
import socket
import threading
import time
from dataclasses import dataclass
from datetime import timedelta
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.db import Error, close_old_connections, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_noop

from steunpunt.mail.composing import compose
from steunpunt.mail.keeping import blank
from steunpunt.mail.models import Message, Status
from steunpunt.mail.moving import locked, move
from steunpunt.mail.smtp import Answer, Outcome, deliver

log = logging.getLogger(__name__)

MINUTE, HOUR = 60.0, 3600.0
RESTORED = gettext_noop("A backup was restored: this may have been sent since.")
WORKER_GONE = gettext_noop("The worker stopped while it was sending this.")


@dataclass(frozen=True)
class Pace:
    """How long everything may take, in seconds.

    Attributes:
        timeout: for each answer of the server.
        lease: how long a message is one worker's own. A conversation stays below it.
        again: how long to wait after each refusal for now; then it failed.
        rest: how long to leave a server alone that cannot be reached.
        look: between two looks at the outbox.
    """

    timeout: float = 20
    lease: float = 10 * MINUTE
    again: tuple[float, ...] = (
        MINUTE,
        5 * MINUTE,
        30 * MINUTE,
        2 * HOUR,
        12 * HOUR,
    )
    rest: float = MINUTE
    look: float = 1


PACE = Pace()


def is_configured() -> bool:
    """Whether there is a mail server; without one the site keeps its mail."""
    return bool(settings.SMTP_HOST)


def work(stop: threading.Event, pace: Pace = PACE) -> None:
    """Send what waits, as it comes, until stopped."""
    while not stop.is_set():
        close_old_connections()
        try:
            answer = send_next(pace)
        except Error:
            log.exception("The outbox could not be reached; the worker tries again.")
            stop.wait(pace.rest)
            continue
        if answer is None:
            stop.wait(pace.look)
        elif answer.outcome is Outcome.AWAY:
            log.warning("The mail server cannot be used: %s", answer.words)
            stop.wait(pace.rest)


def send_waiting(pace: Pace = PACE) -> list[Answer]:
    """Send what is due, once; stops when the server cannot be used."""
    answers = []
    while (answer := send_next(pace)) is not None:
        answers.append(answer)
        if answer.outcome is Outcome.AWAY:
            break
    return answers


def send_next(pace: Pace = PACE) -> Answer | None:
    """Offer the message that waits longest to the server. None: nothing is due."""
    doubt_abandoned()
    message = claim(pace)
    if message is None:
        return None
    answer = _offer(message, pace)
    settle(message, answer, pace)
    return answer


def claim(pace: Pace = PACE) -> Message | None:
    """Make the next message this worker's own, for as long as its lease."""
    if not Message.objects.due(timezone.now()).exists():
        return None  # a look that locks nothing
    with transaction.atomic():
        now = timezone.now()
        waiting = Message.objects.due(now).select_for_update(skip_locked=True)
        message = waiting.first()
        if message is None:
            return None
        until = now + timedelta(seconds=pace.lease)
        return move(message, Status.SENDING, leased_until=until, leased_by=_a_name())


def settle(message: Message, answer: Answer, pace: Pace = PACE) -> bool:
    """Write down what came of it; False when the lease ran out in the meantime."""
    with transaction.atomic():
        now = locked(message)
        if (now.status, now.leased_by) != (Status.SENDING, message.leased_by):
            return False
        status, fields = _after(now, answer, pace)
        move(now, status, note=answer.words, last_answer=answer.words, **fields)
        if now.secret and status == Status.SENT:
            blank(now)
    return True


def doubt_abandoned() -> int:
    """Whoever was sending these is gone, and nobody knows how far it got."""
    return _doubt(Message.objects.abandoned(timezone.now()), WORKER_GONE)


def doubt_unsent() -> int:
    """After a restore: what waited in the backup may have been sent since."""
    if not is_configured():
        return 0
    waiting = Message.objects.filter(status__in=(Status.QUEUED, Status.SENDING))
    return _doubt(waiting, RESTORED)


def _doubt(messages: QuerySet[Message], why: str) -> int:
    if not messages.exists():
        return 0  # a look that locks nothing
    with transaction.atomic():
        found = list(messages.select_for_update(skip_locked=True))
        for one in found:
            tried = one.attempts + (one.status == Status.SENDING)
            move(one, Status.UNCERTAIN, note=why, last_answer=why, attempts=tried)
    return len(found)


def _offer(message: Message, pace: Pace) -> Answer:
    deadline = time.monotonic() + pace.lease - 3 * pace.timeout
    try:
        content = compose(message)
    except Exception as error:
        log.exception("Message %s cannot be put together.", message.pk)
        return Answer(Outcome.REFUSED, f"{type(error).__name__}: {error}")
    return deliver(
        content,
        sender=parseaddr(settings.DEFAULT_FROM_EMAIL)[1],
        to=[address.email for address in message.addresses],
        timeout=pace.timeout,
        deadline=deadline,
    )


def _after(message: Message, answer: Answer, pace: Pace) -> tuple[str, dict[str, Any]]:
    """The status that follows on an answer, with what belongs to it."""
    now, tried = timezone.now(), message.attempts + 1
    if answer.outcome is Outcome.AWAY:
        return _waiting(pace.rest, message.attempts)
    if answer.outcome is Outcome.LATER and tried <= len(pace.again):
        return _waiting(pace.again[tried - 1], tried)
    if answer.outcome is Outcome.SENT:
        return Status.SENT, {"attempts": tried, "sent_at": now}
    if answer.outcome is Outcome.UNCERTAIN:
        return Status.UNCERTAIN, {"attempts": tried}
    return Status.FAILED, {"attempts": tried}


def _waiting(seconds: float, attempts: int) -> tuple[str, dict[str, Any]]:
    moment = timezone.now() + timedelta(seconds=seconds)
    return Status.QUEUED, {"attempts": attempts, "next_attempt_at": moment}


def _a_name() -> str:
    """Of this attempt of this worker, and of no other."""
    return f"{socket.gethostname()[:80]} {os.getpid()} {secrets.token_hex(4)}"
