"""Attendance from the file of a meeting tool: choose it, look at it, confirm."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from steunpunt.programme.day.attendance import Sheet, record_sheet
from steunpunt.programme.models import Activity, Session
from steunpunt.programme.online.matching import match
from steunpunt.programme.online.reading import MOST_BYTES, FileTooLarge, read
from steunpunt.programme.screens.sheet import PERMISSION
from steunpunt.records.personal import PERMISSION as SEE_PEOPLE
from steunpunt.records.refusing import Refused
from steunpunt.records.work import list_crumb, need, record_crumb, work_page


class FileForm(forms.Form):
    """The file, as the tool gave it."""

    file = forms.FileField(
        label=gettext_lazy("The attendance report"),
        help_text=gettext_lazy(
            "As you download it: from Teams a CSV, from Zoom the participants report, "
            "from BigBlueButton the learning dashboard (CSV or JSON). Nothing is "
            "recorded before you have seen who it is about."
        ),
    )


def _session_or_404(request: HttpRequest, pk: int, session: int) -> Session:
    need(request, PERMISSION, SEE_PEOPLE)
    found = Session.objects.select_related("activity")
    return get_object_or_404(found, activity=pk, pk=session)


def attendance_file(request: HttpRequest, pk: int, session: int) -> HttpResponse:
    """Choose a file; then see what it says."""
    here = _session_or_404(request, pk, session)
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            guests = read(_content(form.cleaned_data["file"]))
        except Refused as refused:
            form.add_error("file", str(refused))
        else:
            return _review(request, here, match(here, guests))
    return work_page(
        request,
        "records/work/form.html",
        {
            "form": form,
            "submit": _("See who was there"),
            "subject": here.activity.title,
        },
        title=_("Attendance from a file"),
        trail=_trail(request, here),
        status=422 if form.errors else 200,
    )


def _content(file: Any) -> bytes:
    if file.size > MOST_BYTES:
        raise FileTooLarge
    content: bytes = file.read()
    return content


def _trail(request: HttpRequest, session: Session) -> list[tuple[str, str]]:
    return [list_crumb(Activity), record_crumb(request, session.activity)]


def _review(request: HttpRequest, session: Session, found: list[Any]) -> HttpResponse:
    """What the file says, with a choice beside every line; nothing is recorded yet."""
    people = list(
        session.activity.registrations.not_cancelled()
        .filter(person__isnull=False)
        .select_related("person", "organisation")
        .order_by("person__last_name", "person__first_name", "pk")
    )
    seen = {one.registration.pk for one in found if one.registration}
    return work_page(
        request,
        "programme/attendance_file.html",
        {
            "activity": session.activity,
            "session": session,
            "doubtful": [one for one in found if one.doubt],
            "sure": [one for one in found if not one.doubt],
            "people": people,
            "missing": [one for one in people if one.pk not in seen],
        },
        title=_("Attendance from a file"),
        trail=_trail(request, session),
        icon="tick",
    )


@require_POST
def confirm(request: HttpRequest, pk: int, session: int) -> HttpResponse:
    """Record who staff say was there."""
    here = _session_or_404(request, pk, session)
    chosen = {int(key) for key in request.POST.getlist("here") if key.isdigit()}
    held = {here.pk} if request.POST.get("held") else set()
    now = frozenset((one, here.pk) for one in chosen)
    by: Any = request.user
    try:
        record_sheet(here.activity, Sheet(frozenset(), now, frozenset(held)), by=by)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("activity:attendance_file", pk, session)
    said = ngettext(
        "Recorded: %(n)s person was there.",
        "Recorded: %(n)s people were there.",
        len(chosen),
    )
    messages.success(request, said % {"n": len(chosen)})
    return redirect("activity:inspect", pk)
