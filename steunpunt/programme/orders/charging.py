"""Verbs of charging: a place with a price becomes a line on the order of its form.

An order follows the places until it is invoiced; after that a credit note takes back
what a cancellation makes less, and a place that is confirmed later stands on a further
order of the same form.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction
from django.db.models import Prefetch, Q, QuerySet, prefetch_related_objects
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, override

from steunpunt.accounts.models import User
from steunpunt.money import emails
from steunpunt.money.amounts import ZERO, as_price
from steunpunt.money.cancelling import fee_for
from steunpunt.money.invoicing import credit, issue, left_to_credit
from steunpunt.money.models import (
    Order,
    OrderLine,
    PriceList,
    PriceRule,
    SellerDetails,
)
from steunpunt.money.ordering import Buyer, Item, add_line, open_order, take_out
from steunpunt.money.pricing import NoPriceRule, Price, price_for
from steunpunt.programme.models import Activity, Booking, Registration, Session
from steunpunt.programme.models.bookings import ABOUT
from steunpunt.records.refusing import Refused
from steunpunt.sector.models import Person, TargetGroup


@dataclass(frozen=True)
class ShownPrice:
    """What somebody of a target group pays, for the page of the activity.

    `target_group` is its code; None: everyone pays the same.
    """

    for_whom: str
    price: Price
    target_group: str | None = None

    @property
    def amount(self) -> str:
        """In words: € 105, or free."""
        return as_price(self.price.amount) if self.price.amount else gettext("free")


def prices_of(activity: Activity) -> list[ShownPrice]:
    """A line for each target group; one line when all pay the same; none: free."""
    if activity.price_list is None:
        return []
    look_up_prices([activity])
    half_days = _half_days_read(activity)
    found = [
        ShownPrice(str(group.label), price, group.value)
        for group in TargetGroup
        if (price := _price(activity, activity.price_list, group, half_days))
    ]
    amounts = {one.price.amount for one in found}
    if len(amounts) == 1:
        return [ShownPrice(gettext("everyone"), found[0].price)]
    return found


def look_up_prices(activities: Sequence[Activity]) -> None:
    """Look up for all of these at once what their prices are made of."""
    rules = PriceRule.objects.select_related("ground")
    prefetch_related_objects(activities, Prefetch("price_list__rules", rules))


def _half_days_read(activity: Activity) -> int:
    """As `half_days_of`, of sessions that may have been read for many at once."""
    return sum(
        session.half_days
        for session in activity.sessions.all()
        if session.status != Session.Status.CANCELLED
    )


def price_of(
    registration: Registration, *, half_days: int | None = None
) -> Price | None:
    """What this place costs; None: nothing, or nobody can say yet.

    `half_days` is how many the activity has, when it is not as many as now.
    """
    activity = registration.activity
    if activity.price_list is None:
        return None
    group = registration.target_group or TargetGroup.SECONDARY
    return _price(activity, activity.price_list, group, half_days)


def _price(
    activity: Activity, prices: PriceList, group: str, half_days: int | None = None
) -> Price | None:
    try:
        return price_for(
            prices,
            target_group=group,
            half_days=half_days_of(activity) if half_days is None else half_days,
            external_expertise=activity.external_expertise,
        )
    except NoPriceRule:
        return None


def half_days_of(activity: Activity) -> int:
    """The half-days of the sessions that go on, as they are stored now."""
    going_on = activity.sessions.exclude(status=Session.Status.CANCELLED)
    return sum(session.half_days for session in going_on)


def charge(registration: Registration) -> None:
    """Put a confirmed place on the order of its form; asked twice, once.

    Of who was registered by hand there is no form yet: one is made, of what we know.
    The place stands on the open order of colleagues, when their organisation pays.
    """
    price = price_of(registration)
    if price is None or not price.amount:
        return
    if registration.status != Registration.Status.CONFIRMED:
        return
    about = _about(registration)
    line = line_of(registration)
    if line is not None and line.order.is_invoiced:
        return  # whoever comes instead, it was asked already
    with transaction.atomic():
        by_hand = registration.booking is None
        booking = registration.booking or _form_by_hand(registration)
        if booking is None:
            return
        order = line.order if line is not None else None
        if order is None and by_hand:
            order = _open_order_of_colleagues(booking)
        order = order or _order_of(booking)
        add_line(order, _item(registration, price), about=about)


def _form_by_hand(registration: Registration) -> Booking | None:
    """Who pays for a place that came with no form; None: nobody can say yet."""
    person, organisation = registration.person, registration.organisation
    if person is None and organisation is None:
        return None
    registration.booking = Booking.objects.create(
        activity=registration.activity,
        organisation=organisation,
        contact_name=_name_of(person)[:170] if person else "",
        contact_email=person.email if person else "",
        made_at=registration.registered_at,
    )
    registration.save(update_fields=["booking"])
    return registration.booking


def _name_of(person: Person) -> str:
    """Whoever registers may not see it, and the invoice needs it."""
    return f"{person.first_name} {person.last_name}".strip()


@transaction.atomic
def uncharge(
    registration: Registration,
    *,
    on: date,
    by: User | None = None,
    free: bool = False,
) -> None:
    """A place was given back: what is still due follows from what it cost.

    With `free` nothing is due, whatever the policy says.
    """
    about = _about(registration)
    line = line_of(registration)
    if line is None:
        return
    order = line.order
    due = ZERO if free else _still_due(registration, line.unit_price, on)
    if order.is_invoiced:
        number = order.lines.filter(pk__lte=line.pk).count()
        _credit(order, number, registration, due, by)
    elif due:
        item = _item(registration, Price(due, line.ground, line.explained))
        add_line(order, item, about=about)
    else:
        take_out(order, about=about)


def _still_due(registration: Registration, price: Decimal, on: date) -> Decimal:
    activity = registration.activity
    called_off = activity.status == Activity.Status.CANCELLED
    if called_off or activity.policy is None or activity.starts_on is None:
        return Decimal(0)
    fee = fee_for(
        activity.policy,
        price=price,
        starts_on=activity.starts_on,
        cancelled_on=on,
    )
    return fee.amount


def _credit(
    order: Order,
    number: int,
    registration: Registration,
    due: Decimal,
    by: User | None,
) -> None:
    """Take back what line `number` of the invoice asks too much now."""
    left = left_to_credit(order.invoice).get(number, Decimal(0))
    if left <= due:
        return
    note = credit(
        order.invoice,
        reason=gettext("cancelled: %(who)s") % {"who": registration.who},
        by=by,
        amounts={number: left - due},
        reference=f"cancelled-{registration.pk}",
    )
    emails.credit_note(note)


def _buyer(booking: Booking) -> Buyer:
    organisation = booking.organisation
    name = organisation.name if organisation else booking.organisation_typed
    return Buyer(
        name or booking.contact_name,
        enterprise_number=organisation.enterprise_number if organisation else "",
        email=booking.invoice_email or booking.contact_email,
        reference=booking.invoice_reference,
        language=booking.language,
        organisation=organisation,
    )


def _order_of(booking: Booking) -> Order:
    return open_order(
        _buyer(booking),
        about=_still_open(booking),
        invoice_from=_invoice_from(booking.activity),
    )


def _open_order_of_colleagues(booking: Booking) -> Order | None:
    """One for the same activity that the same organisation pays, not invoiced yet.

    An order with a number of the buyer's own is for what was asked under that number.
    """
    if booking.organisation is None:
        return None
    buyer = _buyer(booking)
    for colleague in booking.activity.bookings.filter(
        organisation=booking.organisation
    ).order_by("pk"):
        found = orders_of(colleague).filter(
            invoice=None,
            organisation=booking.organisation,
            buyer_name=buyer.name,
            buyer_enterprise_number=buyer.enterprise_number,
            buyer_reference="",
            language=buyer.language,
        )
        if (order := found.first()) is not None:
            return order
    return None


def orders_of(booking: Booking) -> QuerySet[Order]:
    """The order of a form, and further ones of places that were confirmed later."""
    further = Q(about__startswith=f"{booking.about}:")
    return Order.objects.filter(Q(about=booking.about) | further).order_by("pk")


def _still_open(booking: Booking) -> str:
    """The name of its order that is not invoiced yet, or of a further one."""
    known = list(orders_of(booking))
    for order in known:
        if not order.is_invoiced:
            return order.about
    return f"{booking.about}:{len(known) + 1}" if known else booking.about


def line_of(registration: Registration) -> OrderLine | None:
    """What stands on an order about this place, of its form or of colleagues."""
    if registration.booking is None:
        return None
    found = OrderLine.objects.filter(about=_about(registration))
    return found.select_related("order__invoice").first()


def asked_for(registration: Registration) -> Decimal | None:
    """The price of this place on its order; None: there is none."""
    line = line_of(registration)
    return line.unit_price if line is not None else None


def _invoice_from(activity: Activity) -> date | None:
    """The day after it begins; None while it has no day."""
    return activity.starts_on + timedelta(days=1) if activity.starts_on else None


@transaction.atomic
def follow_first_day(activity: Activity) -> None:
    """Let what is not invoiced yet follow an activity that moved: day and words."""
    for booking in activity.bookings.all():
        for order in orders_of(booking).filter(invoice=None):
            order.invoice_from = _invoice_from(activity)
            order.save(update_fields=["invoice_from"])
    placed = activity.registrations.confirmed().select_related(
        "booking", "person", "replaces"
    )
    for registration in placed:
        registration.activity = activity
        line = line_of(registration)
        if line is not None and not line.order.is_invoiced:
            line.what_nl = _told(registration, "nl")
            line.what_en = _told(registration, "en")
            line.save(update_fields=["what_nl", "what_en"])


def _item(registration: Registration, price: Price) -> Item:
    return Item(
        what_nl=_told(registration, "nl"),
        what_en=_told(registration, "en"),
        unit_price=price.amount,
        ground=price.ground,
        explained=price.explained,
    )


def _told(registration: Registration, language: str) -> str:
    activity = registration.activity
    with override(language):
        day = date_format(activity.starts_on, "j F Y") if activity.starts_on else ""
        return ", ".join(
            part for part in (activity.title, day, registration.who) if part
        )


def _about(registration: Registration) -> str:
    """The first place of a chain: whoever comes instead, the line stays."""
    first = registration
    while first.replaces is not None:
        first = first.replaces
    return f"programme.registration:{first.pk}"


def invoice_what_began(*, on: date | None = None) -> int:
    """Invoice the orders of activities whose first day is past, and mail them.

    Returns how many.

    The centre's own details come first: without them nothing is invoiced.
    """
    if not SellerDetails.objects.exists():
        return 0
    ready = Order.objects.filter(
        about__startswith=ABOUT,
        invoice=None,
        invoice_from__lte=on or timezone.localdate(),
        lines__unit_price__gt=0,
    )
    orders = list(ready.distinct())
    issued = 0
    for order in orders:
        # What is refused stays in what waits for who keeps the books.
        with suppress(Refused), transaction.atomic():
            emails.invoice(issue(order, by=None))
            issued += 1
    return issued
