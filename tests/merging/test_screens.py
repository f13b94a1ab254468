"""The screens of merging: look, choose, merge, undo; and what looks double."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from steunpunt.programme.tests.builders import a_registration, an_activity
from steunpunt.records.merging import merge
from steunpunt.records.models import KeptApart, Merge
from steunpunt.sector.duplicates import organisations_alike, people_alike
from steunpunt.sector.models import Organisation, OrganisationName
from steunpunt.sector.tests.builders import a_person, a_user, an_organisation
from steunpunt.support.models import SupportParticipant
from steunpunt.support.tests.builders import a_support
from tests.backoffice.forms import in_english

pytestmark = pytest.mark.django_db


@pytest.fixture
def jef(client: Client):
    return in_english(client, a_user("jef@steunpunt.example", "staff"))


def look(kept, absorbed) -> str:
    kind = kept._meta.model_name
    return reverse(f"{kind}:merge", args=[kept.pk, absorbed.pk])


def sent(client, address, **typed) -> dict[str, str]:
    """What the form on the page sends when nobody touches it, and what was typed."""
    shown = client.get(address).context
    values = {f"field:{f.choice.name}": f.choice.proposed for f in shown["fields"]}
    clashes = {f"clash:{c.clash.key}": c.clash.proposed for c in shown["to_choose"]}
    return {**values, **clashes, "fingerprint": shown["plan"].fingerprint, **typed}


def test_the_other_is_found_by_name(jef, client) -> None:
    kept, absorbed = a_person("Zoë", "Zeldzaam"), a_person("Zoe", "Zeldzaam")

    page = client.get(reverse("person:merge_with", args=[kept.pk]))

    assert [one["record"] for one in page.context["found"]] == [absorbed]


def test_one_sees_everything_that_moves_before_deciding(jef, client) -> None:
    kept, absorbed = a_person(), a_person()
    a_registration(an_activity(title="Starten"), absorbed)

    page = client.get(look(kept, absorbed))

    assert [move.count for move in page.context["moves"]] == [1]
    assert "Starten" in page.content.decode()
    assert not Merge.objects.exists()


def test_merging_and_undoing_by_the_buttons(jef, client) -> None:
    kept = a_person(email="lotte@zilverlinde.example")
    absorbed = a_person(email="lotte@thuis.example")
    activity = an_activity(date(2019, 3, 4))
    for person in (kept, absorbed):
        a_registration(activity, person)
    address = look(kept, absorbed)

    client.post(address, sent(client, address, **{"field:email": "absorbed"}))
    done = Merge.objects.get()
    kept.refresh_from_db()
    merged = (kept.email, activity.registrations.count(), done.by)
    client.post(reverse("records_merge_undo", args=[done.pk]))
    kept.refresh_from_db()

    assert merged == ("lotte@thuis.example", 1, jef)
    assert kept.email == "lotte@zilverlinde.example"
    assert activity.registrations.count() == 2


def test_a_look_that_is_out_of_date_merges_nothing(jef, client) -> None:
    kept, absorbed = a_person(), a_person()
    address = look(kept, absorbed)
    seen = sent(client, address)
    a_registration(an_activity(), absorbed)

    page = client.post(address, seen)

    assert "Something changed since you looked" in page.content.decode()
    assert not Merge.objects.exists()


def test_who_may_not_merge_is_kept_out(client) -> None:
    kept, absorbed = an_organisation(), an_organisation()
    done = merge(an_organisation(), an_organisation())
    client.force_login(a_user("bram@steunpunt.example", "editor"))

    addresses = [
        look(kept, absorbed),
        reverse("organisation:merge_with", args=[kept.pk]),
        reverse("records_merges"),
        reverse("records_merge_undo", args=[done.pk]),
        reverse("double:index"),
        reverse("double:of", args=["person"]),
    ]

    assert {client.get(one).status_code for one in addresses} == {302}
    client.post(look(kept, absorbed))
    assert Merge.objects.get() == done


def test_remediation_is_not_betrayed_by_a_look(jef, client) -> None:
    kept, absorbed = a_person(), a_person()
    hidden = a_support(kind="remediation", title="Na de visitatie")
    for person in (kept, absorbed):
        SupportParticipant.objects.create(support=hidden, person=person)

    page = client.get(look(kept, absorbed))

    assert page.context["moves"] == []
    assert "Na de visitatie" not in page.content.decode()


def test_an_absorbed_record_leads_to_the_one_that_was_kept(jef, client) -> None:
    kept, absorbed = an_organisation("Blijft"), an_organisation("Gaat op")
    merge(kept, absorbed)

    page = client.get(reverse("organisation:inspect", args=[absorbed.pk]))
    edit = client.get(reverse("organisation:edit", args=[absorbed.pk]))
    found = client.get(reverse("organisation:index"), {"q": "Gaat op"})

    assert reverse("organisation:inspect", args=[kept.pk]) in page.content.decode()
    assert edit.status_code == 404
    assert list(found.context["object_list"]) == [kept]


def test_what_came_in_behind_a_merge_moves_along(jef, client) -> None:
    kept, absorbed = a_person(), a_person()
    done = merge(kept, absorbed)
    late = a_registration(an_activity(), absorbed)

    page = client.get(reverse("records_merges"))
    client.post(reverse("records_merge_catch_up", args=[done.pk]))

    late.refresh_from_db()
    assert page.context["merges"][0]["left_behind"] == 1
    assert late.person == kept


def pairs(found, *mine) -> list[tuple[str, str]]:
    """The pairs among these records, as first names or names."""
    wanted = {record.pk for record in mine}
    return [
        (one.first.pk, one.second.pk)
        for one in found
        if {one.first.pk, one.second.pk} <= wanted
    ]


def test_people_with_one_address_and_names_alike_look_double() -> None:
    address = "team@zilverlinde.example"
    lotte = a_person("Lotte", "Sabbe", email=address)
    also = a_person("Sabbe", "Lotte", email=address.upper())
    jan = a_person("Jan", "Vermeersch", email=address)

    assert pairs(people_alike(), lotte, also, jan) == [(lotte.pk, also.pk)]


def test_people_with_one_name_look_double_whatever_the_accents() -> None:
    one, other = a_person("Zoë", "D’Hondt-Maes"), a_person("ZOE", "Dhondt Maes")

    assert pairs(people_alike(), one, other) == [(one.pk, other.pk)]


def test_organisations_look_double_by_number_and_by_name() -> None:
    numbered = [an_organisation("Een"), an_organisation("Iets anders")]
    keys = [one.pk for one in numbered]
    Organisation.objects.filter(pk__in=keys).update(enterprise_number="0123456749")
    named = [an_organisation("De Kring VZW"), an_organisation("de kring")]

    found = organisations_alike()

    assert pairs(found, *numbered) == [tuple(keys)]
    assert pairs(found, *named) == [(named[0].pk, named[1].pk)]


def test_a_former_name_that_another_carries_looks_double() -> None:
    renamed, other = an_organisation("Nieuwe Kring"), an_organisation("Oude Kring")
    OrganisationName.objects.create(organisation=renamed, name="Oude Kring vzw")

    assert pairs(organisations_alike(), renamed, other) == [(renamed.pk, other.pk)]


def test_two_that_are_kept_apart_are_not_suggested_again(jef, client) -> None:
    one, other = an_organisation("De Kring"), an_organisation("De Kring")

    client.post(reverse("double:apart", args=["organisation", other.pk, one.pk]))
    client.post(reverse("double:apart", args=["organisation", one.pk, other.pk]))

    assert KeptApart.objects.get().by == jef
    assert pairs(organisations_alike(), one, other) == []


def test_the_screen_says_why_and_leads_to_a_look(jef, client) -> None:
    one, other = an_organisation("De Kring"), an_organisation("De Kring")

    page = client.get(reverse("double:index")).content.decode()

    assert "the same name" in page
    assert look(one, other) in page
