"""A version as the fields of a form, wherever it is asked."""

from typing import Any

from django import forms

from steunpunt.questionnaires.models import Question, QuestionnaireVersion
from steunpunt.records.national_numbers import refuse_national_numbers

MOST_LETTERS = 2000
CHOSEN = (Question.Kind.SCALE, Question.Kind.CHOICE, Question.Kind.YES_NO)


class QuestionsForm(forms.Form):
    """The questions of a version; without one, none."""

    def __init__(
        self, data: Any, version: QuestionnaireVersion | None, prefix: str = "vraag"
    ) -> None:
        super().__init__(data, prefix=prefix)
        self.version = version
        self.questions = list(version.questions.all()) if version else []
        for question in self.questions:
            self.fields[str(question.pk)] = _field(question)

    def said(self) -> dict[Question, Any]:
        """What was answered, for the verb; what was left open is not there."""
        found = {one: self.cleaned_data.get(str(one.pk)) for one in self.questions}
        return {one: what for one, what in found.items() if what not in (None, "", [])}


def _field(question: Question) -> forms.Field:
    common: dict[str, Any] = {"label": str(question), "required": question.required}
    if question.kind in CHOSEN:
        return forms.TypedChoiceField(
            choices=question.options(),
            coerce=int,
            empty_value=None,
            widget=forms.RadioSelect,
            help_text=scale_told(question),
            **common,
        )
    if question.kind == Question.Kind.SEVERAL:
        return forms.TypedMultipleChoiceField(
            choices=question.options(),
            coerce=int,
            widget=forms.CheckboxSelectMultiple,
            **common,
        )
    return forms.CharField(
        max_length=MOST_LETTERS,
        validators=[refuse_national_numbers],
        widget=forms.Textarea(attrs={"class": "input", "rows": 3}),
        **common,
    )


def scale_told(question: Question) -> str:
    """What the ends of a scale mean, in words."""
    lowest, highest = question.ends
    if question.kind != Question.Kind.SCALE or not (lowest and highest):
        return ""
    return f"{question.lowest}: {lowest}, {question.highest}: {highest}"
