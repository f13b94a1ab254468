"""Who registered for one activity, divided in several ways, each with its list.

It reads the record set behind the yearly figures, narrowed to the activity: one query
gives the list, and the numbers count its rows. Of an activity that does not count in
the figures (yet), it takes all registrations in the same form.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _

from steunpunt.figures.declaring import Column, Figure, Labels, Text
from steunpunt.figures.listing import Listing, listing
from steunpunt.figures.periods import Period
from steunpunt.programme import figures
from steunpunt.programme.models import Activity, Attendance, Registration, Session
from steunpunt.programme.models.registrations import came_at_least_once
from steunpunt.programme.one_activity import counts_in_figures
from steunpunt.sector.figures import labels_of, target_group_labels
from steunpunt.sector.models import OrganisationType

PRESENCE = {
    "came": _("present"),
    "not_noted": _("has a place, presence not noted"),
    "no_show": _("did not come"),
    "no_place": _("has no place"),
}


@dataclass(frozen=True)
class Way:
    """A way to divide registrations: by the value of a column of their list.

    `labels` names the values, in order; one without a name is its own name.
    """

    column: Column
    labels: Labels = dict

    @property
    def key(self) -> str:
        """The name of its column."""
        return self.column.name

    @property
    def alias(self) -> str:
        """Where a row holds its value."""
        return f"c_{self.key}"


WAYS = {
    way.key: way
    for way in (
        Way(
            Column("status", "status", _("status")),
            lambda: dict(Registration.Status.choices),
        ),
        Way(Column("presence", "presence", _("presence")), lambda: PRESENCE),
        Way(
            Column("target_group", "target_group", _("target group")),
            target_group_labels,
        ),
        Way(
            Column(
                "organisation_type",
                "organisation_type__reference",
                _("organisation type"),
            ),
            labels_of(OrganisationType),
        ),
        Way(Column("organisation", "organisation__name", _("organisation"))),
        Way(Column("province", "organisation_province", _("organisation's province"))),
    )
}
NAME = Column("name", figures.PERSON_NAME, _("name"), personal=True)


@dataclass(frozen=True)
class Part:
    """One value, and how many registrations have it; "" is what is unknown."""

    value: str
    label: Text
    count: int
    percent: float


def registered(activity: Activity, *, personal: bool = False) -> Listing:
    """The list of its registrations; `personal`: with names."""
    counts = counts_in_figures(activity)

    def records(period: Period) -> QuerySet[Any]:
        found = figures.registrations(period) if counts else _in_the_same_form()
        return found.filter(activity=activity.pk).annotate(presence=_presence())

    one = replace(
        figures.REGISTRATIONS,
        records=records,
        columns=[NAME, *(way.column for way in WAYS.values())],
    )
    figure = Figure(
        code="programme.registered",
        label=_("Registrations"),
        noun=_("registrations"),
        definition=_("All registrations for one activity."),
        source=figures.SOURCE,
        records=one,
    )
    day = activity.starts_on
    return listing(figure, Period.year(day.year if day else 2000), personal=personal)


def divided(rows: QuerySet[Any, Any], way: Way) -> Sequence[Part]:
    """How many rows have each value: those with a name first, what is unknown last."""
    values = rows.order_by().values_list(way.alias, flat=True)
    found = Counter(value or "" for value in values)
    names = way.labels()
    known = [value for value in names if value in found]
    others = sorted(value for value in found if value and value not in names)
    total = found.total()
    return [
        Part(value, _name(names, value), found[value], 100 * found[value] / total)
        for value in [*known, *others, *([""] if "" in found else [])]
    ]


def having(rows: QuerySet[Any, Any], way: Way, value: str) -> QuerySet[Any, Any]:
    """The rows with that value, which `divided` counted."""
    if value:
        return rows.filter(**{way.alias: value})
    unknown = Q(**{way.alias: ""}) | Q(**{f"{way.alias}__isnull": True})
    return rows.filter(unknown)


def _name(names: Mapping[str, Text], value: str) -> Text:
    return names.get(value, value) if value else _("unknown")


def _in_the_same_form() -> QuerySet[Any]:
    recorded = Attendance.objects.filter(
        registration=OuterRef("pk"), session__status=Session.Status.HELD
    )
    return Registration.objects.annotate(
        came=came_at_least_once(), is_recorded=Exists(recorded)
    )


def _presence() -> Case:
    """As the figures count it: who came, came, whatever the status says."""
    return Case(
        When(came=True, then=Value("came")),
        When(~Q(status=Registration.Status.CONFIRMED), then=Value("no_place")),
        When(is_recorded=True, then=Value("no_show")),
        default=Value("not_noted"),
    )
