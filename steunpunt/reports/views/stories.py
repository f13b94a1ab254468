"""The story of a year, and the button to appreciate it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from steunpunt.reports.models import Appreciation, Edition
from steunpunt.reports.showing import CHEERED, cheered_in, show_story
from steunpunt.reports.views.finding import document_or_404, edition_or_404


@require_safe
def newest_report(request: HttpRequest) -> HttpResponse:
    """The way to the newest report."""
    edition = Edition.objects.newest_with_a_story()
    if edition is None:
        return render(request, "reports/nothing_yet.html")
    return redirect("reports:story", edition.period_code)


@require_safe
def story(request: HttpRequest, code: str, number: int | None = None) -> HttpResponse:
    """The year in a nutshell, with the numbers of one edition."""
    edition = edition_or_404(code, number)
    return show_story(request, document_or_404(edition), edition)


@require_POST
def appreciate(request: HttpRequest, code: str) -> HttpResponse:
    """Count one appreciation a visitor; the cookie holds years, nobody's name."""
    edition = edition_or_404(code)
    cheered = cheered_in(request)
    back = redirect(reverse("reports:story", args=[edition.period_code]) + "#cheer")
    if code in cheered:
        return back
    Appreciation.objects.add_one(edition.period_code)
    back.set_cookie(
        CHEERED,
        ".".join([*cheered, code]),
        max_age=365 * 86400,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )
    return back
