"""What a place costs, from the form to the invoice and back."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from steunpunt.mail.models import Message
from steunpunt.money.models import CreditNote, Invoice, Order
from steunpunt.money.tests.builders import (
    TAXED,
    a_ground,
    a_policy,
    a_price_list,
    a_seller,
)
from steunpunt.programme.attention import with_orders_to_look_at
from steunpunt.programme.models import Activity, Booking, OrderToLookAt, Session
from steunpunt.programme.orders import charging
from steunpunt.programme.placing import booking, registering, walkins
from steunpunt.programme.placing.booking import Asked, Comer
from steunpunt.programme.plan import planning
from steunpunt.programme.templatetags.programme import cost_of_cancelling
from steunpunt.programme.tests.builders import a_session, an_activity, at
from steunpunt.sector.tests.builders import (
    a_person,
    a_user,
    an_organisation,
    recognised_are_primary,
)

pytestmark = pytest.mark.django_db
LOTTE, JEF = Comer("Lotte", "Peeters"), Comer("Jef", "Claes")


def soon(days=30) -> date:
    return timezone.localdate() + timedelta(days=days)


def a_priced_activity(days=30, **more):
    more.setdefault("price_list", a_price_list())
    activity = an_activity(soon(days), is_public=True, **more)
    a_session(activity, soon(days + 7))
    return Activity.objects.get(pk=activity.pk)


def booked(activity, *comers, **more) -> Booking:
    _hold, token = booking.hold_places(activity, len(comers), waiting=True)
    more.setdefault("contact_name", "Lotte Peeters")
    more.setdefault("contact_email", "lotte@vereniging.example")
    return booking.book(token, Asked(comers, **more)).booking


def amounts() -> list[Decimal]:
    return sorted(
        line.amount for order in Order.objects.all() for line in order.lines.all()
    )


def test_two_half_days_cost_twice_the_price_for_each_who_comes() -> None:
    linde = an_organisation("Zilverlinde")

    made = booked(
        a_priced_activity(),
        LOTTE,
        JEF,
        organisation=linde,
        invoice_email="boekhouding@zilverlinde.example",
        invoice_reference="PO 17",
    )

    order = Order.objects.get()
    assert amounts() == [Decimal(70), Decimal(70)]
    assert (order.buyer_name, order.buyer_email, order.buyer_reference) == (
        "Zilverlinde",
        "boekhouding@zilverlinde.example",
        "PO 17",
    )
    assert order.about == f"programme.booking:{made.pk}"


def test_the_target_group_decides_on_the_price() -> None:
    recognised_are_primary()
    prices = a_price_list(
        {"target_group": "primary", "amount": 35}, {"amount": 60}, name="Twee prijzen"
    )
    activity = a_priced_activity(price_list=prices)
    known = an_organisation(recognised_from=date(2030, 1, 1) - timedelta(days=9000))

    booked(activity, LOTTE, organisation=known)
    booked(activity, JEF)

    assert amounts() == [Decimal(70), Decimal(120)]
    assert [one.price.amount for one in charging.prices_of(activity)] == [70, 120]


def test_what_is_free_has_no_order() -> None:
    booked(a_priced_activity(price_list=None), LOTTE)

    assert not Order.objects.exists()


def test_who_waits_pays_nothing_until_there_is_a_place() -> None:
    activity = a_priced_activity(places=1)
    first = booked(activity, LOTTE).registrations.get()
    second = booked(activity, JEF).registrations.get()
    assert amounts() == [Decimal(70)]

    registering.cancel(first, by=None)
    second.refresh_from_db()
    registering.confirm(second, by=None)

    assert amounts() == [Decimal(70)]
    assert Order.objects.get(about__endswith=f":{second.booking_id}").lines.count() == 1


@pytest.mark.parametrize(("days", "due"), [(30, []), (5, [Decimal("35.00")])])
def test_a_cancellation_costs_what_the_policy_says(days, due) -> None:
    policy = a_policy({"days_before": 10, "share": 0}, {"days_before": 0, "share": 50})
    activity = a_priced_activity(days, policy=policy)
    one = booked(activity, LOTTE).registrations.get()

    told = cost_of_cancelling(one)
    registering.cancel(one, by=None)

    assert amounts() == due
    assert told == "".join(f"€\N{NO-BREAK SPACE}{amount:.0f}" for amount in due)


def test_a_colleague_who_comes_instead_costs_nothing_more() -> None:
    one = booked(a_priced_activity(), LOTTE).registrations.get()

    registering.substitute(one, a_person(), by=None)

    assert amounts() == [Decimal(70)]


def test_what_we_call_off_costs_nothing_whatever_the_policy() -> None:
    policy = a_policy({"days_before": 0, "share": 100})
    activity = a_priced_activity(3, policy=policy)
    booked(activity, LOTTE)

    planning.cancel(activity, by=None, why="De spreker is ziek.")

    assert amounts() == []


def test_an_order_is_invoiced_once_when_the_activity_has_begun() -> None:
    a_seller()
    activity = a_priced_activity()
    booked(activity, LOTTE)

    before = charging.invoice_what_began()
    after = charging.invoice_what_began(on=soon(31))
    again = charging.invoice_what_began(on=soon(32))

    assert (before, after, again) == (0, 1, 0)
    assert Invoice.objects.get().total == Decimal(70)


def test_after_the_invoice_a_cancellation_is_a_credit_note() -> None:
    a_seller()
    activity = a_priced_activity()
    made = booked(activity, LOTTE, JEF)
    charging.invoice_what_began(on=soon(31))
    one = made.registrations.order_by("pk").first()

    registering.cancel(one, by=None)

    assert CreditNote.objects.get().total == Decimal(70)
    assert Invoice.objects.get().total == Decimal(140)


def test_who_waited_and_finds_a_kept_seat_pays_for_it() -> None:
    activity = a_priced_activity(places=1)
    _hold, token = booking.hold_places(activity, 1)
    waits = booked(activity, LOTTE)
    assert not Order.objects.exists()

    asked = Asked([LOTTE], contact_email="lotte@vereniging.example")
    booking.book(token, asked)

    assert Order.objects.get().about == waits.about
    assert amounts() == [Decimal(70)]


def test_a_later_price_list_changes_nothing_about_what_was_agreed() -> None:
    policy = a_policy({"days_before": 0, "share": 50})
    activity = a_priced_activity(5, policy=policy)
    one = booked(activity, LOTTE).registrations.get()
    activity.price_list.rules.update(amount=1000)

    registering.cancel(one, by=None)

    assert amounts() == [Decimal("35.00")]


def test_an_order_that_cannot_be_invoiced_does_not_hold_up_the_others() -> None:
    seller = a_seller()
    first = booked(a_priced_activity(), LOTTE)
    booked(a_priced_activity(), JEF)
    Order.objects.get(about=first.about).lines.update(ground=a_ground(TAXED))
    type(seller).objects.update(vat_number="")

    assert charging.invoice_what_began(on=soon(31)) == 1


def test_who_is_confirmed_after_the_invoice_stands_on_a_further_order() -> None:
    a_seller()
    activity = a_priced_activity(places=1)
    made = booked(activity, LOTTE)
    waits = booked(activity, JEF)
    jef = waits.registrations.get()
    jef.booking = made
    jef.save()
    charging.invoice_what_began(on=soon(31))
    Activity.objects.filter(pk=activity.pk).update(places=2)

    registering.confirm(jef, by=None)

    first, further = Order.objects.order_by("pk")
    assert first.is_invoiced
    assert further.about == f"{made.about}:2"
    assert amounts() == [Decimal(70), Decimal(70)]
    assert charging.invoice_what_began(on=soon(32)) == 1

    registering.cancel(jef, by=None)

    assert CreditNote.objects.get().invoice == further.invoice


def test_who_comes_instead_after_the_invoice_was_asked_already() -> None:
    a_seller()
    one = booked(a_priced_activity(), LOTTE).registrations.get()
    charging.invoice_what_began(on=soon(31))

    registering.substitute(one, a_person(), by=None)

    assert Order.objects.count() == 1
    assert not CreditNote.objects.exists()


def test_an_invoice_and_what_takes_it_back_are_mailed() -> None:
    a_seller()
    one = booked(a_priced_activity(), LOTTE).registrations.get()
    charging.invoice_what_began(on=soon(31))

    registering.cancel(one, by=None)

    codes = Message.objects.filter(code__startswith="money.").order_by("pk")
    assert [(one.code, one.to) for one in codes] == [
        ("money.invoice", "Lotte Peeters <lotte@vereniging.example>"),
        ("money.credit_note", "Lotte Peeters <lotte@vereniging.example>"),
    ]


def test_what_is_not_invoiced_follows_an_activity_that_moves() -> None:
    activity = a_priced_activity()
    booked(activity, LOTTE)
    session = activity.sessions.order_by("starts_at").first()
    session.starts_at += timedelta(days=3)
    session.ends_at += timedelta(days=3)

    planning.plan(activity, themes=[], sessions=[session], by=None)

    order = Order.objects.get()
    assert order.invoice_from == soon(34)
    assert date_format(soon(33), "j F Y") in order.lines.get().what_nl


def test_who_comes_to_the_door_pays_as_well() -> None:
    activity = a_priced_activity(0)
    session = activity.sessions.order_by("starts_at").first()
    mo = walkins.Comer("Mo", "Aziz", "mo@x.example", "De Brug")

    walkins.walk_in(session, mo, by=None)

    order = Order.objects.get()
    assert (order.buyer_name, order.buyer_email) == ("De Brug", "mo@x.example")
    assert amounts() == [Decimal(70)]


# -- Registered by hand ----------------------------------------------------------------


def test_who_staff_register_by_hand_pays_like_others() -> None:
    activity = a_priced_activity()
    brug = an_organisation("De Brug")

    for name, organisation in (("Mo", brug), ("Lotte", None)):
        registering.register(
            activity,
            a_person(name, "Aziz", email=f"{name}@x.example"),
            organisation=organisation,
            by=None,
        )

    assert [(one.buyer_name, one.buyer_email) for one in Order.objects.all()] == [
        ("Lotte Aziz", "Lotte@x.example"),
        ("De Brug", "Mo@x.example"),
    ]
    assert amounts() == [Decimal(70), Decimal(70)]


def test_who_staff_put_on_the_list_pays_once_there_is_a_place() -> None:
    activity = a_priced_activity()
    one = registering.register(
        activity, a_person(), organisation=None, by=None, status="waiting"
    )
    assert amounts() == []

    registering.confirm(one, by=None)

    assert amounts() == [Decimal(70)]


def test_who_comes_for_free_by_hand_has_no_order_and_no_form() -> None:
    one = registering.register(
        an_activity(soon()), a_person(), organisation=None, by=None
    )

    assert one.booking is None
    assert not Order.objects.exists()


# -- More half-days, or fewer ----------------------------------------------------------


def add_a_day(activity, days: int) -> None:
    starts_at = at(soon(days), 9, 30)
    session = Session(starts_at=starts_at, ends_at=starts_at + timedelta(hours=3))
    planning.plan(activity, themes=[], sessions=[session], by=None)


def test_what_is_not_invoiced_follows_the_half_days() -> None:
    activity = a_priced_activity()
    booked(activity, LOTTE)
    assert amounts() == [Decimal(70)]

    add_a_day(activity, 60)
    assert amounts() == [Decimal(105)]

    last = activity.sessions.latest("starts_at")
    planning.plan(activity, themes=[], sessions=[], removed=[last], by=None)
    assert amounts() == [Decimal(70)]
    assert not OrderToLookAt.objects.exists()


def test_a_session_that_is_cancelled_costs_nothing() -> None:
    activity = a_priced_activity()
    booked(activity, LOTTE)
    last = activity.sessions.latest("starts_at")
    last.status = Session.Status.CANCELLED

    planning.plan(activity, themes=[], sessions=[last], by=None)

    assert amounts() == [Decimal(35)]


def test_what_was_invoiced_stays_and_is_to_be_looked_at() -> None:
    a_seller()
    activity = a_priced_activity(-1)
    registering.register(activity, a_person(), organisation=None, by=None)
    charging.invoice_what_began()
    before = Invoice.objects.get().document

    add_a_day(activity, 60)

    assert amounts() == [Decimal(70)]
    assert Invoice.objects.get().document == before
    [one] = OrderToLookAt.objects.open()
    assert (one.half_days_before, one.half_days_now) == (2, 3)
    assert list(with_orders_to_look_at(soon(0))) == [activity]
    add_a_day(activity, 61)
    [one] = OrderToLookAt.objects.open()
    assert (one.half_days_before, one.half_days_now) == (2, 4)


def test_what_becomes_as_it_was_is_off_the_list() -> None:
    a_seller()
    activity = a_priced_activity(-1)
    registering.register(activity, a_person(), organisation=None, by=None)
    charging.invoice_what_began()
    add_a_day(activity, 60)
    last = activity.sessions.latest("starts_at")

    planning.plan(activity, themes=[], sessions=[], removed=[last], by=None)

    assert not OrderToLookAt.objects.exists()


def test_a_price_that_somebody_set_is_never_changed_silently() -> None:
    activity = a_priced_activity()
    booked(activity, LOTTE)
    Order.objects.get().lines.update(unit_price=50)

    add_a_day(activity, 60)

    assert amounts() == [Decimal(50)]
    assert OrderToLookAt.objects.open().count() == 1


def test_staff_take_it_off_the_list(client) -> None:
    user = a_user("staf@steunpunt.example", "staff")
    client.force_login(user)
    activity = a_priced_activity()
    booked(activity, LOTTE)
    Order.objects.get().lines.update(unit_price=50)
    add_a_day(activity, 60)
    one = OrderToLookAt.objects.get()
    page = reverse("activity:inspect", args=[activity.pk])
    look = reverse("activity:look_at_order", args=[activity.pk, one.pk])
    assert look in client.get(page).content.decode()

    client.post(look)

    one.refresh_from_db()
    assert one.looked_by == user
    assert look not in client.get(page).content.decode()
