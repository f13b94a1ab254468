"""The programme for machines, read back by readers that are not ours."""

import json
import re
from datetime import datetime, timedelta
from html.parser import HTMLParser

import pytest
from defusedxml import ElementTree
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from steunpunt.money.tests.builders import EXEMPT, TAXED, a_ground, a_price_list
from steunpunt.programme.addresses import address_of
from steunpunt.programme.calendars import calendar_of
from steunpunt.programme.models import Session
from steunpunt.programme.plan import planning
from steunpunt.programme.templatetags.programme import json_ld
from steunpunt.programme.tests.builders import a_registration, a_session, an_activity
from steunpunt.sector.models import Theme

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def coming(title="Groepsdynamica", days=30, **more):
    more.setdefault("is_public", True)
    return an_activity(timezone.localdate() + timedelta(days=days), title=title, **more)


def test_the_calendar_has_every_session_and_follows_the_filters() -> None:
    groups = coming()
    a_session(groups, timezone.localdate() + timedelta(days=44))
    groups.themes.set([Theme.objects.create(reference="kringen", label_nl="Kringen")])
    coming("Iets anders")
    coming("Nog niet", is_public=False)

    everything = Calendar.from_ical(Client().get("/aanbod/agenda.ics").content)
    filtered = Calendar.from_ical(
        Client().get("/aanbod/agenda.ics?thema=kringen").content
    )

    assert [str(one["summary"]) for one in everything.events] == [
        "Groepsdynamica",
        "Groepsdynamica",
        "Iets anders",
    ]
    assert [one.start for one in filtered.events] == list(
        groups.sessions.order_by("starts_at").values_list("starts_at", flat=True)
    )


def test_a_session_keeps_its_uid_over_a_hundred_edits() -> None:
    activity = coming()
    uids = set()
    for _edit in range(100):
        Session.objects.filter(activity=activity).update(
            starts_at=timezone.now() + timedelta(days=31, minutes=_edit),
            ends_at=timezone.now() + timedelta(days=32),
        )
        [event] = Calendar.from_ical(calendar_of(activity.sessions.all())).events
        uids.add(str(event["uid"]))

    assert len(uids) == 1


def test_a_cancelled_activity_says_so_in_calendars() -> None:
    activity = coming()
    planning.cancel(activity, by=None)

    [event] = Calendar.from_ical(calendar_of(activity.sessions.all())).events

    assert event["status"] == "CANCELLED"


def test_the_sequence_goes_up_with_each_change_of_a_session_or_its_activity() -> None:
    activity = coming()
    seen = []
    for hour in (1, 2):
        session = activity.sessions.get()
        session.ends_at += timedelta(hours=hour)
        session.save()
        [event] = Calendar.from_ical(calendar_of(activity.sessions.all())).events
        seen.append(int(event["sequence"]))
    planning.cancel(activity, by=None)
    [event] = Calendar.from_ical(calendar_of(activity.sessions.all())).events

    assert seen[0] < seen[1] < int(event["sequence"])
    assert event["last-modified"].dt <= timezone.now()


def test_a_calendar_that_follows_the_programme_hears_what_was_called_off() -> None:
    half, whole = coming("Half", places=9), coming("Heel")
    gone = a_session(half, timezone.localdate() + timedelta(days=44))
    gone.status = Session.Status.CANCELLED
    gone.save()
    planning.cancel(whole, by=None)
    coming("Verborgen", is_public=False, status="cancelled")

    calendar = Calendar.from_ical(Client().get("/aanbod/agenda.ics").content)

    assert calendar["refresh-interval"].dt == timedelta(hours=6)
    assert [(str(one["summary"]), str(one["status"])) for one in calendar.events] == [
        ("Half", "CONFIRMED"),
        ("Half", "CANCELLED"),
        ("Heel", "CANCELLED"),
    ]


def test_the_feed_says_when_something_changed_not_when_it_takes_place() -> None:
    before = timezone.now()
    coming()

    feed = ElementTree.fromstring(Client().get("/en/aanbod/atom.xml").content)

    for updated in feed.iter(f"{ATOM}updated"):
        assert before <= datetime.fromisoformat(updated.text) <= timezone.now()
    assert feed.find(f"{ATOM}link").get("href").endswith("/en/aanbod/")


def test_the_feed_is_atom_with_what_readers_need() -> None:
    activity = coming("Vrijwilligers & co")

    feed = ElementTree.fromstring(Client().get("/aanbod/atom.xml").content)

    assert feed.tag == f"{ATOM}feed"
    for needed in ("id", "title", "updated"):
        assert feed.find(f"{ATOM}{needed}").text
    [entry] = feed.findall(f"{ATOM}entry")
    assert entry.find(f"{ATOM}title").text == "Vrijwilligers & co"
    assert entry.find(f"{ATOM}link").get("href").endswith(address_of(activity))
    assert entry.find(f"{ATOM}id").text
    assert entry.find(f"{ATOM}updated").text


def structured(activity) -> dict:
    page = Client().get(address_of(activity)).content.decode()
    [block] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    return json.loads(block)


def test_a_page_tells_machines_what_it_is_and_how_many_places_are_left() -> None:
    activity = coming(places=12)

    event = structured(activity)

    assert event["@type"] == "EducationEvent"
    assert event["name"] == "Groepsdynamica"
    assert event["startDate"] == timezone.localtime(activity.first_start()).isoformat()
    assert (event["maximumAttendeeCapacity"], event["remainingAttendeeCapacity"]) == (
        12,
        12,
    )


def test_machines_hear_what_it_costs_whom_and_whether_there_is_a_place() -> None:
    free, priced = coming(), coming("Betaald", places=1, price_list=a_price_list())
    a_registration(priced)

    [gratis] = structured(free)["offers"]
    [offer] = structured(priced)["offers"]

    assert (gratis["price"], gratis["availability"]) == (
        "0.00",
        "https://schema.org/InStock",
    )
    assert (offer["price"], offer["priceCurrency"]) == ("35.00", "EUR")
    assert offer["category"] == "iedereen"
    assert offer["availability"] == "https://schema.org/SoldOut"


def test_the_api_says_what_it_costs_as_the_page_and_its_offers_do(client) -> None:
    prices = a_price_list(
        {"target_group": "primary", "amount": 35},
        {"amount": 120, "unit": "fixed", "ground": a_ground(TAXED)},
    )
    activity = coming(price_list=prices)
    a_session(activity, timezone.localdate() + timedelta(days=44))

    primary, secondary = described(client, activity)["prices"]

    assert primary == {
        "target_group": "primary",
        "for_whom": "primaire doelgroep",
        "is_free": False,
        "amount": "70.00",
        "currency": "EUR",
        "in_words": "€\N{NO-BREAK SPACE}70",
        "unit": "half_day",
        "per_half_day": "35.00",
        "explained": "2 dagdelen × € 35,00",
        "vat": {
            "code": EXEMPT,
            "name": str(a_ground()),
            "category": "E",
            "rate": "0.00",
        },
    }
    assert (secondary["amount"], secondary["unit"], secondary["per_half_day"]) == (
        "120.00",
        "fixed",
        None,
    )
    assert secondary["vat"]["rate"] == "21.00"
    assert [
        (one["category"], one["price"]) for one in structured(activity)["offers"]
    ] == [(one["for_whom"], one["amount"]) for one in (primary, secondary)]
    page = client.get(address_of(activity)).content.decode()
    for one in (primary, secondary):
        assert one["for_whom"] in page
        assert one["in_words"] in page


def test_the_api_says_that_something_is_free(client) -> None:
    some, nobody = a_price_list({"target_group": "primary", "amount": 0}, {}), coming()
    for_some = coming("Voor sommigen", price_list=some)

    [everyone] = described(client, nobody)["prices"]
    primary, secondary = described(client, for_some)["prices"]

    assert (everyone["is_free"], everyone["amount"]) == (True, "0.00")
    assert (everyone["target_group"], everyone["unit"]) == (None, None)
    assert (primary["is_free"], primary["in_words"]) == (True, "gratis")
    assert secondary["is_free"] is False


def described(client, activity) -> dict:
    """What the API says of it, held to its own document."""
    document = client.get("/api/openapi.json").json()
    one = client.get(f"/api/v1/activiteiten/{activity.pk}/").json()
    schema = {**document, "$ref": "#/components/schemas/Activity"}
    Draft202012Validator(schema).validate(one)
    return one


class Scripts(HTMLParser):
    """Collects which elements there are, and what stands in scripts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.seen: list[str] = []
        self.said: list[str] = []

    def handle_starttag(self, tag, attrs) -> None:
        self.seen.append(tag)

    def handle_data(self, data) -> None:
        if self.seen[-1] == "script":
            self.said.append(data)


@given(st.text(max_size=60) | st.just("</script><p>x"))
def test_no_text_can_break_out_of_the_block_for_machines(text) -> None:
    block = json_ld({"name": text})

    reader = Scripts()
    reader.feed(f"<head>{block}</head><p>after</p>")
    assert json.loads("".join(reader.said)) == {"name": text}
    assert reader.seen == ["head", "script", "p"]


def test_the_api_keeps_to_its_own_description() -> None:
    activity = coming(places=3)
    hidden = coming("Nog niet", is_public=False)
    client = Client()
    document = client.get("/api/openapi.json").json()
    validate(document)
    schema = {**document, "$ref": "#/components/schemas/Activity"}
    paths = document["paths"]
    listed = paths["/api/v1/activiteiten/"]["get"]["responses"]["200"]
    page = listed["content"]["application/json"]["schema"]
    del page["properties"]["activities"]["items"]["$ref"]

    answer = client.get("/api/v1/activiteiten/").json()
    one = client.get(f"/api/v1/activiteiten/{activity.pk}/").json()

    Draft202012Validator(page).validate(answer)
    Draft202012Validator(schema).validate(one)
    assert answer["activities"] == [one]
    assert one["places"] == {"total": 3, "free": 3, "waiting": 0}
    assert client.get(f"/api/v1/activiteiten/{hidden.pk}/").status_code == 404
