"""Who lacks the right sees no name, address or phone of a person, on any screen."""

import pytest
from django.test import Client
from django.urls import reverse

from steunpunt.figures.periods import Period
from steunpunt.programme.models import Registration
from steunpunt.programme.tests.builders import a_registration, an_activity
from steunpunt.reports.publishing import publish
from steunpunt.sector.models import Person
from steunpunt.sector.tests.builders import a_person, a_role, a_user, an_organisation
from steunpunt.support.models import SupportRequest
from steunpunt.support.tests.builders import a_request

pytestmark = pytest.mark.django_db
SECRETS = ("Zorba", "Zeldzaam", "zorba@", "0470 11 22 33")


@pytest.fixture
def zorba() -> Person:
    person = a_person(
        "Zorba", "Zeldzaam", email="zorba@zeldzaam.example", phone="0470 11 22 33"
    )
    person.phone = "0470 11 22 34"
    person.save()
    a_role(person, an_organisation())
    a_registration(an_activity(), person)
    a_request(asker=person)
    return person


def pages(person: Person) -> list[str]:
    """Every screen on which this person is named."""
    role = person.roles.get()
    registration = Registration.objects.get(person=person)
    request = SupportRequest.objects.get(asker=person)
    return [
        reverse("person:index"),
        reverse("person:index") + "?q=" + person.reference,
        reverse("person:inspect", args=[person.pk]),
        reverse("person:history", args=[person.pk]),
        reverse("role:index"),
        reverse("registration:index"),
        reverse("supportrequest:index"),
        reverse("records_changes"),
        reverse("organisation:inspect", args=[role.organisation_id]),
        reverse("role:inspect", args=[role.pk]),
        reverse("registration:inspect", args=[registration.pk]),
        reverse("supportrequest:inspect", args=[request.pk]),
        reverse("activity:inspect", args=[registration.activity_id]),
    ]


def told(client: Client, address: str) -> list[str]:
    page = client.get(address)
    assert page.status_code == 200, address
    return [secret for secret in SECRETS if secret in page.content.decode()]


@pytest.mark.parametrize("role", ["editor", "approver"])
def test_they_are_masked_on_every_screen(zorba, client, role) -> None:
    client.force_login(a_user("bram@steunpunt.example", role))

    assert {address: told(client, address) for address in pages(zorba)} == {
        address: [] for address in pages(zorba)
    }


def test_who_has_the_right_reads_them(zorba, client) -> None:
    client.force_login(a_user("jef@steunpunt.example", "staff"))

    assert told(client, reverse("person:inspect", args=[zorba.pk])) == [
        "Zorba",
        "Zeldzaam",
        "zorba@",
    ]
    assert told(client, reverse("person:history", args=[zorba.pk])) == list(SECRETS)


def test_an_export_is_masked_too(zorba, client) -> None:
    client.force_login(a_user("bram@steunpunt.example", "editor"))

    for name in ("person", "role", "registration"):
        answer = client.get(reverse(f"{name}:index"), {"export": "csv"})
        text = b"".join(answer.streaming_content).decode()
        assert [secret for secret in SECRETS if secret in text] == []


@pytest.mark.parametrize("name", ["person", "role", "registration"])
def test_a_search_betrays_nothing(zorba, client, name) -> None:
    client.force_login(a_user("bram@steunpunt.example", "editor"))

    answer = client.get(reverse(f"{name}:index"), {"q": "Zeldzaam"})

    assert list(answer.context["object_list"]) == []


def test_people_are_not_looked_up_in_a_dialog(zorba, client) -> None:
    client.force_login(a_user("bram@steunpunt.example", "editor"))

    for view, args in (
        ("choose", []),
        ("choose_results", []),
        ("chosen", [zorba.pk]),
    ):
        answer = client.get(reverse(f"choose-person:{view}", args=args))
        assert answer.status_code in (302, 403)
        assert "Zorba" not in answer.content.decode()


def test_rows_behind_a_figure_name_nobody(demo_years, client) -> None:
    editor = a_user("bram@steunpunt.example", "editor")
    staff = a_user("jef@steunpunt.example", "staff")
    publish(Period.year(2019), by=None)
    name = Registration.objects.attended().filter(activity__starts_on__year=2019)
    surname = name.first().person.last_name
    address = reverse("reports:rows_csv", args=["2019", "programme.participations"])

    told = []
    for user in (editor, staff):
        client.force_login(user)
        answer = client.get(address)
        told.append(surname in b"".join(answer.streaming_content).decode())

    assert told == [False, True]
