"""Orders gather lines; asked twice about the same thing, there is one."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from steunpunt.money.invoicing import issue
from steunpunt.money.models import Order
from steunpunt.money.ordering import (
    AlreadyInvoiced,
    Buyer,
    Item,
    add_line,
    open_order,
    take_out,
)
from steunpunt.money.tests.builders import a_ground, a_seller, an_order

pytestmark = pytest.mark.django_db


def an_item(price="35", **more) -> Item:
    return Item("Vorming", Decimal(price), a_ground(), **more)


def test_one_thing_has_one_order() -> None:
    first = open_order(Buyer("Zilverlinde"), about="programme.registration:A")
    again = open_order(Buyer("Anders"), about="programme.registration:A")

    assert again == first
    assert Order.objects.count() == 1
    assert open_order(Buyer("Zilverlinde")) != open_order(Buyer("Zilverlinde"))


def test_a_line_about_the_same_thing_is_replaced() -> None:
    order = open_order(Buyer("Zilverlinde"))

    add_line(order, an_item(), about="x:1")
    add_line(order, an_item("20", quantity=Decimal("1.5")), about="x:1")
    add_line(order, an_item())

    assert [line.amount for line in order.lines.all()] == [30, 35]


def test_a_line_is_taken_out() -> None:
    order = open_order(Buyer("Zilverlinde"))
    add_line(order, an_item(), about="x:1")

    take_out(order, about="x:1")

    assert not order.lines.exists()


def test_what_is_not_right_is_refused() -> None:
    with pytest.raises(ValidationError, match="0404055578"):
        open_order(Buyer("Zilverlinde", enterprise_number="0404055578"))
    with pytest.raises(ValidationError):
        add_line(open_order(Buyer("Zilverlinde")), an_item("-1"))


def test_after_the_invoice_an_order_is_closed() -> None:
    a_seller()
    order = an_order()
    issue(order, by=None)

    with pytest.raises(AlreadyInvoiced):
        add_line(order, an_item())
    with pytest.raises(AlreadyInvoiced):
        take_out(order, about="x:1")
