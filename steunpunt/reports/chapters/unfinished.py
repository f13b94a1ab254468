"""What an edition would publish although somebody still has to look at it."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from steunpunt.reports.chapters.standing import Standing, asks_approval, standings
from steunpunt.reports.models import ReportPage

#: under which an edition keeps the note of who published it all the same
NOTE = "chapters"


def unfinished(pages: Iterable[ReportPage]) -> list[str]:
    """Chapters that nobody approved, in sentences.

    A report for which nobody was ever named asks for no approval.
    """
    found: list[str] = []
    for page in pages:
        chapters = standings(page)
        if asks_approval(chapters):
            found += [
                f"{_where(one)}: {one.label}" for one in chapters if not one.is_approved
            ]
    return found


def still_to_do(pages: Iterable[ReportPage]) -> list[str]:
    """Tasks that are open, in sentences; they stop nobody, as some are for later."""
    return [
        _("%(where)s: still to be done: %(task)s")
        % {"where": _where(one), "task": task.words}
        for page in pages
        for one in standings(page)
        for task in one.open_tasks
    ]


def _where(chapter: Standing) -> str:
    return f"{chapter.page.title}, {chapter.name}"
