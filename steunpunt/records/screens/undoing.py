"""Screens of what was merged: the list, undoing, and what came in behind."""

from typing import Any

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from wagtail.admin import messages

from steunpunt.records.merged import left_behind
from steunpunt.records.models import Merge, Record
from steunpunt.records.references import declared
from steunpunt.records.screens.files import screen_url
from steunpunt.records.screens.merges import heading_of, may_merge
from steunpunt.records.unmerging import CannotUnmerge, catch_up, undo


def merges(request: HttpRequest) -> HttpResponse:
    """Everything that was merged, newest first."""
    models = [m for m in mergeable() if may_merge(request.user, m)]
    if not models:
        raise PermissionDenied
    labels = [model._meta.label_lower for model in models]
    found = Merge.objects.filter(model__in=labels).select_related("by", "undone_by")
    page = Paginator(found, 25).get_page(request.GET.get("p"))
    return render(
        request,
        "records/merges/list.html",
        {
            "page": page,
            "merges": [_merge_shown(one) for one in page],
            "breadcrumbs_items": [{"url": "", "label": _("Merges")}],
            "header_title": _("Merges"),
            "header_icon": "resubmit",
        },
    )


def mergeable() -> list[type[Record]]:
    """The kinds of record that can be merged."""
    records = (m for m in apps.get_models() if issubclass(m, Record))
    return [model for model in records if model.merges]


def _merge_shown(one: Merge) -> dict[str, Any]:
    model = apps.get_model(one.model)
    records = model._default_manager.in_bulk([one.kept_id, one.absorbed_id])
    by_key = {str(key): record for key, record in records.items()}
    return {
        "merge": one,
        "kind": model._meta.verbose_name,
        "kept": by_key.get(one.kept_id, one.kept_reference),
        "absorbed": by_key.get(one.absorbed_id, one.absorbed_reference),
        "url": screen_url(model, one.kept_id),
        "left_behind": left_behind(one) if one.undone_at is None else 0,
    }


def _merge(request: HttpRequest, pk: int) -> tuple[Merge, type[Record]]:
    one = get_object_or_404(Merge, pk=pk)
    model = apps.get_model(one.model)
    if not may_merge(request.user, model):
        raise PermissionDenied
    return one, model


def undo_merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether to undo a merge; by POST, undo it."""
    one, model = _merge(request, pk)
    if one.undone_at is not None:
        raise Http404
    if request.method == "POST":
        try:
            undone = undo(one, by=request.user)  # type: ignore[arg-type] # signed in
        except CannotUnmerge as refused:
            messages.error(request, str(refused))
            return redirect("records_merges")
        for left in undone.left:
            messages.warning(request, left)
        messages.success(request, _("The merge is undone: these are two again."))
        return redirect(screen_url(model, one.absorbed_id) or "records_merges")
    return render(
        request,
        "records/merges/undo.html",
        {
            **_merge_shown(one),
            "moved": _moved(request.user, one),
            **heading_of(model, _("Undo a merge")),
        },
    )


def _moved(user: Any, one: Merge) -> list[tuple[Any, int]]:
    found = []
    for moved in one.document["moved"]:
        reference = declared[moved["key"]]
        rows = reference.model._default_manager.filter(pk__in=moved["rows"])
        if count := reference.seen_by(user, rows).count():
            found.append((reference.label, count))
    return found


def catch_up_with(request: HttpRequest, pk: int) -> HttpResponse:
    """Move what came to hang on an absorbed record after its merge."""
    one, _model = _merge(request, pk)
    if request.method != "POST":
        raise Http404
    count = catch_up(one, by=request.user)  # type: ignore[arg-type] # signed in
    messages.success(request, _("Moved along: %(n)s.") % {"n": count})
    return redirect("records_merges")
