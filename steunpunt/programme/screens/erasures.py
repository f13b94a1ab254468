"""Questions to be forgotten: what waits, and what became of the others."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin.admin_url_finder import register_admin_url_finder

from steunpunt.programme.models import Booking, ErasureRequest
from steunpunt.programme.own import erasing
from steunpunt.records.personal import PERMISSION as SEE_PEOPLE
from steunpunt.records.screened import screen
from steunpunt.records.work import carry_out, list_crumb, need, work_page
from steunpunt.sector.models import Person

VIEW, DECIDE = "programme.view_erasurerequest", "programme.change_erasurerequest"
DECIDED_SHOWN = 30


def erasures(request: HttpRequest) -> HttpResponse:
    """The list, with what to look for of each that waits."""
    need(request, VIEW, SEE_PEOPLE)
    found = ErasureRequest.objects.select_related("decided_by")
    decided = found.exclude(status=ErasureRequest.Status.ASKED)
    return work_page(
        request,
        "programme/erasures.html",
        {
            "waiting": [_with_what_hangs_on_it(one) for one in found.open()],
            "decided": decided.order_by("-decided_at", "-pk")[:DECIDED_SHOWN],
            "may_decide": request.user.has_perm(DECIDE),
        },
        title=_("Questions to be forgotten"),
        trail=[list_crumb(Person)],
        icon="user",
    )


def _with_what_hangs_on_it(asked: ErasureRequest) -> dict[str, Any]:
    people = Person.objects.filter(email__iexact=asked.address, erased_at=None)
    forms = Booking.objects.filter(contact_email__iexact=asked.address)
    return {"asked": asked, "people": people.not_merged(), "forms": forms.count()}


@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """There was nothing to erase, or it is refused with a reason."""
    need(request, DECIDE, SEE_PEOPLE)
    asked = get_object_or_404(ErasureRequest, pk=pk)
    by: Any = request.user
    if request.POST.get("do") == "done":
        carry_out(
            request,
            lambda: erasing.note_done(asked, by=by),
            _("It is noted as done."),
        )
    elif request.POST.get("do") == "refuse":
        reason = request.POST.get("reason", "")
        carry_out(
            request,
            lambda: erasing.refuse(asked, reason=reason, by=by),
            _("It is noted as refused."),
        )
    return redirect("erasures")


def _for_who_may_read(
    user: Any, found: QuerySet[ErasureRequest]
) -> QuerySet[ErasureRequest]:
    """An address is a personal detail: others see none, on the staff home neither."""
    return found if user.has_perms([VIEW, SEE_PEOPLE]) else found.none()


screen(ErasureRequest, _for_who_may_read)


class _Finder:
    """One question leads to the list, for who may read it."""

    def __init__(self, user: Any) -> None:
        self.user = user

    def get_edit_url(self, asked: ErasureRequest) -> str | None:
        may = self.user.has_perms([VIEW, SEE_PEOPLE])
        return f"{reverse('erasures')}#asked-{asked.pk}" if may else None


register_admin_url_finder(ErasureRequest, _Finder)
