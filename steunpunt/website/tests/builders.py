"""Makes pages of the website, for tests."""

from typing import Any

from wagtail.models import Locale, Page, Site

from steunpunt.website.models import ContentPage, HomePage


def a_home_page(*blocks: tuple[str, dict[str, Any]]) -> HomePage:
    """The home page of the site, with these blocks."""
    Locale.objects.get_or_create(language_code="nl")
    home = HomePage(title="Socius", slug="start", body=list(blocks))
    Page.objects.get(depth=1).add_child(instance=home)
    home.save_revision().publish()
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "root_page": home}
    )
    Site.clear_site_root_paths_cache()
    return home


def a_page(home: HomePage, title: str, **more: Any) -> ContentPage:
    """A page of text below the home page."""
    page = ContentPage(title=title, **more)
    home.add_child(instance=page)
    page.save_revision().publish()
    return page


def opening(heading: str = "Voor iedereen", **more: Any) -> tuple[str, dict[str, Any]]:
    return "opening", {"heading": heading, "with_search": True, **more}


def activities(block: str, **more: Any) -> tuple[str, dict[str, Any]]:
    """A block of activities: `soon` or `still_places`."""
    return block, {"heading": "", "number": 3, "theme": "", "kind": "", **more}
