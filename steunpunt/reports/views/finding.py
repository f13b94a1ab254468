"""What an address asks for: a period, an edition, its story, a figure."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language

from steunpunt.figures.periods import Period
from steunpunt.reports.document import Document, document_of
from steunpunt.reports.models import Edition, EditionStory, ReportPage
from steunpunt.reports.numbers import Numbers, frozen_numbers


def period_or_404(code: str) -> Period:
    try:
        return Period.parse(code)
    except ValueError:
        raise Http404 from None


def edition_or_404(code: str, number: int | None = None) -> Edition:
    """An edition of a period: the newest, or the one that is asked for."""
    period = period_or_404(code)
    if number is None:
        edition = Edition.objects.newest_of(period)
        if edition is None:
            raise Http404
        return edition
    return get_object_or_404(Edition, period_code=period.code, number=number)


def document_or_404(edition: Edition) -> Document:
    """The story of an edition, in the reader's language when there is one."""
    page = story_of(edition)
    if page is None:
        raise Http404
    return document_of(page, frozen_numbers(edition))


def story_of(edition: Edition) -> ReportPage | None:
    """The text as it was published with an edition; None without one."""
    stories = EditionStory.objects.filter(edition=edition).select_related(
        "revision", "page__locale"
    )
    by_language = {story.page.locale.language_code: story for story in stories}
    story = by_language.get(get_language() or "nl") or by_language.get("nl")
    if story is None:
        return None
    page: ReportPage = ReportPage.from_serializable_data(
        story.revision.content, check_fks=False, strict_fks=False
    )
    page.locale = story.page.locale
    return page


def figure_or_404(
    request: HttpRequest, code: str, figure: str
) -> tuple[Edition, Numbers]:
    """An edition that has a figure, with its numbers; `?editie=` asks for an older."""
    asked = request.GET.get("editie", "")
    edition = edition_or_404(code, int(asked) if asked.isdecimal() else None)
    numbers = frozen_numbers(edition)
    if figure not in numbers.codes():
        raise Http404
    return edition, numbers
