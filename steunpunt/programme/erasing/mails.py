"""Mails to somebody who is erased, or about them: what they say goes, and to whom."""

from django.db.models import Q, QuerySet
from django.utils import timezone

from steunpunt.accounts.models import User
from steunpunt.mail.keeping import blank
from steunpunt.mail.models import Message, Status
from steunpunt.mail.moving import locked, move
from steunpunt.programme.erasing.whom import Whom
from steunpunt.records.sweeping import found_in, text_columns

SAYS = ("to", "subject", "text", "html", "headers", "key", "last_answer")


def mails_to(whom: Whom) -> QuerySet[Message]:
    """Those that still say something: to them, about them, or with their name."""
    fields = [field for field in text_columns(Message) if field.name in SAYS]
    naming = [key for key, _after in found_in(Message, fields, whom.words)]
    places = list(map(str, whom.registrations.values_list("pk", flat=True)))
    forms = list(map(str, whom.about_them.values_list("pk", flat=True)))
    about = Q(about_type="programme.registration", about_id__in=places)
    about |= Q(about_type="programme.booking", about_id__in=forms)
    speaks = Q(blanked_at=None) | Q(pk__in=naming)
    return Message.objects.filter((about | Q(pk__in=naming)) & speaks)


def erase_mails(whom: Whom, by: User | None) -> None:
    """Keep back what waits, and remove what they say."""
    for message in mails_to(whom).order_by("pk"):
        one = locked(message)
        if not one.is_blanked:
            if one.status == Status.UNCERTAIN:
                one = move(one, Status.QUEUED, by=by, next_attempt_at=timezone.now())
            if one.status == Status.QUEUED:
                one = move(one, Status.WITHHELD, by=by)
            blank(one)
        if whom.words.mask(one.key) != one.key:
            Message.objects.filter(pk=one.pk).update(key=f"erased:{one.pk}")
