"""What axe finds on a page, without what would make looking slow."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

#: Only what is wrong is asked for: describing what is right takes most of the time.
RUN = """([context, options]) => stillAxe
    .run(context, {...options, resultTypes: ["violations"]})
    .then(found => found.violations.map(rule => [rule.id, rule.nodes[0].html]))"""
#: Wagtail has an older axe of its own. Colours must not be caught halfway another one.
STILL = """() => {
    window.stillAxe = axe
    const still = new CSSStyleSheet()
    still.replaceSync("*, ::before, ::after {transition: none !important}")
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, still]
}"""
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}

Finding = tuple[str, str]


def axe(page: Page, *, exclude: list[str] | None = None, **options) -> list[Finding]:
    """Each rule that is broken, with the first element that breaks it."""
    page.wait_for_load_state("domcontentloaded")
    if page.evaluate("!window.stillAxe"):
        page.evaluate(AXE_SCRIPT)
        page.evaluate(STILL)
    context = {"exclude": [[selector] for selector in exclude or []]}
    return [tuple(found) for found in page.evaluate(RUN, [context, options])]


def in_light_and_dark(page: Page, *, exclude: list[str] | None = None) -> list[Finding]:
    """Everything in light; in dark the contrast, which is all that changes."""
    found = axe(page, exclude=exclude)
    page.emulate_media(color_scheme="dark")
    found += axe(page, exclude=exclude, **CONTRAST)
    page.emulate_media(color_scheme="light")
    return found
