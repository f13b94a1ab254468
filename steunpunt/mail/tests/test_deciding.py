"""The steps that a message can take, and what people decide."""

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from steunpunt.mail import deciding
from steunpunt.mail.keeping import blank
from steunpunt.mail.models import NEXT, Message, Status
from steunpunt.mail.moving import StepNotAllowed, move
from steunpunt.mail.tests.builders import a_message, a_user

pytestmark = pytest.mark.django_db
OPEN_TO = {
    "arrived": {Status.UNCERTAIN},
    "again": {Status.UNCERTAIN, Status.FAILED, Status.WITHHELD},
    "withhold": {Status.QUEUED},
}


def with_status(status: str, key: str = "one") -> Message:
    """A message that came to a status by steps that exist."""
    message = a_message(key)
    ways = {
        Status.QUEUED: [],
        Status.WITHHELD: [Status.WITHHELD],
        Status.SENDING: [Status.SENDING],
    }
    for step in ways.get(status, [Status.SENDING, status]):
        move(message, step, **of(step))
    return message


def of(status: str) -> dict[str, object]:
    """What belongs to a status."""
    now = timezone.now()
    return {
        Status.QUEUED: {"next_attempt_at": now},
        Status.SENDING: {"leased_until": now, "leased_by": "somebody"},
        Status.SENT: {"sent_at": now},
        Status.FAILED: {"last_answer": "550 No."},
        Status.UNCERTAIN: {"last_answer": "gone"},
        Status.WITHHELD: {},
    }[status]


@pytest.mark.parametrize("status", Status.values)
@pytest.mark.parametrize("verb", deciding.DECISIONS)
def test_a_decision_is_open_exactly_to_its_statuses(verb, status) -> None:
    message, noor = with_status(status), a_user()

    if status in OPEN_TO[verb]:
        deciding.DECISIONS[verb](message, by=noor)
        step = Message.objects.get().steps.last()
        assert (step.by, step.status) == (noor, Message.objects.get().status)
    else:
        with pytest.raises(StepNotAllowed):
            deciding.DECISIONS[verb](message, by=noor)
        assert Message.objects.get().status == status


def test_what_arrived_was_sent_when_it_was_tried() -> None:
    message = with_status(Status.UNCERTAIN)

    deciding.arrived(message, by=a_user())

    sent = Message.objects.get()
    assert sent.status == Status.SENT
    assert sent.sent_at == sent.steps.filter(status=Status.SENDING).get().at


def test_what_is_sent_again_starts_afresh() -> None:
    message = with_status(Status.FAILED)
    Message.objects.update(attempts=6)

    deciding.send_again(message, by=a_user())

    again = Message.objects.get()
    assert (again.status, again.attempts) == (Status.QUEUED, 0)


def test_what_lost_its_contents_takes_no_more_steps() -> None:
    message = with_status(Status.FAILED)
    blank(message)

    with pytest.raises(StepNotAllowed):
        deciding.send_again(message, by=a_user())


@given(st.lists(st.sampled_from(Status.values), max_size=8))
def test_whatever_is_tried_only_steps_of_the_table_are_taken(tries) -> None:
    Message.objects.all().delete()
    message, taken = a_message(), [Status.QUEUED]

    for status in tries:
        if status in NEXT[taken[-1]]:
            move(message, status, **of(status))
            taken.append(status)
        else:
            with pytest.raises(StepNotAllowed):
                move(message, status, **of(status))

    assert [step.status for step in message.steps.all()] == taken[1:]
    assert Message.objects.get().status == taken[-1]
