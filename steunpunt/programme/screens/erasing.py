"""The act that erases somebody: first what goes and what stays, then once for good."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from steunpunt.programme.erasing.acting import erase, preview
from steunpunt.programme.erasing.whom import Whom, whom, whom_of_address
from steunpunt.programme.models import ErasureRequest
from steunpunt.programme.screens.erasures import DECIDE
from steunpunt.records.personal import PERMISSION as SEE_PEOPLE
from steunpunt.records.personal import name_for
from steunpunt.records.screens.files import screen_url
from steunpunt.records.work import carry_out, list_crumb, need, record_crumb, work_page
from steunpunt.sector.models import Person


def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Of a person, on their own question or not."""
    need(request, DECIDE, SEE_PEOPLE)
    somebody = get_object_or_404(Person, pk=pk, merged_into=None, erased_at=None)
    asked = _asked(request)
    back = (
        reverse("erasures") if asked else reverse("person:inspect", args=[somebody.pk])
    )
    return _page(
        request,
        whom(somebody),
        asked,
        called=name_for(request.user, somebody),
        trail=[list_crumb(Person), record_crumb(request, somebody)],
        back=back,
    )


def address(request: HttpRequest, pk: int) -> HttpResponse:
    """Of an address with which only forms were sent."""
    need(request, DECIDE, SEE_PEOPLE)
    waiting = ErasureRequest.objects.open()
    asked = get_object_or_404(waiting, pk=pk)
    if Person.objects.filter(email__iexact=asked.address, erased_at=None).exists():
        return redirect("erasures")
    title = _("Questions to be forgotten")
    return _page(
        request,
        whom_of_address(asked),
        asked,
        called=asked.address,
        trail=[list_crumb(Person), (title, reverse("erasures"))],
        back=reverse("erasures"),
    )


def _asked(request: HttpRequest) -> ErasureRequest | None:
    """The question from which somebody came here."""
    key = request.GET.get("vraag", "")
    waiting = ErasureRequest.objects.open()
    return waiting.filter(pk=key).first() if key.isdecimal() else None


def _page(
    request: HttpRequest,
    who: Whom,
    asked: ErasureRequest | None,
    *,
    called: str,
    trail: list[tuple[str, str]],
    back: str,
) -> HttpResponse:
    by: Any = request.user
    done = _("It is erased. What has to stay leads to nobody any more.")
    if request.method == "POST" and request.POST.get("sure"):
        carry_out(request, lambda: erase(who, by=by, asked=asked), done)
        return redirect(back)
    looked = preview(who)
    return work_page(
        request,
        "programme/erase.html",
        {
            "preview": looked,
            "to_look_at": [
                (kind, str(row), _where(row)) for kind, row in looked.to_look_at
            ],
            "asked": asked,
            "not_sure": request.method == "POST",
            "back": back,
        },
        title=_("Erase %(who)s") % {"who": called},
        trail=trail,
        icon="cross",
        status=422 if request.method == "POST" else 200,
    )


def _where(row: Any) -> str:
    """Where one mends a text; "" when it has no screen."""
    if hasattr(row, "slug") and hasattr(row, "url_path"):
        return reverse("wagtailadmin_pages:edit", args=[row.pk])
    return screen_url(type(row), row.pk, "edit") or ""
