"""The page on which somebody decides whether an activity goes on."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from steunpunt.programme.models import Activity
from steunpunt.programme.placing import going_on
from steunpunt.programme.placing.places import places_of
from steunpunt.programme.placing.waiting import is_to_come
from steunpunt.records.work import (
    carry_out,
    list_crumb,
    need,
    record_crumb,
    work_page,
)

DECIDE = "programme.add_godecision"


class _ChoiceOfActivity(forms.ModelChoiceField):  # type: ignore[type-arg] # of Activity
    """An activity with its day, so that one can choose between two of one title."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.title}, {date_format(obj.starts_on, 'j F Y')}"


class CallOffForm(forms.Form):
    """Why it does not go on, and what people may come to instead."""

    why = forms.CharField(
        label=gettext_lazy("Why does it not go on?"),
        max_length=200,
        help_text=gettext_lazy(
            "This goes to everyone who has a place or waits. For example: there are "
            "too few people to learn from each other."
        ),
    )
    instead = _ChoiceOfActivity(
        Activity.objects.none(),
        label=gettext_lazy("What can they come to instead?"),
        required=False,
        empty_label=gettext_lazy("nothing: we point to the programme"),
    )

    def __init__(self, activity: Activity, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["instead"]
        field.queryset = going_on.others_to_come(activity)


def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Go on with fewer, or cancel and write to everyone."""
    need(request, DECIDE)
    activity = get_object_or_404(Activity, pk=pk)
    asked = request.POST.get("do", "")
    form = CallOffForm(activity, request.POST if asked == "call_off" else None)
    if _decided(request, activity, asked, form):
        return redirect("activity:inspect", pk)
    return work_page(
        request,
        "programme/decide.html",
        {
            "activity": activity,
            "form": form,
            "places": places_of(activity, timezone.now()),
            "people": activity.registrations.confirmed().count(),
            "decisions": activity.go_decisions.select_related("by"),
            "is_open": bool(activity.minimum) and is_to_come(activity, timezone.now()),
        },
        title=_("Does it go on?"),
        trail=[list_crumb(Activity), record_crumb(request, activity)],
        icon="tasks",
        status=422 if form.errors else 200,
    )


def _decided(
    request: HttpRequest, activity: Activity, asked: str, form: CallOffForm
) -> bool:
    by: Any = request.user
    if asked == "go_on":
        note = request.POST.get("note", "")
        return carry_out(
            request,
            lambda: going_on.go_on(activity, by=by, note=note),
            _("It goes on."),
        )
    if asked == "call_off" and form.is_valid():
        return carry_out(
            request,
            lambda: going_on.call_off(activity, by=by, **form.cleaned_data),
            _("It is cancelled. Everyone gets a mail."),
        )
    return False
