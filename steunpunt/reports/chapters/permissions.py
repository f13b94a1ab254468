"""Who may do what with a chapter. Others see it, and may not."""

from typing import Any

from django.db.models import Q

from steunpunt.reports.chapters.standing import PEOPLE, Standing, Status
from steunpunt.reports.models import Chapter, ChapterTask, ReportPage

PUBLISH = "reports.publish_edition"


def may_name(user: Any, page: ReportPage) -> bool:
    """Say who works on it: whoever writes the report, or publishes it."""
    return user.has_perm(PUBLISH) or may_write(user, page)


def may_write(user: Any, page: ReportPage) -> bool:
    """Change the text itself."""
    return bool(page.permissions_for_user(user).can_edit())


def may_read(user: Any, page: ReportPage) -> bool:
    """Read the draft: also whoever is named in it."""
    theirs = page.chapters.filter(naming(user) | Q(tasks__person=user))
    return may_name(user, page) or theirs.exists()


def may_take(user: Any, chapter: Standing, to: Chapter.Status) -> bool:
    """Take a step: who is named for it, or who may publish.

    Nobody judges what they prepared.
    """
    if to not in Chapter.NEXT[chapter.status]:
        return False
    if to != Status.TO_CHECK and chapter.record.preparer_id == user.pk:
        return False
    return user.pk == chapter.named_for(to) or user.has_perm(PUBLISH)


def may_add_task(user: Any, chapter: Standing) -> bool:
    """Note what is still to be done."""
    return _is_named(user, chapter.record) or may_name(user, chapter.page)


def may_finish(user: Any, task: ChapterTask, chapter: Standing) -> bool:
    """Say that something is done: also who had to do it."""
    return task.person_id == user.pk or may_add_task(user, chapter)


def naming(user: Any) -> Q:
    """The chapters for which somebody is named."""
    return Q(preparer=user) | Q(checker=user) | Q(approver=user)


def _is_named(user: Any, record: Chapter) -> bool:
    return user.pk in {getattr(record, f"{name}_id") for name in PEOPLE}
