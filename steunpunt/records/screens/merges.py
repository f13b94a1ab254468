"""Screens of merging: find the other, look at what would happen, merge."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin import messages

from steunpunt.records.merge_plans import Clash, FieldChoice, MergePlan, Side, plan
from steunpunt.records.merging import CannotMerge, Choices, merge
from steunpunt.records.models import Record
from steunpunt.records.personal import is_about_people, may_see_personal_data
from steunpunt.records.references import OnClash
from steunpunt.records.screens.files import label_of, screen_url

MOST_FOUND = 20
SAMPLES = 5


def may_merge(user: Any, model: type[Model]) -> bool:
    """Whether someone may merge records of this kind; whose details they also see."""
    meta = model._meta
    right = user.has_perm(f"{meta.app_label}.merge_{meta.model_name}")
    return right and (not is_about_people(model) or may_see_personal_data(user))


def merge_url(view: str, model: type[Model], *keys: Any) -> str:
    """The address of a merge screen of this kind of record."""
    return reverse(f"{model._meta.model_name}:{view}", args=keys)


def _record(request: HttpRequest, model: type[Record], pk: Any) -> Any:
    if not may_merge(request.user, model):
        raise PermissionDenied
    return get_object_or_404(model, pk=pk)


def heading_of(model: type[Model], title: str, record: Any = None) -> dict[str, Any]:
    """The way back, and the title."""
    name = model._meta.model_name
    label = capfirst(str(model._meta.verbose_name_plural))
    way: list[dict[str, Any]] = [{"url": reverse(f"{name}:index"), "label": label}]
    if record is not None:
        way.append({"url": screen_url(model, record.pk), "label": str(record)})
    return {
        "breadcrumbs_items": [*way, {"url": "", "label": title}],
        "header_title": title,
        "header_icon": "resubmit",
    }


# -- the other one ---------------------------------------------------------------------


def choose(
    request: HttpRequest, pk: Any, *, model: type[Record], find: Any
) -> HttpResponse:
    """Find the record that is the same as this one."""
    record = _record(request, model, pk)
    words = request.GET.get("q", str(record)).strip()
    everyone: Any = model._default_manager
    others = everyone.filter(merged_into=None).exclude(pk=record.pk)
    found = find(others, words)[:MOST_FOUND] if words else others.none()
    return render(
        request,
        "records/merges/choose.html",
        {
            "record": record,
            "words": words,
            "searched": "q" in request.GET,
            "found": [
                {"record": one, "url": merge_url("merge", model, record.pk, one.pk)}
                for one in found
            ],
            "back": screen_url(model, record.pk),
            **heading_of(model, _("Merge with another"), record),
        },
    )


# -- look, and merge -------------------------------------------------------------------


@dataclass(frozen=True)
class FieldShown:
    """A field of both, in words, with what is proposed."""

    choice: FieldChoice
    label: str
    kept: str
    absorbed: str


@dataclass(frozen=True)
class MoveShown:
    """Rows that move, as far as this user may see them."""

    label: Any
    count: int
    samples: list[str]


@dataclass(frozen=True)
class ClashShown:
    """Rows that cannot both stay, in words."""

    clash: Clash
    kept: list[str]
    absorbed: list[str]


def look(request: HttpRequest, pk: Any, other: Any, *, model: type[Record]) -> Any:
    """Show what a merge would do; by POST, do it."""
    kept, absorbed = _record(request, model, pk), _record(request, model, other)
    if request.method == "POST":
        try:
            done = merge(kept, absorbed, _choices(request), by=request.user)  # type: ignore[arg-type] # signed in
        except CannotMerge as refused:
            messages.error(request, str(refused))
        else:
            messages.success(
                request,
                _("Merged. If it was a mistake, you can undo it."),
                buttons=[
                    messages.button(
                        reverse("records_merge_undo", args=[done.pk]), _("Undo")
                    )
                ],
            )
            return redirect(screen_url(model, kept.pk) or "wagtailadmin_home")
    return render(request, "records/merges/look.html", _shown(request, kept, absorbed))


def _choices(request: HttpRequest) -> Choices:
    sides = {
        name: Side(value)
        for name, value in request.POST.items()
        if isinstance(value, str) and value in Side.values
    }
    return Choices(
        values={n[6:]: s for n, s in sides.items() if n.startswith("field:")},
        clashes={n[6:]: s for n, s in sides.items() if n.startswith("clash:")},
        fingerprint=request.POST.get("fingerprint", ""),
    )


def _shown(request: HttpRequest, kept: Record, absorbed: Record) -> dict[str, Any]:
    model, planned = type(kept), plan(kept, absorbed)
    return {
        "plan": planned,
        "kept": kept,
        "absorbed": absorbed,
        "fields": [_field(planned, choice) for choice in planned.fields],
        "moves": _moves(request.user, planned),
        "to_choose": [_clash(clash) for clash in planned.to_choose],
        "once": _once(request.user, planned),
        "sides": Side,
        "swap": merge_url("merge", model, absorbed.pk, kept.pk),
        "back": screen_url(model, kept.pk),
        **heading_of(model, _("Merge"), kept),
    }


def _field(planned: MergePlan, choice: FieldChoice) -> FieldShown:
    return FieldShown(
        choice,
        label_of(type(planned.kept), choice.name),
        _said(planned.kept, choice.name),
        _said(planned.absorbed, choice.name),
    )


def _said(record: Record, name: str) -> str:
    value = getattr(record, name)
    return str(value) if value not in (None, "") else "–"


def _moves(user: Any, planned: MergePlan) -> list[MoveShown]:
    shown = []
    for move in planned.moves:
        model = move.reference.model
        rows = model._default_manager.filter(pk__in=move.keys)
        rows = move.reference.seen_by(user, rows)
        told = [move.reference.told(row) for row in rows.order_by("-pk")[:SAMPLES]]
        if count := rows.count():
            shown.append(MoveShown(capfirst(str(move.reference.label)), count, told))
    return shown


def _once(user: Any, planned: MergePlan) -> list[str]:
    """Rows that say the same twice, and will say it once."""
    told = []
    for clash in planned.clashes:
        reference = clash.reference
        keys = [row.pk for row in clash.absorbed]
        rows = reference.model._default_manager.filter(pk__in=keys)
        if reference.on_clash is OnClash.ONCE:
            told += [reference.told(row) for row in reference.seen_by(user, rows)]
    return told


def _clash(clash: Clash) -> ClashShown:
    told = clash.reference.told
    return ClashShown(
        clash, list(map(told, clash.kept)), list(map(told, clash.absorbed))
    )
