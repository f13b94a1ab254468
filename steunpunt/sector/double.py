"""The screen of records that look double: compare, merge, or keep apart."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets.button import HeaderButton

from steunpunt.records.screens.merges import may_merge, merge_url
from steunpunt.sector.duplicates import (
    Pair,
    keep_apart,
    organisations_alike,
    people_alike,
)
from steunpunt.sector.models import Organisation, Person

KINDS: dict[str, tuple[Any, Callable[[], list[Pair]]]] = {
    "organisation": (Organisation, organisations_alike),
    "person": (Person, people_alike),
}
A_PAGE = 20


def looks_double(request: HttpRequest, kind: str = "organisation") -> HttpResponse:
    """Pairs of records that look alike, with why."""
    model, alike = _kind(request, kind)
    page = Paginator(alike(), A_PAGE).get_page(request.GET.get("p"))
    return render(
        request,
        "sector/double.html",
        {
            "kind": kind,
            "page": page,
            "pairs": [
                {
                    "pair": one,
                    "url": merge_url("merge", model, one.first.pk, one.second.pk),
                }
                for one in page
            ],
            "tabs": [
                {"kind": key, "label": one._meta.verbose_name_plural}
                for key, (one, _alike) in KINDS.items()
                if may_merge(request.user, one)
            ],
            "header_title": _("Looks double"),
            "header_icon": "copy",
            "breadcrumbs_items": [{"url": "", "label": _("Looks double")}],
            "header_buttons": [
                HeaderButton(
                    _("What was merged"), reverse("records_merges"), icon_name="history"
                )
            ],
        },
    )


@require_POST
def apart(request: HttpRequest, kind: str, first: int, second: int) -> HttpResponse:
    """Note that two records are not the same."""
    model, _alike = _kind(request, kind)
    keep_apart(model, first, second, by=request.user)
    messages.success(request, _("Noted: these are two. You will not be asked again."))
    return redirect("double:of", kind)


def _kind(request: HttpRequest, kind: str) -> tuple[Any, Callable[[], list[Pair]]]:
    if kind not in KINDS:
        raise Http404
    if not may_merge(request.user, KINDS[kind][0]):
        raise PermissionDenied
    return KINDS[kind]


class DoubleMenuItem(MenuItem):
    """Shown to who may merge."""

    def is_shown(self, request: HttpRequest) -> bool:
        return any(may_merge(request.user, model) for model, _alike in KINDS.values())


class DoubleViewSet(ViewSet):
    """The screen, in the menu of the sector."""

    menu_label = gettext_lazy("Looks double")
    menu_item_class = DoubleMenuItem
    icon = "copy"

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("", looks_double, name="index"),
            path("<str:kind>/", looks_double, name="of"),
            path("<str:kind>/<int:first>/<int:second>/", apart, name="apart"),
        ]
