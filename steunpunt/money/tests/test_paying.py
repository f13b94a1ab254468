"""Payments: taken in once, matched where nothing is in doubt, the rest to a person."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from threading import Barrier

import pytest
from django.db import connection

from steunpunt.money import ogm
from steunpunt.money.bank.reading import read_statements
from steunpunt.money.invoicing import credit
from steunpunt.money.models import Allocation, Invoice, Payment, Statement
from steunpunt.money.paying import (
    NothingToAllocate,
    TooMuch,
    allocate,
    bring_back,
    note_payment,
    set_aside,
    take_back,
    take_in,
)
from steunpunt.money.tests.builders import a_payment, a_seller, an_invoice
from steunpunt.money.tests.statements import Moved, camt, coda, moved
from steunpunt.records.models import Change
from steunpunt.records.refusing import ReasonMissing
from tests.shared import a_database_of_its_own

DAY = date(2031, 3, 10)


def taken(text: str):
    return take_in(read_statements(text.encode()), file_name="042.cod", by=None)


def numbers(invoices) -> list[str]:
    return sorted(invoice.number for invoice in invoices)


@pytest.mark.django_db
@pytest.mark.parametrize("write", [coda, camt])
def test_what_leaves_no_doubt_is_matched_the_rest_waits(write) -> None:
    paid, typed, less, open_one = (an_invoice() for _n in range(4))
    moves = [
        moved("70", structured=paid.communication),
        moved("70", f"betaling {ogm.shown(typed.communication)} dank"),
        moved("69.99", structured=less.communication),
        moved("70", f"factuur {open_one.number}"),
        moved("5000", "subsidie"),
        moved("-20", "kosten"),
    ]

    found = taken(write(moves))

    assert (found.new, found.matched, found.left, found.passed_over) == (5, 2, 3, 1)
    assert numbers(Invoice.objects.paid()) == numbers([paid, typed])
    assert [payment.amount for payment in Payment.objects.leftover()] == [
        *(Decimal("69.99"), 70, 5000)
    ]


@pytest.mark.django_db
def test_the_same_file_twice_changes_nothing() -> None:
    invoice = an_invoice()
    moves = [
        moved("70", structured=invoice.communication),
        moved("10", "twee keer hetzelfde"),
        moved("10", "twee keer hetzelfde"),
    ]

    first, again = taken(coda(moves)), taken(coda(moves))

    assert (first.new, again.new, again.known) == (3, 0, 3)
    assert Payment.objects.count() == 3
    assert Statement.objects.count() == 1
    assert Allocation.objects.count() == 1


@pytest.mark.django_db
def test_the_details_of_a_sum_are_payments_of_their_own() -> None:
    one, other = an_invoice(), an_invoice()
    parts = tuple(moved("70", structured=i.communication) for i in (one, other))

    found = taken(coda([Moved(Decimal(140), parts=parts)]))

    assert (found.new, found.matched) == (2, 2)


@pytest.mark.django_db
def test_paid_twice_the_second_waits_for_a_person() -> None:
    invoice = an_invoice()
    moves = [moved("70", structured=invoice.communication)] * 2

    found = taken(coda(moves))

    assert (found.matched, found.left) == (1, 1)


@pytest.mark.django_db
def test_what_was_credited_is_not_asked_again() -> None:
    invoice = an_invoice({}, {})
    credit(invoice, reason="Een minder", amounts={2: Decimal(70)}, by=None)

    found = taken(coda([moved("70", structured=invoice.communication)]))

    assert found.matched == 1
    assert Invoice.objects.paid().get() == invoice


@pytest.mark.django_db
def test_a_person_divides_a_payment_over_invoices_and_takes_that_back() -> None:
    one, other = an_invoice(), an_invoice()
    payment = a_payment("100")

    allocate(payment, one, by=None)
    second = allocate(payment, other, by=None)

    assert second.amount == 30
    assert Invoice.objects.open().get().left == 40
    with pytest.raises(NothingToAllocate):
        allocate(payment, other, by=None)

    take_back(second)
    with pytest.raises(TooMuch, match="30"):
        allocate(payment, other, amount=Decimal("30.01"), by=None)
    assert Payment.objects.leftover().get().rest == 30
    told = Change.objects.filter(model="money.payment", kind="changed")
    assert [change.after["allocations"] for change in told] == [
        *([one.pk], [one.pk, other.pk], [one.pk])
    ]


@pytest.mark.django_db
def test_a_payment_for_no_invoice_is_set_aside_with_a_reason() -> None:
    payment = a_payment("5000")

    with pytest.raises(ReasonMissing):
        set_aside(payment, reason=" ")
    set_aside(payment, reason="Subsidie")

    assert not Payment.objects.leftover().exists()
    bring_back(payment)
    assert Payment.objects.leftover().get() == payment


@pytest.mark.django_db
def test_money_that_came_another_way_is_noted_once() -> None:
    invoice = an_invoice()

    for _time in range(50):
        note_payment(
            invoice, amount=Decimal(20), on=DAY, reference="sent-50-times", by=None
        )

    assert Invoice.objects.open().get().left == 50
    with pytest.raises(TooMuch):
        note_payment(invoice, amount=Decimal(51), on=DAY, by=None)
    assert Payment.objects.count() == 1


@pytest.mark.django_db
def test_cents_that_are_no_binary_fractions_leave_no_dust() -> None:
    invoice = an_invoice({"unit_price": Decimal("105.10")})

    for amount in ("35.03", "70.07"):
        allocate(a_payment(amount), invoice, by=None)

    assert Invoice.objects.paid().get() == invoice


def test_the_same_file_at_once_is_taken_in_once(
    django_db_setup, django_db_blocker
) -> None:
    with a_database_of_its_own(django_db_blocker):
        a_seller()
        text, start = coda([moved("70", f"nummer {n}") for n in range(20)]), Barrier(6)

        def one(_number: int) -> int:
            start.wait()
            try:
                return taken(text).new
            finally:
                connection.close()

        with ThreadPoolExecutor(6) as pool:
            found = list(pool.map(one, range(6)))

        assert sorted(found) == [0, 0, 0, 0, 0, 20]
        assert Payment.objects.count() == 20
