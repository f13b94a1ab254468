"""Writing a report in a real editor: a live figure goes in, and stays a reference."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.colleagues import sign_in_as

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(site, browser):
    """Bram, who writes, signed in."""
    context = browser.new_context(
        locale="nl-BE", viewport={"width": 1280, "height": 900}
    )
    page = context.new_page()
    sign_in_as(page, site, "bram")
    yield page
    context.close()


def open_report(page, site):
    page.goto(f"{site}/beheer/edities/")
    page.locator(".desk__sum a", has_text="het jaar in een notendop").first.click()
    page.wait_for_selector(".Draftail-Editor")


def choose_live_figure(page):
    """By the keyboard alone: a slash opens the list of what can go in a text."""
    page.keyboard.type("/")
    page.get_by_role("option", name="Levend cijfer").click()


def test_a_live_figure_is_chosen_in_the_editor_and_shown_in_the_preview(
    site, desk
) -> None:
    open_report(desk, site)
    editor = desk.locator(".Draftail-Editor").nth(1)
    editor.locator("[contenteditable=true]").click()
    desk.keyboard.press("Control+End")
    desk.keyboard.type(" Wel ")

    choose_live_figure(desk)
    dialog = desk.get_by_role("dialog", name="Levend cijfer")
    dialog.get_by_role("searchbox").fill("primary_share")
    dialog.locator("select[name=form]").select_option(label="meer dan zes op de tien")
    dialog.get_by_role("button", name="Zet het in de tekst").click()

    editor.locator(
        '.figure-in-text[title="programme.primary_share"][data-words="meer dan zes op de tien"]'
    ).last.wait_for()
    desk.get_by_role("button", name="Bewaar concept").first.click()
    desk.wait_for_url("**/edit/")
    desk.wait_for_selector(".messages .success, .messages li")
    desk.goto(desk.url.replace("/edit/", "/view_draft/"))
    expect(desk.locator("main")).to_contain_text("Wel meer dan zes op de tien")


def test_a_figure_of_the_year_before_says_what_was_published_then(site, desk) -> None:
    open_report(desk, site)
    editor = desk.locator(".Draftail-Editor").nth(1)
    editor.locator("[contenteditable=true]").click()

    choose_live_figure(desk)
    dialog = desk.get_by_role("dialog", name="Levend cijfer")
    dialog.get_by_role("searchbox").fill("programme.activities")
    dialog.locator("select[name=years]").select_option("1")

    dialog.get_by_role("option", name="Activiteiten: 54").wait_for(state="attached")


def test_a_report_is_written_by_keyboard_alone(site, desk) -> None:
    desk.goto(f"{site}/beheer/edities/")
    desk.locator(".desk__sum a", has_text="het jaar in een notendop").first.press(
        "Enter"
    )
    desk.wait_for_selector(".Draftail-Editor")

    desk.locator("[data-contentpath=parts] .c-sf-add-button").first.press("Enter")
    desk.wait_for_selector(".w-combobox")
    desk.keyboard.press("Tab")
    desk.keyboard.type("Tekst")
    desk.get_by_role("option", name="Tekst", exact=True).wait_for()
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Enter")
    desk.locator("[role=textbox][aria-labelledby]:focus").wait_for()
    desk.keyboard.type("Zonder muis geteld: ")

    desk.keyboard.type("/")
    desk.get_by_role("option", name="Levend cijfer").wait_for()
    desk.keyboard.type("Levend")
    desk.keyboard.press("Enter")
    desk.locator("dialog[open] [type=search]:focus").wait_for()
    desk.keyboard.type("programme.activities")
    desk.locator("dialog[open] option", has_text="Activiteiten: ").first.wait_for(
        state="attached"
    )
    desk.keyboard.press("Enter")
    box = desk.locator("[role=textbox]", has_text="Zonder muis geteld").first
    box.locator('.figure-in-text[title="programme.activities"]').wait_for()
    desk.wait_for_timeout(500)  # the editor hands over what was typed after a while

    desk.keyboard.press("Control+s")
    desk.wait_for_selector(".messages .success, .messages li")
    desk.goto(desk.url.replace("/edit/", "/view_draft/"))
    expect(desk.locator("main")).to_contain_text(re.compile(r"Zonder muis geteld: \d+"))
