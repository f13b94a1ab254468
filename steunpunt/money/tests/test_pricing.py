"""What things cost: by the first rule that fits, or as agreed with a reason."""

from decimal import Decimal
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from steunpunt.money.models import PriceRule, VatGround
from steunpunt.money.pricing import Agreed, BelowZero, NoPriceRule, price_for
from steunpunt.money.tests.builders import OUTSIDE, a_ground, a_price_list
from steunpunt.records.refusing import ReasonMissing

amounts = some.decimals("0", "9999.99", places=2)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english(settings):
    settings.LANGUAGE_CODE = "en"


def price(price_list, group="primary", half_days=2, **more):
    return price_for(price_list, target_group=group, half_days=half_days, **more)


def test_the_standard_is_35_euro_a_half_day() -> None:
    found = price(a_price_list(), half_days=3)

    assert found.amount == Decimal("105.00")
    assert found.ground == a_ground()
    assert found.explained == "3 half-days × € 35.00"


def test_the_first_rule_that_fits_decides() -> None:
    prices = a_price_list(
        {"target_group": "primary", "amount": 0},
        {"amount": 60, "unit": "fixed", "ground": a_ground(OUTSIDE)},
    )

    ours, others = price(prices), price(prices, "secondary")

    assert (ours.amount, ours.explained) == (Decimal("0.00"), "free")
    assert (others.amount, others.ground) == (Decimal("60.00"), a_ground(OUTSIDE))


def test_external_expertise_costs_more() -> None:
    prices = a_price_list({"external_surcharge": Decimal("12.50")})

    found = price(prices, external_expertise=True)

    assert found.amount == Decimal("95.00")
    assert found.explained == "2 half-days × € 47.50, with external expertise"


def test_an_agreed_price_has_a_reason() -> None:
    prices = a_price_list()

    found = price(prices, agreed=Agreed(Decimal(10), "kan niet meer betalen"))

    assert found.amount == Decimal("10.00")
    assert found.explained == "agreed: kan niet meer betalen"
    with pytest.raises(ReasonMissing):
        price(prices, agreed=Agreed(Decimal(10), " "))
    with pytest.raises(BelowZero):
        price(prices, agreed=Agreed(Decimal(-1), "fout"))


def test_a_group_without_a_rule_is_refused() -> None:
    prices = a_price_list({"target_group": "primary"})

    with pytest.raises(NoPriceRule, match="Open aanbod"):
        price(prices, "secondary")


class _Rules(list):
    """Rules that stand in no database."""

    def all(self):
        return self


@given(amounts, amounts, some.integers(0, 200), some.booleans(), some.booleans())
def test_a_price_is_whole_cents_and_grows_with_half_days(
    amount, surcharge, half_days, external, fixed
) -> None:
    rule = PriceRule(
        amount=amount,
        external_surcharge=surcharge,
        unit="fixed" if fixed else "half_day",
        ground=VatGround(reference="x"),
    )
    prices = SimpleNamespace(rules=_Rules([rule]))

    found = price(prices, half_days=half_days, external_expertise=external).amount
    more = price(prices, half_days=half_days + 1, external_expertise=external).amount

    assert 0 <= found <= more
    assert found.as_tuple().exponent == -2
    each = amount + (surcharge if external else 0)
    assert found == (each if fixed else each * half_days)
