"""History on screen: who, when, which fields, from what to what, and how."""

import csv
import io
from datetime import date

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from steunpunt.accounts.models import User
from steunpunt.exchange.importing import import_records
from steunpunt.exchange.reading import open_source
from steunpunt.records.history import acting
from steunpunt.records.models import Change
from steunpunt.sector.models import Organisation, OrganisationType
from steunpunt.sector.tests.builders import a_person, a_user, an_organisation
from steunpunt.support.tests.builders import a_support
from tests.backoffice.forms import filled_in, in_english

pytestmark = pytest.mark.django_db
CHANGES = reverse("records_changes")


@pytest.fixture
def noor(client: Client) -> User:
    user = User.objects.create_superuser("noor@example.org", "x", first_name="Noor")
    return in_english(client, user)


def lines(answer) -> list[tuple[str, str, str]]:
    """Each line of each change on the page: field, before, after."""
    return [
        (line.label, line.before, line.after)
        for row in answer.context["table"].data
        for line in row.lines
    ]


def history_of(client, organisation):
    return client.get(reverse("organisation:history", args=[organisation.pk]))


def test_fields_and_choices_have_readable_names(noor, client) -> None:
    education = OrganisationType.objects.create(
        reference="h-education", label_nl="Onderwijs", label_en="Education"
    )
    organisation = an_organisation()
    address = reverse("organisation:edit", args=[organisation.pk])
    client.post(address, filled_in(client, address, type=education.pk))

    page = history_of(client, organisation)

    assert lines(page)[0] == ("Type", "–", "Education")
    assert "Noor, by hand" in page.content.decode()


def test_an_import_is_named(noor, client, tmp_path) -> None:
    organisation = an_organisation()
    (tmp_path / "organisations.csv").write_text(
        f"id,name\n{organisation.reference},Nieuwe Naam\n"
    )
    import_records(open_source(tmp_path), by=noor)

    page = history_of(client, organisation)

    assert lines(page)[0] == ("Name", "Zilverlinde", "Nieuwe Naam")
    assert f"by import: {tmp_path.name}" in page.content.decode()


def test_dates_and_moments_are_written_out(noor, client) -> None:
    support = a_support()
    with acting(noor):
        support.closed_on = date(2031, 4, 5)
        support.save()

    page = client.get(reverse("support:history", args=[support.pk]))

    assert lines(page)[0] == ("Closed on", "–", "5 April 2031")


def test_a_file_leads_to_its_history(noor, client) -> None:
    organisation = an_organisation()

    page = client.get(reverse("organisation:inspect", args=[organisation.pk]))

    address = reverse("organisation:history", args=[organisation.pk])
    assert f'href="{address}"' in page.content.decode()


def test_history_is_for_who_may_see_it(client) -> None:
    client.force_login(User.objects.create_user("gast@example.org", "x"))
    organisation = an_organisation()

    assert history_of(client, organisation).status_code == 403
    assert client.get(CHANGES).status_code == 403


def told(client, **asked) -> list[tuple[str, str]]:
    """The overall list: kind of record and reference of each change."""
    changes = client.get(CHANGES, asked).context["object_list"]
    return [(change.model, change.reference) for change in changes]


@pytest.fixture
def two_changes(noor) -> tuple[Organisation, User]:
    """Noor renamed an organisation; Jef closed a support, the year before."""
    jef = a_user("jef@steunpunt.example", "staff")
    with acting(noor):
        organisation = an_organisation()
        organisation.name = "Anders"
        organisation.save()
    with acting(jef):
        support = a_support(title="Samen verder")
    Change.objects.filter(model="support.support").update(
        at="2030-06-01T10:00:00+02:00"
    )
    return organisation, support, jef


def test_filters_by_who_what_and_when(noor, client, two_changes) -> None:
    organisation, support, jef = two_changes
    of_organisation = ("sector.organisation", organisation.reference)
    of_support = ("support.support", support.reference)

    assert told(client, by=jef.pk) == [of_support]
    assert told(client, model="support.support", by=noor.pk) == []
    assert told(client, kind="changed", by=noor.pk) == [of_organisation]
    assert told(client, at_from="2030-01-01", at_to="2030-12-31") == [of_support]
    assert told(client, q=organisation.reference) == [of_organisation] * 2
    assert told(client, how="import", by=jef.pk) == []


def test_what_is_confidential_stays_so_in_history(client) -> None:
    hidden = a_support(kind="remediation", title="Na de visitatie")
    gone = a_support(kind="remediation", title="Verdwenen")
    reference = gone.reference
    gone.delete()
    address = reverse("support:history", args=[hidden.pk])

    seen = {}
    for email, role in (
        ("jef@steunpunt.example", "staff"),
        ("mia@steunpunt.example", "case_worker"),
    ):
        client.force_login(a_user(email, role))
        seen[role] = (
            client.get(address).status_code,
            len(told(client, q=hidden.reference)),
            len(told(client, q=reference)),
        )

    assert seen == {"staff": (404, 0, 0), "case_worker": (200, 1, 2)}


def test_the_list_costs_as_many_queries_with_many_rows(
    noor, client, django_assert_max_num_queries
) -> None:
    for number in range(30):
        organisation = an_organisation(f"Kring {number}")
        organisation.name = f"Anders {number}"
        organisation.save()
    client.get(CHANGES)

    with django_assert_max_num_queries(60):
        client.get(CHANGES)


def test_the_changes_go_along_as_a_file_in_the_same_words(noor, client) -> None:
    with acting(noor):
        an_organisation("=Linde")
    asked = {"model": "sector.organisation"}
    shown = client.get(CHANGES, asked)

    answer = client.get(CHANGES, asked | {"export": "csv"})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    row, *rest = csv.DictReader(io.StringIO(text))
    book = client.get(CHANGES, asked | {"export": "xlsx"})
    sheet = load_workbook(io.BytesIO(b"".join(book.streaming_content))).active

    assert "export=csv" in shown.content.decode()
    assert len(rest) + 1 == len(shown.context["table"].data) == sheet.max_row - 1
    assert (row["by"], row["how"], row["kind"]) == (str(noor), "by hand", "created")
    assert row["record"] == "'=Linde"
    assert "Name: – → =Linde" in row["changed"]


def test_the_file_of_changes_holds_what_the_screen_shows_this_reader(
    client,
) -> None:
    a_person(last_name="Geheimhouder", email="geheim@example.org")
    reader = a_user("jef@steunpunt.example")
    names = ("access_admin", "view_change", "view_person")
    reader.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(reader)

    answer = client.get(CHANGES, {"export": "csv"})
    text = b"".join(answer.streaming_content).decode()

    assert "sector.person" in text
    assert "Geheimhouder" not in text
    assert "geheim@example.org" not in text
