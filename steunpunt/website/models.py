"""Pages that staff write and arrange."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from steunpunt.reports.views import newest_report
from steunpunt.website.blocks import HOME_SECTIONS, SECTIONS

WAGTAIL = "wagtail_serve"
HOME_DEPTH = 2


class HomePage(Page):
    """The root of a language: the front page, of blocks that staff arrange.

    As long as nobody put a block on it, it leads to the newest report.
    """

    body = StreamField(
        HOME_SECTIONS,
        blank=True,
        block_counts={"opening": {"max_num": 1}},
        verbose_name=_("blocks"),
    )

    max_count = 2
    content_panels: ClassVar[list[Any]] = [*Page.content_panels, FieldPanel("body")]
    subpage_types: ClassVar[list[str]] = ["reports.ReportPage", "website.ContentPage"]
    template = "website/home.html"

    class Meta:
        verbose_name = _("home page")

    @property
    def has_opening(self) -> bool:
        """Whether a block says the first words, its title among them."""
        return any(block.block_type == "opening" for block in self.body)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.body:
            return newest_report(request)
        return super().serve(request, *args, **kwargs)


class ContentPage(Page):
    """A page of text, such as “about us”, with the same blocks as the home page."""

    lead = models.TextField(_("opening words"), max_length=400, blank=True)
    body = StreamField(SECTIONS, blank=True, verbose_name=_("blocks"))

    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("body"),
    ]
    parent_page_types: ClassVar[list[str]] = [
        "website.HomePage",
        "website.ContentPage",
    ]
    subpage_types: ClassVar[list[str]] = ["website.ContentPage"]
    template = "website/content.html"

    class Meta:
        verbose_name = _("page of text")
        verbose_name_plural = _("pages of text")

    def pages_above(self) -> Any:
        """The pages of text between the home page and this one."""
        return self.get_ancestors().filter(depth__gt=HOME_DEPTH)

    def clean(self) -> None:
        """Refuse an address that the site itself answers: nobody would see the page."""
        super().clean()
        if self.slug and self._parent_is_home() and _is_taken(self.slug):
            raise ValidationError(
                {"slug": _("The site uses this address itself. Choose another.")}
            )

    def _parent_is_home(self) -> bool:
        """A new page has no place yet; then be careful."""
        return self.depth is None or self.depth <= HOME_DEPTH + 1


def _is_taken(slug: str) -> bool:
    """Whether `/slug/` is no page of Wagtail, whatever language the editor speaks."""
    with override(settings.LANGUAGE_CODE):
        try:
            answered_by = resolve(f"/{slug}/").url_name
        except Resolver404:
            return False
    return answered_by != WAGTAIL or slug in dict(settings.LANGUAGES)
