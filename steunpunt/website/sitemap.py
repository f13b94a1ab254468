"""Every public page, in each language, for search engines."""

from typing import Any

from django.contrib.sitemaps import Sitemap
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from steunpunt.accounts.addresses import ACCOUNT
from steunpunt.programme.addresses import address_of
from steunpunt.programme.public.catalogue import coming, past
from steunpunt.reports.models import Edition
from steunpunt.sector.models import Theme
from steunpunt.website.models import ContentPage


class InEachLanguage(Sitemap):  # type: ignore[type-arg] # no class to subscript
    """Pages that exist in every language of the site."""

    i18n = alternates = True


class Fixed(InEachLanguage):
    """The pages that every centre has."""

    def items(self) -> list[str]:
        return [
            "website:home",
            "programme:catalogue",
            "reports:figures",
            "reports:accessibility",
            "reports:privacy",
        ]

    def location(self, item: str) -> str:
        return reverse(item)


class Activities(InEachLanguage):
    """What is to come, and what was."""

    def items(self) -> list[Any]:
        today = timezone.localdate()
        return [*coming(today), *past(today)]

    def location(self, item: Any) -> str:
        return address_of(item)


class Themes(InEachLanguage):
    """The themes in use."""

    def items(self) -> list[Any]:
        return list(Theme.objects.on(timezone.localdate()))

    def location(self, item: Any) -> str:
        return reverse("website:theme", args=[item.reference])


class Reports(InEachLanguage):
    """The years that were published with a story."""

    def items(self) -> list[str]:
        told = Edition.objects.filter(stories__isnull=False).order_by("-period_code")
        return list(told.values_list("period_code", flat=True).distinct())

    def location(self, item: str) -> str:
        return reverse("reports:story", args=[item])


class Pages(Sitemap):  # type: ignore[type-arg] # no class to subscript
    """Pages of text, each in its own language."""

    def items(self) -> list[Any]:
        return list(ContentPage.objects.live().public().order_by("path"))

    def location(self, item: Any) -> str:
        _site, _root, path = item.get_url_parts()
        return str(path)

    def lastmod(self, item: Any) -> Any:
        return item.last_published_at


SITEMAPS = {
    "fixed": Fixed,
    "activities": Activities,
    "themes": Themes,
    "reports": Reports,
    "pages": Pages,
}


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Where the list of pages stands, and what is not for search engines."""
    lines = [
        "User-agent: *",
        "Disallow: /beheer/",
        *(f"Disallow: {path}" for path in ACCOUNT),
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", "text/plain; charset=utf-8")
