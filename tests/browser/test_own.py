"""“Mijn Steunpunt” in a real browser: by keyboard, without JavaScript, with a passkey."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.looking import axe
from tests.browser.visiting import code_for, register, sign_in

pytestmark = pytest.mark.browser
LOTTE = "lotte@vereniging.example"


@pytest.fixture(scope="module")
def lotte(site, browser, folder) -> Iterator[dict]:
    """The cookies of somebody with a place, who signed in."""
    context = browser.new_context(locale="nl-BE")
    page = context.new_page()
    register(page, site, LOTTE)
    sign_in(page, site, folder, LOTTE)
    yield context.storage_state()
    context.close()


def own_pages(page: Page, site: str) -> list[str]:
    page.goto(f"{site}/mijn-steunpunt/")
    place = page.locator(".agenda__body h3 a").first.get_attribute("href")
    return [
        "/account/login/code/",
        "/account/passkey/",
        "/mijn-steunpunt/",
        str(place),
        "/mijn-steunpunt/geboekt/",
        "/mijn-steunpunt/getuigschriften/",
        "/mijn-steunpunt/gegevens/",
    ]


def is_wide(page: Page) -> bool:
    return page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(site, browser, lotte, width, scheme) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        storage_state=lotte,
        locale="nl-BE",
    )
    page = context.new_page()
    for address in own_pages(page, site):
        page.goto(site + address)
        assert (axe(page), is_wide(page)) == ([], False), address
    page.locator("form[action$='/agenda/nieuw/'] button").click()
    page.wait_for_url("**/agenda/nieuw/")
    assert (axe(page), is_wide(page)) == ([], False)
    context.close()


def press_until(page: Page, name: str) -> None:
    """Go on with the keyboard until something with this name has the focus."""
    for _step in range(60):
        page.keyboard.press("Tab")
        label = page.evaluate(
            "(e => e.labels?.[0]?.innerText || e.innerText || '')"
            "(document.activeElement)"
        )
        if name in label:
            return
    raise AssertionError(f"the keyboard does not reach {name}")


def test_signing_in_and_cancelling_by_keyboard_without_javascript(
    site, browser, folder
) -> None:
    email = "toetsen@vereniging.example"
    context = browser.new_context(java_script_enabled=False, locale="nl-BE")
    page = context.new_page()
    title = register(page, site, email)

    page.goto(f"{site}/mijn-steunpunt/")
    press_until(page, "E-mailadres")
    page.keyboard.type(email)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Vul de code in")
    press_until(page, "Code uit de mail")
    page.keyboard.type(code_for(folder, email))
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Mijn inschrijvingen")
    press_until(page, title)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(title)
    press_until(page, "Annuleer")
    page.keyboard.press("Enter")
    press_until(page, "Ja, annuleer")
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_contain_text("Lotte Peeters komt niet meer")
    expect(page.locator(".agenda__item .tag")).to_have_text("geannuleerd")
    context.close()


def a_key_in(context: BrowserContext, page: Page) -> None:
    """A device that keeps passkeys and finds its owner present."""
    device = context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
    }
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_a_passkey_signs_in_without_a_mail(site, browser, folder) -> None:
    context = browser.new_context(locale="nl-BE")
    page = context.new_page()
    a_key_in(context, page)
    sign_in(page, site, folder, "sleutel@vereniging.example")
    page.goto(f"{site}/account/passkey/")
    page.get_by_label("Naam van dit toestel").fill("mijn gsm")
    page.get_by_role("button", name="Maak de sleutel").click()
    page.wait_for_url("**/mijn-steunpunt/")
    page.get_by_role("button", name="Afmelden").click()
    page.wait_for_url(lambda address: "mijn" not in address)

    page.goto(f"{site}/mijn-steunpunt/gegevens/")
    page.get_by_role("button", name="Met een passkey").click()

    page.wait_for_url("**/mijn-steunpunt/gegevens/")
    expect(page.locator("main")).to_contain_text("sleutel@vereniging.example")
    context.close()
