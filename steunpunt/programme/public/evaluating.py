"""The page behind the link in our mail: answer once, without a name."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from steunpunt.programme.afterwards import answering
from steunpunt.programme.models import EvaluationRound
from steunpunt.programme.public.answers import EvaluationForm, FollowUpForm
from steunpunt.questionnaires.fields import QuestionsForm

Purpose = EvaluationRound.Purpose
FORMS: dict[str, type[EvaluationForm | FollowUpForm]] = {
    Purpose.EVALUATION: EvaluationForm,
    Purpose.FOLLOW_UP: FollowUpForm,
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def evaluate(request: HttpRequest, token: str) -> HttpResponse:
    """Ask, take in, thank: one address. Looking changes nothing."""
    try:
        invitation = answering.find(token)
    except answering.LinkIsUnknown as refused:
        return _refused(request, refused, 404)
    asked = invitation.round
    if invitation.used:
        return render(request, "programme/public/thanked.html", {"asked": asked})
    if not asked.is_open_on(timezone.localdate()):
        return _refused(request, answering.RoundIsClosed(), 410)
    data = request.POST if request.method == "POST" else None
    form, further = FORMS[asked.purpose](data), QuestionsForm(data, asked.version)
    if data is not None and all([form.is_valid(), further.is_valid()]):
        try:
            answering.give(token, form.answer(), further.said())
        except answering.AnsweredAlready:
            pass  # a second click, or a second window
        except answering.RoundIsClosed as refused:
            return _refused(request, refused, 410)
        return redirect("programme:evaluate", token)
    return _page(request, asked, form, further)


def _page(
    request: HttpRequest, asked: EvaluationRound, form: Any, further: QuestionsForm
) -> HttpResponse:
    errors = [
        (field.id_for_label or field.auto_id, str(field.label), str(error))
        for part in (form, further)
        for field in part
        for error in field.errors
    ]
    return render(
        request,
        "programme/public/evaluate.html",
        {
            "asked": asked,
            "activity": asked.activity,
            "parts": [form, further],
            "errors": errors,
        },
        status=422 if errors else 200,
    )


def _refused(request: HttpRequest, refused: Any, status: int) -> HttpResponse:
    return render(
        request,
        "programme/public/not_asked.html",
        {"refused": refused, "unknown": status == 404},
        status=status,
    )
