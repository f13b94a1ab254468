"""What somebody fills in afterwards: what is always asked, then further questions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from steunpunt.programme.models import Evaluation, FollowUp
from steunpunt.records.national_numbers import refuse_national_numbers

LOWEST, HIGHEST = 1, 5


def _words(label: Any, hint: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=2000,
        validators=[refuse_national_numbers],
        widget=forms.Textarea(attrs={"class": "input", "rows": 4}),
    )


class EvaluationForm(forms.Form):
    """How it was."""

    overall = forms.TypedChoiceField(
        label=_("How good was it, all in all?"),
        help_text=_("1: not good at all, 5: very good"),
        choices=[(n, str(n)) for n in range(LOWEST, HIGHEST + 1)],
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a number from 1 to 5.")},
    )
    would_recommend = forms.TypedChoiceField(
        label=_("Would you recommend it to a colleague?"),
        help_text=_("0: certainly not, 10: certainly"),
        choices=[(n, str(n)) for n in range(11)],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    comment = _words(
        _("What should stay, and what could be better?"),
        _("Leave out names, yours too: then nobody knows who wrote it."),
    )

    def answer(self) -> Evaluation:
        """The record that this becomes."""
        return Evaluation(
            scale_lowest=LOWEST, scale_highest=HIGHEST, **self.cleaned_data
        )


class FollowUpForm(forms.Form):
    """What became of it."""

    applied = forms.ChoiceField(
        label=_("Did you apply what you learned?"),
        choices=FollowUp.Applied,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose yes, partly or not yet.")},
    )
    comment = _words(
        _("What helped, or what was missing?"),
        _("Leave out names, yours too: then nobody knows who wrote it."),
    )

    def answer(self) -> FollowUp:
        """The record that this becomes."""
        return FollowUp(**self.cleaned_data)
