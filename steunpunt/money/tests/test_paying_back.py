"""Money that goes back: no more than came in too much, each time once."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from steunpunt.money.invoicing import credit
from steunpunt.money.models import Invoice, Refund
from steunpunt.money.paying import note_payment
from steunpunt.money.paying_back import (
    NothingToPayBack,
    TooMuchToPayBack,
    left_to_pay_back,
    pay_back,
)
from steunpunt.money.tests.builders import an_invoice
from steunpunt.sector.tests.builders import a_user

pytestmark = pytest.mark.django_db
DAY = date(2031, 3, 20)


def paid(amount="70") -> Invoice:
    invoice = an_invoice()
    note_payment(invoice, amount=Decimal(amount), on=DAY, by=None)
    return invoice


def credited(invoice: Invoice, amount="70"):
    amounts = {1: Decimal(amount)}
    return credit(invoice, reason="Geannuleerd", by=None, amounts=amounts)


def left(invoice: Invoice) -> Decimal:
    return Invoice.objects.with_balance().get(pk=invoice.pk).left


def test_what_was_paid_and_credited_goes_back() -> None:
    invoice = paid()
    note = credited(invoice)
    assert left(invoice) == -70
    assert list(Invoice.objects.to_pay_back()) == [invoice]

    for _time in range(2):
        pay_back(note, amount=Decimal(70), on=DAY, by=None, key="een")

    assert Refund.objects.get().amount == 70
    assert left(invoice) == 0
    assert not Invoice.objects.to_pay_back().exists()


def test_what_was_not_paid_needs_no_refund() -> None:
    note = credited(an_invoice())

    with pytest.raises(NothingToPayBack):
        pay_back(note, amount=Decimal(70), on=DAY, by=None)


def test_no_more_goes_back_than_came_in_too_much() -> None:
    note = credited(paid("50"))

    assert left_to_pay_back(note) == 50
    with pytest.raises(TooMuchToPayBack):
        pay_back(note, amount=Decimal("50.01"), on=DAY, by=None)


def test_it_may_go_back_in_parts_and_over_two_credit_notes() -> None:
    invoice = paid()
    first, second = credited(invoice, "30"), credited(invoice, "40")

    pay_back(first, amount=Decimal(10), on=DAY, by=None)

    assert (left_to_pay_back(first), left_to_pay_back(second)) == (20, 40)
    pay_back(first, amount=Decimal(20), on=DAY, by=None)
    pay_back(second, amount=Decimal(40), on=DAY, by=None)
    assert left(invoice) == 0


def test_who_keeps_the_books_notes_it(client, settings) -> None:
    settings.LANGUAGE_CODE = "en"
    client.force_login(a_user("kas@x.example", "finance"))
    note = credited(paid())
    page = reverse("creditnote:inspect", args=[note.pk])
    form = reverse("creditnote:refund", args=[note.pk])

    assert "Note a refund" in client.get(page).content.decode()
    assert client.get(form).context["form"].initial["amount"] == 70
    said = {"amount": "70", "on": "2031-03-21", "payment_reference": "2031-118"}
    answer = client.post(form, said | {"key": "K"}, follow=True)

    assert "2031-118" in answer.content.decode()
    assert "Note a refund" not in answer.content.decode()
    assert client.post(form, said | {"key": "L"}).status_code == 422
    assert Refund.objects.get().by.email == "kas@x.example"
