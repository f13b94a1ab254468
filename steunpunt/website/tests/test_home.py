"""The home page: blocks that staff arrange, filled from what is true at that moment."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from steunpunt.programme.models import ActivityKind, Registration
from steunpunt.programme.placing.booking import hold_places
from steunpunt.programme.tests.builders import an_activity
from steunpunt.sector.models import Theme
from steunpunt.website.tests.builders import a_home_page, a_page, activities, opening

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return Client(headers={"accept-language": "nl"})


def coming(days: int, title: str, **more):
    day = timezone.localdate() + timedelta(days=days)
    return an_activity(day, title=title, is_public=True, **more)


def titles(response) -> list[str]:
    return re.findall(r"<h3><a [^>]+>([^<]+)</a>", response.content.decode())


def words(response) -> str:
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"\s+", " ", text)


def test_soon_shows_the_first_so_many_on_the_website(client) -> None:
    for days, title in ((30, "Derde"), (10, "Eerste"), (20, "Tweede")):
        coming(days, title)
    an_activity(timezone.localdate() + timedelta(days=5), title="Nog in de maak")
    a_home_page(opening(), activities("soon", number=2))

    page = client.get("/")

    assert titles(page) == ["Eerste", "Tweede"]
    assert "Voor iedereen" in words(page)


def test_soon_narrows_to_a_theme_and_a_kind(client) -> None:
    money = Theme.objects.create(reference="geld", label_nl="Geld")
    workshop = ActivityKind.objects.create(reference="ws", label_nl="Workshop")
    coming(10, "Over iets anders")
    coming(20, "Over geld").themes.add(money)
    coming(30, "Workshop over geld", kind=workshop).themes.add(money)
    a_home_page(
        activities("soon", theme="geld"),
        activities("soon", theme="geld", kind="ws"),
    )

    page = client.get("/")

    assert titles(page) == ["Over geld", "Workshop over geld", "Workshop over geld"]


def test_still_places_leaves_out_what_is_full_closed_or_not_open_yet(client) -> None:
    now = timezone.now()
    full = coming(5, "Volzet", places=1)
    Registration.objects.create(activity=full, registered_at=now)
    coming(6, "Gesloten", closes_at=now - timedelta(days=1))
    coming(7, "Nog niet open", opens_at=now + timedelta(days=1))
    coming(8, "Met uitnodiging", admission="invited")
    coming(9, "Hier kan je bij", places=2)
    coming(10, "Zonder grens")
    a_home_page(activities("still_places"))

    page = client.get("/")

    assert titles(page) == ["Hier kan je bij", "Zonder grens"]


def test_the_places_on_the_home_page_are_true_at_once(client) -> None:
    activity = coming(10, "Vergaderen", places=9)
    a_home_page(activities("soon"), activities("still_places"))
    assert "9 plaatsen vrij" in words(client.get("/"))

    hold_places(activity, 2)

    assert "7 plaatsen vrij" in words(client.get("/"))
    assert "9 plaatsen vrij" not in words(client.get("/"))


def test_more_activities_cost_no_more_queries(client) -> None:
    theme = Theme.objects.create(reference="geld", label_nl="Geld")
    a_home_page(
        opening(),
        activities("soon", number=12),
        activities("still_places", number=12),
        ("themes", {"heading": ""}),
    )
    coming(5, "De eerste").themes.add(theme)
    client.get("/")  # what is read once for a process is read

    with CaptureQueriesContext(connection) as few:
        client.get("/")
    for number in range(10):
        coming(6 + number, f"Nummer {number}", places=9).themes.add(theme)
    with CaptureQueriesContext(connection) as many:
        answer = client.get("/")

    assert len(titles(answer)) == 22
    assert len(many) == len(few)


def test_without_blocks_the_front_door_leads_to_the_report_as_before(client) -> None:
    before = client.get("/")

    a_home_page()

    assert "Nog niets gepubliceerd" in words(before)
    assert "Nog niets gepubliceerd" in words(client.get("/"))
    assert "Nog niets gepubliceerd" in words(client.get("/jaar/"))


def test_a_figure_that_nobody_published_is_not_shown(client) -> None:
    a_home_page(
        opening(),
        ("figures", {"heading": "", "numbers": [{"code": "programme.activities"}]}),
        ("latest_report", {"heading": "Het laatste verslag"}),
    )

    page = client.get("/")

    assert page.status_code == 200
    assert "Het laatste verslag" not in words(page)


def test_a_page_of_text_takes_the_same_blocks_and_says_where_it_is(client) -> None:
    coming(10, "Vergaderen")
    home = a_home_page(opening())
    about = a_page(home, "Over ons", show_in_menus=True, body=[activities("soon")])
    a_page(about, "Het team", body=[("text", {"heading": "Wie", "text": "<p>Wij</p>"})])

    page, team = client.get("/over-ons/"), client.get("/over-ons/het-team/")

    assert titles(page) == ["Vergaderen"]
    assert "Over ons / Het team" in words(team)
    assert 'href="/over-ons/"' in client.get("/").content.decode()


def test_a_page_has_a_heading_of_the_first_order_with_and_without_an_opening(
    client,
) -> None:
    home = a_home_page(activities("soon"))
    bare = client.get("/").content.decode()
    home.body = [opening()]
    home.save_revision().publish()
    opened = client.get("/").content.decode()

    assert re.findall(r"<h1[^>]*>([^<]+)</h1>", bare) == ["Socius"]
    assert re.findall(r"<h1[^>]*>([^<]+)</h1>", opened) == ["Voor iedereen"]


@pytest.mark.parametrize("slug", ["aanbod", "jaar", "beheer", "en"])
def test_a_page_cannot_hide_behind_an_address_of_the_site(slug) -> None:
    home = a_home_page(opening())
    page = a_page(home, "Onze plannen")

    page.slug = slug

    with pytest.raises(ValidationError, match=r"adres|address"):
        page.full_clean()
