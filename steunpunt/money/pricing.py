"""What somebody pays for something, by the rules of a price list.

Amounts are without VAT, in euro and whole cents; half a cent goes up.
"""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from steunpunt.money.amounts import cents, euro
from steunpunt.money.models import PriceList, PriceRule, VatGround
from steunpunt.records.refusing import ReasonMissing, Refused


class NoPriceRule(Refused):
    """The list has no rule for this target group."""

    message = gettext_lazy("“%(price_list)s” has no price for this target group.")


class BelowZero(Refused):
    """Nobody is paid for coming."""

    message = gettext_lazy("An amount is not below zero.")


@dataclass(frozen=True)
class Agreed:
    """A price that was agreed by hand, and why: the fee may be no barrier."""

    amount: Decimal
    reason: str


@dataclass(frozen=True)
class Price:
    """What is asked for, without VAT; which VAT applies; and how it came about.

    `per_half_day` is what each half-day costs; None: the amount is asked in all.
    """

    amount: Decimal
    ground: VatGround
    explained: str
    per_half_day: Decimal | None = None


def price_for(
    price_list: PriceList,
    *,
    target_group: str,
    half_days: int,
    external_expertise: bool = False,
    agreed: Agreed | None = None,
) -> Price:
    """The price by the first rule that fits; an agreed price goes before it.

    Raises:
        NoPriceRule
        ReasonMissing: for an agreed price without a reason.
        BelowZero: for an agreed price, or half-days, below zero.
    """
    rule = _rule_for(price_list, target_group)
    if agreed is not None:
        return _as_agreed(agreed, rule)
    if half_days < 0:
        raise BelowZero
    each = rule.amount + (rule.external_surcharge if external_expertise else 0)
    per_half_day = rule.unit == PriceRule.Unit.HALF_DAY
    amount = cents(each * half_days if per_half_day else each)
    said = _explained(each, half_days) if per_half_day else euro(each)
    if not amount:
        said = _("free")
    elif external_expertise and rule.external_surcharge:
        said = _("%(price)s, with external expertise") % {"price": said}
    return Price(amount, rule.ground, said, each if per_half_day else None)


def _rule_for(price_list: PriceList, target_group: str) -> PriceRule:
    for rule in price_list.rules.all():
        if rule.fits(target_group):
            return rule
    raise NoPriceRule(price_list=price_list)


def _as_agreed(agreed: Agreed, rule: PriceRule) -> Price:
    if not agreed.reason.strip():
        raise ReasonMissing
    if agreed.amount < 0:
        raise BelowZero
    said = _("agreed: %(reason)s") % {"reason": agreed.reason.strip()}
    return Price(cents(agreed.amount), rule.ground, said)


def _explained(each: Decimal, half_days: int) -> str:
    return ngettext(
        "%(n)s half-day × %(price)s", "%(n)s half-days × %(price)s", half_days
    ) % {"n": half_days, "price": euro(each)}
