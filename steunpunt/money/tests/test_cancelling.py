"""What a cancellation costs, in the policies of centres that we know of."""

from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from steunpunt.money.cancelling import fee_for, terms_of
from steunpunt.money.models import CancellationStep
from steunpunt.money.tests.builders import a_policy
from steunpunt.money.workdays import easter_sunday, is_workday, workdays_between

START = date(2031, 3, 20)


@pytest.fixture(autouse=True)
def english(settings):
    settings.LANGUAGE_CODE = "en"


def fee(policy, days_before, price="100", **more):
    return fee_for(
        policy,
        price=Decimal(price),
        starts_on=START,
        cancelled_on=START - timedelta(days=days_before),
        **more,
    ).amount


@pytest.mark.django_db
def test_free_until_ten_days_before_then_all() -> None:
    policy = a_policy()

    found = [fee(policy, days) for days in (60, 10, 9, 0, -1)]

    assert found == [0, 0, 100, 100, 100]


@pytest.mark.django_db
def test_a_fixed_fee_between_two_days_and_all_later() -> None:
    policy = a_policy(
        {"days_before": 60, "share": 0}, {"days_before": 20, "fixed_fee": 30}
    )

    assert [fee(policy, days) for days in (60, 59, 20, 19)] == [0, 30, 30, 100]
    assert fee(policy, 30, price="20") == 20  # never above the price


@pytest.mark.django_db
def test_working_days_pass_over_weekends_and_holidays() -> None:
    policy = a_policy({"days_before": 10, "share": 10}, days="working")

    assert fee(policy, 14) == 10  # two weeks are ten working days
    assert fee(policy, 13) == 100


@pytest.mark.django_db
def test_who_does_not_turn_up_pays_the_share_of_the_policy() -> None:
    policy = a_policy(no_show_share=50)

    assert fee(policy, 60, no_show=True) == 50


@pytest.mark.django_db
def test_somebody_else_may_come_free_of_charge_where_the_policy_says_so() -> None:
    assert fee(a_policy(), 0, substituted=True) == 0
    assert fee(a_policy(substitution_is_free=False), 0, substituted=True) == 100


@pytest.mark.django_db
def test_the_policy_is_told_in_sentences() -> None:
    policy = a_policy(
        {"days_before": 60, "share": 0},
        {"days_before": 20, "fixed_fee": 30},
        {"days_before": 5, "share": Decimal("12.5")},
    )

    assert terms_of(policy) == [
        "Until 60 calendar days before the start: free of charge.",
        "Until 20 calendar days before the start: € 30.00.",
        "Until 5 calendar days before the start: 12.5% of the price.",
        "Later, or when you do not turn up: 100% of the price.",
        "Somebody else may come in your place, free of charge.",
    ]


def test_easter_and_the_days_that_follow_it() -> None:
    assert [easter_sunday(year) for year in (2019, 2024, 2038)] == [
        date(2019, 4, 21),
        date(2024, 3, 31),
        date(2038, 4, 25),
    ]
    assert not is_workday(date(2024, 5, 9))  # Ascension
    assert not is_workday(date(2024, 12, 25))
    assert is_workday(date(2024, 12, 26))
    assert workdays_between(date(2024, 3, 29), date(2024, 4, 2)) == 1


class _Steps(list):
    """Steps that stand in no database."""

    def order_by(self, name):
        assert name == "-days_before"
        return sorted(self, key=lambda step: -step.days_before)


percent = some.decimals("0", "100", places=2)
money = some.decimals("0", "5000", places=2)
step = some.builds(
    lambda days, share, fixed: CancellationStep(
        days_before=days,
        share=None if fixed is not None else share,
        fixed_fee=fixed,
    ),
    some.integers(0, 120),
    percent,
    some.none() | money,
)


@given(
    some.lists(step, max_size=4, unique_by=lambda one: one.days_before),
    some.sampled_from(["calendar", "working"]),
    percent,
    money,
    some.integers(-5, 130),
    some.integers(0, 30),
)
def test_a_fee_lies_within_the_price_and_later_never_costs_less(
    steps, days, no_show, price, before, later
) -> None:
    policy = SimpleNamespace(
        steps=_Steps(steps),
        days=days,
        no_show_share=no_show,
        get_days_display=lambda: days,
    )

    early = fee(policy, before, price)
    late = fee(policy, before - later, price)
    absent = fee(policy, 0, price, no_show=True)

    assert 0 <= early <= late <= absent <= price
    assert early.as_tuple().exponent == -2
