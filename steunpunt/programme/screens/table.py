"""The year as a table: what is planned, what it lacks, and one row to change."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from steunpunt.programme.models import Activity, Room, Session, Trainer
from steunpunt.programme.placing.places import Places, read_places, with_places
from steunpunt.programme.plan import planning
from steunpunt.programme.plan.gaps import gaps
from steunpunt.programme.plan.replanning import replan
from steunpunt.programme.screens.downloads import as_csv
from steunpunt.programme.screens.year import SEE, asked_year
from steunpunt.records.work import carry_out, list_crumb, need, work_page

CHANGE = "programme.change_activity"


@dataclass(frozen=True)
class Row:
    """An activity with all that planning a year turns on."""

    activity: Activity
    places: Places
    gaps: list[str]

    @property
    def sessions(self) -> list[Session]:
        """Those that go on, soonest first."""
        return list(self.activity.sessions.all())

    @property
    def trainers(self) -> list[Trainer]:
        """Each once."""
        given = (one for session in self.sessions for one in session.trainers.all())
        return list(dict.fromkeys(given))

    @property
    def rooms(self) -> list[str]:
        """Where it is, each place once."""
        said = (one.room for one in self.sessions if one.mode != "online")
        return list(dict.fromkeys(room for room in said if room))

    @property
    def has_online(self) -> bool:
        """Whether one of its sessions can be followed online."""
        return any(one.mode != "on_site" for one in self.sessions)


class RowForm(forms.Form):
    """What one changes without leaving the table."""

    status = forms.ChoiceField(
        label=gettext_lazy("Status"),
        help_text=gettext_lazy(
            "Cancelling writes to people, so you do that on the activity's own page."
        ),
    )
    places = forms.IntegerField(
        label=gettext_lazy("Places"),
        min_value=1,
        max_value=32767,
        required=False,
        help_text=gettext_lazy("Empty: no limit."),
    )
    room = forms.ModelChoiceField(
        Room.objects.filter(is_in_use=True),
        label=gettext_lazy("Room"),
        required=False,
        empty_label=gettext_lazy("as it is"),
    )
    trainers = forms.ModelMultipleChoiceField(
        Trainer.objects.select_related("person"),
        label=gettext_lazy("Trainers"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("For every session."),
    )
    tell = forms.BooleanField(
        label=gettext_lazy("Write to everyone who is registered when the room changes"),
        initial=True,
        required=False,
    )

    def __init__(self, row: Row, data: Any = None) -> None:
        activity = row.activity
        rooms = {one.in_room_id for one in row.sessions if one.mode != "online"}
        super().__init__(
            data,
            prefix=f"a{activity.pk}",
            initial={
                "status": activity.status,
                "places": activity.places,
                "room": rooms.pop() if len(rooms) == 1 else None,
                "trainers": row.trainers,
            },
        )
        status: Any = self.fields["status"]
        status.choices = [
            (one.value, one.label) for one in _steps_without_letters(activity)
        ]
        self.activity = activity

    def save(self, by: Any) -> None:
        """Change it. Raises what `replan`, and the step of its status, refuse."""
        said = self.cleaned_data
        replan(
            self.activity,
            places=said["places"],
            room=said["room"] if "room" in self.changed_data else None,
            trainers=said["trainers"] if "trainers" in self.changed_data else None,
            tell=said["tell"],
            by=by,
        )
        if "status" in self.changed_data:
            verb = {"held": planning.hold, "planned": planning.plan_again}
            verb[said["status"]](self.activity, by=by)


def _steps_without_letters(activity: Activity) -> Iterable[Activity.Status]:
    """What it is now, and what it may become without a word to anybody."""
    now = Activity.Status(activity.status)
    return [now, *sorted(Activity.NEXT[now] - {Activity.Status.CANCELLED})]


def table(request: HttpRequest) -> HttpResponse:
    """All activities of a year, or only those that lack something."""
    need(request, SEE)
    number = asked_year(request)
    now = timezone.now()
    rows = [
        Row(one, read_places(one), gaps(one, now)) for one in _activities(number, now)
    ]
    lacking = [row for row in rows if row.gaps]
    only = request.GET.get("enkel") == "open"
    if request.GET.get("als") == "csv":
        return as_csv(f"jaar-{number}", _as_list(lacking if only else rows))
    form = _form(request, rows)
    if form is not None and form.is_bound and form.is_valid():
        by: Any = request.user
        pk = form.activity.pk
        if carry_out(request, lambda: form.save(by), _("It is changed.")):
            query = f"jaar={number}" + ("&enkel=open" if only else "")
            return redirect(f"{reverse('activity:table')}?{query}#a{pk}")
    return work_page(
        request,
        "programme/table.html",
        {
            "rows": lacking if only else rows,
            "lacking": len(lacking),
            "only": only,
            "form": form,
            "year": number,
            "before": number - 1,
            "after": number + 1,
            "may_change": request.user.has_perm(CHANGE),
            "may_add": request.user.has_perm("programme.add_activity"),
        },
        title=_("The year %(year)s as a table") % {"year": number},
        trail=[list_crumb(Activity)],
        icon="calendar",
        status=422 if form is not None and form.errors else 200,
    )


def _as_list(rows: Iterable[Row]) -> Iterator[Iterable[Any]]:
    """The same table, for a spreadsheet."""
    yield [
        *(_("reference"), _("Day"), _("Activity"), _("Organiser"), _("Status")),
        *(_("Places"), _("taken"), _("waiting"), _("Trainers"), _("Where"), _("Lacks")),
    ]
    for row in rows:
        one, online = row.activity, [_("online")] if row.has_online else []
        days = (timezone.localtime(each.starts_at) for each in row.sessions)
        yield [
            one.reference,
            "; ".join(f"{day:%Y-%m-%d}" for day in days),
            *(one.title, one.organiser, one.get_status_display()),
            *(row.places.total, row.places.taken, row.places.waiting),
            "; ".join(map(str, row.trainers)),
            "; ".join([*row.rooms, *online]),
            "; ".join(map(str, row.gaps)),
        ]


def _activities(number: int, at: datetime) -> "QuerySet[Activity, Any]":
    """Of the year, and what has no day yet; not what was cancelled."""
    sessions = Session.objects.exclude(status=Session.Status.CANCELLED)
    found = Activity.objects.filter(Q(starts_on__year=number) | Q(starts_on=None))
    return (
        with_places(found.exclude(status=Activity.Status.CANCELLED), at)
        .select_related("organiser", "kind")
        .prefetch_related(
            Prefetch(
                "sessions",
                sessions.order_by("starts_at")
                .select_related("in_room")
                .prefetch_related("trainers__person"),
            )
        )
        .order_by("starts_on", "title", "pk")
    )


def _form(request: HttpRequest, rows: Iterable[Row]) -> RowForm | None:
    """The form of the row that somebody opened or sent."""
    asked = request.GET.get("wijzig", "")
    row = next((one for one in rows if str(one.activity.pk) == asked), None)
    if row is None:
        return None
    need(request, CHANGE)
    return RowForm(row, request.POST if request.method == "POST" else None)
