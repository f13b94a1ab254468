"""Certificates of an activity: who has one, and the button that makes them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steunpunt.programme.afterwards import certificates as verbs
from steunpunt.programme.afterwards.certificate_pdf import pdf_of, presence
from steunpunt.programme.models import Activity, Certificate
from steunpunt.programme.screens.printing import as_pdf
from steunpunt.records.personal import PERMISSION as SEE_PEOPLE
from steunpunt.records.work import list_crumb, need, record_crumb, work_page

VIEW, ADD = "programme.view_certificate", "programme.add_certificate"


def certificates(request: HttpRequest, pk: int) -> HttpResponse:
    """Who has one; sent, it makes those that are missing."""
    need(request, VIEW, SEE_PEOPLE)
    activity = get_object_or_404(Activity, pk=pk)
    if request.method == "POST":
        need(request, ADD)
        made = len(verbs.issue(activity))
        said = ngettext(
            "%(n)s certificate made. It goes out by mail.",
            "%(n)s certificates made. They go out by mail.",
            made,
        )
        nothing = _("Nothing to make: everyone who came to enough has the right one.")
        messages.success(request, said % {"n": made} if made else nothing)
        return redirect("activity:certificates", pk)
    found = Certificate.objects.filter(registration__activity=activity)
    rows = list(
        found.select_related("registration__person", "registration__booking").order_by(
            "registration__person__last_name",
            "registration__person__first_name",
            "registration",
            "version",
        )
    )
    for one in rows:
        one.presence = presence(one.said)  # type: ignore[attr-defined] # for the page
    return work_page(
        request,
        "programme/certificates.html",
        {
            "activity": activity,
            "certificates": rows,
            "may_make": request.user.has_perm(ADD),
        },
        title=_("Certificates"),
        trail=[list_crumb(Activity), record_crumb(request, activity)],
        icon="doc-full",
    )


def pdf(request: HttpRequest, pk: int, certificate: int) -> HttpResponse:
    """One of them, to print or to send again."""
    need(request, VIEW, SEE_PEOPLE)
    found = get_object_or_404(
        Certificate.objects.select_related("registration__booking"),
        registration__activity=pk,
        pk=certificate,
    )
    content = pdf_of(found, found.registration.language)
    return as_pdf(content, f"getuigschrift-{found.code}")
