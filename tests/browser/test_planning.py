"""Trainers, tracks and the year's table, in a real browser."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, expect

from tests.browser.looking import in_light_and_dark
from tests.browser.test_back_office import narrow_width, staff  # noqa: F401 - a fixture

pytestmark = pytest.mark.browser
TRAINER = re.compile(r'href="(/aanbod/trainers/[^"]+)"')
TRACK = re.compile(r'href="(/aanbod/trajecten/[^"]+)"')
ACTIVITY = re.compile(r'href="(/aanbod/[\w-]+-\d+/)"')


@pytest.fixture
def visitor(browser: Browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def test_what_visitors_read_of_trainers_and_tracks_is_accessible(site, visitor) -> None:
    visitor.goto(f"{site}/aanbod/")
    first = ACTIVITY.findall(visitor.content())[0]
    visitor.goto(site + first)
    shown = visitor.content()
    addresses = [first, TRAINER.findall(shown)[0], TRACK.findall(shown)[0]]

    for address in addresses:
        visitor.goto(site + address)
        assert in_light_and_dark(visitor) == [], address
        assert narrow_width(visitor) <= 320, address


def test_a_row_of_the_year_is_changed_with_the_keyboard(site, staff) -> None:  # noqa: F811 - a fixture
    soon = timezone.localdate() + timedelta(days=16)
    staff.goto(f"{site}/beheer/activity/jaar/tabel/?jaar={soon.year}")
    staff.get_by_role("link", name=re.compile("^Wijzig .*Vergaderen met")).first.focus()
    staff.keyboard.press("Enter")
    staff.wait_for_url("**wijzig=*")
    assert in_light_and_dark(staff, exclude=["[role=alert]", ".messages"]) == []
    assert narrow_width(staff) <= 320

    staff.get_by_label("Plaatsen").fill("27")
    staff.keyboard.press("Enter")

    staff.wait_for_url(re.compile(r"tabel/\?jaar=\d+#a\d+$"))
    expect(staff.locator("tr:target")).to_contain_text("/ 27")


def test_a_whole_track_is_booked_with_the_keyboard_or_says_what_is_full(
    site, visitor
) -> None:
    visitor.goto(f"{site}{_address_of_a_track(site, visitor)}")
    here = visitor.url

    for people, page in (("20", "te weinig plaatsen"), ("1", "hele leertraject")):
        visitor.goto(here)
        visitor.get_by_label("Voor hoeveel mensen?").fill(people)
        visitor.keyboard.press("Enter")
        visitor.get_by_role("heading", level=1, name=re.compile(page)).wait_for()
        assert in_light_and_dark(visitor) == [], page
        assert narrow_width(visitor) <= 320, page
    visitor.get_by_label("Voornaam").fill("Amina")
    visitor.get_by_label("Achternaam").fill("Verbeke")
    visitor.get_by_label("E-mailadres").first.fill("amina@vereniging.example")
    visitor.keyboard.press("Enter")

    visitor.wait_for_url("**/klaar/")
    assert "hele leertraject" in visitor.inner_text("main")
    assert in_light_and_dark(visitor) == []
    assert narrow_width(visitor) <= 320


def _address_of_a_track(site: str, visitor) -> str:
    visitor.goto(f"{site}/aanbod/")
    visitor.goto(site + ACTIVITY.findall(visitor.content())[0])
    return TRACK.findall(visitor.content())[0]
