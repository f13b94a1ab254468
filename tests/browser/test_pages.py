"""Every public page, in a real browser: accessible, by keyboard, without JavaScript."""

import pytest
from playwright.sync_api import expect

from tests.browser.colleagues import sign_in_as
from tests.browser.looking import axe

pytestmark = pytest.mark.browser
PAGES = (
    "/jaar/2019/",
    "/en/jaar/2019/",
    "/jaar/2018/",
    "/cijfers/",
    "/cijfers/2019/programme.participations/",
    "/cijfers/2019/programme.reach/",
    "/cijfers/2019/support.requests/",
    "/account/login/",
    "/vormtaal/",
    "/nergens/",
)


@pytest.mark.parametrize(
    ("width", "scheme"),
    [(320, "light"), (768, "dark"), (1280, "light"), (1920, "dark")],
)
def test_axe_finds_nothing(site, browser, scheme, width) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme
    )
    page = context.new_page()
    for address in PAGES:
        page.goto(site + address)
        assert axe(page) == [], address
        wide = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wide <= 0, (address, wide)
    context.close()


def test_a_figure_opens_its_origin_by_keyboard(site, browser) -> None:
    page = browser.new_page()
    page.goto(f"{site}/jaar/2019/")
    button = page.locator(".origin").first

    button.focus()
    page.keyboard.press("Enter")

    card = page.locator(".origin-card:popover-open")
    expect(card).to_contain_text("programme.activities")
    page.close()


def test_the_story_and_its_origins_work_without_javascript(site, browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/jaar/2019/")

    page.locator(".origin").first.click()

    expect(page.locator("main")).to_contain_text("1.325")
    expect(page.locator(".origin-card:popover-open")).to_have_count(1)
    context.close()


def test_appreciating_needs_no_account_and_counts_once(site, browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/jaar/2019/")

    page.get_by_role("button", name="Waardeer dit").click()

    expect(page.get_by_role("button", name="Dank je wel")).to_have_count(1)
    context.close()


def test_an_editor_sees_no_publish_button_and_an_approver_publishes(
    site, browser
) -> None:
    to_publish = "/beheer/edities/2019/publiceer/"
    writer = browser.new_context().new_page()
    sign_in_as(writer, site, "bram", "/beheer/edities/")
    expect(writer.locator(f"a[href='{to_publish}']")).to_have_count(0)

    page = browser.new_context().new_page()
    sign_in_as(page, site, "samira", "/beheer/edities/")
    page.locator(f"a[href='{to_publish}']").first.click()
    page.fill("#reason", "Nagekeken met twee.")
    page.get_by_role("button", name="Publiceer deze editie").click()
    page.wait_for_url(f"{site}/beheer/edities/")

    page.goto(f"{site}/jaar/2019/")
    expect(page.locator("main")).to_contain_text("Nagekeken met twee.")
