"""The report of a year, as a page that people read."""

from typing import Any, ClassVar, Self

from django.core.validators import RegexValidator
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager, PageQuerySet

from steunpunt.figures.periods import Period
from steunpunt.reports.blocks import ChapterBlock
from steunpunt.reports.document import document_of
from steunpunt.reports.numbers import LiveNumbers
from steunpunt.reports.showing import show_story


class ReportPageQuerySet(PageQuerySet):
    """Report pages, by the period they are about."""

    def of(self, period: Period) -> Self:
        """The report of a period, in each language; the site's own language first."""
        return self.filter(period_code=period.code).order_by("locale_id")


class ReportPage(Page):
    """A year's report: a cover and chapters. Its numbers come from an edition.

    The public reads it at the address of its year, with the text and the numbers of one
    edition; this page by itself is a draft.
    """

    period_code = models.CharField(
        _("period"),
        max_length=21,
        validators=[RegexValidator(r"^\d{4}$", _("A year has four digits."))],
        help_text=_("The year this report is about."),
    )
    over = models.CharField(_("above the year"), max_length=60, blank=True)
    cover_text = models.CharField(_("below the cover"), max_length=120, blank=True)
    cover_picture = models.ForeignKey(
        "pictures.Picture",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("cover picture"),
    )
    body = StreamField([("chapter", ChapterBlock())], verbose_name=_("chapters"))
    made_by = models.CharField(_("made by"), max_length=200, blank=True)

    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("period_code"),
                FieldPanel("over"),
                FieldPanel("cover_text"),
                FieldPanel("cover_picture"),
            ],
            _("Cover"),
        ),
        FieldPanel("body"),
        FieldPanel("made_by"),
    ]
    subpage_types: ClassVar[list[str]] = []
    objects = PageManager.from_queryset(ReportPageQuerySet)()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")

    @property
    def period(self) -> Period:
        return Period.parse(self.period_code)

    def latest(self) -> "ReportPage":
        """The text as it stands now, drafts included."""
        page: ReportPage = self.get_latest_revision_as_object()
        return page

    def get_url_parts(self, request: HttpRequest | None = None) -> Any:
        """A report has one address, that of its year; not that of its place."""
        parts = super().get_url_parts(request)
        if parts is None or not self.period_code:
            return parts
        site, root, _path = parts
        with override(self.locale.language_code):
            return site, root, reverse("reports:story", args=[self.period_code])

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.period_code:
            raise Http404
        return redirect("reports:story", self.period_code)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The draft, with the numbers as the records are now."""
        try:
            period = self.period
        except ValueError:
            return render(request, "reports/no_year_yet.html")
        with override(self.locale.language_code):
            document = document_of(self, LiveNumbers(period))
            return show_story(request, document, None)
