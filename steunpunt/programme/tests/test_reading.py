"""What else to read about an activity or a theme."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from steunpunt.programme.addresses import address_of
from steunpunt.programme.models import Reading
from steunpunt.programme.plan.copying import copy
from steunpunt.programme.public.showing import forget_pages
from steunpunt.programme.tests.builders import a_reading, an_activity
from steunpunt.sector.models import Theme
from steunpunt.sector.tests.builders import a_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_pages():
    forget_pages()


@pytest.fixture
def theme() -> Theme:
    return Theme.objects.create(label_nl="Vergaderen", reference="vergaderen")


def a_public_activity():
    return an_activity(timezone.localdate() + timedelta(days=30), is_public=True)


@pytest.mark.parametrize(
    "address",
    [
        "http://lezen.example/",
        "javascript:alert(1)",
        "//elders.example/",
        "/\\elders.example/",
        "",
    ],
)
def test_an_address_is_one_of_this_site_or_over_https(address) -> None:
    activity = an_activity()

    with pytest.raises(IntegrityError), transaction.atomic():
        a_reading(activity, address=address)

    a_reading(activity, address="/documents/3/gids.pdf")


def test_the_page_of_an_activity_leads_to_its_own_reading_only(client) -> None:
    activity = a_public_activity()
    mine = a_reading(activity)
    a_reading(a_public_activity(), "Van een ander")

    page = client.get(address_of(activity))

    assert list(page.context["readings"]) == [mine]
    assert "https://lezen.example/wat-werkt" in page.content.decode()


def test_without_reading_no_heading_stands_there(client) -> None:
    page = client.get(address_of(a_public_activity()))

    assert 'id="reading-h"' not in page.content.decode()


def test_the_page_of_a_theme_leads_to_its_reading(client, theme) -> None:
    of_both = a_reading(a_public_activity(), theme=theme)
    a_reading(a_public_activity())

    page = client.get(reverse("website:theme", args=[theme.reference]))

    assert list(page.context["readings"]) == [of_both]


def test_machines_read_it_too_with_the_whole_address(client, settings) -> None:
    settings.SITE_URL = "https://steunpunt.example"
    activity = a_public_activity()
    a_reading(activity, "Gids", address="/documents/3/gids.pdf", language="fr")

    told = client.get(reverse("programme:api_activity", args=[activity.pk])).json()

    address = "https://steunpunt.example/documents/3/gids.pdf"
    assert told["reading"] == [
        {"title": "Gids", "url": address, "kind": "publication", "language": "fr"}
    ]
    assert told["event"]["workFeatured"] == [
        {"@type": "CreativeWork", "name": "Gids", "url": address, "inLanguage": "fr"}
    ]


def test_a_copy_takes_its_reading_along_and_its_theme_keeps_one(theme) -> None:
    activity = an_activity(date(2031, 3, 4))
    a_reading(activity, theme=theme)

    again = copy(activity, first_day=date(2031, 4, 4), by=None)

    [copied] = again.readings.all()
    assert (copied.title, copied.theme) == ("Wat werkt in de begeleiding", None)
    assert Reading.objects.of(theme).count() == 1


def test_staff_add_change_and_take_away_from_the_activity(client) -> None:
    client.force_login(a_user("staf@steunpunt.example", "staff"))
    activity = an_activity(timezone.localdate())
    its_page = reverse("activity:inspect", args=[activity.pk])
    add = f"{reverse('reading:add')}?activity={activity.pk}"
    said = {
        "title": "Gids",
        "address": "https://lezen.example/gids",
        "kind": "tool",
        "language": "nl",
        "activity": activity.pk,
    }

    assert add in client.get(its_page).content.decode()
    assert client.get(add).context["form"]["activity"].value() == activity.pk
    assert client.post(add, said).headers["Location"] == its_page
    [reading] = activity.readings.all()
    edit = reverse("reading:edit", args=[reading.pk])
    assert edit in client.get(its_page).content.decode()
    client.post(edit, said | {"title": "Gids, tweede druk"})
    reading.refresh_from_db()
    assert reading.title == "Gids, tweede druk"
    client.post(reverse("reading:delete", args=[reading.pk]))
    assert not activity.readings.exists()


def test_staff_add_from_the_file_of_the_theme(client, theme) -> None:
    client.force_login(a_user("staf@steunpunt.example", "staff"))
    file = client.get(reverse("theme:inspect", args=[theme.pk])).content.decode()

    assert f"{reverse('reading:add')}?theme={theme.pk}" in file


def test_a_wrong_address_is_told_on_the_form(client) -> None:
    client.force_login(a_user("staf@steunpunt.example", "staff"))
    said = {
        "title": "Gids",
        "address": "http://lezen.example/gids",
        "kind": "tool",
        "language": "nl",
        "activity": an_activity(timezone.localdate()).pk,
    }

    page = client.post(reverse("reading:add"), said)

    assert page.status_code == 200
    assert "https://" in str(page.context["form"].errors)
    assert not Reading.objects.exists()
