"""After the cut-off: asked, decided by staff, and told."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from steunpunt.mail.models import Message
from steunpunt.money.models import Order
from steunpunt.money.tests.builders import a_policy, a_price_list
from steunpunt.programme.forgetting import forget
from steunpunt.programme.links import link_to
from steunpunt.programme.models import LateChange, Registration
from steunpunt.programme.placing import booking, late_changes, registering
from steunpunt.programme.placing.booking import Asked, Comer
from steunpunt.programme.placing.late_changes import AskedAlready, DecidedAlready
from steunpunt.programme.tests.builders import an_activity
from steunpunt.records.refusing import ReasonMissing, StepNotAllowed
from steunpunt.sector.tests.builders import a_user, who_may_see_people

pytestmark = pytest.mark.django_db
LOTTE, JEF = Comer("Lotte", "Peeters"), Comer("Jef", "Claes", "jef@x.example")


def a_place(days=5, *, comers=(LOTTE,), **policy) -> Registration:
    """A place of which staff decide from ten days before the start; half is due."""
    policy = {"staff_decide_days": 10, "no_show_share": 50} | policy
    activity = an_activity(
        timezone.localdate() + timedelta(days=days),
        is_public=True,
        policy=a_policy({"days_before": 10, "share": 0}, **policy),
        price_list=a_price_list(),
    )
    _hold, token = booking.hold_places(activity, len(comers))
    asked = Asked(comers, contact_name="Lotte", contact_email="lotte@x.example")
    made = booking.book(token, asked).booking
    Message.objects.all().delete()
    return made.registrations.select_related("activity__policy").first()


def codes() -> list[str]:
    found = Message.objects.order_by("pk").values_list("code", flat=True)
    return [code.removeprefix("programme.") for code in found]


def due() -> list[Decimal]:
    return [line.amount for order in Order.objects.all() for line in order.lines.all()]


@pytest.mark.parametrize(
    ("days", "policy", "late"),
    [
        (5, {}, True),
        (9, {}, True),
        (10, {}, False),
        (5, {"staff_decide_days": None}, False),
    ],
)
def test_the_policy_says_from_when_staff_decide(days, policy, late) -> None:
    assert late_changes.cut_off_passed(a_place(days, **policy)) is late


def test_in_time_somebody_gives_their_place_back_themselves() -> None:
    one = a_place(20)

    assert late_changes.give_back(one) is None

    one.refresh_from_db()
    assert one.status == "cancelled"
    assert codes() == ["cancelled"]


def test_later_it_is_asked_and_the_place_stays() -> None:
    one = a_place()

    change = late_changes.give_back(one, reason="Ziek")

    one.refresh_from_db()
    assert (one.status, change.reason) == ("confirmed", "Ziek")
    assert codes() == ["late_asked"]
    assert "Lotte Peeters kan niet komen" in Message.objects.get().text
    with pytest.raises(AskedAlready):
        late_changes.give_back(one)


def test_who_waits_leaves_the_list_at_any_time() -> None:
    one = a_place()
    Registration.objects.update(status="waiting")
    one.refresh_from_db()

    assert late_changes.give_back(one) is None


def test_granted_it_costs_what_the_day_of_asking_costs() -> None:
    one = a_place()
    change = late_changes.give_back(one)
    assert late_changes.fee_of(change).amount == Decimal("17.50")

    late_changes.grant(change, by=None, note="Beterschap")

    one.refresh_from_db()
    assert (one.status, one.cancelled_by) == ("cancelled", "participant")
    assert due() == [Decimal("17.50")]
    assert codes() == ["late_asked", "cancelled"]
    with pytest.raises(DecidedAlready):
        late_changes.refuse(change, by=None, note="Toch niet")


def test_staff_may_ask_nothing() -> None:
    change = late_changes.give_back(a_place())

    late_changes.grant(change, by=None, free=True)

    assert due() == []


def test_refused_the_place_stays_and_they_read_why() -> None:
    one = a_place()
    change = late_changes.give_back(one)

    with pytest.raises(ReasonMissing):
        late_changes.refuse(change, by=None, note=" ")
    late_changes.refuse(change, by=None, note="De zaal is betaald.")

    one.refresh_from_db()
    assert one.status == "confirmed"
    text = Message.objects.get(code="programme.late_decided").text
    assert "De zaal is betaald." in text
    assert late_changes.give_back(one) is not None  # they may ask again


def test_somebody_else_comes_without_asking_until_it_starts() -> None:
    one = a_place()

    assert late_changes.hand_over(one, JEF) is None

    one.refresh_from_db()
    assert one.replaced_by.who == "Jef Claes"


def test_where_the_policy_says_so_another_name_is_asked_too() -> None:
    one = a_place(substitution_is_free=False)

    change = late_changes.hand_over(one, JEF)
    assert Registration.objects.count() == 1
    late_changes.grant(change, by=None)

    one.refresh_from_db()
    assert one.replaced_by.who == "Jef Claes"
    assert codes() == ["late_asked", "late_decided"]


def test_a_place_without_a_name_gets_one_at_any_time() -> None:
    one = a_place(comers=(LOTTE, Comer()), substitution_is_free=False)
    nameless = one.booking.registrations.get(person=None)

    assert late_changes.hand_over(nameless, JEF) is None


def test_what_was_asked_goes_two_weeks_after_the_end() -> None:
    change = late_changes.give_back(a_place())
    change.registration.activity.sessions.update(
        starts_at=timezone.now() - timedelta(days=16),
        ends_at=timezone.now() - timedelta(days=15),
    )

    forget()

    assert not LateChange.objects.exists()


# -- The pages -------------------------------------------------------------------------


def test_the_own_page_says_that_one_asks_and_what_was_asked(client, settings) -> None:
    settings.LANGUAGE_CODE = "en"
    one = a_place()
    page = client.get(link_to(one.booking), follow=True)
    assert "From 10 days before the start we decide" in page.content.decode()
    cancel = reverse("programme:cancel", args=[one.booking.reference, one.pk])

    after = client.post(cancel, {"reason": "Ziek"}, follow=True).content.decode()

    assert "We have your question" in after
    assert "you asked us to cancel the place of Lotte Peeters" in after
    assert "Ask to cancel" not in after
    assert "Someone else comes" in after
    assert LateChange.objects.get().reason == "Ziek"


def test_in_time_the_own_page_has_the_button(client, settings) -> None:
    settings.LANGUAGE_CODE = "en"
    one = a_place(20)

    page = client.get(link_to(one.booking), follow=True).content.decode()

    assert "Ask to cancel" not in page
    assert reverse("programme:cancel", args=[one.booking.reference, one.pk]) in page


def test_staff_decide_from_the_list_or_the_page_of_the_registration(
    client, settings
) -> None:
    settings.LANGUAGE_CODE = "en"
    client.force_login(who_may_see_people(a_user("jef@x.example", "staff")))
    one = a_place()
    change = late_changes.give_back(one, reason="Ziek")
    listed = reverse("registration:late_changes")
    own = reverse("registration:inspect", args=[one.pk])
    decide = reverse("registration:decide_late_change", args=[change.pk])

    for page in (listed, own):
        said = client.get(page).content.decode()
        assert "Ziek" in said
        assert "17.50" in said
    answer = client.post(decide, {"do": "refuse", "note": "", "back": own})
    assert answer["Location"] == own
    assert LateChange.objects.open().exists()
    client.post(decide, {"do": "grant", "free": "on", "back": "https://x.example/"})

    assert LateChange.objects.get().outcome == "granted"
    assert "Nobody waits for a decision" in client.get(listed).content.decode()
    assert due() == []


def test_an_earlier_cancellation_by_staff_leaves_nothing_to_decide() -> None:
    one = a_place()
    change = late_changes.give_back(one)
    registering.cancel(one, by=None)

    assert not LateChange.objects.open().exists()
    with pytest.raises(StepNotAllowed):
        late_changes.grant(change, by=None)
