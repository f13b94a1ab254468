"""The texts that the centre sends: read, changed, tried, put back."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages as told

from steunpunt.mail.declaring import (
    LANGUAGES,
    MailText,
    UnknownText,
    every_text,
    text_of,
)
from steunpunt.mail.desk.access import for_who_may, user_of
from steunpunt.mail.editing import Wording, edit, reset, wording_of
from steunpunt.mail.envelope import Address
from steunpunt.mail.filling import fill
from steunpunt.mail.forms import WordingForm
from steunpunt.mail.models import EditedText, EditedTextVersion
from steunpunt.mail.permissions import EDIT, SEE
from steunpunt.mail.posting import post_trial
from steunpunt.mail.sending import is_configured

VERSIONS = 20


@require_safe
@for_who_may(EDIT)
def index(request: HttpRequest) -> HttpResponse:
    """Every text, and whether it was changed."""
    edited = set(EditedText.objects.values_list("code", "language"))
    context = {
        "texts": [
            {
                "text": text,
                "languages": [(one, (text.code, one) in edited) for one in LANGUAGES],
            }
            for text in every_text()
        ],
        "may_see": request.user.has_perm(SEE),
    }
    return render(request, "mail/texts.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_who_may(EDIT)
def change(request: HttpRequest, text_code: str, language: str) -> HttpResponse:
    """One text in one language: change it, look at it, try it, put it back."""
    try:
        text = text_of(text_code)
    except UnknownText as error:
        raise Http404 from error
    if language not in LANGUAGES:
        raise Http404
    asked = request.POST.get("do", "") if request.method == "POST" else ""
    if asked == "reset":
        reset(text, language, by=user_of(request))
        told.success(request, _("The standard text is back."))
        return redirect("mail_text", text.code, language)
    holds = wording_of(text, language)
    form = WordingForm(text, request.POST if asked else None, initial=vars(holds))
    if asked and form.is_valid():
        if asked == "save":
            edit(text, language, form.wording(), by=user_of(request))
            told.success(request, _("Saved. Messages from now on say this."))
            return redirect("mail_text", text.code, language)
        if asked == "try":
            _try(request, text, language, form.wording())
        holds = form.wording()
    context = _context(text, language, form, holds)
    status = 422 if asked and not form.is_valid() else 200
    return render(request, "mail/text.html", context, status=status)


def _try(request: HttpRequest, text: MailText, language: str, wording: Wording) -> None:
    """Send it to who asks, with something filled in."""
    user = user_of(request)
    post_trial(text, language, wording, to=Address(user.get_full_name(), user.email))
    said = (
        _("On its way to %(email)s.")
        if is_configured()
        else _("Written to %(email)s; you find it among the messages.")
    )
    told.success(request, said % {"email": user.email})


def _context(
    text: MailText, language: str, form: WordingForm, holds: Wording
) -> dict[str, Any]:
    values = text.example_values(language)
    versions = EditedTextVersion.objects.filter(code=text.code, language=language)
    return {
        "text": text,
        "language": language,
        "languages": LANGUAGES,
        "form": form,
        "preview": fill(text, language, values, holds),
        "placeholders": [
            {"name": f"{{{name}}}", "label": label, "example": values[name]}
            for name, label in text.placeholders.items()
        ],
        "versions": versions.select_related("by")[:VERSIONS],
        "is_edited": EditedText.objects.filter(
            code=text.code, language=language
        ).exists(),
    }
