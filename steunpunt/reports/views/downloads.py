"""The report and its data, to take along."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from steunpunt.reports import dataset as data
from steunpunt.reports.numbers import frozen_numbers
from steunpunt.reports.pdf import pdf_of
from steunpunt.reports.views.finding import document_or_404, edition_or_404


def download(content: str | bytes, kind: str, name: str) -> HttpResponse:
    """A file that a browser saves under a name."""
    return HttpResponse(
        content,
        content_type=kind,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@require_safe
def pdf(request: HttpRequest, code: str, number: int | None = None) -> HttpResponse:
    """The full report as PDF, set from the same nodes as the page."""
    edition = edition_or_404(code, number)
    content = pdf_of(document_or_404(edition))
    name = f"rapport-{code}-editie-{edition.number}.pdf"
    return download(content, "application/pdf", name)


@require_safe
def dataset(request: HttpRequest, code: str) -> HttpResponse:
    """All figures as a Data Package."""
    numbers = frozen_numbers(edition_or_404(code))
    return download(data.package(numbers), "application/zip", f"cijfers-{code}.zip")


@require_safe
def dataset_csv(request: HttpRequest, code: str) -> HttpResponse:
    """All figures as CSV."""
    numbers = frozen_numbers(edition_or_404(code))
    return download(data.as_csv(numbers), "text/csv", f"cijfers-{code}.csv")


@require_safe
def dataset_json(
    request: HttpRequest, code: str, number: int | None = None
) -> HttpResponse:
    """All figures as JSON."""
    numbers = frozen_numbers(edition_or_404(code, number))
    return HttpResponse(data.as_json(numbers), content_type="application/json")
