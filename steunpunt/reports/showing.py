"""Sets a document as the page that people read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from steunpunt.reports.comparing import corrected
from steunpunt.reports.document import Document
from steunpunt.reports.models.appreciations import Appreciation
from steunpunt.reports.models.editions import Edition

CHEERED = "cheered"


def cheered_in(request: HttpRequest) -> list[str]:
    """The years that this visitor appreciated; the cookie holds nothing else."""
    return [code for code in request.COOKIES.get(CHEERED, "").split(".") if code]


def show_story(
    request: HttpRequest, document: Document, edition: Edition | None
) -> HttpResponse:
    """The story page; without an edition it is a draft."""
    code = document.numbers.period.code
    appreciation = Appreciation.objects.filter(period_code=code).first()
    return render(
        request,
        "reports/story.html",
        {
            "document": document,
            "edition": edition,
            "code": code,
            "corrections": corrected(edition) if edition else [],
            "newer": edition.successor() if edition else None,
            "earlier": edition.predecessor() if edition else None,
            "cheers": appreciation.count if appreciation else 0,
            "cheered": code in cheered_in(request),
        },
    )
