"""The screens on which staff work, in a real browser: accessible, and never too wide."""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as PlaywrightError

from tests.browser.colleagues import sign_in_as
from tests.browser.looking import Finding, in_light_and_dark

pytestmark = pytest.mark.browser

STARTS = ("/beheer/", "/account/email/", "/account/password/change/", "/account/2fa/")
#: Wagtail's own screens, which we do not draw, and what is a file or does something
NOT_OURS = re.compile(
    r"/(pages|images|documents|collections|workflows|tasks|translation|bulk|users|"
    r"groups|redirects|settings|reports|sites/|locales|api|choose\w*|usage|sjabloon|logout|delete|pdf|ubl)"
    r"|/activity/\d+/(badges|namenlijst|tekenlijst|getuigschriften/\d|antwoorden)"
    r"|/bijlage/"
    r"|\.(csv|ics|pdf|xlsx|xml|zip)$|[?#]"
)
#: kinds of record with a list and a form of the same few fields
TERMS = re.compile(
    r"/beheer/(theme|level|activitykind|declinereason|organisationtype|halfdayrule|"
    r"targetgrouprule|organisationname|organisationplace|recognition|role)/"
)
#: kinds of record shown, and filled in, by the template that records share
SHOWN_ALIKE = re.compile(
    r"/beheer/(session|evaluation|supportsession|"
    r"sitereading|socialchannel|followerreading|a term)/inspect/"
)
FILLED_IN_ALIKE = re.compile(r"/beheer/(site|sitereading|socialchannel|a term)/edit/")
#: drawn by Wagtail inside our screens: the head of a chooser, messages that slide in
DRAWN_BY_WAGTAIL = ["[role=alert]", ".messages"]
#: the rows of a list are alike, and every one of them takes time to look at
TEN_ROWS = """document.querySelectorAll("tbody > tr:nth-child(n + 11)")
    .forEach(row => row.remove())"""


def shape_of(address: str) -> str:
    """The same for two records of a kind, and for kinds that look alike."""
    address = re.sub(r"[0-9a-f-]{36}|\d+|\b\w+\.\w+", "…", address)
    address = TERMS.sub("/beheer/a term/", address)
    address = SHOWN_ALIKE.sub("/beheer/a record/inspect/", address)
    address = FILLED_IN_ALIKE.sub("/beheer/a record/edit/", address)
    return re.sub(r"/beheer/[\w ]+/(history|new)/", r"/beheer/any/\1/", address)


@pytest.fixture(scope="module")
def staff(site, browser: Browser) -> Iterator[Page]:
    """Signed in with every right."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    sign_in_as(page, site, "noor")
    yield page
    context.close()


@dataclass(frozen=True)
class Seen:
    """A screen, with what is wrong with it."""

    address: str
    findings: list[Finding]
    width: int


@pytest.fixture(scope="module")
def screens(site, staff: Page) -> dict[str, Seen]:
    """One screen of each shape that links and the menu lead to."""
    menu = staff.evaluate(
        "document.getElementById('wagtail-sidebar-props').textContent"
    )
    waiting = deque([*STARTS, *re.findall(r'"url": "(/beheer/[^"]+)"', menu)])
    found: dict[str, Seen] = {}
    while waiting:
        address = waiting.popleft()
        if NOT_OURS.search(address) or shape_of(address) in found:
            continue
        try:
            answer = staff.goto(site + address, wait_until="domcontentloaded")
        except PlaywrightError as error:
            if "Download is starting" not in str(error):
                raise
            continue  # a file is no screen
        assert answer is not None
        assert answer.status == 200, (address, answer.status)
        width = narrow_width(staff)
        staff.evaluate(TEN_ROWS)
        wrong = in_light_and_dark(staff, exclude=DRAWN_BY_WAGTAIL)
        found[shape_of(address)] = Seen(address, wrong, width)
        waiting += re.findall(r'href="(/(?:beheer|account)/[^"]*)"', answer.text())
    return found


def narrow_width(page: Page) -> int:
    """How wide the page becomes on the smallest phone."""
    page.set_viewport_size({"width": 320, "height": 700})
    width = page.evaluate("document.documentElement.scrollWidth")
    page.set_viewport_size({"width": 1280, "height": 900})
    return width


def test_the_walk_comes_by_the_screens_of_every_domain(screens) -> None:
    assert {
        "/beheer/",
        "/beheer/activity/inspect/…/",
        "/beheer/registration/",
        "/beheer/supportrequest/edit/…/",
        "/beheer/organisation/merge/…/",
        "/beheer/sitereading/",
        "/beheer/edities/",
        "/beheer/edities/…/hoofdstukken/",
        "/beheer/hoofdstuk/…/…/",
        "/account/…fa/",
    } <= set(screens)


def test_axe_finds_nothing_in_light_or_dark(screens) -> None:
    found = [(s.address, *finding) for s in screens.values() for finding in s.findings]

    assert found == [], "\n".join(map(str, found))


def test_no_screen_is_wider_than_a_small_phone(screens) -> None:
    assert [s.address for s in screens.values() if s.width > 320] == []
