"""The door of a session, on a phone: search, tick, write somebody in.

Every person is a form of their own, so it works without scripts; with them a tick waits
on the phone until it has arrived (`door.js`).
"""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from steunpunt.programme.day import door as verbs
from steunpunt.programme.models import Activity, Attendance, Registration, Session
from steunpunt.programme.placing.places import ActivityFull
from steunpunt.programme.placing.walkins import Comer, add_a_place, walk_in
from steunpunt.records.personal import PERMISSION as SEE_PEOPLE
from steunpunt.records.refusing import Refused
from steunpunt.records.work import (
    carry_out,
    list_crumb,
    need,
    record_crumb,
    work_page,
)
from steunpunt.sector.folding import fold

PERMISSION = "programme.change_registration"
ADD = ("programme.add_registration", "sector.add_person")
Status = Registration.Status


class TickForm(forms.Form):
    """What a phone sends; without scripts only who, and whether they are there."""

    registration = forms.IntegerField(min_value=1)
    present = forms.TypedChoiceField(
        choices=[("1", "1"), ("0", "0")], coerce=lambda said: said == "1"
    )
    key = forms.UUIDField(required=False)
    #: how long ago, in milliseconds; a phone may have been offline for a day
    age = forms.IntegerField(required=False, min_value=0, max_value=7 * 86_400_000)

    def tick(self) -> verbs.Tick:
        """For the verb."""
        said = self.cleaned_data
        age = timedelta(milliseconds=said["age"] or 0)
        key: UUID = said["key"] or uuid4()
        made_at = verbs.moment_of(age, timezone.now())
        return verbs.Tick(said["registration"], said["present"], key, made_at)


class ComerForm(forms.Form):
    """Somebody who is not on the list."""

    first_name = forms.CharField(label=gettext_lazy("first name"), max_length=80)
    last_name = forms.CharField(label=gettext_lazy("last name"), max_length=80)
    organisation = forms.CharField(
        label=gettext_lazy("organisation"), max_length=200, required=False
    )
    email = forms.EmailField(label=gettext_lazy("e-mail address"), required=False)


def _session_or_404(request: HttpRequest, pk: int, session: int) -> Session:
    need(request, PERMISSION, SEE_PEOPLE)
    found = Session.objects.select_related("activity")
    return get_object_or_404(found, activity=pk, pk=session)


def _address(session: Session, name: str = "door", **query: str) -> str:
    path = reverse(f"activity:{name}", args=[session.activity_id, session.pk])
    asked = urlencode({key: value for key, value in query.items() if value})
    return f"{path}?{asked}" if asked else path


def door(request: HttpRequest, pk: int, session: int) -> HttpResponse:
    """Who is expected, and who is there."""
    here = _session_or_404(request, pk, session)
    return _page(request, here, ComerForm())


def _page(
    request: HttpRequest, session: Session, form: ComerForm, **more: Any
) -> HttpResponse:
    words = request.GET.get("q", "").strip()
    everyone = _people(session)
    people = [one for one in everyone if fold(words) in one.folded]
    return work_page(
        request,
        "programme/door.html",
        {
            "activity": session.activity,
            "session": session,
            "words": words,
            "placed": [one for one in people if one.status == Status.CONFIRMED],
            "others": [one for one in people if one.status != Status.CONFIRMED],
            "there": sum(one.here is True for one in everyone),
            "expected": sum(one.status == Status.CONFIRMED for one in everyone),
            "scanned": _scanned(request, everyone),
            "form": form,
            "may_add": request.user.has_perms(ADD),
            "tick_address": _address(session, "tick"),
            "close_address": _address(session, "close_list"),
            "walk_in_address": _address(session, "walk_in"),
            **more,
        },
        title=_("At the door"),
        trail=[list_crumb(Activity), record_crumb(request, session.activity)],
        icon="tick",
        status=422 if form.errors else 409 if more else 200,
    )


def _people(session: Session) -> list[Any]:
    """Everyone of the activity, each with `here` (None: not noted) and `folded`.

    Who cancelled stands here only when they came all the same.
    """
    noted = dict(
        Attendance.objects.filter(session=session).values_list(
            "registration", "present"
        )
    )
    there = [key for key, present in noted.items() if present]
    people = list(
        session.activity.registrations.filter(
            ~Q(status=Status.CANCELLED) | Q(pk__in=there)
        )
        .select_related("person", "organisation", "booking")
        .order_by("person__last_name", "person__first_name", "pk")
    )
    for one in people:
        one.here = noted.get(one.pk)  # type: ignore[attr-defined] # for the page
        one.folded = fold(f"{one.who} {one.organisation or ''}")  # type: ignore[attr-defined] # likewise
    return people


def _scanned(request: HttpRequest, everyone: list[Any]) -> Any:
    """Whose code was scanned."""
    said = request.GET.get("wie", "")
    return next((one for one in everyone if str(one.pk) == said), None)


@require_POST
def tick(request: HttpRequest, pk: int, session: int) -> HttpResponse:
    """Somebody is there, or not after all. Scripts get the state of the whole list."""
    here = _session_or_404(request, pk, session)
    form = TickForm(request.POST)
    refused = ""
    if not form.is_valid():
        refused = _("This tick cannot be read.")
    else:
        try:
            verbs.tick(here, form.tick())
        except Refused as error:
            refused = str(error)
    if request.headers.get("Accept", "").startswith("application/json"):
        return _state(here, refused)
    if refused:
        messages.error(request, refused)
    return redirect(_address(here, q=request.POST.get("q", "")))


def _state(session: Session, refused: str) -> JsonResponse:
    there = session.attendances.filter(present=True).values_list(
        "registration", flat=True
    )
    return JsonResponse(
        {"there": list(there), "refused": refused}, status=409 if refused else 200
    )


@require_POST
def close_list(request: HttpRequest, pk: int, session: int) -> HttpResponse:
    """The session takes place; who is not ticked did not come."""
    here = _session_or_404(request, pk, session)
    carry_out(
        request,
        lambda: verbs.close(here, by=request.user),  # type: ignore[arg-type] # signed in
        _("The list is closed: who has a place and is not ticked did not come."),
    )
    return redirect(_address(here))


@require_POST
def write_in(request: HttpRequest, pk: int, session: int) -> HttpResponse:
    """Register somebody who stands here, and note that they are there."""
    here = _session_or_404(request, pk, session)
    need(request, *ADD)
    form = ComerForm(request.POST)
    if not form.is_valid():
        return _page(request, here, form)
    if request.POST.get("one_more"):
        need(request, "programme.change_activity")
    try:
        one = _write_in(request, here, Comer(**form.cleaned_data))
    except Refused as refused:
        may_change = request.user.has_perm("programme.change_activity")
        full = isinstance(refused, ActivityFull)
        return _page(
            request, here, form, refused=str(refused), one_more=full and may_change
        )
    messages.success(request, _("%(who)s is there.") % {"who": one.who})
    return redirect(_address(here))


@transaction.atomic
def _write_in(request: HttpRequest, session: Session, comer: Comer) -> Registration:
    """With one more place when staff said so: both, or neither."""
    if request.POST.get("one_more"):
        add_a_place(session.activity)
    return walk_in(session, comer, by=request.user)  # type: ignore[arg-type] # signed in
