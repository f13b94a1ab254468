"""What comes after registering: confirmed, cancelled, someone instead, corrected."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from steunpunt.programme.models import Activity, Registration
from steunpunt.programme.placing import attributing, registering, waiting
from steunpunt.records.personal import PERMISSION as SEE_PEOPLE
from steunpunt.records.personal import name_for
from steunpunt.records.refusing import Refused
from steunpunt.records.work import (
    carry_out,
    list_crumb,
    need,
    record_crumb,
    work_page,
)
from steunpunt.sector.choosers import organisation_chooser, person_chooser
from steunpunt.sector.models import Organisation, Person

CHANGE = "programme.change_registration"


@require_POST
def step(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm or cancel."""
    need(request, CHANGE)
    registration = get_object_or_404(Registration, pk=pk)
    note, wanted = request.POST.get("note", ""), request.POST.get("step")
    by: Any = request.user
    verb: Callable[..., Any]
    if wanted == Registration.Status.CONFIRMED:
        done = _("%(person)s has a place.")
        verb = registering.confirm
    elif wanted == Registration.Status.OFFERED:
        done, verb = _("A place is offered to %(person)s."), waiting.offer
    elif wanted == Registration.Status.CANCELLED:
        done = _("The registration of %(person)s is cancelled.")
        verb = registering.cancel
    else:
        return redirect("registration:inspect", pk)
    carry_out(
        request,
        lambda: verb(registration, by=by, note=note),
        done % {"person": _who(request, registration)},
    )
    return redirect("registration:inspect", pk)


def _who(request: HttpRequest, registration: Registration) -> str:
    if registration.person is None:
        return registration.who
    return name_for(request.user, registration.person)


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
        widget = person_chooser.widget_class()
        widget.is_required = True
        self.fields["person"].widget = widget


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


def substitute(request: HttpRequest, pk: int) -> HttpResponse:
    """A colleague comes instead."""
    need(request, CHANGE, SEE_PEOPLE)
    registration = get_object_or_404(Registration, pk=pk)
    form = SubstituteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            instead = _someone_comes(request, registration, form.cleaned_data["person"])
        except Refused as refused:
            form.add_error("person", str(refused))
        else:
            messages.success(request, _("%(who)s comes.") % {"who": instead.person})
            return redirect("registration:inspect", instead.pk)
    return _form_page(request, registration, form, _("Someone comes instead"))


def _someone_comes(
    request: HttpRequest, registration: Registration, person: Person
) -> Registration:
    """Instead of who had the place; or the first to whom it gets a name."""
    if registration.person is None:
        registering.name_who_comes(registration, person)
        return registration
    by: Any = request.user
    return registering.substitute(registration, person, by=by)


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
        {
            "form": form,
            "submit": title,
            "subject": name_for(request.user, registration),
            "media": form.media,
        },
        title=title,
        trail=[
            list_crumb(Activity),
            record_crumb(request, registration.activity),
            record_crumb(request, registration),
        ],
        status=422 if form.errors else 200,
    )
