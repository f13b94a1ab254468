"""What staff type about support; each form calls a verb."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from steunpunt.sector.choosers import organisation_chooser, person_chooser
from steunpunt.sector.forms import offer_terms
from steunpunt.sector.models import Theme
from steunpunt.sector.times import day_input
from steunpunt.support import handling, supporting
from steunpunt.support.handling import Answer
from steunpunt.support.models import (
    DeclineReason,
    Support,
    SupportRequest,
)
from steunpunt.support.permissions import may_see_remediation, visible_requests


def themes_field() -> Any:
    """Themes to tick."""
    return forms.ModelMultipleChoiceField(
        Theme.objects.all(),
        label=gettext_lazy("Themes"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class RequestForm(WagtailAdminModelForm):
    """A question that reached the centre."""

    themes = themes_field()

    class Meta:
        model = SupportRequest
        fields = ("received_on", "channel", "organisation", "asker", "question")
        widgets = {
            "received_on": day_input(),
            "organisation": organisation_chooser.widget_class,
            "asker": person_chooser.widget_class,
            "question": forms.Textarea(attrs={"rows": 5}),
        }
        help_texts = {
            "received_on": gettext_lazy("This day decides in which year it counts."),
            "organisation": gettext_lazy(
                "Empty: a person asked for themselves, or we do not know. Target "
                "group, type and province follow, as on the day it was received."
            ),
            "question": gettext_lazy(
                "In their words. No details about health or other people."
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["themes"] = self.instance.themes.all()
        else:
            self.initial.setdefault("received_on", timezone.localdate())
        offer_terms(self, "themes")

    def save(self, commit: bool = True) -> SupportRequest:
        """Receive it. Raises what `handling.receive` refuses."""
        handling.receive(self.instance, themes=self.cleaned_data["themes"])
        return self.instance


class DecisionForm(forms.Form):
    """What we answer, why, and when."""

    decision = forms.ChoiceField(
        label=gettext_lazy("What do we answer?"),
        choices=SupportRequest.Decision.choices,
        widget=forms.RadioSelect,
    )
    reason = forms.ModelChoiceField(
        DeclineReason.objects.all(),
        label=gettext_lazy("Reason for declining"),
        required=False,
        empty_label=gettext_lazy("Choose a reason"),
        help_text=gettext_lazy(
            "Needed when you decline, and only then. Reports count these reasons."
        ),
    )
    on = forms.DateField(
        label=gettext_lazy("Decided on"),
        widget=day_input(),
        help_text=gettext_lazy(
            "The days between receiving and deciding are our answer time."
        ),
    )
    note = forms.CharField(
        label=gettext_lazy("Note"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "For colleagues: to whom you referred, what you agreed."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_terms(self, "reason")

    def answer(self) -> Answer:
        """What was typed, as the verb takes it."""
        return Answer(**self.cleaned_data)


class ReopenForm(forms.Form):
    """Why something is opened again, and when."""

    on = forms.DateField(label=gettext_lazy("On"), widget=day_input())
    note = forms.CharField(
        label=gettext_lazy("Why?"), widget=forms.Textarea(attrs={"rows": 3})
    )


class CloseForm(forms.Form):
    """When a support was finished."""

    on = forms.DateField(label=gettext_lazy("Closed on"), widget=day_input())
    note = forms.CharField(
        label=gettext_lazy("Note"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("How did it end? What do they go on with?"),
    )


class StartForm(forms.ModelForm):  # type: ignore[type-arg] # of Support
    """A support out of one or more accepted requests."""

    requests = forms.ModelMultipleChoiceField(
        SupportRequest.objects.none(),
        label=gettext_lazy("Out of these requests"),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "Accepted requests of the same organisation. The earliest decides in which "
            "year the support counts."
        ),
    )
    on = forms.DateField(label=gettext_lazy("Starts on"), widget=day_input())

    class Meta:
        model = Support
        fields = ("kind", "title", "staff", "half_days_planned")
        widgets = {"kind": forms.RadioSelect}
        help_texts = {
            "title": gettext_lazy("What it is about, in a few words."),
            "half_days_planned": gettext_lazy("As agreed. Sessions come later."),
        }

    def __init__(self, *args: Any, user: Any, request: SupportRequest, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.user = user
        accepted = SupportRequest.objects.filter(decision="accepted")
        if request.organisation_id:
            accepted = accepted.filter(organisation=request.organisation_id)
        else:
            accepted = accepted.filter(pk=request.pk)
        field: Any = self.fields["requests"]
        field.queryset = visible_requests(user, accepted)
        self.initial.setdefault("requests", [request.pk])
        self.initial.setdefault("on", timezone.localdate())
        kind: Any = self.fields["kind"]
        kind.choices = kinds_for(user)

    def save(self, commit: bool = True) -> Support:
        """Start it. Raises what `supporting.start` refuses."""
        supporting.start(
            self.instance,
            requests=self.cleaned_data["requests"],
            on=self.cleaned_data["on"],
            by=self.user,
        )
        return self.instance


def kinds_for(user: Any) -> list[tuple[str, Any]]:
    """Kinds of support that a user may make: remediation only who may see it."""
    open_to = Support.Kind if may_see_remediation(user) else [Support.Kind.TAILORED]
    return [(kind.value, kind.label) for kind in open_to]


class CountForm(forms.Form):
    """How many took part."""

    counted = forms.IntegerField(
        label=gettext_lazy("How many took part?"),
        required=False,
        min_value=0,
        max_value=100_000,
        help_text=gettext_lazy(
            "Named ones included. Empty: those who are named, are counted."
        ),
    )
