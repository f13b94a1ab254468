"""Registering by hand: find someone, say for whom they come; and what comes after."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from steunpunt.programme import attributing, registering
from steunpunt.programme.models import Activity, Registration
from steunpunt.records.refusing import Refused
from steunpunt.records.work import (
    carry_out,
    list_crumb,
    need,
    record_crumb,
    work_page,
)
from steunpunt.sector.choosers import organisation_chooser, person_chooser
from steunpunt.sector.finding import people_named, with_roles_of_today
from steunpunt.sector.models import Organisation, Person

ADD, CHANGE = "programme.add_registration", "programme.change_registration"
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
    need(request, ADD)
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
        trail=[list_crumb(Activity), record_crumb(activity)],
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
    need(request, ADD)
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
        trail=[list_crumb(Activity), record_crumb(activity)],
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


# -- After registering ----------------------------------------------------------------


@require_POST
def step(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm or cancel."""
    need(request, CHANGE)
    registration = get_object_or_404(Registration, pk=pk)
    note, wanted = request.POST.get("note", ""), request.POST.get("step")
    by: Any = request.user
    if wanted == Registration.Status.CONFIRMED:
        done = _("%(person)s has a place.")
        verb = registering.confirm
    elif wanted == Registration.Status.CANCELLED:
        done = _("The registration of %(person)s is cancelled.")
        verb = registering.cancel
    else:
        return redirect("registration:inspect", pk)
    carry_out(
        request,
        lambda: verb(registration, by=by, note=note),
        done % {"person": registration.person},
    )
    return redirect("registration:inspect", pk)


class SubstituteForm(forms.Form):
    """Who comes instead."""

    person = forms.ModelChoiceField(
        Person.objects.filter(merged_into=None, erased_at=None),
        label=gettext_lazy("Who comes instead?"),
        help_text=gettext_lazy(
            "For the same organisation, with the same place. The other registration is "
            "cancelled, and both stay in the history."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].widget = _required(_person_widget())


class CorrectForm(forms.Form):
    """For which organisation someone really came."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.not_merged(),
        label=gettext_lazy("Came for"),
        required=False,
        help_text=gettext_lazy("Empty: for no organisation, or not known."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Why do you mend this?"),
        max_length=200,
        help_text=gettext_lazy(
            "Target group, type and province follow, as they were on the day of the "
            "first session. What was published stays, and shows the difference."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].widget = organisation_chooser.widget_class()


def _person_widget() -> Any:
    return person_chooser.widget_class()


def _required(widget: Any) -> Any:
    widget.is_required = True
    return widget


def substitute(request: HttpRequest, pk: int) -> HttpResponse:
    """A colleague comes instead."""
    need(request, CHANGE)
    registration = get_object_or_404(Registration, pk=pk)
    form = SubstituteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            instead = registering.substitute(
                registration,
                form.cleaned_data["person"],
                by=request.user,  # type: ignore[arg-type] # signed in
            )
        except Refused as refused:
            form.add_error("person", str(refused))
        else:
            messages.success(request, _("%(who)s comes.") % {"who": instead.person})
            return redirect("registration:inspect", instead.pk)
    return _form_page(request, registration, form, _("Someone comes instead"))


def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Mend for which organisation someone came."""
    need(request, CHANGE)
    registration = get_object_or_404(Registration, pk=pk)
    form = CorrectForm(
        request.POST or None, initial={"organisation": registration.organisation}
    )
    if request.method == "POST" and form.is_valid():
        attributing.correct_organisation(
            registration,
            **form.cleaned_data,
            by=request.user,  # type: ignore[arg-type] # signed in
        )
        messages.success(request, _("The organisation is mended."))
        return redirect("registration:inspect", pk)
    return _form_page(request, registration, form, _("Mend the organisation"))


def _form_page(
    request: HttpRequest, registration: Registration, form: forms.Form, title: str
) -> HttpResponse:
    return work_page(
        request,
        "records/work/form.html",
        {"form": form, "submit": title, "subject": registration, "media": form.media},
        title=title,
        trail=[
            list_crumb(Activity),
            record_crumb(registration.activity),
            record_crumb(registration),
        ],
        status=422 if form.errors else 200,
    )
