"""Questionnaires in the back office: versions, their questions, and a look at them."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from steunpunt.questionnaires import versions
from steunpunt.questionnaires.fields import QuestionsForm
from steunpunt.questionnaires.models import (
    Question,
    Questionnaire,
    QuestionnaireVersion,
)
from steunpunt.records.backoffice import RecordViewSet
from steunpunt.records.refusing import Refused
from steunpunt.records.screens.pages import RecordInspectView
from steunpunt.records.work import carry_out, list_crumb, need, record_crumb, work_page

SEE = "questionnaires.view_questionnaire"
CHANGE = "questionnaires.change_questionnaire"


class QuestionForm(forms.ModelForm):  # type: ignore[type-arg] # of Question
    """One question. What its kind does not need, may stay as it is."""

    class Meta:
        model = Question
        exclude = ("version", "position")  # noqa: DJ006 - the verb knows these
        widgets = {
            "choices_nl": forms.Textarea(attrs={"rows": 4}),
            "choices_en": forms.Textarea(attrs={"rows": 4}),
        }

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        dutch, english = (
            [one for one in cleaned.get(name, "").splitlines() if one.strip()]
            for name in ("choices_nl", "choices_en")
        )
        if english and len(english) != len(dutch):
            self.add_error("choices_en", _("Write as many lines as in Dutch."))
        return cleaned


class QuestionnairePage(RecordInspectView):
    """A questionnaire with its versions, the newest first."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = self.object.versions.order_by("-number")
        return super().get_context_data(
            **kwargs,
            questionnaire=self.object,
            versions=found.prefetch_related("questions"),
            draft=self.object.draft(),
            may_change=self.request.user.has_perm(CHANGE),
        )


@require_POST
def make_version(request: HttpRequest, pk: int) -> HttpResponse:
    """Go on from the last version."""
    need(request, CHANGE)
    versions.next_version(get_object_or_404(Questionnaire, pk=pk))
    return redirect("questionnaire:inspect", pk)


@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the draft from now on."""
    need(request, CHANGE)
    draft = _draft_or_404(pk)
    carry_out(
        request,
        lambda: versions.publish(draft),
        _("It is asked from now on. What was answered before stays readable."),
    )
    return redirect("questionnaire:inspect", pk)


def _draft_or_404(pk: int) -> QuestionnaireVersion:
    drafts = QuestionnaireVersion.objects.select_related("questionnaire")
    return get_object_or_404(drafts, questionnaire=pk, published_at=None)


def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a question to the draft."""
    need(request, CHANGE)
    return _edit(request, Question(version=_draft_or_404(pk)))


def edit(request: HttpRequest, question: int) -> HttpResponse:
    """Change a question of the draft."""
    need(request, CHANGE)
    return _edit(request, get_object_or_404(Question, pk=question))


def _edit(request: HttpRequest, question: Question) -> HttpResponse:
    questionnaire = question.version.questionnaire
    form = QuestionForm(request.POST or None, instance=question)
    if request.method == "POST" and form.is_valid():
        try:
            versions.keep(question)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("questionnaire:inspect", questionnaire.pk)
    return work_page(
        request,
        "records/work/form.html",
        {"form": form, "submit": _("Keep this question"), "subject": questionnaire},
        title=_("Question"),
        trail=[list_crumb(Questionnaire), record_crumb(request, questionnaire)],
        icon="help",
        status=422 if form.errors else 200,
    )


@require_POST
def step(request: HttpRequest, question: int) -> HttpResponse:
    """Ask a question earlier, or no more."""
    need(request, CHANGE)
    one = get_object_or_404(Question, pk=question)
    verb, done = {
        "up": (versions.move_up, _("It is asked earlier.")),
        "remove": (versions.remove, _("The question is gone.")),
    }.get(request.POST.get("step", ""), (None, ""))
    if verb is not None:
        carry_out(request, lambda: verb(one), done)
    return redirect("questionnaire:inspect", one.version.questionnaire_id)


def preview(request: HttpRequest, version: int) -> HttpResponse:
    """A version as people see it; nothing is sent."""
    need(request, SEE)
    found = get_object_or_404(QuestionnaireVersion, pk=version)
    return work_page(
        request,
        "questionnaires/preview.html",
        {"form": QuestionsForm(None, found), "version": found},
        title=_("Version %(number)s") % {"number": found.number},
        trail=[list_crumb(Questionnaire), record_crumb(request, found.questionnaire)],
        icon="help",
    )


class QuestionnaireScreens(RecordViewSet):
    """Questionnaires; their page makes versions and questions."""

    inspect_view_class = QuestionnairePage
    inspect_template_name = "questionnaires/questionnaire.html"
    opens_file = True
    icon = "help"
    list_display = ["title_nl", "purpose"]
    search_fields = ["title_nl", "title_en", "reference"]
    explanation = gettext_lazy(
        "Questions beside those that are always asked. A published version stays as it "
        "is, so that old answers stay readable; to change something, make the next."
    )
    nothing_yet = gettext_lazy("Give it a title first; then you add questions.")

    def get_urlpatterns(self) -> list[Any]:
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/versie/", make_version, name="make_version"),
            path("<int:pk>/publiceren/", publish, name="publish"),
            path("<int:pk>/vraag/", add, name="add_question"),
            path("vraag/<int:question>/", edit, name="edit_question"),
            path("vraag/<int:question>/stap/", step, name="step"),
            path("versie/<int:version>/", preview, name="preview"),
        ]
