"""What search engines are told of, and what they are not."""

import re
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import timezone

from steunpunt.programme.tests.builders import an_activity
from steunpunt.sector.models import Theme
from steunpunt.website.tests.builders import a_home_page, a_page, opening

pytestmark = pytest.mark.django_db
SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def addresses() -> list[str]:
    tree = ElementTree.fromstring(Client().get("/sitemap.xml").content)  # noqa: S314 - our own
    return [
        re.sub("^http://testserver", "", str(found.text))
        for found in tree.iter(f"{SPACE}loc")
    ]


def test_it_names_every_public_page_in_each_language_and_nothing_else() -> None:
    Theme.objects.create(reference="bomen", label_nl="Bomen")
    day = timezone.localdate() + timedelta(days=9)
    shown = an_activity(day, title="Snoeien", is_public=True)
    hidden = an_activity(day, title="Nog in de maak")
    home = a_home_page(opening())
    a_page(home, "Over ons")
    a_page(home, "Een ontwerp").unpublish()

    found = addresses()

    assert {
        "/",
        "/en/",
        "/aanbod/",
        "/aanbod/thema/bomen/",
        "/en/aanbod/thema/bomen/",
        f"/aanbod/snoeien-{shown.pk}/",
        f"/en/aanbod/snoeien-{shown.pk}/",
        "/over-ons/",
    } <= set(found)
    assert len(found) == len(set(found))
    assert not [one for one in found if str(hidden.pk) in one or "ontwerp" in one]
    assert {Client().get(one).status_code for one in found} == {200}


def test_robots_find_the_list() -> None:
    said = Client().get("/robots.txt").content.decode()

    assert "Sitemap: http://testserver/sitemap.xml" in said
    assert "Disallow: /beheer/" in said
