"""What is asked after an activity, and what was answered."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from steunpunt.figures.periods import Period
from steunpunt.programme.afterwards.by_trainer import by_trainer
from steunpunt.programme.afterwards.inviting import usual_days
from steunpunt.programme.afterwards.results import by_theme
from steunpunt.programme.models import Activity, EvaluationRound, RegistrationQuestions
from steunpunt.questionnaires.models import Purpose, Questionnaire
from steunpunt.records.personal import may_see_personal_data
from steunpunt.records.work import list_crumb, need, record_crumb, work_page
from steunpunt.sector.times import day_input

CHANGE = "programme.change_activity"
SEE = "programme.view_evaluation"


class RoundForm(forms.ModelForm):  # type: ignore[type-arg] # of EvaluationRound
    """Whether it is asked, when, and which questions beside the usual ones."""

    class Meta:
        model = EvaluationRound
        fields = ("is_on", "opens_on", "closes_on", "questionnaire")
        widgets = {"opens_on": day_input(), "closes_on": day_input()}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["questionnaire"]
        field.queryset = _published(self.instance.purpose)
        field.empty_label = _("none: only what is always asked")
        if self.instance.version is not None:
            field.disabled = True
            field.help_text = _("People were invited, so the questions stay.")


class QuestionsOfForm(forms.ModelForm):  # type: ignore[type-arg] # of RegistrationQuestions
    """Which questions stand in the form with which one registers."""

    class Meta:
        model = RegistrationQuestions
        fields = ("questionnaire",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["questionnaire"]
        field.queryset = _published(Purpose.REGISTRATION)
        field.required = False
        field.empty_label = _("none: only what is always asked")


def _published(purpose: str) -> Any:
    published = {"purpose": purpose, "versions__published_at__isnull": False}
    return Questionnaire.objects.filter(**published).distinct()


def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Set what is asked with the registration, right after, and months later."""
    need(request, CHANGE)
    activity = get_object_or_404(Activity, pk=pk)
    data = request.POST or None
    first = _questions_of(activity)
    questions = QuestionsOfForm(data, instance=first, prefix="registration")
    rounds = [
        RoundForm(data, instance=one, prefix=one.purpose)
        for purpose in EvaluationRound.Purpose
        if (one := _round_of(activity, purpose)) is not None
    ]
    forms_in: list[Any] = [questions, *rounds]
    if data is not None and all([form.is_valid() for form in forms_in]):  # noqa: C419 - each of them
        _keep(first, questions, rounds)
        messages.success(request, _("It is asked like this."))
        return redirect("activity:inspect", pk)
    return work_page(
        request,
        "programme/ask.html",
        {"activity": activity, "questions": questions, "rounds": rounds},
        title=_("What is asked"),
        trail=[list_crumb(Activity), record_crumb(request, activity)],
        icon="help",
        status=422 if any(form.errors for form in forms_in) else 200,
    )


def _questions_of(activity: Activity) -> RegistrationQuestions:
    known = RegistrationQuestions.objects.filter(activity=activity).first()
    return known or RegistrationQuestions(activity=activity)


def _round_of(activity: Activity, purpose: str) -> EvaluationRound | None:
    """The round, or one with the usual days that is not saved yet."""
    if known := activity.rounds.filter(purpose=purpose).first():
        return known
    if (days := usual_days(purpose, activity)) is None:
        return None
    return EvaluationRound(
        activity=activity, purpose=purpose, opens_on=days[0], closes_on=days[1]
    )


def _keep(
    first: RegistrationQuestions, questions: QuestionsOfForm, rounds: list[RoundForm]
) -> None:
    """What stays as usual is not written down: it moves along with the sessions."""
    if questions.cleaned_data["questionnaire"] is not None:
        questions.save()
    elif first.pk is not None:
        RegistrationQuestions.objects.filter(pk=first.pk).delete()
    for form in rounds:
        if form.has_changed():
            form.save()


def results(request: HttpRequest, year: int) -> HttpResponse:
    """What evaluations of a year said, by theme and by trainer."""
    need(request, SEE)
    period = Period.year(year)
    return work_page(
        request,
        "programme/results.html",
        {
            "rows": by_theme(period),
            "trainers": by_trainer(period)
            if may_see_personal_data(request.user)
            else [],
            "year": year,
        },
        title=_("Results of evaluations"),
        trail=[list_crumb(Activity)],
        icon="form",
    )
