"""Waiting for work in the background: what all screens of a job share."""

from pathlib import Path
from typing import Any
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.auth import any_permission_required, permission_required

from steunpunt.exchange import asking, jobs, showing
from steunpunt.exchange.models import Export, Job, Undo, Upload
from steunpunt.exchange.permissions import EXPORT, IMPORT

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

either = any_permission_required(IMPORT, EXPORT)
to_import = permission_required(IMPORT)
to_export = permission_required(EXPORT)


def user_of(request: HttpRequest) -> Any:
    """Who asks; the back office is only for who signed in."""
    return request.user


def own(model: Any, request: HttpRequest, pk: UUID) -> Any:
    """A job of this user; what it holds is for nobody else."""
    return get_object_or_404(model.objects.of(request.user), pk=pk)


def waiting(request: HttpRequest, job: Job | None) -> HttpResponse | None:
    """How far a job is, while there is something to wait for.

    Asked again by htmx every second, or by the page itself where scripts are off.
    """
    by_script = bool(request.headers.get("HX-Request"))
    if job is None or not jobs.is_going_on(job):
        return HttpResponse(headers={"HX-Refresh": "true"}) if by_script else None
    far = jobs.progress_of(job)
    context = {
        "job": job,
        "title": showing.work_title(job),
        "progress": far,
        "sheet": showing.label_of(far.sheet),
    }
    part = "#progress" if by_script else ""
    return render(request, "exchange/progress.html" + part, context)


def download(path: Path, name: str) -> FileResponse:
    """A file that was made, as a download."""
    if not path.exists():
        raise Http404
    kind = XLSX if name.endswith(".xlsx") else "application/zip"
    return FileResponse(
        path.open("rb"), as_attachment=True, filename=name, content_type=kind
    )


@require_POST
@either
def again(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Do a job that stopped after all."""
    for model in (Upload, Export, Undo):
        job: Any = model.objects.of(user_of(request)).filter(pk=pk).first()
        if job is not None:
            try:
                asking.ask_again(job)
            except jobs.CannotRestart:
                messages.warning(request, _("It had not stopped."))
            return redirect(job)
    raise Http404
