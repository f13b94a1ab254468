"""Reminders: the first some days after the last day to pay, then each as long after."""

from datetime import date, timedelta

import pytest

from steunpunt.money.models import Reminder
from steunpunt.money.paying import allocate
from steunpunt.money.reminding import due_reminders, note_reminders
from steunpunt.money.tests.builders import a_payment, a_seller, an_invoice

pytestmark = pytest.mark.django_db
DUE = date(2031, 4, 3)  # thirty days after 4 March


def after(days: int) -> date:
    return DUE + timedelta(days=days)


def due_on(day: date) -> list[tuple[str, int]]:
    return [(due.invoice.number, due.number) for due in due_reminders(day)]


def test_reminders_follow_each_other_and_end() -> None:
    invoice = an_invoice()
    number = invoice.number

    assert due_on(after(13)) == []
    assert due_on(after(14)) == [(number, 1)]
    note_reminders([invoice], on=after(20))
    assert due_on(after(33)) == []
    assert due_on(after(34)) == [(number, 2)]
    note_reminders([invoice], on=after(34))
    assert due_on(after(200)) == []


def test_noted_twice_it_was_sent_once() -> None:
    invoice = an_invoice()

    for _time in range(3):
        note_reminders([invoice], on=after(14))

    assert Reminder.objects.count() == 1


def test_who_paid_is_left_alone_and_who_paid_in_part_is_not() -> None:
    a_seller(most_reminders=1)
    paid, part, _other = an_invoice(), an_invoice(), an_invoice(on=DUE)
    allocate(a_payment("70"), paid, by=None)
    allocate(a_payment("10"), part, by=None)

    assert due_on(after(14)) == [(part.number, 1)]
    assert note_reminders([paid], on=after(14)) == []
