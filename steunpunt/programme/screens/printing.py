"""Paper for the day itself, as PDF: nothing of it is kept."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from steunpunt.programme.addresses import slug_of
from steunpunt.programme.day import printing
from steunpunt.programme.models import Activity, Session
from steunpunt.records.personal import PERMISSION as SEE_PEOPLE
from steunpunt.records.work import need

PERMISSION = "programme.view_registration"


def sign_in_sheet(request: HttpRequest, pk: int, session: int) -> HttpResponse:
    """Names with room for a signature."""
    need(request, PERMISSION, SEE_PEOPLE)
    found = get_object_or_404(
        Session.objects.select_related("activity"), activity=pk, pk=session
    )
    name = f"tekenlijst-{found.number}-{slug_of(found.activity.title)}"
    return as_pdf(printing.sign_in_sheet(found), name)


def name_list(request: HttpRequest, pk: int) -> HttpResponse:
    """Who comes."""
    need(request, PERMISSION, SEE_PEOPLE)
    activity = get_object_or_404(Activity, pk=pk)
    return as_pdf(printing.name_list(activity), f"namen-{slug_of(activity.title)}")


def badges(request: HttpRequest, pk: int) -> HttpResponse:
    """To cut and wear."""
    need(request, PERMISSION, SEE_PEOPLE)
    activity = get_object_or_404(Activity, pk=pk)
    return as_pdf(printing.badges(activity), f"badges-{slug_of(activity.title)}")


def as_pdf(content: bytes, name: str) -> HttpResponse:
    """A file to open or to save."""
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return response
