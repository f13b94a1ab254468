"""What of money refers to organisations."""

from django.utils.translation import gettext_lazy as _

from steunpunt.money.models import Order
from steunpunt.records.references import Reference, declare

declare(Reference(Order, "organisation", label=_("orders")))
