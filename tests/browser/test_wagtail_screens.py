"""The screens that Wagtail draws for us: the report's editor, pages, pictures, files."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.colleagues import sign_in_as
from tests.browser.looking import axe, in_light_and_dark

pytestmark = pytest.mark.browser

SCREENS = (
    "/beheer/pages/",
    "/beheer/images/",
    "/beheer/images/add/",
    "/beheer/images/multiple/add/",
    "/beheer/images/1/",
    "/beheer/documents/",
    "/beheer/documents/add/",
    "/beheer/documents/multiple/add/",
)
#: Messages that slide in; the picture of a colleague who has the same page open, which
#: is a button without a word in it.
DRAWN_BY_WAGTAIL = ["[role=alert]", ".messages", ".w-editing-sessions__session"]
#: Blocks are named sections that we made groups. Axe still takes them for landmarks,
#: of which no two may have one name; so that rule looks at what is outside them.
GROUPS = "section.w-panel--nested[role=group]"


@pytest.fixture(scope="module")
def staff(site, browser: Browser) -> Iterator[Page]:
    """Noor, who may do everything, signed in."""
    context = browser.new_context(
        locale="nl-BE", viewport={"width": 1280, "height": 900}
    )
    page = context.new_page()
    sign_in_as(page, site, "noor", "/beheer/edities/")
    page.wait_for_selector(".desk__sum a")
    yield page
    context.close()


def test_axe_finds_nothing_in_the_lists_and_forms(site, staff) -> None:
    found = []
    for address in SCREENS:
        answer = staff.goto(site + address)
        assert answer.status == 200, address
        wrong = in_light_and_dark(staff, exclude=DRAWN_BY_WAGTAIL)
        found += [(address, *finding) for finding in wrong]

    assert found == [], "\n".join(map(str, found))


def test_axe_finds_nothing_in_the_editor_of_the_report(site, staff) -> None:
    staff.goto(f"{site}/beheer/edities/")
    staff.locator(".desk__sum a").first.click()
    staff.wait_for_selector(".Draftail-Editor")

    found = in_light_and_dark(staff, exclude=DRAWN_BY_WAGTAIL)
    unique = {"runOnly": {"type": "rule", "values": ["landmark-unique"]}}
    outside = axe(staff, exclude=[*DRAWN_BY_WAGTAIL, GROUPS], **unique)

    assert [f for f in found if f[0] != "landmark-unique"] + outside == []


def test_the_text_boxes_and_lists_have_the_name_that_stands_beside_them(
    site, staff
) -> None:
    staff.goto(f"{site}/beheer/edities/")
    staff.locator(".desk__sum a").first.click()
    staff.wait_for_selector(".Draftail-Editor")

    expect(staff.get_by_role("textbox", name="woorden", exact=True)).to_have_count(8)
    assert staff.get_by_role("textbox", name="inleiding").count() > 1
    assert staff.get_by_role("textbox", name="tekst*", exact=True).count() > 1
