"""The screen of one chapter: its step, its people, its tasks, what happened."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from steunpunt.records.work import work_page
from steunpunt.reports.chapters.people import free_names
from steunpunt.reports.chapters.permissions import (
    may_add_task,
    may_finish,
    may_name,
    may_read,
    may_take,
    may_write,
)
from steunpunt.reports.chapters.standing import (
    PEOPLE,
    NoSuchChapter,
    Standing,
    Status,
    standing_of,
)
from steunpunt.reports.desk.chapter_forms import PeopleForm, TaskForm
from steunpunt.reports.desk.chapters import chapters_crumb, editions_crumb
from steunpunt.reports.models import ReportPage

#: step → what it waits for when nobody is named, and when somebody is
WAITS = {
    Status.TO_CHECK: (
        gettext_lazy("Nobody is named to prepare it."),
        gettext_lazy("%(who)s prepares it."),
    ),
    Status.CHECKED: (
        gettext_lazy("It waits to be checked; nobody is named to do so."),
        gettext_lazy("It waits for %(who)s to check it."),
    ),
    Status.APPROVED: (
        gettext_lazy("It waits to be approved; nobody is named to do so."),
        gettext_lazy("It waits for %(who)s to approve it."),
    ),
}


@require_safe
def chapter(request: HttpRequest, page_id: int, block: str) -> HttpResponse:
    """How far one chapter is, and what whoever looks may do with it."""
    page, found = page_and_chapter(page_id, block)
    record = found.record
    return work_page(
        request,
        "reports/desk/chapter.html",
        {
            "chapter": found,
            "waits": waits_for(found),
            "people": [(does, getattr(record, name)) for name, does in PEOPLE.items()],
            "tasks": _tasks(request.user, found),
            "steps": list(record.steps.select_related("by")) if record.pk else [],
            **_may(request.user, found),
        },
        title=found.name,
        trail=[editions_crumb(), chapters_crumb(page)],
        icon="doc-full",
    )


def _may(user: Any, chapter: Standing) -> dict[str, Any]:
    """The buttons and forms that somebody gets."""
    page, step = chapter.page, chapter.next_step
    free = free_names(chapter) if may_name(user, page) else []
    return {
        "may_go_on": step is not None and may_take(user, chapter, step),
        "may_send_back": may_take(user, chapter, Status.PREPARING),
        "may_read": may_read(user, page),
        "may_write": may_write(user, page),
        "people_form": PeopleForm(record=chapter.record, free=free) if free else None,
        "task_form": TaskForm(auto_id="task-%s")
        if may_add_task(user, chapter)
        else None,
    }


def page_and_chapter(page_id: int, block: str) -> tuple[ReportPage, Standing]:
    """A report and one chapter of its draft, or a page that says there is none."""
    page = get_object_or_404(ReportPage.objects.select_related("locale"), pk=page_id)
    try:
        return page, standing_of(page, block)
    except NoSuchChapter:
        raise Http404 from None


def waits_for(chapter: Standing) -> str:
    """What has to happen next, and by whom, in a sentence."""
    step, who = chapter.next_step, chapter.awaited
    if step is None:
        return _("It may be published as it stands.")
    nobody, somebody = WAITS[step]
    return str(somebody) % {"who": who} if who else str(nobody)


def _tasks(user: Any, chapter: Standing) -> list[dict[str, Any]]:
    """What is left first, then what was done."""
    if chapter.record.pk is None:
        return []
    today = timezone.localdate()
    found = chapter.record.tasks.select_related("person", "done_by")
    return [
        {
            "task": task,
            "is_late": task.is_late(today),
            "may_finish": may_finish(user, task, chapter),
        }
        for task in sorted(found, key=lambda one: one.done_at is not None)
    ]
