"""Supports: their list, their form with sessions, who took part, and their closing."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from steunpunt.records.backoffice import RecordViewSet
from steunpunt.records.personal import PERMISSION as SEE_PEOPLE
from steunpunt.records.personal import may_see_personal_data, name_for
from steunpunt.records.refusing import Refused
from steunpunt.records.screens.pages import (
    RecordEditView,
    RecordInspectView,
)
from steunpunt.records.work import (
    Refusing,
    carry_out,
    list_crumb,
    need,
    record_crumb,
    work_page,
)
from steunpunt.sector.choosers import person_chooser
from steunpunt.sector.models import Person
from steunpunt.support import supporting
from steunpunt.support.models import Support, SupportSession
from steunpunt.support.permissions import (
    visible_requests,
    visible_supports,
)
from steunpunt.support.screens.filters import SupportFilters
from steunpunt.support.screens.forms import (
    CloseForm,
    CountForm,
    ReopenForm,
)
from steunpunt.support.screens.support_form import SupportForm

CHANGE = "support.change_support"


class ParticipantForm(forms.Form):
    """Someone who took part."""

    person = forms.ModelChoiceField(
        Person.objects.filter(merged_into=None, erased_at=None),
        label=gettext_lazy("Who took part?"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].widget = person_chooser.widget_class()


class SupportPage(RecordInspectView):
    """A support with its requests, sessions, people and steps."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        support: Support = self.object
        user = self.request.user
        sessions = list(support.sessions.order_by("held_on", "pk"))
        people = ParticipantForm()
        context = super().get_context_data(
            **kwargs,
            support=support,
            requests=visible_requests(user, support.requests.order_by("received_on")),
            sessions=sessions,
            planned=_half_days(sessions, SupportSession.Status.PLANNED),
            given=_half_days(sessions, SupportSession.Status.GIVEN),
            participants=support.participants.select_related("person").order_by(
                "person__last_name", "person__first_name"
            ),
            count_form=CountForm(initial={"counted": support.participants_counted}),
            person_form=people,
            steps=support.steps.select_related("by"),
            may_change=user.has_perm(CHANGE),
            may_name=user.has_perm(CHANGE) and may_see_personal_data(user),
        )
        context["media"] = people.media
        return context


def _half_days(sessions: list[SupportSession], status: str) -> int:
    return sum(one.half_days for one in sessions if one.status == status)


def visible_support(request: HttpRequest, pk: int) -> Support:
    """The support, or 404 for who may not see it."""
    seen = visible_supports(request.user, Support.objects.all())  # type: ignore[arg-type] # signed in
    found: Support = get_object_or_404(seen, pk=pk)
    return found


@require_POST
def people(request: HttpRequest, pk: int) -> HttpResponse:
    """Name someone, take a name away, or count everyone."""
    need(request, CHANGE, SEE_PEOPLE)
    support = visible_support(request, pk)
    named = {one.person for one in support.participants.select_related("person")}
    counted = support.participants_counted
    what = request.POST.get("what")
    if what == "count":
        counts = CountForm(request.POST)
        if not counts.is_valid():
            messages.error(request, _("Give a whole number, or nothing."))
            return redirect("support:inspect", pk)
        counted = counts.cleaned_data["counted"]
    elif what == "add":
        chosen = ParticipantForm(request.POST)
        if not chosen.is_valid():
            messages.error(request, _("Choose who took part."))
            return redirect("support:inspect", pk)
        named.add(chosen.cleaned_data["person"])
    else:
        named = {one for one in named if str(one.pk) != request.POST.get("person")}
    carry_out(
        request,
        lambda: supporting.name_participants(
            support,
            people=named,
            counted=counted,
            by=request.user,  # type: ignore[arg-type] # signed in
        ),
        _("Participants are noted."),
    )
    return redirect("support:inspect", pk)


def close(request: HttpRequest, pk: int) -> HttpResponse:
    """It is finished."""
    return _step(
        request, pk, CloseForm, supporting.close, _("Close this support"), _("Close it")
    )


def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Work goes on after all."""
    return _step(
        request,
        pk,
        ReopenForm,
        supporting.reopen,
        _("Open this support again"),
        _("Open it again"),
    )


def _step(
    request: HttpRequest,
    pk: int,
    form_class: type[forms.Form],
    verb: Callable[..., None],
    title: str,
    submit: str,
) -> HttpResponse:
    need(request, CHANGE)
    support = visible_support(request, pk)
    form = form_class(request.POST or None, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            verb(support, **form.cleaned_data, by=request.user)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Done."))
            return redirect("support:inspect", pk)
    return work_page(
        request,
        "records/work/form.html",
        {"form": form, "subject": name_for(request.user, support), "submit": submit},
        title=title,
        trail=[list_crumb(Support), record_crumb(request, support)],
        status=422 if form.errors else 200,
    )


class SupportEditView(Refusing, RecordEditView):
    """Changes a support and its sessions."""

    def get_success_url(self) -> str:
        return reverse("support:inspect", args=[self.object.pk])

    def get_success_buttons(self) -> list[Any]:
        return []


def choose_request(request: HttpRequest) -> HttpResponse:
    """Support comes out of a request: first the list of those that were accepted."""
    need(request, "support.add_support")
    messages.info(request, _("Open an accepted request, and start the support there."))
    address = reverse("supportrequest:index")
    return redirect(f"{address}?decision=accepted&outcome=no")


class SupportScreens(RecordViewSet):
    """Supports; remediation only for who may see it."""

    visible = staticmethod(visible_supports)
    edit_view_class = SupportEditView
    inspect_view_class = SupportPage
    inspect_template_name = "support/support.html"
    edit_template_name = "support/support_form.html"
    opens_file = True
    icon = "group"
    list_display = [
        "__str__",
        "organisation",
        "kind",
        "requested_on",
        "target_group",
        "half_days_planned",
        "closed_on",
    ]
    search_fields = ["organisation__name", "title", "staff", "reference"]
    filterset_class = SupportFilters
    list_export = [
        "reference",
        "kind",
        "title",
        "organisation",
        "target_group",
        "organisation_type",
        "organisation_province",
        "requested_on",
        "closed_on",
        "staff",
        "half_days_planned",
        "participants_counted",
    ]
    explanation = gettext_lazy(
        "A support comes out of accepted requests, and counts in the year in which the "
        "earliest was received. Half-days count when a session was given."
    )
    nothing_yet = gettext_lazy(
        "Accept a request; from its page you start the support that comes out of it."
    )

    @property
    def add_view(self) -> Any:
        return choose_request

    def get_edit_handler(self) -> None:
        """The form is our own: sessions stand in it as rows."""

    def get_form_class(self, for_update: bool = False) -> type[SupportForm]:
        return SupportForm

    def get_urlpatterns(self) -> list[Any]:
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/deelnemers/", people, name="people"),
            path("<int:pk>/afsluiten/", close, name="close"),
            path("<int:pk>/heropenen/", reopen, name="reopen"),
        ]
