"""Screens of organisations: numbers, dates that do not overlap, finding, the file."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from steunpunt.accounts.models import User
from steunpunt.programme.tests.builders import a_registration, an_activity
from steunpunt.sector.models import Organisation, OrganisationName, Recognition
from steunpunt.sector.tests.builders import a_person, a_role, a_user, an_organisation
from steunpunt.support.tests.builders import a_request, a_support
from tests.backoffice.forms import filled_in, in_english, with_row

pytestmark = pytest.mark.django_db
ADD = reverse("organisation:add")


@pytest.fixture
def noor(client: Client) -> User:
    return in_english(client, User.objects.create_superuser("noor@example.org", "x"))


def edit(organisation) -> str:
    return reverse("organisation:edit", args=[organisation.pk])


def errors(answer) -> str:
    """Everything that a form that came back says is wrong."""
    form = answer.context["form"]
    rows = [rows.non_form_errors() for rows in form.formsets.values()]
    return f"{form.errors} {rows}"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0123.456.749", "0123456749"),
        ("BE 0123 456 749", "0123456749"),
        ("123456749", "0123456749"),
        ("1000.000.021", "1000000021"),
        ("0000.000.097", "0000000097"),
        ("", ""),
    ],
)
def test_a_number_is_taken_as_people_write_it(noor, client, typed, kept) -> None:
    client.post(ADD, filled_in(client, ADD, name="Nieuw", enterprise_number=typed))

    assert Organisation.objects.get(name="Nieuw").enterprise_number == kept


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("0123.456.748", "its last two digits do not fit"),
        ("0000.000.000", "its last two digits do not fit"),
        ("2123.456.749", "starts with 0 or 1"),
        ("0123.456.7496", "has ten digits; 01234567496 has 11"),
        ("geen", "digits only"),
    ],
)
def test_a_wrong_number_is_refused_in_words(noor, client, typed, why) -> None:
    sent = filled_in(client, ADD, name="Nieuw", enterprise_number=typed)

    answer = client.post(ADD, sent)

    assert why in errors(answer)
    assert not Organisation.objects.filter(name="Nieuw").exists()


def test_a_number_that_another_has_is_worth_a_look(noor, client) -> None:
    an_organisation("Zusje")
    Organisation.objects.filter(name="Zusje").update(enterprise_number="0123456749")

    answer = client.post(
        ADD,
        filled_in(client, ADD, name="Nieuw", enterprise_number="0123.456.749"),
        follow=True,
    )

    assert "Zusje has this enterprise number too" in answer.content.decode()


def test_recognitions_that_share_a_day_are_refused_in_words(noor, client) -> None:
    organisation = an_organisation(recognised_from=date(2016, 1, 1))
    sent = with_row(
        filled_in(client, edit(organisation)),
        "recognitions",
        valid_from="2021-01-01",
    )

    answer = client.post(edit(organisation), sent)

    assert "may not overlap: January 1, 2016 – now" in errors(answer).replace(
        "1 January 2016", "January 1, 2016"
    )
    assert organisation.recognitions.count() == 1


def test_the_old_one_ends_and_the_new_one_begins_in_one_go(noor, client) -> None:
    organisation = an_organisation(recognised_from=date(2016, 1, 1))
    sent = filled_in(client, edit(organisation))
    sent["recognitions-0-valid_to"] = "2020-12-31"
    sent = with_row(sent, "recognitions", valid_from="2021-01-01")

    answer = client.post(edit(organisation), sent)

    assert answer.status_code == 302, errors(answer)
    periods = organisation.recognitions.values_list("valid_from", "valid_to")
    assert list(periods) == [
        (date(2016, 1, 1), date(2020, 12, 31)),
        (date(2021, 1, 1), None),
    ]


def test_the_screen_of_one_recognition_refuses_an_overlap_too(noor, client) -> None:
    organisation = an_organisation(recognised_from=date(2016, 1, 1))
    address = reverse("recognition:add")
    sent = filled_in(
        client, address, organisation=organisation.pk, valid_from="2018-01-01"
    )

    answer = client.post(address, sent)

    assert "may not overlap" in errors(answer)


def test_old_overlaps_do_not_stop_other_changes(noor, client) -> None:
    organisation = an_organisation(recognised_from=date(2016, 1, 1))
    Recognition.objects.create(organisation=organisation, valid_from=date(2017, 1, 1))
    sent = filled_in(client, edit(organisation), email="info@zilverlinde.example")

    client.post(edit(organisation), sent)

    organisation.refresh_from_db()
    assert organisation.email == "info@zilverlinde.example"


def test_who_may_not_delete_ends_a_row_instead(client) -> None:
    in_english(client, a_user("jef@steunpunt.example", "staff"))
    organisation = an_organisation(recognised_from=date(2016, 1, 1))
    sent = filled_in(client, edit(organisation))
    sent["recognitions-0-DELETE"] = "on"

    answer = client.post(edit(organisation), sent)

    assert "give it a last day instead" in errors(answer)
    assert organisation.recognitions.count() == 1


def found(client, **asked) -> list[str]:
    answer = client.get(reverse("organisation:index"), asked)
    return [str(one) for one in answer.context["object_list"]]


@pytest.mark.parametrize(
    "words",
    ["cafe theatre", "CAFÉ", "Oude Naam", "0123.456", "0123456749", "BE 0123.456.749"],
)
def test_it_is_found_by_any_name_and_by_its_number(noor, client, words) -> None:
    cafe = an_organisation("Café Théâtre")
    Organisation.objects.filter(pk=cafe.pk).update(enterprise_number="0123456749")
    OrganisationName.objects.create(organisation=cafe, name="Oude naám")

    assert found(client, q=words) == ["Café Théâtre"]


def test_filters_look_at_a_date(noor, client) -> None:
    then = an_organisation("Toen erkend")
    Recognition.objects.create(
        organisation=then, valid_from=date(2016, 1, 1), valid_to=date(2020, 12, 31)
    )
    an_organisation("Toen niet")

    on_the_last_day = found(client, q="Toen", recognised_on="2020-12-31")
    a_day_later = found(client, q="Toen", recognised_on="2021-01-01")
    never = found(client, q="Toen", ever_recognised="false")

    assert on_the_last_day == ["Toen erkend"]
    assert a_day_later == []
    assert never == ["Toen niet"]


def test_the_file_shows_what_every_app_has(noor, client) -> None:
    organisation = an_organisation(recognised_from=date(2016, 1, 1))
    person = a_person()
    a_role(person, organisation)
    a_registration(an_activity(title="Starten"), person, organisation=organisation)
    a_request(organisation=organisation)
    a_support(organisation=organisation, title="Samen verder")

    page = client.get(reverse("organisation:inspect", args=[organisation.pk]))

    counts = {part["key"]: part["count"] for part in page.context["parts"]}
    assert counts == {
        "recognition-10": 1,
        "role-20": 1,
        "registration-30": 1,
        "supportrequest-40": 1,
        "support-50": 1,
        "order-55": 0,
        "organisationplace-60": 0,
        "organisationname-70": 0,
    }
    for words in ("Starten", "Samen verder", "Lotte Sabbe"):
        assert words in page.content.decode()


def test_remediation_is_in_the_file_for_who_may_see_it(client) -> None:
    organisation = an_organisation()
    a_support(organisation=organisation, title="Na de visitatie", kind="remediation")
    address = reverse("organisation:inspect", args=[organisation.pk])

    pages = []
    for email, role in (
        ("jef@steunpunt.example", "staff"),
        ("mia@steunpunt.example", "case_worker"),
    ):
        client.force_login(a_user(email, role))
        pages.append("Na de visitatie" in client.get(address).content.decode())

    assert pages == [False, True]


def test_a_rule_that_ended_stays(noor, client) -> None:
    from steunpunt.sector.models import HalfDayRule, TargetGroupRule

    for rule in (
        HalfDayRule.objects.create(valid_to=date(2019, 12, 31)),
        TargetGroupRule.objects.create(group="primary", valid_to=date(2019, 12, 31)),
    ):
        address = reverse(f"{rule._meta.model_name}:delete", args=[rule.pk])
        assert "Give it a last day instead" in client.get(address).content.decode()
        assert client.post(address).status_code in (302, 403)
        assert type(rule).objects.filter(pk=rule.pk).exists()


def test_what_others_lean_on_is_not_deleted(noor, client) -> None:
    organisation = an_organisation(recognised_from=date(2016, 1, 1))
    address = reverse("organisation:delete", args=[organisation.pk])

    asked = client.get(address).content.decode()
    client.post(address)

    assert "1 × recognitions" in asked
    assert Organisation.objects.filter(pk=organisation.pk).exists()


def test_an_export_holds_no_formula(noor, client) -> None:
    an_organisation("=1+1")

    answer = client.get(reverse("organisation:index"), {"q": "=1", "export": "csv"})

    assert ",'=1+1," in b"".join(answer.streaming_content).decode()
