"""Pages of the report: the story, every figure, and the data behind them."""

import csv
from collections.abc import Iterator
from typing import Any

from django.core.paginator import Paginator
from django.db.models import F
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    JsonResponse,
    StreamingHttpResponse,
)
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from steunpunt.exchange.values import written
from steunpunt.figures.listing import Listing, listing
from steunpunt.figures.periods import Period
from steunpunt.figures.registry import UnknownFigure, registry
from steunpunt.records.personal import may_see_personal_data
from steunpunt.reports import charting
from steunpunt.reports import dataset as data
from steunpunt.reports.comparing import corrected, differences
from steunpunt.reports.document import Document, document_of
from steunpunt.reports.models import Appreciation, Edition, EditionStory, ReportPage
from steunpunt.reports.numbers import Numbers, Shown, frozen_numbers
from steunpunt.reports.pdf import pdf_of

CHEERED = "cheered"


class Out:
    """Something that csv can write to, a line at a time."""

    def write(self, line: str) -> str:
        return line


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
    stories = EditionStory.objects.filter(edition=edition).select_related(
        "revision", "page__locale"
    )
    by_language = {story.page.locale.language_code: story for story in stories}
    story = by_language.get(get_language() or "nl") or by_language.get("nl")
    if story is None:
        raise Http404
    page = ReportPage.from_serializable_data(
        story.revision.content, check_fks=False, strict_fks=False
    )
    page.locale = story.page.locale
    return document_of(page, frozen_numbers(edition))


@require_safe
def newest_report(request: HttpRequest) -> HttpResponse:
    """The front door leads to the newest report."""
    edition = Edition.objects.filter(stories__isnull=False).first()
    if edition is None:
        return render(request, "reports/nothing_yet.html")
    return redirect("reports:story", edition.period_code)


@require_safe
def story(request: HttpRequest, code: str, number: int | None = None) -> HttpResponse:
    """The year in a nutshell, with the numbers of one edition."""
    edition = edition_or_404(code, number)
    return render_story(request, document_or_404(edition), edition)


def preview(request: HttpRequest, page: ReportPage) -> HttpResponse:
    """A draft, with the numbers as they are now; for the back office only."""
    from steunpunt.reports.numbers import LiveNumbers

    document = document_of(page, LiveNumbers(page.period))
    return render_story(request, document, None)


def render_story(
    request: HttpRequest, document: Document, edition: Edition | None
) -> HttpResponse:
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
            "cheered": code in request.COOKIES.get(CHEERED, "").split("."),
        },
    )


@require_POST
def appreciate(request: HttpRequest, code: str) -> HttpResponse:
    """Count one appreciation a visitor; the cookie holds years, nobody's name."""
    edition = edition_or_404(code)
    cheered = [c for c in request.COOKIES.get(CHEERED, "").split(".") if c]
    back = redirect(reverse("reports:story", args=[edition.period_code]) + "#cheer")
    if code in cheered:
        return back
    Appreciation.objects.get_or_create(period_code=code)
    Appreciation.objects.filter(period_code=code).update(count=F("count") + 1)
    back.set_cookie(
        CHEERED,
        ".".join([*cheered, code]),
        max_age=365 * 86400,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )
    return back


# -- The report and its data, to take along --------------------------------------------


def _download(content: str | bytes, kind: str, name: str) -> HttpResponse:
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
    return _download(
        content, "application/pdf", f"rapport-{code}-editie-{edition.number}.pdf"
    )


@require_safe
def dataset(request: HttpRequest, code: str) -> HttpResponse:
    """All figures as a Data Package."""
    numbers = frozen_numbers(edition_or_404(code))
    return _download(data.package(numbers), "application/zip", f"cijfers-{code}.zip")


@require_safe
def dataset_csv(request: HttpRequest, code: str) -> HttpResponse:
    """All figures as CSV."""
    numbers = frozen_numbers(edition_or_404(code))
    return _download(data.as_csv(numbers), "text/csv", f"cijfers-{code}.csv")


@require_safe
def dataset_json(
    request: HttpRequest, code: str, number: int | None = None
) -> HttpResponse:
    """All figures as JSON."""
    numbers = frozen_numbers(edition_or_404(code, number))
    return HttpResponse(data.as_json(numbers), content_type="application/json")


# -- Figures --------------------------------------------------------------------------


@require_safe
def all_figures(request: HttpRequest, code: str = "") -> HttpResponse:
    """Every figure of a year, each with a way to its origin."""
    newest = Edition.objects.first()
    if not code and newest is None:
        return render(request, "reports/nothing_yet.html")
    edition = edition_or_404(code or newest.period_code)  # type: ignore[union-attr] # newest is there when there is no code
    numbers = frozen_numbers(edition)
    groups: dict[str, list[Shown]] = {}
    for one in numbers.codes():
        groups.setdefault(one.split(".")[0], []).append(numbers.get(one))
    return render(
        request,
        "reports/figures.html",
        {
            "groups": groups,
            "edition": edition,
            "numbers": numbers,
            "editions": Edition.objects.order_by("-period_code", "-number").defer(
                "document"
            ),
        },
    )


def _figure_numbers(code: str, figure: str) -> tuple[Edition, Numbers]:
    edition = edition_or_404(code)
    numbers = frozen_numbers(edition)
    if figure not in numbers.codes():
        raise Http404
    return edition, numbers


@require_safe
def figure(request: HttpRequest, code: str, figure: str) -> HttpResponse:
    """One figure: its meaning, formula, cells, years, versions and rows."""
    edition, numbers = _figure_numbers(code, figure)
    shown = numbers.get(figure)
    years = _years(figure, edition)
    changed = differences(edition, [figure]) if figure in registry.figures else []
    return render(
        request,
        "reports/figure.html",
        {
            "shown": shown,
            "definition": shown.definition,
            "numerator": _part(numbers, shown.definition.numerator),
            "denominator": _part(numbers, shown.definition.denominator),
            "edition": edition,
            "tables": _tables(numbers, figure),
            "years": years,
            "chart": charting.years_chart(years) if len(years) > 1 else "",
            "identities": [
                identity
                for identity in numbers.identities()
                if figure == identity["whole"].key.code
                or any(part.key.code == figure for part in identity["parts"])
            ],
            "versions": _versions(figure),
            "difference": changed[0] if changed else None,
            "now": _now(shown, changed),
            "rows": _rows_page(request, figure, edition, shown),
            "may_see_records": request.user.has_perm("records.view_change"),
        },
    )


def _part(numbers: Numbers, code: str | None) -> Shown | None:
    return numbers.get(code) if code else None


def _now(shown: Shown, changed: list[Any]) -> str:
    if not changed or shown.hidden:
        return ""
    from steunpunt.figures.writing import written_as

    definition = shown.definition
    return written_as(definition.unit, definition.decimals, changed[0].now)


def _years(figure: str, edition: Edition) -> list[Shown]:
    """The figure in each year that was published, oldest first."""
    newest: dict[str, Edition] = {}
    for one in Edition.objects.filter(period_code__lte=edition.period_code).order_by(
        "period_code", "number"
    ):
        newest[one.period_code] = one
    found = [frozen_numbers(one) for one in newest.values()]
    return [one.get(figure) for one in found if figure in one.codes()]


def _tables(numbers: Numbers, figure: str) -> list[dict[str, Any]]:
    tables = []
    for key, breakdown in numbers.dimensions(figure).items():
        rows = numbers.table(figure, key)
        if breakdown["staff_only"] or not rows:
            continue
        highest = max((row.number or 0 for row in rows if not row.hidden), default=0)
        tables.append(
            {
                "key": key,
                "label": breakdown["label"],
                "overlaps": breakdown["overlaps"],
                "rows": [
                    {
                        "shown": row,
                        "width": round(100 * max(row.number or 0, 0) / highest)
                        if highest and row.has_value
                        else 0,
                    }
                    for row in rows
                ],
            }
        )
    return tables


def _versions(figure: str) -> list[Any]:
    try:
        return list(registry.get(figure).versions())
    except UnknownFigure:
        return []


def _rows_page(
    request: HttpRequest, figure: str, edition: Edition, shown: Shown
) -> dict[str, Any] | None:
    """A page of the rows behind a figure; the public sees nothing personal, or none."""
    found = _listing_for(request, figure, edition.period, shown)
    if found is None:
        return None
    page = Paginator(found.rows, 25).get_page(request.GET.get("rij"))
    names = [f"c_{column.name}" for column in found.columns]
    return {
        "columns": found.columns,
        "page": page,
        "cells": [[written(row[name]) for name in names] for row in page],
    }


def _listing_for(
    request: HttpRequest, figure: str, period: Period, shown: Shown
) -> Listing | None:
    if figure not in registry.figures:
        return None
    staff = request.user.has_perm("records.view_change")
    if not staff and (shown.definition.sensitive or shown.hidden):
        return None
    if figure.startswith("remediation.") and not request.user.has_perm(
        "support.view_remediation"
    ):
        return None
    personal = may_see_personal_data(request.user)
    found = listing(registry.get(figure), period, public=not staff, personal=personal)
    return found if found.columns else None


@require_safe
def figure_csv(request: HttpRequest, code: str, figure: str) -> HttpResponse:
    """One figure with its cells, as CSV."""
    _edition, numbers = _figure_numbers(code, figure)
    rows = [data.as_row(s) for s in data.public_values(numbers) if s.key.code == figure]
    writer = csv.DictWriter(Out(), list(rows[0]))
    lines = [writer.writeheader(), *(writer.writerow(row) for row in rows)]
    return _download("".join(map(str, lines)), "text/csv", f"{figure}-{code}.csv")


@require_safe
def figure_json(request: HttpRequest, code: str, figure: str) -> HttpResponse:
    """One figure with its definition and cells, as JSON."""
    edition, numbers = _figure_numbers(code, figure)
    definition = next(d for d in data.definitions(numbers) if d["code"] == figure)
    rows = [data.as_row(s) for s in data.public_values(numbers) if s.key.code == figure]
    return JsonResponse(
        {
            "definition": definition,
            "edition": data.edition_facts(edition),
            "figures": rows,
        },
        json_dumps_params={"ensure_ascii": False},
    )


@require_safe
def rows_csv(
    request: HttpRequest, code: str, figure: str
) -> HttpResponse | StreamingHttpResponse:
    """The rows behind a figure, as CSV: what this reader may see of them."""
    edition, numbers = _figure_numbers(code, figure)
    found = _listing_for(request, figure, edition.period, numbers.get(figure))
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
