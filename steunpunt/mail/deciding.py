"""What people decide about a message that does not go by itself."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from steunpunt.mail.models import Message, Status
from steunpunt.mail.moving import StepNotAllowed, locked, move

if TYPE_CHECKING:
    from steunpunt.accounts.models import User


@transaction.atomic
def arrived(message: Message, *, by: "User") -> None:
    """Somebody found out that an uncertain message did arrive."""
    now = _open_to(message, Status.UNCERTAIN)
    tried = now.steps.filter(status=Status.SENDING).last()
    moment = tried.at if tried else timezone.now()
    move(now, Status.SENT, by=by, sent_at=moment)


@transaction.atomic
def send_again(message: Message, *, by: "User") -> None:
    """Send what is uncertain, was refused or was withheld, from the start."""
    now = _open_to(message, Status.UNCERTAIN, Status.FAILED, Status.WITHHELD)
    moment = timezone.now()
    move(now, Status.QUEUED, by=by, next_attempt_at=moment, attempts=0)


@transaction.atomic
def withhold(message: Message, *, by: "User") -> None:
    """Keep a message back that waits."""
    move(_open_to(message, Status.QUEUED), Status.WITHHELD, by=by)


def _open_to(message: Message, *statuses: str) -> Message:
    """The message, locked, when a decision makes sense in its status."""
    now = locked(message)
    if now.status not in statuses:
        raise StepNotAllowed(now)
    return now


DECISIONS = {"arrived": arrived, "again": send_again, "withhold": withhold}
