"""What people answered when they registered, as a file to organise with."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from steunpunt.programme.models import Activity, Booking
from steunpunt.programme.screens.downloads import as_csv
from steunpunt.questionnaires.models import Answer, Question
from steunpunt.records.personal import PERMISSION as SEE_PEOPLE
from steunpunt.records.work import need

SEE = "programme.view_registration"


def download(request: HttpRequest, pk: int) -> HttpResponse:
    """A row for each booking, a column for each question that was asked."""
    need(request, SEE, SEE_PEOPLE)
    activity = get_object_or_404(Activity, pk=pk)
    return as_csv(f"antwoorden-{pk}", _rows(activity))


def _rows(activity: Activity) -> list[list[str]]:
    bookings = activity.bookings.exclude(its_answers=None).order_by("pk")
    bookings = bookings.prefetch_related("its_answers__answer_set__answers__question")
    asked: dict[int, Question] = {
        given.question_id: given.question for one in bookings for given in _of(one)
    }
    questions = sorted(asked.values(), key=lambda one: (one.version_id, one.position))
    head = [_("reference"), _("contact"), _("e-mail address"), *map(str, questions)]
    return [head, *(_row(one, questions) for one in bookings)]


def _row(booking: Booking, questions: list[Question]) -> list[str]:
    said: dict[int, list[str]] = {}
    for given in _of(booking):
        said.setdefault(given.question_id, []).append(given.told())
    return [
        booking.reference,
        booking.contact_name,
        booking.contact_email,
        *("; ".join(sorted(said.get(one.pk, []))) for one in questions),
    ]


def _of(booking: Booking) -> list[Answer]:
    found: Any = booking.its_answers.answer_set.answers
    return list(found.all())
