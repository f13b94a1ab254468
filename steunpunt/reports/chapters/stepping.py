"""Verbs of a chapter's way: handed in, checked, approved, or sent back with a note.

Whoever checks or approves in the place of somebody else takes that place, so the names
say who did it.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from steunpunt.accounts.models import User
from steunpunt.records.refusing import ReasonMissing, Refused, StepNotAllowed
from steunpunt.reports.chapters.people import locked, refuse_own_work
from steunpunt.reports.chapters.permissions import may_take
from steunpunt.reports.chapters.standing import Standing, Status
from steunpunt.reports.models import Chapter, ReportPage


class NotYours(Refused):
    """A step is for who is named for it, or who may publish."""

    message = _("This step is for who is named for it, or for who may publish.")


class TextChanged(Refused):
    """A check or an approval is of the text that was read."""

    message = _("The text changed while you read it. Read it again.")


@transaction.atomic
def hand_in(page: ReportPage, block: str, *, by: User) -> None:
    """It is ready to be checked. Raises StepNotAllowed, NotYours, OwnWork."""
    record = _allowed(page, block, Status.TO_CHECK, by).record
    if record.preparer_id is None:
        record.preparer = by
    _move(record, Status.TO_CHECK, by=by)


@transaction.atomic
def check(page: ReportPage, block: str, *, by: User, read: str) -> None:
    """Somebody read this text, and it holds.

    Raises StepNotAllowed, NotYours, TextChanged.
    """
    chapter = _allowed(page, block, Status.CHECKED, by)
    chapter.record.seen = _as_read(chapter, read)
    chapter.record.checker = by
    _move(chapter.record, Status.CHECKED, by=by)


@transaction.atomic
def approve(page: ReportPage, block: str, *, by: User, read: str) -> None:
    """It may be published so. Raises StepNotAllowed, NotYours, TextChanged."""
    chapter = _allowed(page, block, Status.APPROVED, by)
    chapter.record.seen = _as_read(chapter, read)
    chapter.record.approver = by
    _move(chapter.record, Status.APPROVED, by=by)


@transaction.atomic
def send_back(page: ReportPage, block: str, *, by: User, note: str) -> None:
    """It has to be prepared further, for this reason.

    Raises ReasonMissing, StepNotAllowed, NotYours.
    """
    if not note.strip():
        raise ReasonMissing
    record = _allowed(page, block, Status.PREPARING, by).record
    record.seen = ""
    _move(record, Status.PREPARING, by=by, note=note.strip())


def _allowed(page: ReportPage, block: str, to: Chapter.Status, by: User) -> Standing:
    chapter = locked(page, block)
    if to not in Chapter.NEXT[chapter.status]:
        raise StepNotAllowed(now=chapter.label, wanted=to.label)
    if not may_take(by, chapter, to):
        raise NotYours
    return chapter


def _as_read(chapter: Standing, read: str) -> str:
    if read != chapter.text:
        raise TextChanged
    return read


def _move(record: Chapter, to: Chapter.Status, *, by: User, note: str = "") -> None:
    refuse_own_work(record)
    record.status = to
    record.save()
    record.steps.create(status=to, at=timezone.now(), by=by, note=note)
