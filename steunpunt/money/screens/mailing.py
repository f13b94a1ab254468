"""Mailing what was issued, and what became of those messages."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from steunpunt.mail.models import Message
from steunpunt.money import emails
from steunpunt.money.screens.seeing import seen
from steunpunt.records.work import need


def messages_about(issued: Any) -> QuerySet[Message]:
    """What the outbox has about it, oldest first."""
    kind = issued._meta.label_lower
    found = Message.objects.filter(about_type=kind, about_id=str(issued.pk))
    return found.order_by("posted_at", "pk")


def mails_of(issued: Any) -> dict[str, Any]:
    """For its page: what was mailed, to whom it goes, and the key of the next one."""
    mails = list(messages_about(issued))
    return {
        "mails": mails,
        "mail_to": emails.address_of(issued.document),
        "mail_key": str(len(mails) + 1),
    }


def mail_now(
    model: Any, right: str, write: Callable[..., Message | None]
) -> Callable[..., HttpResponse]:
    """A view that mails it; the button pressed twice mails once."""

    @require_POST
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        need(request, right)
        issued = seen(request, model, pk)
        key = request.POST.get("key", "")[:20] or "first"
        message = write(issued, key=key)
        if message is None:
            messages.error(request, _("This buyer has no e-mail address."))
        else:
            messages.success(
                request, _("On its way to %(email)s.") % {"email": message.to}
            )
        return redirect(f"{model._meta.model_name}:inspect", pk)

    return view
