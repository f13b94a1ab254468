"""Registrations, sessions and evaluations: their lists, and the page of each."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from steunpunt.programme.models import Activity, Registration
from steunpunt.programme.permissions import evaluations_to_read
from steunpunt.programme.screens import downloads, late_changes, registering, steps
from steunpunt.programme.screens.filters import (
    EvaluationFilters,
    RegistrationFilters,
    SessionFilters,
)
from steunpunt.records.backoffice import RecordViewSet
from steunpunt.records.personal import PERMISSION as SEE_PEOPLE
from steunpunt.records.screens.pages import (
    RecordInspectView,
)
from steunpunt.records.work import list_crumb, need, work_page


class RegistrationPage(RecordInspectView):
    """A registration with its steps, and the buttons to the next."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        registration: Registration = self.object
        status = Registration.Status(registration.status)
        attended = registration.attendances.select_related("session").order_by(
            "session__starts_at"
        )
        return super().get_context_data(
            **kwargs,
            registration=registration,
            replaced_by=getattr(registration, "replaced_by", None),
            attendances=attended,
            was_there=any(one.present for one in attended),
            steps=registration.steps.select_related("by"),
            next_steps=Registration.NEXT[status],
            may_change=self.request.user.has_perm(steps.CHANGE),
            **_late(registration, self.request.user),
        )


def _late(registration: Registration, user: Any) -> dict[str, Any]:
    """What was asked about it when it was late, for who may read that."""
    if not user.has_perms([late_changes.VIEW, SEE_PEOPLE]):
        return {}
    return {
        "late_change": registration.late_changes.open().first(),
        "may_decide": user.has_perm(late_changes.DECIDE),
    }


class ActivityChoiceForm(forms.Form):
    """For which activity somebody registers."""

    activity = forms.ModelChoiceField(
        Activity.objects.exclude(status=Activity.Status.CANCELLED).order_by(
            "-starts_on", "title"
        ),
        label=gettext_lazy("For which activity?"),
        help_text=gettext_lazy("The newest stand first."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["activity"]
        field.label_from_instance = _with_day


def _with_day(activity: Activity) -> str:
    return f"{activity.starts_on or '…'} · {activity.title}"


def choose_activity(request: HttpRequest) -> HttpResponse:
    """Who registers, registers for an activity: choose it first."""
    need(request, registering.ADD)
    form = ActivityChoiceForm(request.GET if "activity" in request.GET else None)
    if form.is_valid():
        return redirect("activity:register", form.cleaned_data["activity"].pk)
    return work_page(
        request,
        "records/work/form.html",
        {"form": form, "submit": _("Next: who comes?"), "method": "get"},
        title=_("Register someone"),
        trail=[list_crumb(Registration)],
        icon="user",
    )


class RegistrationScreens(RecordViewSet):
    """Registrations; they are made from an activity, and go on by their buttons."""

    inspect_view_class = RegistrationPage
    inspect_template_name = "programme/registration.html"
    opens_file = True
    icon = "user"
    list_display = [
        "person",
        "activity",
        "organisation",
        "target_group",
        "status",
        "registered_at",
    ]
    search_fields = [
        "person__last_name",
        "person__first_name",
        "organisation__name",
        "activity__title",
        "reference",
    ]
    filterset_class = RegistrationFilters
    list_export = [
        "reference",
        "activity",
        "activity.starts_on",
        "person",
        "organisation",
        "target_group",
        "organisation_type",
        "organisation_province",
        "status",
        "registered_at",
        "cancelled_at",
    ]
    explanation = gettext_lazy(
        "Someone's place in an activity. It keeps the organisation for which the "
        "person came and what that was on the day of the first session; a later job "
        "or recognition changes nothing."
    )
    nothing_yet = gettext_lazy(
        "Plan an activity first; from its page you register people for it."
    )

    @property
    def add_view(self) -> Any:
        return choose_activity

    @property
    def edit_view(self) -> Any:
        return _to_page

    def get_urlpatterns(self) -> list[Any]:
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/stap/", steps.step, name="step"),
            path("<int:pk>/vervanger/", steps.substitute, name="substitute"),
            path("<int:pk>/organisatie/", steps.correct, name="correct"),
            path("verzoeken.csv", downloads.late_changes, name="late_changes_file"),
            path("verzoeken/", late_changes.late_changes, name="late_changes"),
            path(
                "verzoeken/<int:pk>/",
                late_changes.decide,
                name="decide_late_change",
            ),
        ]


def _to_page(request: HttpRequest, pk: int) -> HttpResponse:
    """A registration is not typed over: its page has a button for each step."""
    return redirect("registration:inspect", pk)


class SessionScreens(RecordViewSet):
    """Sessions, to search and export; they are planned with their activity."""

    icon = "time"
    list_display = ["activity", "number", "starts_at", "mode", "status", "half_days"]
    search_fields = ["activity__title", "place", "municipality", "reference"]
    filterset_class = SessionFilters
    list_export = [
        "reference",
        "activity",
        "number",
        "starts_at",
        "ends_at",
        "status",
        "mode",
        "place",
        "municipality",
        "province",
        "half_days",
        "half_days_by_rule",
        "half_days_override",
        "half_days_reason",
    ]
    explanation = gettext_lazy(
        "Half-days follow from the real times by the half-day rule of that day. You "
        "plan and change sessions on the form of their activity."
    )
    nothing_yet = gettext_lazy("Plan an activity; its sessions stand on its form.")

    @property
    def add_view(self) -> Any:
        return _plan_an_activity

    @property
    def edit_view(self) -> Any:
        return _to_activity

    @property
    def inspect_view(self) -> Any:
        return _to_activity


def _plan_an_activity(request: HttpRequest) -> HttpResponse:
    return redirect("activity:add")


def _to_activity(request: HttpRequest, pk: int) -> HttpResponse:
    from django.shortcuts import get_object_or_404

    from steunpunt.programme.models import Session

    session = get_object_or_404(Session, pk=pk)
    if request.user.has_perm("programme.change_activity"):
        return redirect("activity:edit", session.activity_id)
    return redirect("activity:inspect", session.activity_id)


class EvaluationScreens(RecordViewSet):
    """Answered forms. Nobody can say from whom they are."""

    visible = staticmethod(evaluations_to_read)
    icon = "form"
    list_display = ["activity", "overall", "would_recommend", "comment"]
    search_fields = ["activity__title", "comment"]
    filterset_class = EvaluationFilters
    list_export = [
        "activity",
        "overall",
        "scale_lowest",
        "scale_highest",
        "would_recommend",
        "comment",
    ]
    explanation = gettext_lazy(
        "An answered form names no person and no moment, so nobody can trace it. Enter "
        "paper forms from the page of the activity. Those of an activity with fewer "
        "than five stand here only for who may delete them."
    )
    nothing_yet = gettext_lazy(
        "Open an activity that took place, and enter its evaluation forms there."
    )
