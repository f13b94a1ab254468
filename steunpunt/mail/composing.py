"""A message as the bytes that go over the line; the same ones at every attempt."""

import re
from email.encoders import encode_base64
from email.mime.base import MIMEBase
from hashlib import sha256
from typing import Any

from django.core.mail import EmailMultiAlternatives

from steunpunt.mail.models import Message, MessageAttachment

#: Django writes these itself, from what it is given
OF_DJANGO = ("From", "Reply-To")


def compose(message: Message) -> bytes:
    """The whole letter: headers, text, HTML, attachments; lines end in CRLF."""
    headers = message.headers
    letter = EmailMultiAlternatives(
        subject=message.subject,
        body=message.text,
        from_email=headers["From"],
        to=[address.header for address in message.addresses],
        reply_to=[headers["Reply-To"]] if "Reply-To" in headers else [],
        headers={k: v for k, v in headers.items() if k not in OF_DJANGO},
    )
    letter.attach_alternative(message.html, "text/html")
    for file in message.attachments.order_by("pk"):
        letter.attach(_part(file))
    made: Any = letter.message()
    _set_boundaries(made, message.key)
    found = made.as_bytes(linesep="\r\n")
    return re.sub(rb"\r\n|\r|\n", b"\r\n", found).rstrip(b"\r\n") + b"\r\n"


def _part(file: MessageAttachment) -> MIMEBase:
    kind, *parameters = re.split(r"; ?", file.type)
    part = MIMEBase(*kind.split("/"))
    for parameter in parameters:
        part.set_param(*parameter.split("=", 1))
    part.set_payload(bytes(file.content))
    encode_base64(part)
    name = file.name if file.name.isascii() else ("utf-8", "", file.name)
    part.add_header("Content-Disposition", "attachment", filename=name)
    return part


def _set_boundaries(made: Any, key: str) -> None:
    digest = sha256(key.encode()).hexdigest()[:24]
    for number, part in enumerate(made.walk()):
        if part.is_multipart():
            part.set_boundary(f"=_{digest}_{number}")
