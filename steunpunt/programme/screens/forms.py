"""What staff type about the open programme; each form calls a verb."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Q
from django.forms import BaseInlineFormSet, inlineformset_factory
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from steunpunt.programme.models import Activity, Room, Session, Trainer
from steunpunt.programme.plan import planning
from steunpunt.sector.forms import offer_terms
from steunpunt.sector.models import Theme
from steunpunt.sector.times import DayAndTimesForm, day_input, moment_input


class SessionForm(DayAndTimesForm):
    """One session: when, how, where, and what it counts for."""

    class Meta:
        model = Session
        fields = (
            "mode",
            "in_room",
            "place",
            "municipality",
            "province",
            "link",
            "status",
            "trainers",
            "half_days_override",
            "half_days_reason",
        )
        widgets = {
            "trainers": forms.CheckboxSelectMultiple,
            "province": forms.TextInput(attrs={"list": "provinces"}),
            "link": forms.URLInput(attrs={"placeholder": "https://"}),
            "half_days_override": forms.NumberInput(attrs={"min": 0, "max": 20}),
        }
        help_texts = {
            "in_room": _("It fills in place, municipality and province."),
            "place": _("Elsewhere: building and address, for who comes on site."),
            "link": _("Where people join online."),
            "half_days_override": _("Empty: by the rule, from the times."),
            "half_days_reason": _("Needed when you set the half-days by hand."),
        }
        field_classes = {"link": forms.URLField}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        room: Any = self.fields["in_room"]
        in_use = Room.objects.filter(Q(is_in_use=True) | Q(pk=self.instance.in_room_id))
        room.queryset, room.empty_label = in_use, _("elsewhere, or online")
        trainers: Any = self.fields["trainers"]
        trainers.queryset = Trainer.objects.select_related("person")
        self.fields["link"].assume_scheme = "https"  # type: ignore[attr-defined] # a URL field

    @property
    def shows_more(self) -> bool:
        """Whether the fields that are seldom needed say something, or are wrong."""
        seldom = ("half_days_override", "half_days_reason", "last_day")
        wrong = [*seldom, "__all__"]
        return any(self[name].value() for name in seldom) or any(
            name in self.errors for name in wrong
        )


SessionFormSet = inlineformset_factory(
    Activity,
    Session,
    form=SessionForm,
    formset=BaseInlineFormSet,
    extra=1,
    can_delete=True,
)


#: what visitors read and what decides on places, in the order of the form
OFFER = (
    "is_public",
    "summary",
    "audience",
    "accessibility",
    "organiser",
    "price_list",
    "external_expertise",
    "policy",
    "places",
    "has_waiting_list",
    "offer_hours",
    "minimum",
    "decide_on",
    "admission",
    "primary_first_until",
    "opens_at",
    "closes_at",
    "sessions_for_certificate",
)
MOMENTS = ("primary_first_until", "opens_at", "closes_at")


class ActivityForm(WagtailAdminModelForm):
    """An activity with its themes and its sessions, saved together."""

    themes = forms.ModelMultipleChoiceField(
        Theme.objects.all(),
        label=_("Themes"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("An activity may have several; it counts in each of them."),
    )

    tell = forms.BooleanField(
        label=_("Write to everyone who is registered when a session changes"),
        initial=True,
        required=False,
    )

    class Meta:
        model = Activity
        fields = (
            "title",
            "description",
            "kind",
            "level",
            "series",
            "in_open_programme",
            *OFFER,
        )
        widgets = {
            "description": forms.Textarea(attrs={"rows": 4}),
            "summary": forms.Textarea(attrs={"rows": 2}),
            "accessibility": forms.Textarea(attrs={"rows": 3}),
            "decide_on": day_input(),
            **{name: moment_input() for name in MOMENTS},
        }
        help_texts = {
            "title": _("As participants read it."),
            "in_open_programme": _(
                "Untick it for an activity that was made for one organisation: that is "
                "support, and does not count here."
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["themes"] = self.instance.themes.all()
        offer_terms(self, "themes", "kind", "level")
        self.sessions = SessionFormSet(
            self.data if self.is_bound else None,
            instance=self.instance,
            queryset=Session.objects.order_by("starts_at"),
            prefix="sessions",
        )
        self.may_remove = self.for_user is None or self.for_user.has_perm(
            "programme.delete_session"
        )

    def is_valid(self) -> bool:
        return all([super().is_valid(), self.sessions.is_valid()])

    def has_changed(self) -> bool:
        return super().has_changed() or self.sessions.has_changed()

    def save(self, commit: bool = True) -> Activity:
        """Plan it. Raises what `planning.plan` refuses."""
        changed = [
            form.instance
            for form in self.sessions.forms
            if form.has_changed() and not self._goes(form)
        ]
        removed = [
            form.instance for form in self.sessions.initial_forms if self._goes(form)
        ]
        planning.plan(
            self.instance,
            themes=self.cleaned_data["themes"],
            sessions=changed,
            removed=removed,
            by=self.for_user,
            given_by=[
                (form.instance, form.cleaned_data["trainers"])
                for form in self.sessions.forms
                if "trainers" in form.changed_data and not self._goes(form)
            ],
            tell=self.cleaned_data["tell"],
        )
        return self.instance

    def _goes(self, form: Any) -> bool:
        return self.may_remove and bool(form.cleaned_data.get("DELETE"))

    @property
    def about(self) -> list[Any]:
        """The fields that say what it is."""
        return [self[name] for name in self.fields if name not in OFFER]

    @property
    def offer(self) -> list[Any]:
        """The fields that say how it is offered to the public."""
        return [self[name] for name in OFFER]

    @property
    def provinces(self) -> Iterable[str]:
        """Provinces that were typed before, to choose from."""
        known = Session.objects.exclude(province="").order_by("province")
        return known.values_list("province", flat=True).distinct()
