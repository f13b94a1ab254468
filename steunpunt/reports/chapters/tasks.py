"""Verbs of what is still to be done for a chapter, and what waits for somebody."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from steunpunt.accounts.models import User
from steunpunt.reports.chapters.people import locked
from steunpunt.reports.chapters.permissions import naming
from steunpunt.reports.chapters.standing import Standing, Status, standings
from steunpunt.reports.models import Chapter, ChapterTask, ReportPage


@transaction.atomic
def add_task(
    page: ReportPage,
    block: str,
    *,
    words: str,
    person: User | None = None,
    due_on: date | None = None,
) -> ChapterTask:
    """Note what has to be done. Raises NoSuchChapter."""
    return locked(page, block).record.tasks.create(
        words=words, person=person, due_on=due_on
    )


@transaction.atomic
def finish(task: ChapterTask, *, by: User) -> None:
    """It is done; whoever said so first, stays."""
    held = ChapterTask.objects.select_for_update().get(pk=task.pk)
    if held.done_at is None:
        held.done_at, held.done_by = timezone.now(), by
        held.save(update_fields=["done_at", "done_by"])


def reopen(task: ChapterTask) -> None:
    """It is not done after all."""
    ChapterTask.objects.filter(pk=task.pk).update(done_at=None, done_by=None)


@dataclass(frozen=True)
class Waiting:
    """A chapter that waits for somebody.

    Attributes:
        step: what it waits for, when it waits for a step.
        tasks: what else they have to do for it.
    """

    chapter: Standing
    step: Status | None
    tasks: tuple[ChapterTask, ...]


def waiting_for(user: User) -> list[Waiting]:
    """What waits for somebody by name: a step, or a task; what is due first, first.

    A report whose text stands before the public asks for no step any more.
    """
    asked = Q(tasks__person=user, tasks__done_at=None)
    theirs = Chapter.objects.filter(naming(user) | asked)
    pages = ReportPage.objects.filter(pk__in=theirs.values("page"))
    found = [
        Waiting(
            one,
            _step_for(user, one) if is_being_written(page) else None,
            tuple(task for task in one.open_tasks if task.person_id == user.pk),
        )
        for page in pages.select_related("locale").order_by("-period_code", "pk")
        for one in standings(page)
    ]
    return sorted((one for one in found if one.step or one.tasks), key=_due)


def _due(waiting: Waiting) -> date:
    return min((task.due_on for task in waiting.tasks if task.due_on), default=date.max)


def is_being_written(page: ReportPage) -> bool:
    """Whether its newest text does not stand before the public yet."""
    return not page.live or page.has_unpublished_changes


def _step_for(user: User, chapter: Standing) -> Status | None:
    """The step that waits for somebody by name."""
    step = chapter.next_step
    return step if step and chapter.named_for(step) == user.pk else None
