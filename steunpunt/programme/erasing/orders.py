"""Orders of somebody who is erased, or who asks what is kept of them."""

from django.db.models import Q, QuerySet

from steunpunt.money.models import Order
from steunpunt.programme.erasing.whom import Whom, is_one_of
from steunpunt.programme.models import Booking
from steunpunt.programme.orders.charging import orders_of


def orders_about(whom: Whom, forms: QuerySet[Booking]) -> QuerySet[Order]:
    """Orders of these forms, and those that carry their address."""
    keys = {order.pk for one in forms for order in orders_of(one)}
    return Order.objects.filter(
        Q(pk__in=keys) | is_one_of("buyer_email", whom.addresses)
    )
