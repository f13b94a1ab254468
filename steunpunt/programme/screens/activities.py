"""Activities: their list, their form, and the page from which a team works."""

from collections.abc import Callable
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from steunpunt.programme import one_activity
from steunpunt.programme.addresses import address_of
from steunpunt.programme.afterwards.results import of_activity
from steunpunt.programme.models import (
    AccessNeed,
    Activity,
    Mailing,
    Reading,
    Registration,
    Session,
    Track,
)
from steunpunt.programme.permissions import may_read_needs
from steunpunt.programme.placing.going_on import to_decide
from steunpunt.programme.placing.places import places_of
from steunpunt.programme.plan import planning
from steunpunt.programme.plan.conflicts import conflicts_of, to_compare, too_small
from steunpunt.programme.public.invitations import invitation_of
from steunpunt.programme.screens import (
    answers,
    certificates,
    checklist,
    copying,
    deciding,
    door,
    downloads,
    evaluations,
    mailing,
    online,
    orders,
    own_figures,
    printing,
    registering,
    rounds,
    sheet,
    table,
    year,
)
from steunpunt.programme.screens.filters import ActivityFilters
from steunpunt.programme.screens.forms import ActivityForm
from steunpunt.records.backoffice import RecordViewSet
from steunpunt.records.personal import PERMISSION as SEE_PEOPLE
from steunpunt.records.screens.pages import (
    RecordCreateView,
    RecordEditView,
    RecordInspectView,
)
from steunpunt.records.work import Refusing, carry_out, need

CHANGE = "programme.change_activity"
TICK = sheet.PERMISSION
STEPS: dict[str, tuple[Callable[..., Any], Any]] = {
    "held": (planning.hold, gettext_lazy("It took place, and counts in the figures.")),
    "cancelled": (planning.cancel, gettext_lazy("It is cancelled.")),
    "planned": (planning.plan_again, gettext_lazy("It is planned again.")),
}


class ActivityPage(RecordInspectView):
    """An activity with all that hangs on it: the place from which a team works."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        activity: Activity = self.object
        user = self.request.user
        registrations = with_attendance(activity.registrations.all())
        return super().get_context_data(
            **kwargs,
            activity=activity,
            sessions=with_turnout(activity.sessions.all()),
            registrations=registrations,
            people_came=any(one.times for one in registrations),
            figures=one_activity.own_figures(activity),
            expected=one_activity.expected(activity),
            **_clashes(activity),
            has_begun=_has_begun(activity),
            steps=activity.steps.select_related("by"),
            **_offer(activity, user),
            next_steps=Activity.NEXT[Activity.Status(activity.status)],
            may_change=user.has_perm(CHANGE),
            may_copy=user.has_perm(copying.ADD),
            may_register=user.has_perms([registering.ADD, SEE_PEOPLE]),
            may_print=user.has_perms([printing.PERMISSION, SEE_PEOPLE]),
            may_certify=user.has_perms([certificates.VIEW, SEE_PEOPLE]),
            may_tick=user.has_perms([TICK, SEE_PEOPLE]),
            **checklist.shown(activity, user),
            decisions=activity.go_decisions.select_related("by"),
            must_decide=to_decide(timezone.localdate()).filter(pk=activity.pk).exists(),
            may_decide=user.has_perm(deciding.DECIDE),
            may_mail=user.has_perms([mailing.ADD, SEE_PEOPLE]),
            mailings=_mailings(activity, user),
            orders_to_look_at=activity.orders_to_look_at.open().select_related(
                "order__invoice"
            ),
            may_look_at_orders=user.has_perm(orders.LOOK),
            may_see_orders=user.has_perm(orders.SEE),
            readings=Reading.objects.of(activity).select_related("theme"),
            may_add_reading=user.has_perm("programme.add_reading"),
            may_change_reading=user.has_perm("programme.change_reading"),
            rounds=activity.rounds.select_related("questionnaire").annotate(
                invited=Count("invitations")
            ),
            results=of_activity(activity),
            may_see_results=user.has_perm(rounds.SEE),
            may_evaluate=user.has_perm("programme.add_evaluation"),
        )


def _clashes(activity: Activity) -> dict[str, Any]:
    """What cannot be as it is planned; what was cancelled needs nothing."""
    if activity.status != Activity.Status.PLANNED:
        return {"conflicts": [], "too_small": []}
    sessions = to_compare(activity.sessions.all())
    return {"conflicts": conflicts_of(activity), "too_small": too_small(sessions)}


def _offer(activity: Activity, user: Any) -> dict[str, Any]:
    """How it is offered, and what its forms said, as far as this user may read it."""
    nothing = {"organisation_typed": "", "remarks": "", "its_answers": None}
    said = activity.bookings.exclude(**nothing).prefetch_related(
        "its_answers__answer_set__answers__question"
    )
    needs = AccessNeed.objects.filter(booking__activity=activity)
    address = address_of(activity)
    return {
        "places": places_of(activity, timezone.now()),
        "other_dates": _in_its_series(activity),
        "tracks": Track.objects.filter(parts__activity=activity),
        "public_address": address,
        "invitation_address": f"{address}?uitnodiging={invitation_of(activity)}",
        "bookings": said if user.has_perm(SEE_PEOPLE) else said.none(),
        "needs": needs.select_related("booking")
        if may_read_needs(user, activity)
        else needs.none(),
    }


def _mailings(activity: Activity, user: Any) -> QuerySet[Mailing]:
    """What staff wrote to its people, for who may read that."""
    found = activity.mailings.select_related("sent_by")
    return found if user.has_perms([mailing.VIEW, SEE_PEOPLE]) else found.none()


def _in_its_series(activity: Activity) -> QuerySet[Activity]:
    """The same on other dates, past or to come."""
    others = Activity.objects.exclude(pk=activity.pk).exclude(series=None)
    return others.filter(series=activity.series_id).order_by("starts_on")


def with_turnout(sessions: QuerySet[Session]) -> QuerySet[Session]:
    """Sessions in the order of the days, each with how many came."""
    came = Count("attendances", filter=Q(attendances__present=True))
    return (
        sessions.order_by("starts_at")
        .prefetch_related("trainers__person")
        .annotate(came=came, recorded=Count("attendances"))
    )


def with_attendance(found: QuerySet[Registration]) -> list[Any]:
    """Registrations by status and name, each with how many times the person came."""
    came = Q(attendances__present=True, attendances__session__status="held")
    return list(
        found.select_related("person", "organisation")
        .annotate(
            times=Count("attendances", filter=came), recorded=Count("attendances")
        )
        .order_by("-status", "person__last_name", "person__first_name")
    )


def _has_begun(activity: Activity) -> bool:
    begun = activity.sessions.filter(starts_at__lte=timezone.now())
    return begun.exclude(status=Session.Status.CANCELLED).exists()


@require_POST
def step(request: HttpRequest, pk: int) -> HttpResponse:
    """It took place, was cancelled, or is planned again."""
    need(request, CHANGE)
    activity = get_object_or_404(Activity, pk=pk)
    verb, done = STEPS.get(request.POST.get("step", ""), (None, ""))
    if verb is not None:
        said = {"note": request.POST.get("note", "")}
        if verb is planning.cancel:
            said["why"] = request.POST.get("why", "")
        carry_out(request, lambda: verb(activity, by=request.user, **said), str(done))
    return redirect("activity:inspect", pk)


class _Plans(Refusing):
    """After saving, the page of the activity shows what followed from the times."""

    def get_success_url(self) -> str:
        return reverse("activity:inspect", args=[self.object.pk])  # type: ignore[attr-defined] # a view

    def get_success_buttons(self) -> list[Any]:
        return []


class ActivityCreateView(_Plans, RecordCreateView):
    """Plans a new activity."""


class ActivityEditView(_Plans, RecordEditView):
    """Changes an activity and its sessions."""


class ActivityScreens(RecordViewSet):
    """Activities; the list opens the page from which a team works."""

    add_view_class = ActivityCreateView
    edit_view_class = ActivityEditView
    inspect_view_class = ActivityPage
    inspect_template_name = "programme/activity.html"
    create_template_name = edit_template_name = "programme/activity_form.html"
    opens_file = True
    icon = "date"
    list_display = ["title", "starts_on", "status", "kind", "level", "mode"]
    search_fields = ["title", "reference", "sessions__place"]
    filterset_class = ActivityFilters
    list_export = [
        "reference",
        "title",
        "starts_on",
        "status",
        "kind",
        "level",
        "mode",
        "province",
        "in_open_programme",
        "is_public",
        "places",
        "minimum",
        "decide_on",
        "opens_at",
        "closes_at",
        "price_list",
        "policy",
        "organiser",
    ]
    explanation = gettext_lazy(
        "An activity counts in the year of its first session, once it took place. "
        "First day, mode and province follow from its sessions."
    )
    nothing_yet = gettext_lazy(
        "Plan an activity with its sessions; then you can register people for it."
    )

    def get_edit_handler(self) -> None:
        """The form is our own: sessions stand in it as rows."""

    def get_form_class(self, for_update: bool = False) -> type[ActivityForm]:
        return ActivityForm

    def get_urlpatterns(self) -> list[Any]:
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/stap/", step, name="step"),
            path("<int:pk>/aanwezigheid/", sheet.sheet, name="sheet"),
            path("<int:pk>/deur/<int:session>/", door.door, name="door"),
            path("<int:pk>/deur/<int:session>/tik/", door.tick, name="tick"),
            path(
                "<int:pk>/deur/<int:session>/sluit/",
                door.close_list,
                name="close_list",
            ),
            path("<int:pk>/deur/<int:session>/erbij/", door.write_in, name="walk_in"),
            path("<int:pk>/inschrijven/", registering.choose, name="register"),
            path(
                "<int:pk>/inschrijven/<int:person>/",
                registering.register,
                name="register_person",
            ),
            path("jaar/", year.year, name="year"),
            path("jaar/tabel/", table.table, name="table"),
            path("<int:pk>/cijfers/", own_figures.own, name="own_figures"),
            path("<int:pk>/opnieuw/", copying.again, name="again"),
            path(
                "<int:pk>/tekenlijst/<int:session>/",
                printing.sign_in_sheet,
                name="sign_in_sheet",
            ),
            path(
                "<int:pk>/bestand/<int:session>/",
                online.attendance_file,
                name="attendance_file",
            ),
            path(
                "<int:pk>/bestand/<int:session>/noteer/",
                online.confirm,
                name="attendance_confirm",
            ),
            path("<int:pk>/namenlijst/", printing.name_list, name="name_list"),
            path("<int:pk>/badges/", printing.badges, name="badges"),
            path(
                "<int:pk>/getuigschriften/",
                certificates.certificates,
                name="certificates",
            ),
            path(
                "<int:pk>/getuigschriften/<int:certificate>/",
                certificates.pdf,
                name="certificate",
            ),
            path("<int:pk>/afvinken/", checklist.change, name="checklist"),
            path("<int:pk>/beslissen/", deciding.decide, name="decide"),
            path("<int:pk>/bestelling/<int:one>/", orders.look, name="look_at_order"),
            path("<int:pk>/mail/", mailing.write, name="mail"),
            path("<int:pk>/mail/<int:mailing>/", mailing.sent, name="mailing"),
            path(
                "<int:pk>/deelnemers.csv", downloads.participants, name="participants"
            ),
            path(
                "<int:pk>/getuigschriften.csv",
                downloads.certificates,
                name="certificates_file",
            ),
            path("<int:pk>/antwoorden/", answers.download, name="answers"),
            path("<int:pk>/vragen/", rounds.ask, name="ask"),
            path("resultaten/<int:year>/", rounds.results, name="results"),
            path("<int:pk>/evaluaties/", evaluations.take_in, name="evaluate"),
        ]
