"""How long what somebody was written is kept: then only that, when and how it went."""

import re
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from steunpunt.mail.models import SETTLED, Message, MessageStep, Status
from steunpunt.mail.moving import locked

AT_ONCE = 200


def forget_old() -> int:
    """Remove the contents of what was settled long ago; returns how many."""
    before = timezone.now() - timedelta(days=settings.MAIL_KEEP_DAYS)
    keys = list(_old(before).values_list("pk", flat=True)[:AT_ONCE])
    for key in keys:
        with transaction.atomic():
            message = locked(Message(pk=key))
            if message.status in SETTLED and not message.is_blanked:
                blank(message)
    return len(keys)


def _old(before: datetime) -> QuerySet[Message]:
    sent = Q(status=Status.SENT, sent_at__lt=before)
    not_sent = Q(status__in=SETTLED, sent_at=None)
    yesterday = timezone.now() - timedelta(days=1)
    past = Q(posted_at__lt=before) | Q(secret=True, posted_at__lt=yesterday)
    return Message.objects.filter(sent | not_sent & past, blanked_at=None)


def code_of(answer: str) -> str:
    """What a server said, without the words: they may name somebody."""
    code = re.match(r"\d{3}", answer)
    return code[0] if code else "–"


def blank(message: Message) -> None:
    """Remove the contents of a message that is settled, and whom it was for."""
    message.to = message.subject = message.text = message.html = ""
    message.headers, message.blanked_at = {}, timezone.now()
    message.last_answer = code_of(message.last_answer)
    message.save()
    message.attachments.all().delete()
    MessageStep.objects.filter(message=message).update(note="")
