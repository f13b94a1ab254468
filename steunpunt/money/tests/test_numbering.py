"""Numbers under pressure: many at once, no gap and no double."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection

from steunpunt.money.invoicing import credit, issue
from steunpunt.money.models import CreditNote, Invoice, Order
from steunpunt.money.tests.builders import a_seller, an_order
from tests.shared import a_database_of_its_own

DAY = date(2031, 3, 4)
AT_ONCE, EACH = 8, 5


@pytest.fixture
def orders(django_db_setup, django_db_blocker):
    """Forty orders to invoice, which other threads see too."""
    with a_database_of_its_own(django_db_blocker):
        a_seller()
        yield [an_order().pk for _n in range(AT_ONCE * EACH)]


def all_at_once(work, jobs: list) -> None:
    start = Barrier(len(jobs))

    def one(job) -> None:
        start.wait()
        try:
            work(job)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobs)) as pool:
        list(pool.map(one, jobs))


def test_many_at_once_get_numbers_without_gap_or_double(orders) -> None:
    shares = [orders[n::AT_ONCE] for n in range(AT_ONCE)]

    def issue_and_credit(keys) -> None:
        for key in keys:
            invoice = issue(Order.objects.get(pk=key), by=None, on=DAY)
            credit(invoice, reason="Proef", by=None, on=DAY)

    all_at_once(issue_and_credit, shares)

    wanted = list(range(1, len(orders) + 1))
    for model in (Invoice, CreditNote):
        found = model.objects.order_by("sequence").values_list("sequence", flat=True)
        assert list(found) == wanted


def test_one_order_that_many_invoice_at_once_has_one_invoice(orders) -> None:
    found = []

    all_at_once(
        lambda key: found.append(issue(Order.objects.get(pk=key), by=None).number),
        [orders[0]] * AT_ONCE,
    )

    assert len(found) == AT_ONCE
    assert len(set(found)) == 1
    assert Invoice.objects.count() == 1
