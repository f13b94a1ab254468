"""Orders follow what changes later: by an import, by colleagues, by cancelling."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from steunpunt.exchange.exporting import export
from steunpunt.exchange.importing import import_records
from steunpunt.exchange.reading import open_source
from steunpunt.exchange.undoing import undo
from steunpunt.figures.periods import Period
from steunpunt.mail.models import Message
from steunpunt.money.attention import to_invoice
from steunpunt.money.invoicing import issue
from steunpunt.money.models import Order
from steunpunt.money.tests.builders import a_policy, a_price_list, a_seller
from steunpunt.programme.models import Activity, Session
from steunpunt.programme.orders.charging import invoice_what_began
from steunpunt.programme.placing import booking, registering
from steunpunt.programme.placing.booking import Asked, Comer
from steunpunt.programme.plan import planning
from steunpunt.programme.tests.builders import a_session, an_activity, at
from steunpunt.sector.tests.builders import a_person, a_user, an_organisation

pytestmark = pytest.mark.django_db
LOTTE, JEF = Comer("Lotte", "Peeters"), Comer("Jef", "Claes")


def soon(days=30) -> date:
    return timezone.localdate() + timedelta(days=days)


def a_priced_activity(**more) -> Activity:
    more.setdefault("price_list", a_price_list())
    activity = an_activity(soon(), is_public=True, **more)
    a_session(activity, soon(37))
    return Activity.objects.get(pk=activity.pk)


def booked(activity, *comers, **more):
    _hold, token = booking.hold_places(activity, len(comers), waiting=True)
    more.setdefault("contact_name", "Lotte Peeters")
    more.setdefault("contact_email", "lotte@vereniging.example")
    return booking.book(token, Asked(comers, **more)).booking


def by_hand(activity, name, organisation):
    person = a_person(name, "Aziz", email=f"{name.lower()}@x.example")
    return registering.register(activity, person, organisation=organisation, by=None)


def amounts() -> list[list[Decimal]]:
    return [
        [line.amount for line in order.lines.all()]
        for order in Order.objects.order_by("pk")
    ]


def changed_mails() -> list[Message]:
    return list(Message.objects.filter(code="programme.changed").order_by("pk"))


# -- Another price is told -------------------------------------------------------------


def add_a_day(activity, **more) -> None:
    starts_at = at(soon(44), 9, 30)
    session = Session(starts_at=starts_at, ends_at=starts_at + timedelta(hours=3))
    planning.plan(activity, themes=[], sessions=[session], by=None, **more)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", "De prijs voor Lotte Peeters gaat van € 70 naar € 105."),
        ("en", "The price for Lotte Peeters goes from € 70 to € 105."),
    ],
)
def test_whose_order_changed_reads_the_old_and_the_new_price(language, said) -> None:
    activity = a_priced_activity()
    booked(activity, LOTTE, language=language)

    add_a_day(activity)

    [mail] = changed_mails()
    assert said in mail.text.replace("\xa0", " ")


def test_who_pays_nothing_reads_of_the_day_alone() -> None:
    activity = a_priced_activity(price_list=None)
    booked(activity, LOTTE)

    add_a_day(activity)

    [mail] = changed_mails()
    assert "prijs" not in mail.text


def test_what_is_invoiced_already_is_told_no_other_price() -> None:
    a_seller()
    activity = a_priced_activity()
    booked(activity, LOTTE)
    issue(Order.objects.get(), by=None)

    add_a_day(activity)

    [mail] = changed_mails()
    assert "prijs" not in mail.text


def test_half_days_alone_are_told_to_whose_order_changed() -> None:
    activity = a_priced_activity()
    booked(activity, LOTTE)
    first = activity.sessions.order_by("pk").first()
    first.half_days_override, first.half_days_reason = 2, "Met voorbereiding"

    planning.plan(activity, themes=[], sessions=[first], by=None)

    [mail] = changed_mails()
    assert "105" in mail.text


def test_nobody_is_told_when_staff_tell_nobody() -> None:
    activity = a_priced_activity()
    booked(activity, LOTTE)

    add_a_day(activity, tell=False)

    assert changed_mails() == []
    assert amounts() == [[Decimal(105)]]


# -- An import -------------------------------------------------------------------------


def longer(activity, folder):
    """The year of an activity as files, in which its first session lasts a day."""
    year = Period.year(activity.starts_on.year)
    export(year, folder)
    sheet = folder / "sessions.csv"
    first = activity.sessions.order_by("pk").first()
    rows = sheet.read_text(encoding="utf-8-sig").splitlines()
    end = f"{timezone.localtime(first.ends_at):%H:%M}"
    rows = [
        row.replace(end, "17:30") if first.reference in row else row for row in rows
    ]
    sheet.write_text("\n".join(rows) + "\n")
    return import_records(open_source(folder))


def test_an_import_with_more_half_days_makes_open_orders_follow(tmp_path) -> None:
    activity = a_priced_activity()
    booked(activity, LOTTE)

    outcome = longer(activity, tmp_path / "jaar")

    assert list(outcome.problems) == []
    assert amounts() == [[Decimal(105)]]
    [mail] = changed_mails()
    assert "€ 105" in mail.text.replace("\xa0", " ")
    undo(outcome.batch)
    assert amounts() == [[Decimal(70)]]


def test_an_import_that_changes_no_half_days_tells_nobody(tmp_path) -> None:
    activity = a_priced_activity()
    booked(activity, LOTTE)
    export(Period.year(activity.starts_on.year), tmp_path / "jaar")

    import_records(open_source(tmp_path / "jaar"))

    assert changed_mails() == []
    assert amounts() == [[Decimal(70)]]


def test_what_was_invoiced_is_looked_at_after_an_import(tmp_path) -> None:
    a_seller()
    activity = a_priced_activity()
    booked(activity, LOTTE)
    issue(Order.objects.get(), by=None)

    longer(activity, tmp_path / "jaar")

    assert amounts() == [[Decimal(70)]]
    assert activity.orders_to_look_at.get().half_days_now == 3


# -- Colleagues ------------------------------------------------------------------------


def test_colleagues_registered_by_hand_stand_on_one_open_order() -> None:
    activity, brug = a_priced_activity(), an_organisation("De Brug")

    for name in ("Mo", "Lotte", "Jef"):
        by_hand(activity, name, brug)

    assert amounts() == [[Decimal(70)] * 3]


def test_another_organisation_activity_or_payer_has_an_order_of_its_own() -> None:
    activity, brug = a_priced_activity(), an_organisation("De Brug")
    booked(activity, LOTTE, organisation=brug, invoice_reference="PO 17")
    by_hand(activity, "Mo", brug)
    by_hand(activity, "Jef", an_organisation("De Sluis"))
    by_hand(activity, "An", None)
    by_hand(a_priced_activity(price_list=activity.price_list), "Els", brug)

    assert amounts() == [[Decimal(70)]] * 5


def test_after_the_invoice_a_colleague_starts_a_new_order() -> None:
    a_seller()
    activity, brug = a_priced_activity(), an_organisation("De Brug")
    by_hand(activity, "Mo", brug)
    issue(Order.objects.get(), by=None)

    by_hand(activity, "Lotte", brug)
    by_hand(activity, "Jef", brug)

    assert amounts() == [[Decimal(70)], [Decimal(70), Decimal(70)]]


def test_a_place_on_the_order_of_colleagues_follows_and_goes() -> None:
    activity, brug = a_priced_activity(), an_organisation("De Brug")
    _mo, lotte = (by_hand(activity, name, brug) for name in ("Mo", "Lotte"))

    add_a_day(activity)
    assert amounts() == [[Decimal(105), Decimal(105)]]
    registering.cancel(lotte, by=None)

    assert amounts() == [[Decimal(105)]]


# -- An order on which nothing is left -------------------------------------------------


def test_an_order_emptied_by_cancelling_is_nobodys_work_any_more(client) -> None:
    a_seller()
    activity = a_priced_activity(policy=a_policy())
    one = booked(activity, LOTTE).registrations.get()
    order = Order.objects.get()
    assert list(Order.objects.to_invoice()) == [order]

    registering.cancel(one, by=None)

    assert list(Order.objects.empty()) == [order]
    assert not Order.objects.to_invoice()
    assert not to_invoice(soon(99))
    assert invoice_what_began(on=soon(99)) == 0
    client.force_login(a_user("boek@steunpunt.example", "finance"))
    page = client.get(reverse("order:inspect", args=[order.pk])).content.decode()
    assert "niets te factureren" in page
    for status, found in (("open", False), ("invoiced", False), ("empty", True)):
        listed = client.get(reverse("order:index"), {"status": status})
        assert (order.reference in listed.content.decode()) is found or (
            (order in listed.context["object_list"]) is found
        )


def test_a_fee_that_is_still_due_stays_to_be_invoiced() -> None:
    policy = a_policy({"days_before": 0, "share": 100})
    one = booked(a_priced_activity(policy=policy), LOTTE).registrations.get()

    registering.cancel(one, by=None)

    assert Order.objects.to_invoice().count() == 1
