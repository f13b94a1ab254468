"""Invoices: numbered without a gap, frozen, taken back by credit notes."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as some

from steunpunt.money.invoicing import (
    MixedGrounds,
    MoreThanInvoiced,
    NothingLeft,
    NothingToInvoice,
    SellerNotTaxed,
    credit,
    issue,
    left_to_credit,
)
from steunpunt.money.models import Counter, CreditNote, Invoice, SellerDetails
from steunpunt.money.models.seller import SellerUnknown
from steunpunt.money.tests.builders import (
    OUTSIDE,
    TAXED,
    a_ground,
    a_payment,
    a_seller,
    an_invoice,
    an_order,
)
from steunpunt.records.refusing import ReasonMissing, TooEarly

pytestmark = pytest.mark.django_db
MARCH = date(2031, 3, 4)


def test_an_order_gives_one_invoice_however_often_somebody_asks() -> None:
    a_seller()
    order = an_order()

    found = {issue(order, by=None, on=MARCH).number for _time in range(50)}

    assert found == {"F2031-00001"}
    assert Invoice.objects.count() == 1


def test_an_invoice_keeps_all_it_says() -> None:
    invoice = an_invoice(
        {"what_nl": "Vorming", "what_en": "Training", "quantity": Decimal(2)},
        {"what_nl": "Boek", "unit_price": Decimal("10.05"), "ground": a_ground(TAXED)},
    )
    SellerDetails.objects.update(name="Anders")

    said = Invoice.objects.get(pk=invoice.pk).document

    assert said["seller"]["name"] == "Steunpunt Voorbeeld vzw"
    assert said["buyer"]["enterprise_number"] == "0404055577"
    assert (said["issued_on"], said["due_on"]) == ("2031-03-04", "2031-04-03")
    assert [line["amount"] for line in said["lines"]] == ["140.00", "10.05"]
    assert [(p["category"], p["taxable"], p["tax"]) for p in said["vat"]] == [
        ("E", "140.00", "0.00"),
        ("S", "10.05", "2.11"),
    ]
    assert (said["net"], said["tax"], said["total"]) == ("150.05", "2.11", "152.16")
    assert said["communication"] == "203100000133"


def test_numbers_follow_each_other_and_the_calendar() -> None:
    numbers = [
        an_invoice(on=day).number
        for day in (MARCH, MARCH, date(2031, 12, 31), date(2032, 1, 2))
    ]

    assert numbers == ["F2031-00001", "F2031-00002", "F2031-00003", "F2032-00001"]
    with pytest.raises(TooEarly):
        an_invoice(on=date(2031, 12, 31))
    assert an_invoice(on=date(2032, 1, 2)).number == "F2032-00002"


@pytest.mark.parametrize(
    ("items", "seller", "refused"),
    [
        ([{"unit_price": Decimal(0)}], {}, NothingToInvoice),
        ([{}, {"ground": OUTSIDE}], {}, MixedGrounds),
        ([{"ground": TAXED}], {"vat_number": ""}, SellerNotTaxed),
    ],
)
def test_what_the_law_does_not_allow_is_refused(items, seller, refused) -> None:
    a_seller(**seller)
    for item in items:
        if "ground" in item:
            item["ground"] = a_ground(item["ground"])

    with pytest.raises(refused):
        an_invoice(*items)

    assert not Counter.objects.exists()


def test_a_centre_without_details_sells_nothing() -> None:
    with pytest.raises(SellerUnknown):
        issue(an_order(), by=None)


# -- Credit notes ----------------------------------------------------------------------


def test_an_invoice_is_taken_back_wholly() -> None:
    invoice = an_invoice({"quantity": Decimal(2), "unit_price": Decimal(35)}, {})

    note = credit(invoice, reason="Geannuleerd", by=None, on=MARCH)

    assert note.number == "C2031-00001"
    assert note.total == invoice.total
    assert note.document["of"] == {"number": "F2031-00001", "issued_on": "2031-03-04"}
    assert note.document["lines"] == invoice.document["lines"]
    assert list(Invoice.objects.open()) == []
    with pytest.raises(NothingLeft):
        credit(invoice, reason="Nog eens", by=None)


def test_a_part_is_taken_back_and_no_more_than_was_asked() -> None:
    invoice = an_invoice({}, {})

    credit(invoice, reason="Een minder", amounts={2: Decimal("30.50")}, by=None)

    assert left_to_credit(invoice) == {1: Decimal(70), 2: Decimal("39.50")}
    assert Invoice.objects.open().get().left == Decimal("109.50")
    for wrong in ({2: Decimal(40)}, {3: Decimal(1)}, {1: Decimal("0.001")}):
        with pytest.raises(MoreThanInvoiced):
            credit(invoice, reason="Te veel", amounts=wrong, by=None)


def test_the_same_credit_note_is_made_once() -> None:
    invoice = an_invoice()

    made = {
        credit(
            invoice,
            reason="Dubbel",
            amounts={1: Decimal(10)},
            reference="sent-50-times",
            by=None,
        ).pk
        for _time in range(50)
    }

    assert len(made) == 1
    assert CreditNote.objects.count() == 1


def test_a_credit_note_has_a_reason() -> None:
    with pytest.raises(ReasonMissing):
        credit(an_invoice(), reason=" ", by=None)


@settings(max_examples=60)
@given(
    some.lists(some.integers(1, 99999), min_size=1, max_size=4),
    some.lists(some.integers(1, 60), max_size=3),
)
def test_credited_in_parts_nothing_is_left_to_the_cent(prices, parts) -> None:
    with transaction.atomic():
        invoice = an_invoice(
            *(
                {"unit_price": Decimal(p) / 100, "ground": a_ground(TAXED)}
                for p in prices
            )
        )
        for percent in parts:
            left = left_to_credit(invoice)
            some_of_it = {
                n: (amount * percent / 100).quantize(Decimal("0.01"))
                for n, amount in left.items()
            }
            if any(some_of_it.values()):
                credit(invoice, reason="Deel", amounts=some_of_it, by=None)
        if any(left_to_credit(invoice).values()):
            credit(invoice, reason="Rest", by=None)

        notes = CreditNote.objects.filter(invoice=invoice)
        assert sum(note.total for note in notes) == invoice.total
        assert Invoice.objects.with_balance().get(pk=invoice.pk).left == 0
        transaction.set_rollback(True)


# -- What the database holds -----------------------------------------------------------


def refused(rule: str, change: str) -> None:
    with (
        pytest.raises(IntegrityError, match=rule),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change)


def test_the_database_refuses_to_change_what_was_issued() -> None:
    credit(an_invoice(), reason="Dubbel", by=None)
    a_payment()

    for change, rule in (
        ("UPDATE money_invoice SET net = 1", "invoice_never_changes"),
        ("DELETE FROM money_invoice", "invoice_is_never_deleted"),
        ("UPDATE money_creditnote SET net = 1", "credit_note_never_changes"),
        ("DELETE FROM money_creditnote", "credit_note_is_never_deleted"),
        ("UPDATE money_payment SET amount = 1", "payment_never_changes"),
        ("DELETE FROM money_payment", "payment_is_never_deleted"),
    ):
        refused(rule, change)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE money_counter SET last = 1",
        "UPDATE money_counter SET last = 3, last_on = '2031-03-03'",
        "UPDATE money_counter SET last = 4",
        "UPDATE money_counter SET year = 2032, last = 2",
        "UPDATE money_counter SET year = 2030, last = 1",
    ],
)
def test_the_database_lets_a_counter_only_go_up_by_one(change) -> None:
    an_invoice()
    an_invoice()

    refused("counter_goes_up_by_one", change)
    refused("counter_is_never_deleted", "DELETE FROM money_counter")
