"""What visitors do: find an activity, register at once, change it by their link."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format

from steunpunt.programme.addresses import address_of
from steunpunt.programme.links import link_to
from steunpunt.programme.models import (
    AccessNeed,
    ActivityKind,
    Booking,
    Hold,
    Registration,
    Room,
)
from steunpunt.programme.placing.places import places_of
from steunpunt.programme.public import glancing
from steunpunt.programme.public.invitations import invitation_of
from steunpunt.programme.tests.builders import an_activity
from steunpunt.sector.models import Theme
from steunpunt.sector.tests.builders import an_organisation

pytestmark = pytest.mark.django_db
OVER = {"wanneer": "voorbij"}
LOTTE = {
    "first_name": "Lotte",
    "last_name": "Peeters",
    "contact_email": "lotte@vereniging.example",
}


@pytest.fixture
def client():
    return Client(headers={"accept-language": "nl"})


def in_days(days):
    return timezone.localdate() + timedelta(days=days)


def a_coming_activity(days=30, **more):
    more.setdefault("is_public", True)
    return an_activity(in_days(days), **more)


def start(client, activity, **more):
    return client.post(reverse("programme:start", args=[activity.pk]), more)


def form_of(client, activity, **more):
    answer = start(client, activity, **more)
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"]


def words(response) -> str:
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"\s+", " ", text)


def test_the_programme_shows_what_is_to_come_and_public(client) -> None:
    shown = a_coming_activity(title="Vergaderen met plezier")
    a_coming_activity(title="Nog in de maak", is_public=False)
    an_activity(in_days(-9), title="Voorbij", is_public=True, status="held")

    page = words(client.get("/aanbod/"))
    past = words(client.get("/aanbod/?wanneer=voorbij"))

    assert "Vergaderen met plezier" in page
    assert "Nog in de maak" not in page
    assert "Voorbij" not in page
    assert "Voorbij" in past
    assert client.get(address_of(shown)).status_code == 200


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("q=verenigingen", ["Je vereniging besturen"]),
        ("q=vereniging bestuur", ["Je vereniging besturen"]),
        ("q=financien", ["Financiën voor beginners"]),
        ("q=boekhouding", ["Financiën voor beginners"]),
        ("q=boekhoudingen", ["Financiën voor beginners"]),
        ("q=cash flow", ["Financiën voor beginners"]),
        ("q=studiedag", ["Je vereniging besturen"]),
        ("q=symposium", ["Je vereniging besturen"]),
        ("q=symposium boekhouding", []),
        ("q=niets-van-dit-alles", []),
        ("thema=geld", ["Financiën voor beginners"]),
        ("vrij=1", ["Financiën voor beginners"]),
        ("thema=onbekend", []),
    ],
)
def test_search_and_filters_narrow_the_programme(client, asked, found) -> None:
    kind = ActivityKind.objects.create(label_nl="Studiedag", synonyms="symposium")
    full = a_coming_activity(title="Je vereniging besturen", places=1, kind=kind)
    Registration.objects.create(activity=full, registered_at=timezone.now())
    money = a_coming_activity(title="Financiën voor beginners")
    theme = Theme.objects.create(
        reference="geld", label_nl="Geld", synonyms="boekhouding; cash flow"
    )
    money.themes.set([theme])

    page = client.get(f"/aanbod/?{asked}")

    titles = re.findall(r"<h3><a [^>]+>([^<]+)</a>", page.content.decode())
    assert titles == found


def test_more_themes_with_synonyms_cost_a_search_no_more_queries(client) -> None:
    def about(number: int) -> None:
        theme = Theme.objects.create(label_nl=f"Nr {number}", synonyms=f"s{number}")
        a_coming_activity(title=f"Titel {number}").themes.set([theme])

    def queries(words: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/aanbod/", {"q": words}).status_code == 200
        return len(asked)

    about(1)
    queries("s0")  # what is read once for a process is read
    few = queries("s1")
    for number in range(2, 12):
        about(number)

    assert queries("s11") == few


def test_a_page_shows_the_true_number_of_places_at_once(client) -> None:
    activity = a_coming_activity(places=8)
    assert "8 plaatsen vrij" in words(client.get(address_of(activity)))

    start(client, activity, seats="2")

    assert "6 plaatsen vrij" in words(client.get(address_of(activity)))
    assert "6 plaatsen vrij" in words(client.get("/aanbod/"))


def test_what_is_seen_at_a_glance_is_what_is_counted_elsewhere(client) -> None:
    activities = [a_coming_activity(days, places=4) for days in (9, 30)]
    for activity in activities:
        start(client, activity, seats="2")
        registered(client, activity)
        registered(client, activity, first_name="Jef")
    client.post(
        form_of(client, activities[0], waiting="1"), LOTTE | {"last_name": "Os"}
    )
    now = timezone.now()

    seen = glancing.coming_at_a_glance(timezone.localdate(), now)

    assert [(row[0], *row[3:]) for row in seen] == [
        (one.pk, places.total, places.taken, places.waiting, places.kept)
        for one in activities
        for places in [places_of(one, now)]
    ]
    assert glancing.one_at_a_glance(activities[0].pk, now, invited=False) == seen[0]


def test_pages_that_many_read_cost_one_query_when_they_are_kept(
    client, django_assert_num_queries
) -> None:
    activity = a_coming_activity()
    for address in ("/aanbod/", address_of(activity)):
        client.get(address)
        with django_assert_num_queries(1):
            client.get(address)


def test_somebody_registers_with_one_form(client) -> None:
    activity = a_coming_activity(places=5)
    linde = an_organisation("Zilverlinde")

    address = form_of(client, activity)
    answer = client.post(
        address,
        {
            **LOTTE,
            "organisation": "zilverlinde",
            "needs": "een plaats voor een rolstoel",
            "needs_consent": "on",
        },
        follow=True,
    )

    assert "Je bent ingeschreven" in words(answer)
    booking = activity.bookings.get()
    one = booking.registrations.get()
    assert (one.status, one.organisation, booking.contact_name) == (
        "confirmed",
        linde,
        "Lotte Peeters",
    )
    assert AccessNeed.objects.get().words == "een plaats voor een rolstoel"


def test_the_same_form_sent_fifty_times_is_one_registration(client) -> None:
    activity = a_coming_activity(places=5)
    address = form_of(client, activity)

    for _time in range(50):
        assert client.post(address, LOTTE).status_code == 302

    assert activity.registrations.count() == 1
    assert client.get(address).headers["Location"].endswith("/klaar/")


def test_every_field_that_is_wrong_is_named_and_nothing_is_lost(client) -> None:
    activity = a_coming_activity()
    address = form_of(client, activity)

    answer = client.post(
        address,
        {
            "first_name": "Lotte",
            "contact_email": "lotte.vereniging.be",
            "remarks": "mijn nummer is 85.07.30-033.28",
        },
    )

    assert answer.status_code == 422
    said = words(answer)
    assert "Kijk nog 3 velden na" in said
    assert "Dit is geen e-mailadres" in said
    assert "rijksregisternummer" in said
    assert 'value="Lotte"' in answer.content.decode()
    assert activity.registrations.count() == 0


def test_a_name_that_the_register_does_not_know_exactly_is_asked_about(client) -> None:
    activity = a_coming_activity()
    linde = an_organisation("Vormingshuis Zilverlinde")
    address = form_of(client, activity)
    typed = {**LOTTE, "organisation": "zilverl"}

    asked = client.post(address, typed)
    assert "Welke bedoel je?" in words(asked)
    client.post(address, {**typed, "which": str(linde.pk)})

    assert activity.registrations.get().organisation == linde


def test_a_new_organisation_is_kept_as_typed_for_staff(client) -> None:
    activity = a_coming_activity()

    client.post(
        form_of(client, activity), {**LOTTE, "organisation": "Nieuw Collectief"}
    )

    assert activity.bookings.get().organisation_typed == "Nieuw Collectief"
    assert activity.registrations.get().organisation is None


def test_colleagues_are_booked_together_with_names_that_follow(client) -> None:
    activity = a_coming_activity(places=5)
    address = form_of(client, activity, seats="3")

    client.post(
        address,
        {
            "contact_name": "Jef Claes",
            "contact_email": "jef@vereniging.example",
            "c1-first_name": "Lotte",
            "c1-last_name": "Peeters",
        },
    )

    assert [str(one.person) for one in activity.registrations.order_by("pk")] == [
        "Lotte Peeters",
        "None",
        "None",
    ]


def test_too_few_places_offer_what_is_left_or_the_waiting_list(client) -> None:
    activity = a_coming_activity(places=2)

    refused = start(client, activity, seats="3")
    waits = form_of(client, activity, seats="3", waiting="1")

    assert refused.status_code == 409
    assert "Er zijn nog maar 2 plaatsen" in words(refused)
    assert "alle 3 samen, of niemand" in words(client.get(waits))


def test_a_kept_place_can_be_given_back(client) -> None:
    activity = a_coming_activity(places=1)
    address = form_of(client, activity)

    client.post(f"{address}stop/")

    assert Hold.objects.count() == 0


def registered(client, activity, **more):
    client.post(form_of(client, activity), {**LOTTE, **more})
    return Booking.objects.latest("pk")


def followed(booking) -> Client:
    """A browser that followed the link in the mail."""
    browser = Client(headers={"accept-language": "nl"})
    browser.get(link_to(booking).split("localhost:8000")[-1].split("example")[-1])
    return browser


def test_the_link_of_the_mail_opens_the_booking_and_changes_nothing(client) -> None:
    booking = registered(client, a_coming_activity())

    page = followed(booking).get(reverse("programme:mine", args=[booking.reference]))

    assert "Lotte Peeters" in words(page)
    assert booking.registrations.get().status == "confirmed"
    assert page.headers["Cache-Control"].startswith("max-age=0")


def test_nobody_sees_the_booking_of_somebody_else(client) -> None:
    mine = registered(client, a_coming_activity())
    other = registered(client, a_coming_activity(40), last_name="Claes")
    browser = followed(mine)
    theirs = reverse("programme:mine", args=[other.reference])
    [one] = other.registrations.all()

    assert browser.get(theirs).status_code == 404
    for verb in ("cancel", "accept", "name"):
        address = reverse(f"programme:{verb}", args=[other.reference, one.pk])
        assert browser.post(address).status_code == 404
        swapped = reverse(f"programme:{verb}", args=[mine.reference, one.pk])
        assert browser.post(swapped).status_code == 404
    one.refresh_from_db()
    assert one.status == "confirmed"


def test_a_link_that_was_altered_or_is_too_old_opens_nothing(
    client, monkeypatch
) -> None:
    booking = registered(client, a_coming_activity())
    path = reverse("programme:mine_by_link", args=[link_to(booking).split("/")[-2]])

    altered = Client().get(path.replace(str(booking.pk), "999", 1))
    monkeypatch.setattr("steunpunt.programme.links.LINK_DAYS", -1)
    old = Client().get(path)

    assert [altered.status_code, old.status_code] == [404, 404]


def test_whoever_booked_cancels_and_the_next_accepts(client) -> None:
    activity = a_coming_activity(places=1)
    first = registered(client, activity)
    waits = form_of(client, activity, waiting="1")
    client.post(waits, {**LOTTE, "first_name": "Jef"})
    second = Booking.objects.latest("pk")
    [mine] = first.registrations.all()
    [next_one] = second.registrations.all()

    followed(first).post(reverse("programme:cancel", args=[first.reference, mine.pk]))
    next_one.refresh_from_db()
    assert next_one.status == "offered"
    followed(second).post(
        reverse("programme:accept", args=[second.reference, next_one.pk])
    )

    mine.refresh_from_db()
    next_one.refresh_from_db()
    assert (mine.status, mine.cancelled_by) == ("cancelled", "participant")
    assert next_one.status == "confirmed"


def test_a_colleague_takes_the_place_over(client) -> None:
    booking = registered(client, a_coming_activity())
    [one] = booking.registrations.all()
    address = reverse("programme:name", args=[booking.reference, one.pk])
    browser = followed(booking)

    wrong = browser.post(address, {"first_name": "Jef"})
    browser.post(address, {"first_name": "Jef", "last_name": "Claes"})

    assert wrong.status_code == 422
    instead = booking.activity.registrations.confirmed().get()
    assert (instead.who, instead.replaces) == ("Jef Claes", one)


def test_an_activity_for_the_invited_opens_by_its_link_alone(client) -> None:
    activity = a_coming_activity(is_public=False, admission="invited")
    address = address_of(activity)
    invitation = invitation_of(activity)

    assert client.get(address).status_code == 404
    assert client.get(f"{address}?uitnodiging={invitation}x").status_code == 404
    assert client.get(f"{address}?uitnodiging={invitation}").status_code == 200
    assert start(client, activity).status_code == 404
    assert start(client, activity, uitnodiging=invitation).status_code == 302


def test_a_forged_address_does_not_get_around_the_limit(settings) -> None:
    settings.MOST_HOLDS_FROM_ONE_ADDRESS = 3
    activity = a_coming_activity(places=20)

    answers = [
        start(Client(headers={"x-forwarded-for": f"10.0.0.{n}"}), activity).status_code
        for n in range(6)
    ]

    assert answers == [302, 302, 302, 429, 429, 429]


def test_the_pages_exist_in_english_too(client) -> None:
    activity = a_coming_activity(places=9)
    with translation.override("en"):
        address = address_of(activity)

    assert address.startswith("/en/")
    assert "9 places free" in words(client.get(address))


def test_what_was_is_told_apart_by_its_month_and_says_that_it_is_over(client) -> None:
    held = an_activity(
        in_days(-400), title="Lang geleden", status="held", is_public=True
    )

    with translation.override("nl"):
        month = date_format(held.starts_on, "F")
        listed = words(client.get(reverse("programme:catalogue"), OVER))
        page = words(client.get(address_of(held)))

    assert month in listed
    assert "Deze activiteit is voorbij" in page
    assert "Schrijf je in" not in page


def test_an_activity_without_a_price_says_that_it_is_free(client) -> None:
    with translation.override("nl"):
        page = client.get(address_of(a_coming_activity(title="Zonder prijs")))

    assert "Deelnemen is gratis" in words(page)


def test_a_room_tells_yes_no_and_the_rest_apart() -> None:
    room = Room(
        name="Zolder",
        is_step_free=False,
        has_hearing_loop=True,
        how_to_get_there="Tien minuten stappen.",
    )

    assert [line.is_there for line in room.access] == [False, True, None]


def test_a_code_that_nobody_made_is_told_so(client) -> None:
    with translation.override("nl"):
        answer = client.get(reverse("programme:certificate", args=["AAAABBBBCCCCDDDD"]))

    assert answer.status_code == 404
    assert "We kennen dit getuigschrift niet" in words(answer)
