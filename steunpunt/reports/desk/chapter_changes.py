"""What the buttons of a chapter's screen do: each calls one verb."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from steunpunt.records.work import carry_out, holds
from steunpunt.reports.chapters import stepping, tasks
from steunpunt.reports.chapters.people import free_names, name_people
from steunpunt.reports.chapters.permissions import may_add_task, may_finish, may_name
from steunpunt.reports.chapters.standing import Standing
from steunpunt.reports.desk.chapter import page_and_chapter
from steunpunt.reports.desk.chapter_forms import PeopleForm, TaskForm
from steunpunt.reports.models import ChapterTask


@require_POST
def change(request: HttpRequest, page_id: int, block: str) -> HttpResponse:
    """Do what a button asked: a step, other people, a task."""
    _page, chapter = page_and_chapter(page_id, block)
    asked = WORK.get(request.POST.get("do", ""))
    if asked is None:
        raise Http404
    asked(request, chapter)
    return redirect("reports_chapter", page_id, block)


def _step(verb: Callable[..., None], *typed: str) -> Callable[..., None]:
    """A button that takes a step, with what was typed or read for it."""

    def take(request: HttpRequest, chapter: Standing) -> None:
        words = {name: request.POST.get(name, "") for name in typed}
        carry_out(
            request,
            lambda: verb(chapter.page, chapter.block, by=request.user, **words),
            _("It is noted."),
        )

    return take


def _people(request: HttpRequest, chapter: Standing) -> None:
    if not may_name(request.user, chapter.page):
        raise PermissionDenied
    form = PeopleForm(request.POST, free=free_names(chapter))
    if holds(request, form):
        people = form.cleaned_data
        carry_out(
            request,
            lambda: name_people(chapter.page, chapter.block, people),
            _("They are named."),
        )


def _add_task(request: HttpRequest, chapter: Standing) -> None:
    if not may_add_task(request.user, chapter):
        raise PermissionDenied
    form = TaskForm(request.POST)
    if holds(request, form):
        task = form.cleaned_data
        carry_out(
            request,
            lambda: tasks.add_task(chapter.page, chapter.block, **task),
            _("It stands on the list."),
        )


def _finish(request: HttpRequest, chapter: Standing) -> None:
    by: Any = request.user
    tasks.finish(_task(request, chapter), by=by)


def _reopen(request: HttpRequest, chapter: Standing) -> None:
    tasks.reopen(_task(request, chapter))


def _task(request: HttpRequest, chapter: Standing) -> ChapterTask:
    asked = request.POST.get("task", "")
    if not asked.isdecimal():
        raise Http404
    task = get_object_or_404(ChapterTask, chapter=chapter.record.pk, pk=asked)
    if not may_finish(request.user, task, chapter):
        raise PermissionDenied
    return task


#: what a button asks → what is done
WORK: dict[str, Callable[..., None]] = {
    "hand_in": _step(stepping.hand_in),
    "check": _step(stepping.check, "read"),
    "approve": _step(stepping.approve, "read"),
    "send_back": _step(stepping.send_back, "note"),
    "people": _people,
    "add_task": _add_task,
    "finish": _finish,
    "reopen": _reopen,
}
