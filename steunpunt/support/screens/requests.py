"""Requests: their list, their form, the decision, and the way to a support."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from steunpunt.records.backoffice import RecordViewSet
from steunpunt.records.personal import name_for
from steunpunt.records.refusing import Refused
from steunpunt.records.screens.pages import (
    RecordCreateView,
    RecordEditView,
    RecordInspectView,
)
from steunpunt.records.work import Refusing, list_crumb, need, record_crumb, work_page
from steunpunt.support import handling
from steunpunt.support.models import SupportRequest
from steunpunt.support.permissions import (
    visible_requests,
    visible_supports,
)
from steunpunt.support.screens.filters import RequestFilters
from steunpunt.support.screens.forms import (
    DecisionForm,
    ReopenForm,
    RequestForm,
    StartForm,
)

DECIDE = "support.decide_supportrequest"
START = "support.add_support"


class RequestPage(RecordInspectView):
    """A request with its decision, its steps, and what came out of it."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked: SupportRequest = self.object
        user = self.request.user
        supports = visible_supports(user, asked.supports.all())
        return super().get_context_data(
            **kwargs,
            asked=asked,
            supports=supports.order_by("requested_on", "pk"),
            days=(timezone.localdate() - asked.received_on).days,
            answer_days=asked.decided_on
            and (asked.decided_on - asked.received_on).days,
            steps=asked.steps.select_related("by"),
            may_decide=user.has_perm(DECIDE),
            may_start=user.has_perm(START),
        )


def visible_request(request: HttpRequest, pk: int) -> SupportRequest:
    """The request, or 404 for who may not see it."""
    seen = visible_requests(request.user, SupportRequest.objects.all())  # type: ignore[arg-type] # signed in
    found: SupportRequest = get_object_or_404(seen, pk=pk)
    return found


def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept, decline, refer, or note that it was withdrawn."""
    need(request, DECIDE)
    asked = visible_request(request, pk)
    if asked.decision and request.method == "GET":
        return redirect("supportrequest:inspect", pk)
    form = DecisionForm(request.POST or None, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            handling.decide(asked, form.answer(), by=request.user)  # type: ignore[arg-type] # signed in
        except Refused as refused:
            _blame(form, refused)
        else:
            messages.success(
                request, _("Noted: %(what)s.") % {"what": asked.get_decision_display()}
            )
            return redirect("supportrequest:inspect", pk)
    return work_page(
        request,
        "support/decide.html",
        {"asked": asked, "form": form},
        title=_("Decide on this request"),
        trail=[list_crumb(SupportRequest), record_crumb(request, asked)],
        icon="comment",
        status=422 if form.errors else 200,
    )


def _blame(form: DecisionForm, refused: Refused) -> None:
    """Put the message where it can be mended."""
    fields = {"ReasonMissing": "reason", "TooEarly": "on"}
    text = str(refused)
    if type(refused).__name__ == "ReasonMissing":
        text = _("Choose why we decline.")
    form.add_error(fields.get(type(refused).__name__), text)


def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a decision back."""
    need(request, DECIDE)
    asked = visible_request(request, pk)
    form = ReopenForm(request.POST or None, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            handling.reopen(asked, **form.cleaned_data, by=request.user)  # type: ignore[arg-type] # signed in
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The request is open again."))
            return redirect("supportrequest:inspect", pk)
    return work_page(
        request,
        "records/work/form.html",
        {
            "form": form,
            "subject": name_for(request.user, asked),
            "submit": _("Open it again"),
            "lead": _("The decision that stood stays in the history."),
        },
        title=_("Open this request again"),
        trail=[list_crumb(SupportRequest), record_crumb(request, asked)],
        status=422 if form.errors else 200,
    )


def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Start a support out of this request, and perhaps others."""
    need(request, START)
    asked = visible_request(request, pk)
    form = StartForm(request.POST or None, user=request.user, request=asked)
    if request.method == "POST" and form.is_valid():
        try:
            support = form.save()
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The support is started. Plan its sessions."))
            return redirect("support:edit", support.pk)
    return work_page(
        request,
        "records/work/form.html",
        {
            "form": form,
            "subject": name_for(request.user, asked),
            "submit": _("Start the support"),
        },
        title=_("Start a support"),
        trail=[list_crumb(SupportRequest), record_crumb(request, asked)],
        icon="comment",
        status=422 if form.errors else 200,
    )


class _Opens(Refusing):
    """After saving, the page of the request shows what can be done with it."""

    def get_success_url(self) -> str:
        return reverse("supportrequest:inspect", args=[self.object.pk])  # type: ignore[attr-defined] # a view

    def get_success_buttons(self) -> list[Any]:
        return []


class RequestCreateView(_Opens, RecordCreateView):
    """Receives a request."""


class RequestEditView(_Opens, RecordEditView):
    """Changes what was asked; the decision has its own screen."""


class RequestScreens(RecordViewSet):
    """Requests; the list opens the page on which somebody decides."""

    visible = staticmethod(visible_requests)
    add_view_class = RequestCreateView
    edit_view_class = RequestEditView
    inspect_view_class = RequestPage
    inspect_template_name = "support/request.html"
    create_template_name = edit_template_name = "support/form.html"
    opens_file = True
    icon = "comment"
    list_display = [
        "__str__",
        "received_on",
        "channel",
        "target_group",
        "decision",
        "decided_on",
    ]
    search_fields = [
        "organisation__name",
        "asker__last_name",
        "asker__first_name",
        "question",
        "reference",
    ]
    filterset_class = RequestFilters
    list_export = [
        "reference",
        "received_on",
        "channel",
        "organisation",
        "asker",
        "target_group",
        "organisation_type",
        "organisation_province",
        "decision",
        "decided_on",
        "decline_reason",
        "question",
        "decision_note",
    ]
    explanation = gettext_lazy(
        "A request counts in the year in which it was received, whatever is decided "
        "later. Its decision has a day, and a reason from the list when it is declined."
    )
    nothing_yet = gettext_lazy(
        "Note the first question that reaches you; then decide on it, and start a "
        "support."
    )

    def get_edit_handler(self) -> None:
        """The form is our own."""

    def get_form_class(self, for_update: bool = False) -> type[RequestForm]:
        return RequestForm

    def get_urlpatterns(self) -> list[Any]:
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/beslissing/", decide, name="decide"),
            path("<int:pk>/heropenen/", reopen, name="reopen"),
            path("<int:pk>/ondersteuning/", start, name="start"),
        ]
