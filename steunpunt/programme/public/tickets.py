"""The page behind somebody's code: shown at the door, scanned by staff."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from steunpunt.design.qr import square
from steunpunt.programme.day.checkin import link_to_code, registration_of
from steunpunt.programme.day.door import session_now
from steunpunt.programme.models import Registration
from steunpunt.records.personal import PERMISSION as SEE_PEOPLE

DOOR = ("programme.change_registration", SEE_PEOPLE)


@never_cache
@require_safe
def ticket(request: HttpRequest, ticket: str) -> HttpResponse:
    """For staff the door; for anybody else the code, without a name."""
    one = registration_of(ticket)
    if one is None:
        raise Http404
    session = session_now(one.activity)
    if session is not None and request.user.has_perms(DOOR):
        door = reverse("activity:door", args=[one.activity_id, session.pk])
        return redirect(f"{door}?wie={one.pk}")
    return render(
        request,
        "programme/public/ticket.html",
        {
            "activity": one.activity,
            "session": session,
            "has_place": one.status == Registration.Status.CONFIRMED,
            "square": square(link_to_code(one)),
        },
    )
