"""The records of money, one file per main record."""

from steunpunt.money.models.grounds import VatGround
from steunpunt.money.models.policies import CancellationPolicy, CancellationStep
from steunpunt.money.models.prices import PriceList, PriceRule
from steunpunt.money.models.seller import SellerDetails

__all__ = [
    "CancellationPolicy",
    "CancellationStep",
    "PriceList",
    "PriceRule",
    "SellerDetails",
    "VatGround",
]
