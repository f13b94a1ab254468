"""Paper evaluation forms, entered quickly: no person, no time, several at once."""

from typing import Any

from django import forms
from django.contrib import messages
from django.forms import formset_factory
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from steunpunt.programme.afterwards import evaluating
from steunpunt.programme.models import Activity, Evaluation
from steunpunt.records.work import list_crumb, need, record_crumb, work_page

AT_ONCE = 10


class ScaleForm(forms.Form):
    """The scale of the paper form."""

    lowest = forms.IntegerField(
        label=gettext_lazy("Lowest score on the form"), min_value=-100, max_value=100
    )
    highest = forms.IntegerField(
        label=gettext_lazy("Highest score on the form"), min_value=-100, max_value=1000
    )


class AnswerForm(forms.Form):
    """One paper form."""

    overall = forms.DecimalField(
        label=gettext_lazy("Overall score"),
        required=False,
        max_digits=6,
        decimal_places=2,
        widget=forms.NumberInput(attrs={"inputmode": "decimal", "step": "any"}),
    )
    would_recommend = forms.IntegerField(
        label=gettext_lazy("Would recommend, 0 to 10"),
        required=False,
        min_value=0,
        max_value=10,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    comment = forms.CharField(
        label=gettext_lazy("Comment"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 1}),
    )

    scale: tuple[int, int] = (0, 100)

    def clean(self) -> dict[str, Any]:
        """The constraints of the record say what is wrong."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors:
            try:
                self.evaluation().validate_constraints(exclude={"activity"})
            except forms.ValidationError as wrong:
                self.add_error("overall", wrong.messages)
        return cleaned

    def evaluation(self) -> Evaluation:
        """The record that this form becomes."""
        lowest, highest = self.scale
        return Evaluation(
            scale_lowest=lowest, scale_highest=highest, **self.cleaned_data
        )


AnswerFormSet = formset_factory(AnswerForm, extra=AT_ONCE, max_num=AT_ONCE)


def take_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter a stack of paper forms."""
    need(request, "programme.add_evaluation")
    activity = get_object_or_404(Activity, pk=pk)
    scale = ScaleForm(request.POST or None, initial=_last_scale(activity))
    answers = AnswerFormSet(request.POST or None)
    if request.method == "POST" and scale.is_valid():
        for form in answers:
            form.scale = scale.cleaned_data["lowest"], scale.cleaned_data["highest"]
        if answers.is_valid():
            forms_in = [form.evaluation() for form in answers if form.has_changed()]
            count = evaluating.take_in(activity, forms_in)
            messages.success(request, _told(count))
            return redirect(
                "activity:evaluate" if count == AT_ONCE else "activity:inspect", pk
            )
    return work_page(
        request,
        "programme/evaluate.html",
        {"activity": activity, "scale": scale, "answers": answers},
        title=_("Enter evaluation forms"),
        trail=[list_crumb(Activity), record_crumb(request, activity)],
        icon="form",
        status=422 if scale.errors or any(answers.errors) else 200,
    )


def _last_scale(activity: Activity) -> dict[str, int]:
    """The scale of the forms that came in before, of this activity or of any."""
    mine = Evaluation.objects.filter(activity=activity).first()
    last = mine or (
        Evaluation.objects.filter(activity__starts_on__isnull=False)
        .order_by("-activity__starts_on")
        .first()
    )
    return {
        "lowest": last.scale_lowest if last else 0,
        "highest": last.scale_highest if last else 10,
    }


def _told(count: int) -> str:
    return ngettext("%(n)s form is in.", "%(n)s forms are in.", count) % {"n": count}
