"""The list of messages, one message, and what people decide about it."""

from typing import Any

from django.db.models import Count
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseBase,
)
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages as told
from wagtail.admin.paginator import WagtailPaginator

from steunpunt.mail.deciding import DECISIONS
from steunpunt.mail.desk.access import for_who_may, user_of
from steunpunt.mail.desk.sheet import MessageSheet
from steunpunt.mail.desk.showing import TAGS, Shown
from steunpunt.mail.forms import SearchForm
from steunpunt.mail.models import Message, MessageAttachment, Status
from steunpunt.mail.moving import StepNotAllowed
from steunpunt.mail.permissions import DECIDE, EDIT, SEE, may_read
from steunpunt.mail.sending import is_configured

PER_PAGE = 30


@require_safe
@for_who_may(SEE)
def index(request: HttpRequest) -> HttpResponseBase:
    """Every message, as far as asked for; or the same as a file."""
    form = SearchForm(request.GET)
    found = form.found(request.user)
    kind = request.GET.get("export")
    if kind in MessageSheet.FORMATS:
        sheet: HttpResponseBase = MessageSheet(request.user).as_spreadsheet(found, kind)
        return sheet
    pages = WagtailPaginator(found, PER_PAGE)
    page = pages.get_page(request.GET.get("p"))
    context = {
        "form": form,
        "shown": [Shown(message, request.user) for message in page],
        "page_obj": page,
        "elided_page_range": pages.get_elided_page_range(page.number),
        "statuses": _statuses(form),
        "is_narrowed": any(request.GET.get(name) for name in form.fields),
        "is_configured": is_configured(),
        "uncertain": Message.objects.uncertain().count(),
        "may_edit": request.user.has_perm(EDIT),
    }
    return render(request, "mail/messages.html", context)


def _statuses(form: SearchForm) -> list[dict[str, Any]]:
    """Each status with how many messages have it, as far as there are any."""
    counted = Message.objects.values_list("status").annotate(n=Count("pk"))
    counts: dict[str, int] = dict(counted.order_by())
    now = form.cleaned_data.get("status", "") if form.is_valid() else ""
    return [
        {"key": key, "label": label, "n": counts[key], "now": key == now}
        for key, label in Status.choices
        if key in counts
    ]


@require_safe
@for_who_may(SEE)
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One message, as it was sent or waits to be."""
    message = get_object_or_404(Message, pk=pk)
    files = message.attachments.defer("content").order_by("pk")
    shown = Shown(message, request.user)
    context = {
        "shown": shown,
        "message": message,
        "files": files,
        "steps": [
            {"step": step, "tag": TAGS[Status(step.status)], "note": shown.note(step)}
            for step in message.steps.select_related("by")
        ],
        "decisions": _decisions(request, message),
        "is_configured": is_configured(),
    }
    return render(request, "mail/message.html", context)


def _decisions(request: HttpRequest, message: Message) -> list[dict[str, str]]:
    """What this user can decide about it now."""
    if message.is_blanked or not request.user.has_perm(DECIDE):
        return []
    words = {
        Status.QUEUED: {"withhold": _("Withhold it")},
        Status.FAILED: {"again": _("Try again")},
        Status.WITHHELD: {"again": _("Send it after all")},
        Status.UNCERTAIN: {
            "arrived": _("It arrived"),
            "again": _("Send it again"),
        },
    }
    found = words.get(Status(message.status), {})
    return [{"key": key, "label": label} for key, label in found.items()]


@require_POST
@for_who_may(DECIDE)
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Carry out what somebody decided."""
    message = get_object_or_404(Message, pk=pk)
    verb = DECISIONS.get(request.POST.get("decision", ""))
    if verb is None:
        return HttpResponseBadRequest()
    try:
        verb(message, by=user_of(request))
    except StepNotAllowed as refused:
        told.error(request, str(refused))
    else:
        message.refresh_from_db()
        now = {"status": message.get_status_display()}
        told.success(request, _("The message is now “%(status)s”.") % now)
    return redirect("mail_message", message.pk)


@require_safe
@for_who_may(SEE)
def attachment(request: HttpRequest, pk: int, file: int) -> HttpResponseBase:
    """A file that went with a message, to keep; never shown by us as a page."""
    message = get_object_or_404(Message, pk=pk)
    if not may_read(request.user, message):
        raise Http404
    found = get_object_or_404(MessageAttachment, pk=file, message=message)
    response = HttpResponse(
        bytes(found.content), content_type="application/octet-stream"
    )
    disposition = content_disposition_header(as_attachment=True, filename=found.name)
    response["Content-Disposition"] = disposition or "attachment"
    return response
