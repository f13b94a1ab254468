"""What people ask when it is too late to do it themselves: the list, and deciding."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from steunpunt.programme.models import LateChange, Registration
from steunpunt.programme.placing import late_changes as verbs
from steunpunt.records.personal import PERMISSION as SEE_PEOPLE
from steunpunt.records.work import carry_out, list_crumb, need, work_page

VIEW, DECIDE = "programme.view_latechange", "programme.change_latechange"
DECIDED_SHOWN = 30


def late_changes(request: HttpRequest) -> HttpResponse:
    """What waits for a decision, and what was decided lately."""
    need(request, VIEW, SEE_PEOPLE)
    found = LateChange.objects.select_related(
        "registration__activity__policy", "registration__person", "decided_by"
    )
    decided = found.exclude(outcome="").order_by("-decided_at", "-pk")
    return work_page(
        request,
        "programme/late_changes.html",
        {
            "waiting": found.open(),
            "decided": decided[:DECIDED_SHOWN],
            "may_decide": request.user.has_perm(DECIDE),
        },
        title=_("Late changes"),
        trail=[list_crumb(Registration)],
        icon="history",
    )


@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Grant or refuse one."""
    need(request, DECIDE, SEE_PEOPLE)
    change = get_object_or_404(LateChange, pk=pk)
    note, by = request.POST.get("note", ""), _user(request)
    if request.POST.get("do") == "refuse":
        carry_out(
            request,
            lambda: verbs.refuse(change, by=by, note=note),
            _("It stays as it was; we write that."),
        )
    elif request.POST.get("do") == "grant":
        free = "free" in request.POST
        carry_out(
            request,
            lambda: verbs.grant(change, by=by, note=note, free=free),
            _("It is done; we write that."),
        )
    back = request.POST.get("back", "")
    if url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        return redirect(back)
    return redirect("registration:late_changes")


def _user(request: HttpRequest) -> Any:
    return request.user
