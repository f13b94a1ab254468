"""Imports that were done, and undoing one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from steunpunt.exchange import asking, jobs, showing
from steunpunt.exchange.desk.waiting import to_import, user_of, waiting
from steunpunt.exchange.models import Undo
from steunpunt.exchange.undoing import CannotUndo, preview
from steunpunt.records.models import Batch


@require_safe
@to_import
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """An import: what it brought, and what undoing it would do."""
    batch = get_object_or_404(Batch.objects.select_related("by"), pk=pk)
    undo = Undo.objects.filter(batch=batch).order_by("-created_at").first()
    if busy := waiting(request, undo):
        return busy
    seen = preview(batch)
    context = {
        "batch": batch,
        "counts": showing.counts_by_sheet(batch.counts),
        "undo": undo,
        "stopped": undo is not None and jobs.has_stopped(undo),
        "preview": seen,
        "goes": [(showing.label_of(name), n) for name, n in seen.goes.items()],
    }
    return render(request, "exchange/batch.html", context)


@require_POST
@to_import
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo an import."""
    batch = get_object_or_404(Batch, pk=pk)
    try:
        asking.ask_to_undo(batch, by=user_of(request))
    except CannotUndo as refused:
        messages.error(request, str(refused))
    return redirect("exchange_batch", batch.pk)
