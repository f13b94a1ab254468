"""The attendance sheet: people × sessions, on a phone or paper, without scripts."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steunpunt.programme.day.attendance import (
    NotOnThisSheet,
    Saved,
    Sheet,
    Tick,
    record_sheet,
)
from steunpunt.programme.models import Activity, Attendance, Registration, Session
from steunpunt.records.personal import PERMISSION as SEE_PEOPLE
from steunpunt.records.refusing import Refused
from steunpunt.records.work import list_crumb, need, record_crumb, work_page

PERMISSION = "programme.change_registration"


def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """One sheet an activity, or one a session, saved in one go."""
    need(request, PERMISSION, SEE_PEOPLE)
    activity = get_object_or_404(Activity, pk=pk)
    refused, sent = "", None
    if request.method == "POST":
        try:
            sent = _read(request)
            saved = record_sheet(activity, sent, by=request.user)  # type: ignore[arg-type] # signed in
        except Refused as error:
            refused = str(error)
        else:
            messages.success(request, _told(saved))
            return redirect(request.get_full_path())
    sessions = _sessions(activity, request.GET.get("sessie"))
    return work_page(
        request,
        "programme/sheet.html",
        _context(activity, sessions, sent) | {"refused": refused},
        title=_("Attendance"),
        trail=[list_crumb(Activity), record_crumb(request, activity)],
        icon="tick",
        status=409 if refused else 200,
    )


def _sessions(activity: Activity, chosen: str | None) -> list[Session]:
    """The columns: all sessions, or the one that was chosen."""
    found = activity.sessions.order_by("starts_at")
    if chosen and chosen.isdigit():
        return list(found.filter(number=int(chosen)))
    return list(found)


def _context(
    activity: Activity, sessions: list[Session], sent: Sheet | None
) -> dict[str, Any]:
    ticks = _ticks(activity, sessions)
    shown = sent.now if sent else ticks
    people = activity.registrations.select_related("person", "organisation").order_by(
        "person__last_name", "person__first_name", "pk"
    )
    rows = [_row(one, sessions, shown) for one in people]
    confirmed = Registration.Status.CONFIRMED
    held = {one.pk for one in sessions if one.status == Session.Status.HELD}
    return {
        "activity": activity,
        "sessions": [
            {"session": one, "held": one.pk in (sent.held if sent else held)}
            for one in sessions
        ],
        "all_sessions": activity.sessions.order_by("starts_at"),
        "rows": [row for row in rows if row["registration"].status == confirmed],
        "others": [row for row in rows if row["registration"].status != confirmed],
        "before": " ".join(
            f"{p}-{s}" for p, s in sorted(sent.before if sent else ticks)
        ),
        "one_session": len(sessions) == 1,
        "address": reverse("activity:sheet", args=[activity.pk]),
    }


def _row(
    registration: Registration, sessions: list[Session], ticked: frozenset[Tick]
) -> dict[str, Any]:
    return {
        "registration": registration,
        "cells": [
            {
                "key": f"{registration.pk}-{session.pk}",
                "session": session,
                "ticked": (registration.pk, session.pk) in ticked,
            }
            for session in sessions
        ],
    }


def _ticks(activity: Activity, sessions: list[Session]) -> frozenset[Tick]:
    found = Attendance.objects.filter(
        registration__activity=activity, session__in=sessions, present=True
    )
    return frozenset(found.values_list("registration", "session"))


def _read(request: HttpRequest) -> Sheet:
    """What was sent: keys such as 12-3, of a registration and a session."""
    return Sheet(
        before=frozenset(map(_tick, request.POST.get("before", "").split())),
        now=frozenset(map(_tick, request.POST.getlist("present"))),
        held=frozenset(
            int(key) for key in request.POST.getlist("held") if key.isdigit()
        ),
    )


def _tick(key: str) -> Tick:
    person, _dash, session = key.partition("-")
    if not (person.isdigit() and session.isdigit()):
        raise NotOnThisSheet
    return int(person), int(session)


def _told(saved: Saved) -> str:
    """What saving changed, in one line."""
    if not (saved.came or saved.stayed_away or saved.held):
        return _("Nothing changed.")
    parts = []
    if saved.came:
        parts.append(
            ngettext("%(n)s came", "%(n)s came", saved.came) % {"n": saved.came}
        )
    if saved.stayed_away:
        parts.append(
            ngettext("%(n)s did not come", "%(n)s did not come", saved.stayed_away)
            % {"n": saved.stayed_away}
        )
    if saved.held:
        parts.append(
            ngettext(
                "%(n)s session took place", "%(n)s sessions took place", len(saved.held)
            )
            % {"n": len(saved.held)}
        )
    return _("Saved: %(what)s.") % {"what": ", ".join(parts)}
