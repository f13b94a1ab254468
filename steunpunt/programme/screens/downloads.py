"""Lists of the programme as files: who comes, who has a certificate, what was asked."""

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from steunpunt.design.spreadsheets import safe
from steunpunt.programme.afterwards.certificate_pdf import presence
from steunpunt.programme.models import Activity, Certificate, LateChange, Registration
from steunpunt.records.personal import PERMISSION as SEE_PEOPLE
from steunpunt.records.work import need

Row = Iterable[Any]


def as_csv(name: str, rows: Iterable[Row]) -> HttpResponse:
    """Rows as a file that every spreadsheet opens; the first is the heading."""
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    answer.write("\ufeff")  # a spreadsheet takes it for UTF-8
    writer = csv.writer(answer)
    for row in rows:
        writer.writerow([safe("" if cell is None else str(cell)) for cell in row])
    return answer


def participants(request: HttpRequest, pk: int) -> HttpResponse:
    """Everyone who registered for an activity, and how to reach them."""
    need(request, "programme.view_registration", SEE_PEOPLE)
    activity = get_object_or_404(Activity, pk=pk)
    return as_csv(f"deelnemers-{pk}", _participants(activity))


def _participants(activity: Activity) -> Iterator[Row]:
    yield [
        *(_("reference"), _("first name"), _("last name"), _("e-mail address")),
        *(_("organisation"), _("status"), _("registered at")),
        *(_("sessions present"), _("contact"), _("e-mail address of the contact")),
    ]
    found = activity.registrations.select_related("person", "organisation", "booking")
    for one in found.prefetch_related("attendances").order_by("registered_at", "pk"):
        yield _participant(one)


def _participant(one: Registration) -> Row:
    person, booking = one.person, one.booking
    noted = list(one.attendances.all())
    return [
        one.reference,
        person.first_name if person else _("name follows"),
        person.last_name if person else "",
        person.email if person else "",
        one.organisation or (booking.organisation_typed if booking else ""),
        one.get_status_display(),
        _moment(one.registered_at),
        sum(each.present for each in noted) if noted else "",
        booking.contact_name if booking else "",
        booking.contact_email if booking else "",
    ]


def certificates(request: HttpRequest, pk: int) -> HttpResponse:
    """The certificates of an activity."""
    need(request, "programme.view_certificate", SEE_PEOPLE)
    activity = get_object_or_404(Activity, pk=pk)
    return as_csv(f"getuigschriften-{pk}", _certificates(activity))


def _certificates(activity: Activity) -> Iterator[Row]:
    yield _("Who"), _("What it says"), _("Code"), _("Made"), _("until")
    found = Certificate.objects.filter(registration__activity=activity)
    for one in found.select_related("registration__person").order_by("pk"):
        yield (
            one.name or one.registration.who,
            presence(one.said),
            one.shown_code,
            _moment(one.issued_at),
            _moment(one.ended_at),
        )


def late_changes(request: HttpRequest) -> HttpResponse:
    """What people asked after the cut-off, with what was decided."""
    need(request, "programme.view_latechange", SEE_PEOPLE)
    return as_csv("late-wijzigingen", _late_changes())


def _late_changes() -> Iterator[Row]:
    yield [
        *(_("Who"), _("activity"), _("what is asked"), _("somebody else comes")),
        *(_("why"), _("asked at"), _("decision"), _("what we write about it")),
        *(_("decided at"), _("decided by")),
    ]
    found = LateChange.objects.select_related(
        "registration__person", "registration__activity", "decided_by"
    )
    for one in found.order_by("asked_at", "pk"):
        yield [
            *(one.registration.who, one.registration.activity),
            *(one.get_kind_display(), one.who, one.reason, _moment(one.asked_at)),
            *(one.get_outcome_display(), one.note, _moment(one.decided_at)),
            one.decided_by,
        ]


def _moment(moment: Any) -> str:
    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M}" if moment else ""
