"""The door of a session on a phone, also when its connection is gone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.colleagues import sign_in_as
from tests.browser.looking import axe, in_light_and_dark

pytestmark = pytest.mark.browser


def signed_in(browser: Browser, site: str, **more) -> BrowserContext:
    context = browser.new_context(viewport={"width": 360, "height": 740}, **more)
    page = context.new_page()
    sign_in_as(page, site, "noor")
    page.close()
    return context


def to_a_door(page: Page, site: str) -> str:
    """The address of the door of a session with a full list."""
    page.goto(f"{site}/beheer/activity/?status=held")
    page.locator("a[href*='/activity/inspect/']").first.click()
    door = page.locator("a[href*='/deur/']").first.get_attribute("href")
    page.goto(site + str(door))
    return site + str(door)


@pytest.fixture
def phone(site, browser) -> Iterator[BrowserContext]:
    context = signed_in(browser, site)
    yield context
    context.close()


def first_row(page: Page) -> Locator:
    return page.locator(".door__list .door__row").first


def pressed(row: Locator) -> str:
    return str(row.get_attribute("aria-pressed"))


def test_a_tick_without_a_connection_is_kept_and_sent_later(site, phone) -> None:
    page = phone.new_page()
    address = to_a_door(page, site)
    before = pressed(first_row(page))
    after = "false" if before == "true" else "true"

    phone.set_offline(True)
    first_row(page).click()
    expect(first_row(page)).to_have_attribute("aria-pressed", after)
    expect(page.locator("[data-unsent-note]")).to_contain_text("telefoon")

    phone.set_offline(False)
    expect(page.locator("[data-unsent-note]")).to_be_hidden(timeout=15_000)
    page.goto(address)
    assert pressed(first_row(page)) == after


def test_what_was_not_sent_survives_closing_the_page(site, phone) -> None:
    page = phone.new_page()
    address = to_a_door(page, site)
    before = pressed(first_row(page))
    page.route("**/tik/", lambda route: route.abort())
    first_row(page).click()
    page.close()

    again = phone.new_page()
    again.goto(address)
    expect(again.locator("[data-unsent-note]")).to_be_hidden(timeout=15_000)
    again.goto(address)
    assert pressed(first_row(again)) != before


def test_an_answer_that_got_lost_does_no_harm(site, phone) -> None:
    page = phone.new_page()
    address = to_a_door(page, site)
    before = pressed(first_row(page))

    def lose_the_answer(route) -> None:
        route.fetch()
        route.abort()

    page.route("**/tik/", lose_the_answer, times=2)
    first_row(page).click()
    expect(page.locator("[data-unsent-note]")).to_be_hidden(timeout=30_000)
    page.goto(address)
    assert pressed(first_row(page)) != before


def test_typing_narrows_the_list(site, phone) -> None:
    page = phone.new_page()
    to_a_door(page, site)
    rows = page.locator(".door__list li:visible")
    name = page.locator(".door__who strong").first.inner_text()
    all_of_them = rows.count()

    page.fill("#door-q", name.upper())
    assert 1 <= rows.count() <= all_of_them
    page.fill("#door-q", "qqqq")
    expect(rows).to_have_count(0)
    expect(page.locator("[data-nobody]")).to_be_visible()


def test_it_works_without_javascript(site, browser) -> None:
    context = signed_in(browser, site, java_script_enabled=False)
    page = context.new_page()
    to_a_door(page, site)
    before = pressed(first_row(page))

    first_row(page).click()

    expect(first_row(page)).not_to_have_attribute("aria-pressed", before)
    context.close()


def test_axe_finds_nothing_and_targets_are_large(site, phone) -> None:
    page = phone.new_page()
    to_a_door(page, site)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")

    assert in_light_and_dark(page, exclude=["[role=alert].messages"]) == []
    box = first_row(page).bounding_box()
    assert box is not None
    assert box["height"] >= 60
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_public_pages_of_the_day_are_clean(site, phone, browser) -> None:
    page = phone.new_page()
    to_a_door(page, site)
    activity = page.url.split("/activity/")[1].split("/")[0]
    page.goto(f"{site}/beheer/activity/{activity}/getuigschriften/")
    page.locator("main form button.button").first.click()
    holds = page.get_by_role("cell", name="ja", exact=True)
    row = page.get_by_role("row").filter(has=holds).first
    code = row.locator("a").inner_text().split()[0]

    visitor = browser.new_page(viewport={"width": 360, "height": 740})
    visitor.goto(f"{site}/getuigschrift/{code}/")
    expect(visitor.locator("main")).to_contain_text("Dit getuigschrift klopt")
    assert axe(visitor) == []
    visitor.close()
