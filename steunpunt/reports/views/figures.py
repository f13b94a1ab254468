"""A page per figure, the list of all, and the data and the rows of each."""

import csv
from collections.abc import Iterator

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    JsonResponse,
    StreamingHttpResponse,
)
from django.shortcuts import render
from django.views.decorators.http import require_safe

from steunpunt.exchange.values import written
from steunpunt.reports import dataset as data
from steunpunt.reports import explaining
from steunpunt.reports.models import Edition
from steunpunt.reports.numbers import frozen_numbers
from steunpunt.reports.rows import Reader
from steunpunt.reports.views.downloads import download
from steunpunt.reports.views.finding import edition_or_404, figure_or_404
from steunpunt.reports.watching import compared_lately, last_comparison


@require_safe
def all_figures(request: HttpRequest, code: str = "") -> HttpResponse:
    """Every figure of a year, each with a way to its origin."""
    newest = Edition.objects.defer("document").first()
    if not code and newest is None:
        return render(request, "reports/nothing_yet.html")
    edition = edition_or_404(code or newest.period_code)  # type: ignore[union-attr] # newest is there when there is no code
    comparison = last_comparison(edition)
    return render(
        request,
        "reports/figures.html",
        {
            "edition": edition,
            "groups": explaining.groups(frozen_numbers(edition)),
            "changed": comparison.found if comparison else {},
            "years": Edition.objects.newest_of_each_period(),
        },
    )


@require_safe
def figure(request: HttpRequest, code: str, figure: str) -> HttpResponse:
    """One figure: its meaning, formula, cells, years, versions and rows."""
    edition, numbers = figure_or_404(request, code, figure)
    reader = Reader(request.user, numbers.get(figure))
    about = explaining.about(figure, edition, numbers)
    comparison = None if about["newer"] else compared_lately(edition)
    return render(
        request,
        "reports/figure.html",
        about
        | {
            "since": explaining.since(numbers.get(figure), comparison),
            "moved": reader.moved(edition) if comparison else [],
            "rows": reader.page(edition.period, request.GET),
            "may_see_records": reader.is_staff,
        },
    )


@require_safe
def figure_csv(request: HttpRequest, code: str, figure: str) -> HttpResponse:
    """One figure with its cells, as CSV."""
    _edition, numbers = figure_or_404(request, code, figure)
    content = data.as_csv(numbers, figure)
    return download(content, "text/csv", f"{figure}-{code}.csv")


@require_safe
def figure_json(request: HttpRequest, code: str, figure: str) -> HttpResponse:
    """One figure with its definition and cells, as JSON."""
    _edition, numbers = figure_or_404(request, code, figure)
    return JsonResponse(
        data.about_figure(numbers, figure), json_dumps_params={"ensure_ascii": False}
    )


@require_safe
def rows_csv(
    request: HttpRequest, code: str, figure: str
) -> HttpResponse | StreamingHttpResponse:
    """The rows behind a figure, as CSV: what this reader may see of them."""
    edition, numbers = figure_or_404(request, code, figure)
    reader = Reader(request.user, numbers.get(figure))
    found = reader.rows(edition.period, request.GET)
    if found is None:
        raise Http404
    writer = csv.writer(Out())

    def lines() -> Iterator[str]:
        yield str(writer.writerow([column.name for column in found.columns]))
        for row in found:
            yield str(writer.writerow([written(value) for value in row]))

    response = StreamingHttpResponse(lines(), content_type="text/csv")
    response["Content-Disposition"] = f'attachment; filename="{figure}-{code}-rows.csv"'
    return response


class Out:
    """Something that csv can write to, a line at a time."""

    def write(self, line: str) -> str:
        return line
