"""What we keep of somebody, for themselves: to read, to take along, to have removed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from steunpunt.programme.access.keeping import kept_of
from steunpunt.programme.access.telling import as_file
from steunpunt.programme.erasing.whom import whom_of_mailbox
from steunpunt.programme.models import CalendarAddress
from steunpunt.programme.own.erasing import ask_erasure
from steunpunt.programme.own.whose import Owner, owner_only


@require_safe
@owner_only
def page(request: HttpRequest, owner: Owner) -> HttpResponse:
    """The calendar, the keys, and what we keep."""
    calendar = CalendarAddress.objects.filter(user=owner.user).first()
    context = {"address": owner.address, "calendar": calendar}
    return render(request, "programme/own/data.html", context)


@require_safe
@owner_only
def download(request: HttpRequest, owner: Owner) -> HttpResponse:
    """All of it as JSON, for a reader or another system."""
    who = whom_of_mailbox(owner.address)
    return as_file(kept_of(who), who, "mijn-gegevens.json")


@require_POST
@owner_only
def erase(request: HttpRequest, owner: Owner) -> HttpResponse:
    """Ask staff to remove it; they look first at what the law makes us keep."""
    ask_erasure(owner.address)
    messages.success(
        request,
        _("We got your question, and answer by mail within a month."),
    )
    return redirect("programme:own_data")
