"""Messages with what became of them, and texts that staff changed."""

from steunpunt.mail.models.messages import (
    NEXT,
    SETTLED,
    Message,
    MessageAttachment,
    MessageQuerySet,
    MessageStep,
    Status,
)
from steunpunt.mail.models.texts import EditedText, EditedTextVersion

__all__ = [
    "NEXT",
    "SETTLED",
    "EditedText",
    "EditedTextVersion",
    "Message",
    "MessageAttachment",
    "MessageQuerySet",
    "MessageStep",
    "Status",
]
