"""Mail that libraries write themselves, such as a code to sign in, in the same outbox.

They may hold a way in, so nobody reads them on screen and they are gone once sent.
"""

from collections.abc import Sequence
from email.utils import parseaddr
from uuid import uuid4

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.translation import get_language

from steunpunt.mail.envelope import Address, lines, one_line
from steunpunt.mail.filling import Block, dress
from steunpunt.mail.models import Message
from steunpunt.mail.posting import write

CODE = "account"


class OutboxBackend(BaseEmailBackend):
    """Django's way to send mail: write it down, and let the worker send it."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for letter in email_messages:
            for recipient in letter.recipients():
                _write(letter, Address(*parseaddr(recipient)))
        return len(email_messages)


def _write(letter: EmailMessage, to: Address) -> None:
    """Write it down for one person: nobody sees who else got it."""
    body = lines(str(letter.body)).strip("\n")
    blocks = [Block(part) for part in body.split("\n\n") if part.strip()]
    filled = dress(one_line(str(letter.subject)), body, blocks)
    message = Message(
        key=f"{CODE}:{uuid4()}",
        code=CODE,
        language=(get_language() or "nl")[:2],
        sensitive=True,
        secret=True,
    )
    write(message, filled, to=[to])
