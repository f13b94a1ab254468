"""The chapters of a draft as they stand now, with what is known of the work on each."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from steunpunt.accounts.models import User
from steunpunt.reports.chapters.fingerprints import fingerprint
from steunpunt.reports.models import Chapter, ChapterTask, ReportPage

Status = Chapter.Status
#: who has to do with a chapter, and what they do
PEOPLE = {"preparer": _("prepares"), "checker": _("checks"), "approver": _("approves")}
#: step → who takes it
WHOSE = {
    Status.TO_CHECK: "preparer",
    Status.CHECKED: "checker",
    Status.APPROVED: "approver",
}
TO_CHECK_AGAIN = pgettext_lazy("chapter", "to check again")
#: what comes after each status when nobody sends it back
AFTER = {
    Status.PREPARING: Status.TO_CHECK,
    Status.TO_CHECK: Status.CHECKED,
    Status.CHECKED: Status.APPROVED,
}


class NoSuchChapter(Exception):
    """The draft has no chapter of this key."""


@dataclass(frozen=True)
class Standing:
    """One chapter of a draft.

    Attributes:
        anchor: where it begins on the page of the story.
        text: the fingerprint of its text as it is now.
        record: who works on it; unsaved while nobody was named.
        open_tasks: what is still to be done, the first due first.
    """

    page: ReportPage
    block: str
    name: str
    anchor: str
    text: str
    record: Chapter
    open_tasks: tuple[ChapterTask, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether the text is another than the one that was checked."""
        return self.record.seen not in ("", self.text)

    @property
    def status(self) -> Chapter.Status:
        """How far it is; a changed text is to be checked again."""
        return Status.TO_CHECK if self.is_changed else Status(self.record.status)

    @property
    def label(self) -> str:
        """The status in words."""
        return str(TO_CHECK_AGAIN if self.is_changed else self.status.label)

    @property
    def is_approved(self) -> bool:
        return self.status == Status.APPROVED

    @property
    def next_step(self) -> Chapter.Status | None:
        """The step that it waits for; None once it is approved."""
        return AFTER.get(self.status)

    @property
    def awaited(self) -> User | None:
        """Who is named to take the next step."""
        return getattr(self.record, WHOSE[self.next_step]) if self.next_step else None

    def named_for(self, to: Chapter.Status) -> int | None:
        """The key of who is named to take a step; whoever judges may also send back."""
        judging = AFTER.get(self.status, self.status)
        step = judging if to == Status.PREPARING else to
        key: int | None = getattr(self.record, f"{WHOSE[step]}_id")
        return key

    @property
    def has_people(self) -> bool:
        """Whether anybody is named for it."""
        return any(getattr(self.record, f"{name}_id") for name in PEOPLE)


def standings(page: ReportPage, draft: ReportPage | None = None) -> list[Standing]:
    """The chapters of a report, in order, as its draft stands now."""
    known = {
        one.block: one
        for one in page.chapters.select_related(*PEOPLE).prefetch_related(
            "tasks__person"
        )
    }
    stored = (draft or page.latest()).body.raw_data
    return [
        _standing(page, number, chapter, known.get(chapter["id"]))
        for number, chapter in enumerate(stored, start=1)
    ]


def asks_approval(chapters: Iterable[Standing]) -> bool:
    """Whether anybody is named to prepare, check or approve a chapter of a report."""
    return any(one.has_people for one in chapters)


def standing_of(page: ReportPage, block: str) -> Standing:
    """One chapter of a report. Raises NoSuchChapter."""
    for one in standings(page):
        if one.block == block:
            return one
    raise NoSuchChapter(block)


def _standing(
    page: ReportPage, number: int, stored: dict[str, Any], known: Chapter | None
) -> Standing:
    block, value = stored["id"], stored["value"]
    return Standing(
        page=page,
        block=block,
        name=value["name"] or value.get("heading") or str(number),
        anchor=f"h{number}",
        text=fingerprint(value),
        record=known or Chapter(page=page, block=block),
        open_tasks=tuple(_open(known.tasks.all())) if known else (),
    )


def _open(tasks: Iterable[ChapterTask]) -> Iterable[ChapterTask]:
    return (one for one in tasks if one.done_at is None)
