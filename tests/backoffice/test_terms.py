"""Screens of terms: synonyms typed and found; what is retired is not offered."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from steunpunt.accounts.models import User
from steunpunt.programme.models import Activity, ActivityKind, Level
from steunpunt.programme.tests.builders import an_activity
from steunpunt.sector.models import Organisation, OrganisationType, Theme
from steunpunt.sector.tests.builders import an_organisation
from steunpunt.support.models import DeclineReason
from steunpunt.support.tests.builders import a_request, a_support
from tests.backoffice.forms import filled_in, in_english

pytestmark = pytest.mark.django_db
ADD = reverse("theme:add")
PAST = date(2020, 12, 31)


@pytest.fixture(autouse=True)
def noor(client: Client) -> User:
    return in_english(client, User.objects.create_superuser("noor@example.org", "x"))


def offered(client: Client, address: str, name: str) -> set:
    return set(client.get(address).context["form"].fields[name].queryset)


def test_synonyms_are_taken_as_people_type_them(client) -> None:
    typed = "vergaderen, overleg;\r\nVergaderen,  samen  zitten"
    client.post(ADD, filled_in(client, ADD, label_nl="Bijeenkomen", synonyms=typed))

    theme = Theme.objects.get(label_nl="Bijeenkomen")
    assert theme.synonyms == "vergaderen; overleg; samen zitten"
    edit = client.get(reverse("theme:edit", args=[theme.pk])).content.decode()
    assert "vergaderen; overleg; samen zitten</textarea>" in edit


def test_a_word_that_names_another_theme_is_refused_with_its_name(client) -> None:
    Theme.objects.create(label_nl="Zingen in koor", label_en="Choirs")

    sent = filled_in(client, ADD, label_nl="Muziek maken", synonyms="choirs")
    answer = client.post(ADD, sent)

    errors = answer.context["form"].errors
    assert list(errors) == ["synonyms"]
    assert "“choirs” is the name of another one in use: Choirs." in str(errors)
    assert not Theme.objects.filter(label_nl="Muziek maken").exists()


def test_words_are_bounded_together_after_they_are_tidied(client) -> None:
    most = ",".join(f"woord{number:03}" for number in range(52))  # grows by 51 spaces
    sent = filled_in(client, ADD, label_nl="Veel woorden", synonyms=most)
    answer = client.post(ADD, sent)

    assert len(most) < 500 < len(most) + 51
    assert list(answer.context["form"].errors) == ["synonyms"]


def test_the_list_finds_a_theme_by_its_synonym(client) -> None:
    Theme.objects.create(label_nl="Bijeenkomen", synonyms="vergaderen; overleg")

    found = client.get(reverse("theme:index"), {"q": "overleg"}).content.decode()
    nothing = client.get(reverse("theme:index"), {"q": "overlegd"}).content.decode()

    assert "Bijeenkomen" in found
    assert "Bijeenkomen" not in nothing


@pytest.mark.parametrize("name", ["themes", "kind", "level"])
def test_an_activity_keeps_what_is_retired_and_a_new_one_is_not_offered_it(
    client, name
) -> None:
    model = {"themes": Theme, "kind": ActivityKind, "level": Level}[name]
    retired = model.objects.create(label_nl="Oud", valid_to=PAST)
    other = model.objects.create(label_nl="Ook oud", valid_to=PAST)
    used = model.objects.create(label_nl="Nieuw")
    activity = an_activity(date(2020, 3, 4))
    if name == "themes":
        activity.themes.set([retired])
    else:
        Activity.objects.filter(pk=activity.pk).update(**{name: retired})

    new = offered(client, reverse("activity:add"), name)
    old = offered(client, reverse("activity:edit", args=[activity.pk]), name)

    assert used in new & old
    assert retired in old
    assert not {retired, other} & new
    assert other not in old


def test_requests_and_supports_keep_what_is_retired_too(client) -> None:
    retired = Theme.objects.create(label_nl="Oud", valid_to=PAST)
    request, support = a_request(), a_support()
    request.themes.set([retired])
    support.themes.set([retired])

    for name, record in (("supportrequest", request), ("support", support)):
        old = offered(client, reverse(f"{name}:edit", args=[record.pk]), "themes")
        assert retired in old
    assert retired not in offered(client, reverse("supportrequest:add"), "themes")
    other = a_support()
    edit = reverse("support:edit", args=[other.pk])
    assert retired not in offered(client, edit, "themes")


def test_a_reason_that_is_retired_is_not_offered(client) -> None:
    retired = DeclineReason.objects.create(label_nl="Oud", valid_to=PAST)
    used = DeclineReason.objects.create(label_nl="Nieuw")

    found = offered(
        client, reverse("supportrequest:decide", args=[a_request().pk]), "reason"
    )

    assert used in found
    assert retired not in found


def test_a_type_of_organisation_that_is_retired_is_kept_and_not_offered(client) -> None:
    retired = OrganisationType.objects.create(label_nl="Oud", valid_to=PAST)
    old = an_organisation()
    old.type = retired
    old.save()
    edit = reverse("organisation:edit", args=[old.pk])

    assert retired not in offered(client, reverse("organisation:add"), "type")
    assert retired in offered(client, edit, "type")
    client.post(edit, filled_in(client, edit, name="Anders"))
    kept = Organisation.objects.get(pk=old.pk)
    assert (kept.name, kept.type) == ("Anders", retired)


def test_who_adds_an_organisation_while_choosing_is_offered_what_is_in_use(
    client,
) -> None:
    OrganisationType.objects.create(label_nl="Afgevoerd", valid_to=PAST)
    OrganisationType.objects.create(label_nl="Nog in gebruik")

    dialog = client.get("/beheer/choose-organisation/").json()["html"]

    assert "Nog in gebruik" in dialog
    assert "Afgevoerd" not in dialog
