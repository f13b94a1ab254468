"""What the blocks of a page show, read once for a request, however many blocks ask."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from steunpunt.programme.public.catalogue import Item
from steunpunt.programme.public.soon import coming_items
from steunpunt.reports.models import Edition, ReportPage
from steunpunt.reports.views import story_of

Context = dict[str, Any]


@dataclass(frozen=True)
class Report:
    """The newest report: its edition, and its text in the reader's language."""

    edition: Edition
    page: ReportPage


def coming_programme(context: Context) -> list[Item]:
    """Everything that is to come, with the places that are left now."""
    return _once(context, "coming", lambda: coming_items(timezone.now()))


def latest_report(context: Context) -> Report | None:
    """What was published last; None when nothing was."""
    return _once(context, "report", _latest_report)


def _latest_report() -> Report | None:
    edition = Edition.objects.newest_with_a_story()
    if edition is None:
        return None
    page = story_of(edition)
    return Report(edition, page) if page else None


def _once(context: Context, name: str, read: Callable[[], Any]) -> Any:
    """What was read before for this request, or is read now."""
    request = context.get("request")
    kept = request.__dict__.setdefault("read_for_blocks", {}) if request else {}
    if name not in kept:
        kept[name] = read()
    return kept[name]
