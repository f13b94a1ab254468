"""What an edition would publish although somebody still has to look at it."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from steunpunt.reports.chapters.standing import Standing, standings
from steunpunt.reports.models import ReportPage

#: under which an edition keeps the note of who published it all the same
NOTE = "chapters"


def unfinished(pages: Iterable[ReportPage]) -> list[str]:
    """Chapters that nobody approved and tasks that are open, in sentences.

    A report for which nobody was ever named asks for no approval.
    """
    found: list[str] = []
    for page in pages:
        chapters = standings(page)
        asks = any(one.has_people for one in chapters)
        found += [said for one in chapters for said in _unfinished(one, asks)]
    return found


def _unfinished(chapter: Standing, asks: bool) -> Iterable[str]:
    where = f"{chapter.page.title}, {chapter.name}"
    if asks and not chapter.is_approved:
        yield f"{where}: {chapter.label}"
    for task in chapter.open_tasks:
        yield _("%(where)s: still to be done: %(task)s") % {
            "where": where,
            "task": task.words,
        }
