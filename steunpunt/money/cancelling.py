"""What a cancellation costs, by the policy that was agreed.

A fee is never below zero nor above the price, and a later cancellation never costs
less: a step asks at least what the steps before it would have asked.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from steunpunt.money.amounts import ZERO, cents, euro, plain, share_of
from steunpunt.money.models import CancellationPolicy, CancellationStep
from steunpunt.money.workdays import workdays_between


@dataclass(frozen=True)
class Fee:
    """What is due, and how it came about."""

    amount: Decimal
    explained: str


def fee_for(
    policy: CancellationPolicy,
    *,
    price: Decimal,
    starts_on: date,
    cancelled_on: date,
    no_show: bool = False,
    substituted: bool = False,
) -> Fee:
    """What somebody pays who cancels on that day, or does not turn up."""
    if substituted and policy.substitution_is_free:
        return Fee(ZERO, _("somebody else came"))
    steps = list(policy.steps.order_by("-days_before"))
    if no_show:
        return _last(policy, price, steps, _("did not turn up"))
    left = days_left(policy, starts_on, cancelled_on)
    passed = [step for step in steps if step.days_before > left]
    reached = next((step for step in steps if step.days_before <= left), None)
    said = _("cancelled %(n)s %(days)s before the start") % {
        "n": max(left, 0),
        "days": policy.get_days_display(),
    }
    if reached is None:
        return _last(policy, price, steps, said)
    return Fee(_most(price, [*passed, reached]), said)


def days_left(policy: CancellationPolicy, starts_on: date, cancelled_on: date) -> int:
    """Days from the cancellation to the start, the day of the start included."""
    if policy.days == CancellationPolicy.Days.WORKING:
        return workdays_between(cancelled_on, starts_on)
    return (starts_on - cancelled_on).days


def terms_of(policy: CancellationPolicy) -> list[str]:
    """The policy in sentences, for who registers."""
    days = policy.get_days_display()
    said = [
        _("Until %(n)s %(days)s before the start: %(fee)s.")
        % {"n": step.days_before, "days": days, "fee": _step_in_words(step)}
        for step in policy.steps.order_by("-days_before")
    ]
    said.append(
        _("Later, or when you do not turn up: %(share)s%% of the price.")
        % {"share": plain(policy.no_show_share)}
    )
    if policy.staff_decide_days:
        said.append(
            _("Later than %(n)s %(days)s before the start, ask us: we decide.")
            % {"n": policy.staff_decide_days, "days": days}
        )
    if policy.substitution_is_free:
        said.append(_("Somebody else may come in your place, free of charge."))
    return said


def _step_in_words(step: CancellationStep) -> str:
    if step.fixed_fee is not None:
        return euro(step.fixed_fee) if step.fixed_fee else _("free of charge")
    if not step.share:
        return _("free of charge")
    return _("%(share)s%% of the price") % {"share": plain(step.share)}


def _last(
    policy: CancellationPolicy,
    price: Decimal,
    steps: Iterable[CancellationStep],
    said: str,
) -> Fee:
    """What is due after all steps."""
    due = max(_most(price, steps), share_of(price, policy.no_show_share))
    return Fee(due, said)


def _most(price: Decimal, steps: Iterable[CancellationStep]) -> Decimal:
    """The most that any of these steps asks."""
    return max((_asked(price, step) for step in steps), default=ZERO)


def _asked(price: Decimal, step: CancellationStep) -> Decimal:
    if step.fixed_fee is not None:
        return cents(min(step.fixed_fee, price))
    assert step.share is not None  # noqa: S101 - the database holds it
    return share_of(price, step.share)
