"""Exports: a year's records in a file."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from steunpunt.exchange import asking, jobs, showing
from steunpunt.exchange.desk.waiting import download, own, to_export, user_of, waiting
from steunpunt.exchange.forms import ExportForm
from steunpunt.exchange.models import Export, Job


@require_POST
@to_export
def ask(request: HttpRequest) -> HttpResponse:
    """Have a year written to a file."""
    form = ExportForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose a year and a kind of file."))
        return redirect("exchange_home")
    year, kind = form.cleaned_data["year"], form.cleaned_data["form"]
    return redirect(asking.ask_to_export(year, Export.Form(kind), by=user_of(request)))


@require_safe
@to_export
def show(request: HttpRequest, pk: UUID) -> HttpResponse:
    """An export: being made, or ready to download."""
    export = own(Export, request, pk)
    if busy := waiting(request, export):
        return busy
    context = {
        "export": export,
        "stopped": jobs.has_stopped(export),
        "counts": [(showing.label_of(name), n) for name, n in export.counts.items()],
        "total": sum(export.counts.values()),
    }
    return render(request, "exchange/export.html", context)


@require_safe
@to_export
def file(request: HttpRequest, pk: UUID) -> FileResponse:
    """The file of an export."""
    export = own(Export, request, pk)
    if export.state != Job.State.DONE:
        raise Http404
    return download(export.file, f"steunpunt-{export.file.name}")
