"""Contents go after a while; that something was sent, when and how, stays."""

from datetime import timedelta

import pytest
from django.utils import timezone

from steunpunt.mail.envelope import Attachment
from steunpunt.mail.keeping import forget_old
from steunpunt.mail.models import Message, MessageAttachment, Status
from steunpunt.mail.tests.builders import a_message
from steunpunt.mail.tests.test_deciding import with_status

pytestmark = pytest.mark.django_db
LONG_AGO = timezone.now() - timedelta(days=181)


def test_what_was_sent_long_ago_keeps_only_its_outline() -> None:
    message = with_status(Status.SENT)
    Message.objects.update(sent_at=LONG_AGO, last_answer="250 Ok for ela@example.org")
    message.steps.update(note="250 Ok for ela@example.org")
    MessageAttachment.objects.create(message=message, name="a", type="a/b", content=b"")

    assert forget_old() == 1

    left = Message.objects.get()
    assert (left.key, left.code, left.status) == ("one", "mail.trial", "sent")
    assert (left.sent_at, left.last_answer) == (LONG_AGO, "250")
    assert [left.to, left.subject, left.text, left.html, left.headers] == [
        *[""] * 4,
        {},
    ]
    assert not left.attachments.exists()
    assert {step.note for step in left.steps.all()} == {""}
    assert forget_old() == 0


@pytest.mark.parametrize("status", [Status.FAILED, Status.WITHHELD])
def test_what_was_not_sent_goes_likewise(status) -> None:
    with_status(status)
    Message.objects.update(posted_at=LONG_AGO)

    assert forget_old() == 1
    assert Message.objects.get().status == status


@pytest.mark.parametrize("status", [Status.QUEUED, Status.SENDING, Status.UNCERTAIN])
def test_what_is_not_settled_stays_whole(status) -> None:
    with_status(status)
    Message.objects.update(posted_at=LONG_AGO)

    assert forget_old() == 0


def test_a_code_that_was_refused_goes_after_a_day() -> None:
    with_status(Status.FAILED)
    Message.objects.update(secret=True, posted_at=timezone.now() - timedelta(days=2))

    assert forget_old() == 1


def test_what_was_sent_lately_stays() -> None:
    message = a_message(attachments=[Attachment("a.txt", b"x", "text/plain")])
    message.delete()
    with_status(Status.SENT)

    assert forget_old() == 0
