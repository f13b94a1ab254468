"""The page of a theme: what it is, what is to come, and what was, in figures."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from steunpunt.figures.periods import Period
from steunpunt.programme.addresses import address_of
from steunpunt.programme.tests.builders import an_activity
from steunpunt.reports.publishing import publish
from steunpunt.sector.models import Theme
from steunpunt.sector.tests.builders import a_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return Client(headers={"accept-language": "nl"})


@pytest.fixture
def trees():
    return Theme.objects.create(
        reference="bomen",
        label_nl="Bomen",
        label_en="Trees",
        about_nl="Hoe ze groeien.",
        about_en="How they grow.",
    )


def about(theme: Theme, day: date, title: str, **more):
    activity = an_activity(day, title=title, is_public=True, **more)
    activity.themes.add(theme)
    return activity


def words(response) -> str:
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"\s+", " ", text)


def titles(response) -> list[str]:
    return re.findall(r"<h3><a [^>]+>([^<]+)</a>", response.content.decode())


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def test_it_says_what_the_theme_is_and_what_is_to_come_and_was(client, trees) -> None:
    about(trees, in_days(20), "Snoeien", places=9)
    about(trees, in_days(-20), "Planten", status="held")
    an_activity(in_days(9), title="Iets anders", is_public=True)

    page = client.get("/aanbod/thema/bomen/")

    assert titles(page) == ["Snoeien", "Planten"]
    assert "Hoe ze groeien." in words(page)
    assert "9 plaatsen vrij" in words(page)


def test_it_says_what_it_is_also_called(client, trees) -> None:
    assert "Ook wel genoemd" not in words(client.get("/aanbod/thema/bomen/"))
    Theme.objects.filter(pk=trees.pk).update(synonyms="houtkant; <b>bos</b>")

    dutch = client.get("/aanbod/thema/bomen/").content.decode()
    english = client.get("/en/aanbod/thema/bomen/").content.decode()

    assert "Ook wel genoemd: houtkant, &lt;b&gt;bos&lt;/b&gt;" in dutch
    assert "Also called: houtkant, " in english


def test_it_speaks_the_language_of_the_reader(client, trees) -> None:
    page = client.get("/en/aanbod/thema/bomen/")

    assert "How they grow." in words(page)
    assert "Nothing is planned about this theme" in words(page)


def test_the_years_are_those_that_were_published(client, trees) -> None:
    for month in (3, 4):
        about(trees, date(2031, month, 4), f"Les {month}", status="held")
    an_activity(date(2031, 6, 4), title="Over iets anders", status="held")
    assert "Jaar per jaar" not in words(client.get("/aanbod/thema/bomen/"))

    publish(Period.year(2031), by=a_user())

    page = client.get("/aanbod/thema/bomen/").content.decode()
    row = re.search(r'<th scope="row">2031.*?</tr>', page, re.DOTALL)
    assert row
    assert re.findall(r'data-figure="([^"]+)">(\d+)<', row[0]) == [
        ("programme.activities", "2"),
        ("programme.half_days", "2"),
        ("programme.participations", "0"),
    ]
    assert "/cijfers/2031/programme.activities/" in row[0]


def test_the_page_of_an_activity_leads_to_its_themes(client, trees) -> None:
    activity = about(trees, in_days(20), "Snoeien")

    page = client.get(address_of(activity)).content.decode()

    assert 'href="/aanbod/thema/bomen/"' in page


def test_a_theme_that_is_not_there_is_not_found(client) -> None:
    assert client.get("/aanbod/thema/niets/").status_code == 404


def test_the_code_of_a_theme_may_hold_anything(client) -> None:
    odd = Theme.objects.create(reference="Thema 3/b & c", label_nl="Vreemd")
    activity = about(odd, in_days(20), "Snoeien")

    page = client.get(address_of(activity)).content.decode()
    [address] = re.findall(r'href="(/aanbod/thema/[^"]+)"', page)

    assert titles(client.get(unescape(address))) == ["Snoeien"]


def test_more_activities_cost_no_more_queries(client, trees) -> None:
    about(trees, in_days(9), "Eén")
    about(trees, in_days(-9), "Voorbij", status="held")
    client.get("/aanbod/thema/bomen/")  # what is read once for a process is read
    with CaptureQueriesContext(connection) as few:
        client.get("/aanbod/thema/bomen/")
    for number in range(8):
        about(trees, in_days(10 + number), f"Nummer {number}", places=3)
        about(trees, in_days(-10 - number), f"Voorbij {number}", status="held")
    with CaptureQueriesContext(connection) as many:
        client.get("/aanbod/thema/bomen/")

    assert len(many) == len(few)
