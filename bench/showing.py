"""The story page and the PDF of the demonstration, from its edition."""

import time
from collections.abc import Callable
from typing import Any

from bench.alone import peak_megabytes

PAGES = 40
YEAR = 2019


def show_the_year() -> dict[str, float]:
    """Load the demonstration; then queries and milliseconds, pages and seconds."""
    from django.core.management import call_command

    from steunpunt.config.cli.showing import prepare_database
    from steunpunt.demo.loading import load_demo

    call_command("collectstatic", verbosity=0, interactive=False)
    load_demo(prepare_database)
    return _story() | _paper() | {"megabytes": peak_megabytes()}


def _story() -> dict[str, float]:
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": settings.ALLOWED_HOSTS[0]})

    def get() -> Any:
        answer = client.get(f"/jaar/{YEAR}/", secure=True)
        assert answer.status_code == 200, answer.status_code
        return answer

    get()  # templates are compiled once
    with CaptureQueriesContext(connection) as queries:
        get()
    return {
        "story_queries": len(queries),
        "story_milliseconds": 1000 * _best(get, times=5),
        "story_kilobytes": len(get().content) / 1024,
    }


def _paper() -> dict[str, float]:
    """The report as it is, and one of forty pages: its chapters, several times."""
    import dataclasses
    import io

    import pikepdf

    from steunpunt.figures.periods import Period
    from steunpunt.reports.models import Edition
    from steunpunt.reports.pdf import pdf_of
    from steunpunt.reports.views import document_or_404

    def pages_of(document: Any) -> int:
        with pikepdf.open(io.BytesIO(pdf_of(document))) as pdf:
            return len(pdf.pages)

    edition = Edition.objects.newest_of(Period.year(YEAR))
    document = long = document_or_404(edition)
    found = {"pages": pages_of(document), "seconds": _best(lambda: pdf_of(document))}
    while (pages := pages_of(long)) < PAGES:
        more = [*long.chapters, *document.chapters]
        anchored = [chapter | {"anchor": f"h{n}"} for n, chapter in enumerate(more)]
        long = dataclasses.replace(document, chapters=anchored)
    return {
        "report_pages": found["pages"],
        "report_seconds": found["seconds"],
        "long_pages": pages,
        "long_seconds": _best(lambda: pdf_of(long)),
    }


def _best(work: Callable[[], Any], times: int = 3) -> float:
    """The shortest of a few: the others met somebody else's work."""
    took = []
    for _turn in range(times):
        start = time.perf_counter()
        work()
        took.append(time.perf_counter() - start)
    return min(took)
