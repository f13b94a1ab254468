"""Posting a message: written down with the work that it tells of, sent afterwards."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from email.utils import format_datetime, formataddr, parseaddr
from hashlib import sha256
from uuid import uuid4

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from steunpunt.design.models import CentreSettings
from steunpunt.mail.declaring import MailText, text_of
from steunpunt.mail.editing import Wording
from steunpunt.mail.envelope import Address, Attachment, one_line
from steunpunt.mail.filling import Filled, fill
from steunpunt.mail.models import Message, MessageAttachment, Status


def post(
    code: str,
    *,
    to: Address | Sequence[Address],
    language: str,
    values: Mapping[str, str],
    key: str,
    about: models.Model | None = None,
    attachments: Sequence[Attachment] = (),
    reply_to: str = "",
    sensitive: bool = False,
    wording: Wording | None = None,
) -> Message:
    """Write a message down in the caller's transaction; a worker sends it.

    What was written under the same key before stays, and is returned. `wording` is for
    this message alone; without it the one holds that staff gave the text.

    Raises UnknownText, WrongValues, WrongAddress.
    """
    if known := Message.objects.filter(key=key).first():
        return known
    filled = fill(text_of(code), language, values, wording)
    message = Message(
        key=key,
        code=code,
        language=language,
        about_type=about._meta.label_lower if about is not None else "",
        about_id=str(about.pk) if about is not None else "",
        sensitive=sensitive,
    )
    people = [to] if isinstance(to, Address) else list(to)
    return write(message, filled, to=people, attachments=attachments, reply_to=reply_to)


def post_trial(
    text: MailText, language: str, wording: Wording, *, to: Address
) -> Message:
    """Send somebody a text as it would look, with examples filled in."""
    filled = fill(text, language, text.example_values(language), wording)
    key = f"trial:{uuid4()}"
    return write(Message(key=key, code=text.code, language=language), filled, to=[to])


def write(
    message: Message,
    filled: Filled,
    *,
    to: Sequence[Address],
    attachments: Sequence[Attachment] = (),
    reply_to: str = "",
) -> Message:
    """Put a message in the outbox with all that it consists of."""
    if not to:
        raise ValueError("A message goes to somebody.")
    now = timezone.now()
    message.to = "\n".join(map(str, to))
    message.subject, message.text, message.html = (
        filled.subject,
        filled.text,
        filled.html,
    )
    message.headers = _headers(message, now, reply_to)
    message.status, message.posted_at = Status.QUEUED, now
    message.next_attempt_at = now
    try:
        with transaction.atomic():
            message.save(force_insert=True)
            MessageAttachment.objects.bulk_create(
                MessageAttachment(
                    message=message,
                    name=file.name,
                    type=file.type,
                    content=file.content,
                )
                for file in attachments
            )
    except IntegrityError:
        # Somebody else wrote it at the same moment.
        return Message.objects.get(key=message.key)
    return message


def _headers(message: Message, now: datetime, reply_to: str) -> dict[str, str]:
    """What mail hosts want to know. The same key has the same Message-ID."""
    name, sender = parseaddr(settings.DEFAULT_FROM_EMAIL)
    centre = CentreSettings.of_the_site()
    digest = sha256(f"{settings.SITE_URL} {message.key}".encode()).hexdigest()[:40]
    headers = {
        "From": formataddr((one_line(name or centre.name), sender)),
        "Date": format_datetime(timezone.localtime(now)),
        "Message-ID": f"<{digest}@{settings.SITE_HOST}>",
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
        "Content-Language": message.language,
    }
    if answer := reply_to or centre.email:
        headers["Reply-To"] = Address("", answer).email
    return headers
