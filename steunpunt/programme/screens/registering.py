"""Registering by hand: find someone, say for whom they come; and what comes after."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from steunpunt.programme.models import Activity, Registration
from steunpunt.programme.placing import registering
from steunpunt.records.personal import PERMISSION as SEE_PEOPLE
from steunpunt.records.work import (
    carry_out,
    list_crumb,
    need,
    record_crumb,
    work_page,
)
from steunpunt.sector.choosers import organisation_chooser
from steunpunt.sector.finding import people_named, with_roles_of_today
from steunpunt.sector.models import Organisation, Person

ADD = "programme.add_registration"
MOST_FOUND = 30
NONE, OTHER = "none", "other"


class SomeoneNew(forms.ModelForm):  # type: ignore[type-arg] # of Person
    """Someone who is not known yet."""

    class Meta:
        model = Person
        fields = ("first_name", "last_name", "email")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("first_name", "last_name"):
            self.fields[name].required = True


def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Find who comes, or add someone new."""
    need(request, ADD, SEE_PEOPLE)
    activity = get_object_or_404(Activity, pk=pk)
    words = request.GET.get("q", "").strip()
    form = SomeoneNew(request.POST or None)
    if request.method == "POST":
        need(request, "sector.add_person")
        if form.is_valid():
            person = form.save()
            return redirect("activity:register_person", pk, person.pk)
    found = list(people_named(words)[: MOST_FOUND + 1]) if words else []
    return work_page(
        request,
        "programme/register_choose.html",
        {
            "activity": activity,
            "words": words,
            "found": found[:MOST_FOUND],
            "more": len(found) > MOST_FOUND,
            "registered": _registered(activity, found),
            "form": form,
            "may_add": request.user.has_perm("sector.add_person"),
        },
        title=_("Register someone"),
        trail=[list_crumb(Activity), record_crumb(request, activity)],
        icon="user",
        status=422 if form.errors else 200,
    )


def _registered(activity: Activity, people: list[Person]) -> set[int]:
    registered = activity.registrations.not_cancelled().filter(person__in=people)
    return set(registered.values_list("person", flat=True))


class PlaceForm(forms.Form):
    """For whom someone comes, and whether there is a place."""

    organisation = forms.ChoiceField(
        label=gettext_lazy("Comes for"), widget=forms.RadioSelect
    )
    other = forms.ModelChoiceField(
        Organisation.objects.not_merged(),
        label=gettext_lazy("Another organisation"),
        required=False,
    )
    status = forms.ChoiceField(
        label=gettext_lazy("Place"),
        widget=forms.RadioSelect,
        choices=[
            (Registration.Status.CONFIRMED, gettext_lazy("has a place")),
            (Registration.Status.WAITING, gettext_lazy("on the waiting list")),
        ],
        initial=Registration.Status.CONFIRMED,
    )

    def __init__(self, data: Any, *, organisations: list[Organisation]) -> None:
        super().__init__(data)
        self.known = {str(one.pk): one for one in organisations}
        field = self.fields["organisation"]
        field.choices = [  # type: ignore[attr-defined] # a choice field
            *((key, one.name) for key, one in self.known.items()),
            (OTHER, _("another organisation")),
            (NONE, _("no organisation, or not known")),
        ]
        field.initial = next(iter(self.known), OTHER)
        self.fields["other"].widget = organisation_chooser.widget_class()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("organisation") == OTHER and not cleaned.get("other"):
            self.add_error("other", _("Choose which organisation."))
        return cleaned

    def chosen(self) -> Organisation | None:
        """The organisation that was said; None: for none."""
        said = self.cleaned_data["organisation"]
        if said == OTHER:
            other: Organisation = self.cleaned_data["other"]
            return other
        return self.known.get(said)


def register(request: HttpRequest, pk: int, person: int) -> HttpResponse:
    """Say for whom this person comes, and give a place."""
    need(request, ADD, SEE_PEOPLE)
    activity = get_object_or_404(Activity, pk=pk)
    who = get_object_or_404(with_roles_of_today(Person.objects.all()), pk=person)
    day = activity.starts_on or timezone.localdate()
    form = PlaceForm(
        request.POST or None, organisations=registering.organisations_of(who, day)
    )
    if request.method == "POST" and form.is_valid():
        if _give_place(request, activity, who, form):
            return redirect("activity:register", pk)
        return redirect("activity:inspect", pk)
    return work_page(
        request,
        "programme/register.html",
        {"activity": activity, "person": who, "form": form, "day": day},
        title=_("Register someone"),
        trail=[list_crumb(Activity), record_crumb(request, activity)],
        icon="user",
        status=422 if form.errors else 200,
    )


def _give_place(
    request: HttpRequest, activity: Activity, who: Person, form: PlaceForm
) -> bool:
    return carry_out(
        request,
        lambda: registering.register(
            activity,
            who,
            organisation=form.chosen(),
            status=form.cleaned_data["status"],
            by=request.user,  # type: ignore[arg-type] # signed in
        ),
        _("%(person)s is registered. Who is next?") % {"person": who},
    )
