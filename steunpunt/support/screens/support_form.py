"""The form of a support, with its sessions as rows; it calls the verbs."""

from typing import Any

from django import forms
from django.db import transaction
from django.forms import BaseInlineFormSet, inlineformset_factory
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from steunpunt.sector.choosers import organisation_chooser
from steunpunt.sector.forms import offer_terms
from steunpunt.sector.times import DayAndTimesForm
from steunpunt.support import supporting
from steunpunt.support.models import Support, SupportSession
from steunpunt.support.screens.forms import kinds_for, themes_field


class SessionForm(DayAndTimesForm):
    """One session of a support: a day, with or without times."""

    times_are_required = False

    half_days = forms.IntegerField(
        label=gettext_lazy("Half-days"),
        required=False,
        min_value=0,
        max_value=40,
        help_text=gettext_lazy("Empty: by the rule, from the times."),
    )

    class Meta:
        model = SupportSession
        fields = ("half_days", "half_days_reason", "status", "staff")
        help_texts = {
            "half_days_reason": gettext_lazy(
                "Needed when the half-days differ from the rule."
            ),
            "staff": gettext_lazy("Names, with commas."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.initial["half_days"] = None
            return
        self.initial["day"] = self.instance.held_on
        if self.instance.starts_at and not self.instance.half_days_reason:
            self.initial["half_days"] = None

    def _post_clean(self) -> None:
        day = self.cleaned_data.get("day")
        if day:
            self.instance.held_on = day
        super()._post_clean()

    @property
    def shows_more(self) -> bool:
        """Whether the fields that are seldom needed say something."""
        return bool(self["half_days_reason"].value() or self["last_day"].value())


SessionFormSet = inlineformset_factory(
    Support,
    SupportSession,
    form=SessionForm,
    formset=BaseInlineFormSet,
    extra=1,
    can_delete=True,
)


class SupportForm(WagtailAdminModelForm):
    """A support with its sessions, saved together."""

    themes = themes_field()

    class Meta:
        model = Support
        fields = ("title", "kind", "organisation", "staff", "half_days_planned")
        widgets = {"organisation": organisation_chooser.widget_class}
        help_texts = {
            "organisation": gettext_lazy(
                "Target group, type and province follow, as on the day it was asked."
            ),
            "half_days_planned": gettext_lazy("As agreed."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["themes"] = self.instance.themes.all()
        offer_terms(self, "themes")
        kind: Any = self.fields["kind"]
        kind.choices = kinds_for(self.for_user)
        self.sessions = SessionFormSet(
            self.data if self.is_bound else None,
            instance=self.instance,
            queryset=SupportSession.objects.order_by("held_on", "pk"),
            prefix="sessions",
        )
        self.may_remove = self.for_user is None or self.for_user.has_perm(
            "support.delete_supportsession"
        )

    def is_valid(self) -> bool:
        return all([super().is_valid(), self.sessions.is_valid()])

    def has_changed(self) -> bool:
        return super().has_changed() or self.sessions.has_changed()

    @transaction.atomic
    def save(self, commit: bool = True) -> Support:
        """Mend it, then its sessions. Raises what `supporting` refuses."""
        by: Any = self.for_user
        supporting.mend(self.instance, themes=self.cleaned_data["themes"], by=by)
        supporting.record_sessions(
            self.instance,
            sessions=[
                form.instance
                for form in self.sessions.forms
                if form.has_changed() and not self._goes(form)
            ],
            removed=[
                form.instance
                for form in self.sessions.initial_forms
                if self._goes(form)
            ],
            by=by,
        )
        return self.instance

    def _goes(self, form: Any) -> bool:
        return self.may_remove and bool(form.cleaned_data.get("DELETE"))
