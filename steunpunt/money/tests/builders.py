"""Makes records of money, valid and without chance, for tests."""

from decimal import Decimal

from steunpunt.money.models import (
    CancellationPolicy,
    CancellationStep,
    PriceList,
    PriceRule,
    SellerDetails,
    VatGround,
)

EXEMPT, OUTSIDE, TAXED = "E-TRAINING", "O-OUTSIDE", "S-21"


def a_ground(code=EXEMPT) -> VatGround:
    return VatGround.objects.get(reference=code)


def a_price_list(*rules: dict, name="Open aanbod") -> PriceList:
    """With the given rules; without any, the standard: 35 euro a half-day."""
    made = PriceList.objects.create(name=name)
    for position, rule in enumerate(rules or ({},), start=1):
        values = {"amount": Decimal(35), "ground": a_ground(), "position": position}
        PriceRule.objects.create(price_list=made, **values | rule)
    return made


def a_policy(*steps: dict, **more) -> CancellationPolicy:
    """With the given steps; without any, free until ten days before the start."""
    made = CancellationPolicy.objects.create(name="Standaard", **more)
    for step in steps or ({"days_before": 10, "share": 0},):
        CancellationStep.objects.create(policy=made, **step)
    return made


def a_seller(**more) -> SellerDetails:
    values = {
        "name": "Steunpunt Voorbeeld vzw",
        "street": "Gallaitstraat 86",
        "postal_code": "1030",
        "city": "Brussel",
        "email": "boekhouding@steunpunt.example",
        "enterprise_number": "0123456749",
        "vat_number": "BE0123456749",
        "iban": "BE68539007547034",
        "bic": "GKCCBEBB",
    }
    return SellerDetails.objects.create(**values | more)


def one_of_each() -> None:
    """A record of every kind of money."""
    a_price_list()
    a_policy()
    a_seller()
