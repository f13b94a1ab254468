"""“Mijn Steunpunt”: whoever proved an address sees and changes what is theirs."""

import json
import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import override
from icalendar import Calendar

from steunpunt.accounts.models import User
from steunpunt.accounts.proving import HOLDS, account_of
from steunpunt.config.roles import sync_roles
from steunpunt.mail.models import Message
from steunpunt.programme.afterwards.certificates import issue
from steunpunt.programme.models import CalendarAddress, Registration, Session
from steunpunt.programme.placing import waiting
from steunpunt.programme.placing.booking import Asked, Comer, book, hold_places
from steunpunt.programme.tests.builders import (
    a_registration,
    a_session,
    an_activity,
    was_there,
)
from steunpunt.sector.models import Person
from steunpunt.sector.recognising import recognise
from steunpunt.sector.tests.builders import an_organisation, blanked

pytestmark = pytest.mark.django_db
LOTTE, JEF = "lotte@vereniging.example", "jef@elders.example"
Status = Registration.Status


@pytest.fixture(autouse=True)
def nobody_was_here_before():
    cache.clear()


def browser_of(address: str) -> Client:
    """Of whoever typed the code of this mailbox."""
    client = Client(headers={"accept-language": "nl"})
    client.force_login(account_of(address))
    return client


@pytest.fixture
def lotte() -> Client:
    return browser_of(LOTTE)


@pytest.fixture
def jef() -> Client:
    return browser_of(JEF)


def in_days(days):
    return timezone.localdate() + timedelta(days=days)


def coming(title="Groepsdynamica", days=30, **more):
    more.setdefault("is_public", True)
    return an_activity(in_days(days), title=title, **more)


def a_person_of(address: str, first_name="Lotte", last_name="Peeters") -> Person:
    return recognise(first_name, last_name, address)


def a_place(activity, address=LOTTE, **more) -> Registration:
    return a_registration(activity, a_person_of(address), **more)


def a_booking(activity, *comers: Comer, address=LOTTE, **more):
    _hold, token = hold_places(activity, len(comers))
    asked = Asked(comers, contact_name="Lotte", contact_email=address, **more)
    return book(token, asked).booking


def words(answer) -> str:
    text = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return re.sub(r"\s+", " ", text)


def heads(answer) -> dict[str, list[str]]:
    """What stands under each heading of the page."""
    found, here = {}, ""
    for level, text in re.findall(
        r"<h([23])[^>]*>(.*?)</h\1>", answer.content.decode()
    ):
        bare = re.sub(r"<[^>]+>", "", text).strip()
        if level == "2":
            found[here := bare] = []
        else:
            found.setdefault(here, []).append(bare)
    return found


def act(client, place, what, **more):
    address = reverse(f"programme:own_{what}", args=[place.reference])
    return client.post(address, more, follow=True)


def tags(answer) -> list[str]:
    found = re.findall(r'<span class="tag[^"]*">(.*?)</span>', answer.content.decode())
    return [re.sub(r"\s+", " ", one) for one in found]


def test_what_is_past_says_who_was_there(lotte) -> None:
    for days, present in ((-30, True), (-20, False), (-10, None)):
        activity = coming(days=days, status="held")
        place = a_place(activity, status="confirmed")
        if present is not None:
            was_there(place, activity.sessions.get(), present=present)

    assert tags(lotte.get("/mijn-steunpunt/")) == [
        "bevestigd",
        "was afwezig",
        "was aanwezig",
    ]


def test_the_month_is_written_as_the_language_does(lotte) -> None:
    day = coming().starts_on
    a_place(coming(), status="confirmed")
    with override("nl"):
        dutch = date_format(day, "b Y")

    assert f"<span>{dutch}</span>" in lotte.get("/mijn-steunpunt/").content.decode()
    english = f"<span>{day:%b %Y}</span>"
    assert english in lotte.get("/en/mijn-steunpunt/").content.decode()


def test_each_place_stands_under_what_it_means_now(lotte) -> None:
    deadline = timezone.now() + timedelta(days=2)
    a_place(coming("Heeft plaats"))
    a_place(coming("Wacht"), status=Status.WAITING)
    a_place(coming("Mag komen"), status=Status.OFFERED, offered_until=deadline)
    a_place(coming("Voorbij", days=-9))
    a_place(coming("Van een ander"), JEF)

    page = lotte.get("/mijn-steunpunt/")

    assert {head: titles for head, titles in heads(page).items() if titles} == {
        "Eerst antwoorden": ["Mag komen"],
        "Op komst": ["Heeft plaats"],
        "Op de wachtlijst": ["Wacht"],
        "Voorbij en geannuleerd": ["Voorbij"],
    }


def test_people_of_one_mailbox_are_told_apart(lotte) -> None:
    activity = coming()
    a_place(activity)
    mieke = Person.objects.create(first_name="Mieke", email=LOTTE.upper())
    a_registration(activity, mieke)

    page = words(lotte.get("/mijn-steunpunt/"))

    assert "Lotte Peeters" in page
    assert "Mieke" in page


def test_who_was_erased_is_gone_from_it(lotte) -> None:
    place = a_place(coming("Groepsdynamica"))
    blanked(place.person)

    assert "Groepsdynamica" not in words(lotte.get("/mijn-steunpunt/"))


def queries_of_its_pages(client) -> int:
    with CaptureQueriesContext(connection) as seen:
        client.get("/mijn-steunpunt/")
        client.get("/mijn-steunpunt/geboekt/")
    return len(seen)


def test_more_places_cost_no_more_queries(lotte) -> None:
    def one_more() -> None:
        activity = coming(places=9)
        a_session(activity, in_days(31))
        people = Comer("Lotte", "Peeters"), Comer("An", "Os", "an@x.example")
        a_booking(activity, *people, organisation=an_organisation())

    one_more()
    queries_of_its_pages(lotte)
    with_one = queries_of_its_pages(lotte)
    for _n in range(4):
        one_more()

    assert queries_of_its_pages(lotte) == with_one


def test_an_offer_is_taken(lotte) -> None:
    deadline = timezone.now() + timedelta(days=2)
    place = a_place(coming(), status=Status.OFFERED, offered_until=deadline)

    said = words(act(lotte, place, "accept"))

    place.refresh_from_db()
    assert place.status == Status.CONFIRMED
    assert "Lotte Peeters heeft een plaats." in said


def test_a_place_is_given_back_and_offered_to_the_next(lotte) -> None:
    activity = coming(places=1)
    place = a_place(activity)
    next_one = a_place(activity, JEF, status=Status.WAITING)

    act(lotte, place, "cancel")

    place.refresh_from_db()
    next_one.refresh_from_db()
    assert (place.status, place.cancelled_by) == (Status.CANCELLED, "participant")
    assert next_one.status == Status.OFFERED


def test_a_place_is_handed_to_a_colleague(lotte) -> None:
    activity = coming()
    place = a_place(activity)

    act(lotte, place, "name", first_name="An", last_name="Os", email="an@x.example")

    instead = activity.registrations.not_cancelled().get()
    assert (instead.person.first_name, instead.replaces) == ("An", place)


def test_a_colleague_has_both_names(lotte) -> None:
    place = a_place(coming())

    answer = act(lotte, place, "name", first_name="An")

    assert answer.status_code == 422
    place.refresh_from_db()
    assert place.status == Status.CONFIRMED


def test_what_has_begun_is_not_changed(lotte) -> None:
    place = a_place(coming(days=-1))

    assert act(lotte, place, "cancel").status_code == 404
    assert act(lotte, place, "name", first_name="A", last_name="B").status_code == 404


def test_what_is_of_somebody_else_does_not_exist(lotte, jef) -> None:
    deadline = timezone.now() + timedelta(days=2)
    place = a_place(coming(), status=Status.OFFERED, offered_until=deadline)
    booking = a_booking(coming(places=5), Comer("Lotte", "Peeters"), Comer("An", "Os"))
    held = an_activity(in_days(-3), status="held")
    was_there(a_place(held), held.sessions.get())
    [certificate] = issue(held)
    pdf = reverse("programme:own_certificate_pdf", args=[certificate.code])
    pages = [
        reverse("programme:own_place", args=[place.reference]),
        reverse("programme:mine", args=[booking.reference]),
        pdf,
    ]

    for path in pages:
        assert (lotte.get(path).status_code, jef.get(path).status_code) == (200, 404)
    for what in ("accept", "cancel", "name"):
        answer = act(jef, place, what, first_name="Jef", last_name="Os")
        assert answer.status_code == 404, what
    one = booking.registrations.first()
    for what in ("accept", "cancel", "name"):
        path = reverse(f"programme:{what}", args=[booking.reference, one.pk])
        assert jef.post(path).status_code == 404, what
    place.refresh_from_db()
    assert place.status == Status.OFFERED
    for page in ("", "geboekt/", "getuigschriften/", "gegevens/download/"):
        said = jef.get(f"/mijn-steunpunt/{page}").content.decode()
        assert "Lotte" not in said, page


def test_who_is_not_signed_in_is_asked_for_a_code() -> None:
    place = a_place(coming())
    client = Client()

    for name in ("own", "own_bookings", "own_certificates", "own_data", "own_download"):
        answer = client.get(reverse(f"programme:{name}"))
        assert answer.headers["Location"].startswith("/account/login/code/"), name
    answer = client.post(reverse("programme:own_cancel", args=[place.reference]))
    assert answer.headers["Location"].endswith("?next=%2Fmijn-steunpunt%2F")


def test_the_contact_sees_what_they_booked_and_no_more_of_the_organisation(
    lotte,
) -> None:
    linde = an_organisation("Zilverlinde")
    activity = coming("Samen vergaderen", places=9)
    own = a_booking(
        activity, Comer("Lotte", "Peeters"), Comer("An", "Os"), organisation=linde
    )
    a_booking(
        coming("Iets van collega’s", places=9),
        Comer("Bert", "Claes"),
        address=JEF,
        organisation=linde,
    )

    page = lotte.get("/mijn-steunpunt/geboekt/")

    assert heads(page)["Zilverlinde"] == ["Samen vergaderen"]
    assert own.reference in words(page)
    assert "Bert" not in words(page)
    assert lotte.get(f"/mijn/{own.reference}/").status_code == 200


def test_a_colleague_sees_their_own_place_and_not_the_form_it_was_booked_with() -> None:
    booking = a_booking(
        coming(places=9), Comer("Lotte", "Peeters"), Comer("Jef", "Os", JEF)
    )
    jef = browser_of(JEF)
    place = booking.registrations.get(person__email=JEF)

    assert jef.get(f"/mijn/{booking.reference}/").status_code == 404
    assert "Lotte" not in words(
        jef.get(reverse("programme:own_place", args=[place.reference]))
    )


def test_certificates_that_hold_can_be_had_again(lotte) -> None:
    held = an_activity(in_days(-3), status="held", title="Groepsdynamica")
    was_there(a_place(held), held.sessions.get())
    [certificate] = issue(held)

    page = words(lotte.get("/mijn-steunpunt/getuigschriften/"))
    pdf = lotte.get(f"/mijn-steunpunt/getuigschriften/{certificate.code}.pdf")

    assert "Groepsdynamica" in page
    assert pdf.content.startswith(b"%PDF")


def test_staff_read_their_own_name_whatever_their_role(lotte) -> None:
    sync_roles()
    user = User.objects.get(email=LOTTE)
    place = a_place(coming())
    user.groups.add(Group.objects.get(name="editor"))
    lotte.force_login(user)
    assert not User.objects.get(pk=user.pk).has_perm("records.view_personal_data")

    page = lotte.get(reverse("programme:own_place", args=[place.reference]))

    assert "Lotte Peeters" in words(page)


# -- The calendar ----------------------------------------------------------------------


def new_feed(client) -> str:
    page = client.post("/mijn-steunpunt/agenda/nieuw/").content.decode()
    return re.search(r"/mijn-steunpunt/agenda/[\w-]+\.ics", page)[0]


def events(address: str):
    answer = Client().get(address)
    assert answer.headers["Content-Type"].startswith("text/calendar")
    return Calendar.from_ical(answer.content).events


def test_a_calendar_follows_what_somebody_has_a_place_in(lotte) -> None:
    online = coming("Online samen")
    Session.objects.filter(activity=online).update(
        mode="online", link="https://meet.example/1"
    )
    place = a_place(online)
    a_place(coming("Nog op de lijst"), status=Status.WAITING)
    a_place(coming("Van een ander"), JEF)
    feed = new_feed(lotte)

    [event] = events(feed)

    assert str(event["summary"]) == "Online samen"
    assert event.start == online.sessions.get().starts_at
    assert str(event["location"]) == "https://meet.example/1"
    act(lotte, place, "cancel")
    assert events(feed) == []


def test_a_new_address_ends_the_old_one_and_either_can_be_ended(lotte) -> None:
    first = new_feed(lotte)
    second = new_feed(lotte)

    assert (Client().get(first).status_code, events(second)) == (404, [])
    lotte.post("/mijn-steunpunt/agenda/stop/")
    assert Client().get(second).status_code == 404


def test_an_address_is_shown_once_and_kept_as_a_hash(lotte) -> None:
    feed = new_feed(lotte)
    token = feed.rsplit("/", 1)[1].removesuffix(".ics")

    assert token not in lotte.get("/mijn-steunpunt/gegevens/").content.decode()
    assert token not in str(CalendarAddress.objects.values().get())


def test_an_address_opens_nothing_once_the_proof_or_the_account_is_gone(lotte) -> None:
    feed = new_feed(lotte)
    user = User.objects.get(email=LOTTE)

    User.objects.update(proven_at=timezone.now() - HOLDS)
    assert Client().get(feed).status_code == 404
    User.objects.update(proven_at=timezone.now(), is_active=False)
    assert Client().get(feed).status_code == 404
    user.delete()
    assert Client().get(feed).status_code == 404


# -- Their data ------------------------------------------------------------------------


def test_somebody_takes_along_all_that_is_theirs_and_nothing_else(lotte) -> None:
    activity = coming("Groepsdynamica", places=9)
    booking = a_booking(
        activity,
        Comer("Lotte", "Peeters"),
        Comer("Bert", "Claes", "bert@x.example"),
        needs="een ringleiding",
        remarks="tot dan",
    )
    held = an_activity(in_days(-3), status="held", title="Vroeger")
    was_there(
        a_registration(held, Person.objects.get(email=LOTTE)), held.sessions.get()
    )
    [certificate] = issue(held)

    answer = lotte.get("/mijn-steunpunt/gegevens/download/")

    kept = json.loads(answer.content)["kept"]
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert [one["first_name"] for one in kept["sector.person"]] == ["Lotte"]
    assert [one["activity"] for one in kept["programme.registration"]] == [
        str(activity),
        str(held),
    ]
    assert [one["code"] for one in kept["programme.certificate"]] == [certificate.code]
    [form] = kept["programme.booking"]
    assert (form["reference"], form["remarks"]) == (booking.reference, "tot dan")
    [need] = kept["programme.accessneed"]
    assert need["words"] == "een ringleiding"
    assert [one["to"] for one in kept["mail.message"]] == [f"Lotte <{LOTTE}>"]
    assert "Bert" not in answer.content.decode()


def test_the_question_to_be_forgotten_reaches_the_centre_once_a_day(lotte) -> None:
    for _n in range(2):
        answer = lotte.post("/mijn-steunpunt/gegevens/verwijder/", follow=True)

    assert "binnen een maand" in words(answer)
    message = Message.objects.get(code="programme.erasure_asked")
    assert LOTTE in message.text
    assert message.headers["Reply-To"] == LOTTE


def test_waiting_moves_on_in_the_page_too(lotte) -> None:
    activity = coming(places=1)
    place = a_place(activity, status=Status.WAITING)
    waiting.tend(activity.pk)

    assert next(iter(heads(lotte.get("/mijn-steunpunt/")))) == "Eerst antwoorden"
    place.refresh_from_db()
    assert place.status == Status.OFFERED
