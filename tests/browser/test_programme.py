"""The programme as visitors meet it: from the home page to their own registration."""

import re
from collections.abc import Iterator

import pytest
from justhtml import JustHTML
from playwright.sync_api import Browser, Page, expect

from tests.browser.colleagues import sign_in_as
from tests.browser.looking import axe, in_light_and_dark

pytestmark = pytest.mark.browser
WIDTHS = (320, 768, 1280)
PAGES = (
    "/",
    "/en/",
    "/over-ons/",
    "/aanbod/",
    "/aanbod/?q=vergaderen&thema=groepen&vrij=1",
    "/aanbod/?q=dit+bestaat+niet",
    "/aanbod/?wanneer=voorbij",
    "/aanbod/thema/vrijwilligers/",
    "/en/aanbod/thema/vrijwilligers/",
)
#: one with a price, few people and room for many
PRICED = "Van doelstelling naar indicator"
#: one without a price and without a limit
FREE = "De vrijwilligerswet in een uur"
LOTTE = "lotte@vereniging.example"


# -- The way there ---------------------------------------------------------------------


def to_activity(page: Page, site: str, title: str) -> None:
    page.goto(f"{site}/aanbod/")
    page.get_by_role("link", name=title, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def to_form(page: Page, site: str, title: str = FREE, seats: int = 1) -> None:
    to_activity(page, site, title)
    page.get_by_label("Voor hoeveel mensen?").fill(str(seats))
    page.get_by_role("button", name="Naar het formulier").click()
    page.wait_for_url("**/inschrijven/**")


def fill_in(page: Page, name: str = "Lotte", address: str = LOTTE) -> None:
    page.get_by_label("Voornaam").fill(name)
    page.get_by_label("Achternaam").fill("Peeters")
    page.get_by_label("E-mailadres", exact=True).fill(address)


def confirm(page: Page) -> None:
    page.get_by_role("button", name="Bevestig je inschrijving").click()


def link_in_the_mail(browser: Browser, site: str, address: str) -> str:
    """The way to one's own registration, as the confirmation says it."""
    context = browser.new_context()
    page = context.new_page()
    sign_in_as(page, site, "noor", "/beheer/post/")
    row = page.locator(".mail__table tr").filter(has_text=address).first
    row.get_by_role("link").click()
    text = page.locator(".mail__text")
    expect(text).to_contain_text(re.compile(r"/inschrijving/\S+/"))
    page.wait_for_load_state()
    said = text.inner_text()
    context.close()
    [path] = set(re.findall(r"/inschrijving/[^\s>]+/", said))
    return site + path


def sideways(page: Page) -> int:
    """How many pixels a reader has to scroll sideways."""
    return int(
        page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
    )


def grammar(page: Page) -> list[str]:
    """What is wrong with the HTML as the server sent it."""
    sent = page.request.get(page.url).text()
    return [
        f"{error.code}, {error.line}"
        for error in JustHTML(sent, collect_errors=True).errors
    ]


@pytest.fixture(params=WIDTHS)
def page(browser, request) -> Iterator[Page]:
    """A Dutch reader's page, in each width."""
    context = browser.new_context(
        viewport={"width": request.param, "height": 900}, locale="nl-BE"
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def visitor(browser) -> Iterator[Page]:
    """A Dutch reader's page on a phone."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, locale="nl-BE"
    )
    yield context.new_page()
    context.close()


def fine(page: Page) -> None:
    """Nothing is wrong with this page, in light and in dark."""
    assert in_light_and_dark(page) == [], page.url
    assert sideways(page) <= 0, page.url


# -- Every page, in every width, in light and dark --------------------------------------


def test_axe_finds_nothing_on_the_pages_of_the_programme(site, page) -> None:
    for address in PAGES:
        page.goto(site + address)
        fine(page)
        assert grammar(page) == [], address


def test_axe_finds_nothing_from_the_activity_to_ones_own_registration(
    site, browser, page
) -> None:
    address = f"lotte-{page.viewport_size['width']}@vereniging.example"
    to_activity(page, site, PRICED)
    fine(page)
    assert grammar(page) == []

    to_form(page, site, PRICED)
    fine(page)
    assert grammar(page) == []

    confirm(page)
    expect(page.get_by_role("alert")).to_be_visible()
    fine(page)

    fill_in(page, address=address)
    confirm(page)
    page.wait_for_url("**/klaar/")
    fine(page)
    assert grammar(page) == []

    page.goto(link_in_the_mail(browser, site, address))
    page.get_by_text("Iemand anders komt").click()
    fine(page)
    assert grammar(page) == []

    page.locator("summary", has_text="Annuleer").click()
    fine(page)
    page.get_by_role("button", name="Ja, annuleer").click()
    fine(page)


def test_a_form_for_several_has_nothing_wrong_either(site, page) -> None:
    to_form(page, site, FREE, seats=2)
    fine(page)

    confirm(page)
    fine(page)

    page.get_by_role("button", name="Stop, en geef de plaatsen terug").click()


def test_organisations_of_the_register_are_suggested(site, visitor) -> None:
    to_form(visitor, site)

    visitor.get_by_label("Je organisatie").press_sequentially("jeugdhuis")

    suggested = visitor.locator("datalist option").first
    expect(suggested).to_have_attribute("value", re.compile("Jeugdhuis"))


def test_the_filters_open_on_a_phone_and_close(site, visitor) -> None:
    visitor.goto(f"{site}/aanbod/")

    visitor.get_by_role("button", name="Filters", exact=True).press("Enter")
    expect(visitor.locator("#filters")).to_be_visible()
    fine(visitor)
    visitor.get_by_label("alleen met een vrije plaats").check()
    visitor.get_by_role("button", name="Toon deze").click()

    assert "vrij=1" in visitor.url
    expect(visitor.locator("#filters")).to_be_hidden()


def test_the_menu_of_a_phone_closes_where_one_sees_it_and_by_keyboard(
    site, visitor
) -> None:
    visitor.goto(f"{site}/")
    menu, button = visitor.locator("#menu"), visitor.get_by_role("button", name="Menu")

    button.first.click()
    fine(visitor)
    visitor.get_by_role("button", name="Sluit het menu").click()
    expect(menu).to_be_hidden()

    button.first.press("Enter")
    expect(menu).to_be_visible()
    visitor.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button.first).to_be_focused()


# -- What helps who cannot see, point or run scripts ------------------------------------


def tab_to(page: Page, name: str) -> None:
    """Press Tab until something of this name has the focus."""
    for _time in range(80):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "document.activeElement.labels?.[0]?.innerText"
            " || document.activeElement.innerText || ''"
        )
        if name in focused:
            return
    raise AssertionError(f"Tab never came to {name}")


def test_somebody_registers_by_keyboard_alone(site, visitor) -> None:
    to_activity(visitor, site, FREE)

    tab_to(visitor, "Voor hoeveel mensen?")
    tab_to(visitor, "Naar het formulier")
    visitor.keyboard.press("Enter")
    visitor.wait_for_url("**/inschrijven/**")
    tab_to(visitor, "Voornaam")
    visitor.keyboard.type("Jef")
    tab_to(visitor, "Achternaam")
    visitor.keyboard.type("Claes")
    tab_to(visitor, "E-mailadres")
    visitor.keyboard.type("jef@vereniging.example")
    tab_to(visitor, "Bevestig je inschrijving")
    visitor.keyboard.press("Enter")

    visitor.wait_for_url("**/klaar/")
    expect(visitor.locator("main")).to_contain_text("Je bent ingeschreven")


def test_somebody_registers_changes_and_cancels_without_javascript(
    site, browser
) -> None:
    context = browser.new_context(java_script_enabled=False, locale="nl-BE")
    page = context.new_page()
    address = "ine@vereniging.example"
    page.goto(f"{site}/")
    page.get_by_role("search").first.get_by_role("searchbox").fill("vrijwilligerswet")
    page.get_by_role("button", name="Zoek").first.click()
    page.get_by_role("link", name=FREE, exact=True).click()
    page.get_by_role("button", name="Naar het formulier").click()
    fill_in(page, "Ine", address)
    confirm(page)
    expect(page.locator("main")).to_contain_text("Je bent ingeschreven")

    page.goto(link_in_the_mail(browser, site, address))
    page.get_by_text("Iemand anders komt").click()
    page.get_by_label("Voornaam").fill("Omar")
    page.get_by_label("Achternaam").fill("Diallo")
    page.get_by_role("button", name="Bewaar deze naam").click()
    expect(page.locator("main")).to_contain_text("Omar Diallo")
    page.locator("summary", has_text="Annuleer").click()
    page.get_by_role("button", name="Ja, annuleer").click()

    expect(page.locator("main")).to_contain_text("geannuleerd")
    context.close()


def test_the_form_says_what_each_field_is_to_who_hears_it(site, visitor) -> None:
    to_form(visitor, site, FREE)

    expect(visitor.locator("main form")).to_match_aria_snapshot("""
        - group "Over jou":
          - textbox "Voornaam"
          - textbox "Achternaam"
          - textbox "E-mailadres"
          - textbox "Telefoon (hoeft niet)"
        - group "Je organisatie":
          - combobox "Je organisatie (hoeft niet)"
        - group "Om goed mee te doen":
          - textbox "Wat heb je nodig om mee te doen? (hoeft niet)"
          - checkbox /Ja, jullie mogen dit bewaren/
          - textbox "Nog iets? (hoeft niet)"
        - paragraph:
          - button "Bevestig je inschrijving"
          - button "Stop, en geef de plaats terug"
    """)
    for field in ("Voornaam", "Achternaam", "E-mailadres"):
        expect(visitor.get_by_label(field, exact=True)).to_have_attribute(
            "required", ""
        )
    expect(
        visitor.get_by_label("E-mailadres", exact=True)
    ).to_have_accessible_description(re.compile("bevestiging"))


def test_what_is_wrong_is_said_first_and_leads_to_each_field(site, visitor) -> None:
    to_form(visitor, site, FREE)
    visitor.get_by_label("Voornaam").fill("Lotte")
    visitor.get_by_label("E-mailadres", exact=True).fill("lotte.vereniging.be")

    confirm(visitor)

    summary = visitor.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(summary).to_match_aria_snapshot("""
        - alert:
          - heading "Kijk nog 2 velden na" [level=2]
          - list:
            - listitem:
              - link "Achternaam"
            - listitem:
              - link "E-mailadres"
    """)
    summary.get_by_role("link", name="E-mailadres").press("Enter")
    wrong = visitor.get_by_label("E-mailadres", exact=True)
    expect(wrong).to_be_focused()
    expect(wrong).to_have_attribute("aria-invalid", "true")
    expect(wrong).to_have_accessible_description(re.compile("geen e-mailadres"))
    expect(visitor.get_by_label("Voornaam")).to_have_value("Lotte")


# -- What the home page is for ----------------------------------------------------------


def test_the_home_page_searches_and_leads_to_what_is_to_come(site, visitor) -> None:
    visitor.goto(f"{site}/")

    assert axe(visitor) == []
    first = visitor.locator(".card--day h3 a").first
    title = first.inner_text()
    first.click()

    expect(visitor.get_by_role("heading", level=1)).to_have_text(title)


def test_a_figure_on_the_home_page_shows_its_origin(site, visitor) -> None:
    visitor.goto(f"{site}/")

    visitor.locator(".origin").first.press("Enter")

    card = visitor.locator(".origin-card:popover-open")
    expect(card).to_contain_text("programme.activities")


def test_the_pictures_of_the_home_page_are_there(site, visitor) -> None:
    visitor.goto(f"{site}/")
    pictures = visitor.locator("main img")

    for number in range(pictures.count()):
        pictures.nth(number).scroll_into_view_if_needed()
        expect(pictures.nth(number)).to_have_js_property("complete", True)
        assert pictures.nth(number).evaluate("one => one.naturalWidth") > 0


def test_each_page_has_the_same_page_in_the_other_language(site, visitor) -> None:
    for address, other in (
        ("/", "/en/"),
        ("/over-ons/", "/en/about-us/"),
        ("/aanbod/thema/groepen/", "/en/aanbod/thema/groepen/"),
    ):
        visitor.goto(site + address)
        link = visitor.locator(".site-nav a[hreflang=en]")
        assert link.get_attribute("href") == other
        visitor.goto(site + other)
        assert visitor.locator("html").get_attribute("lang") == "en"
