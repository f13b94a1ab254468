"""How lists of the open programme are narrowed."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from steunpunt.programme.models import (
    Activity,
    ActivityKind,
    Evaluation,
    Level,
    Mode,
    Registration,
    Session,
)
from steunpunt.records.filtering import years_of
from steunpunt.sector.models import TargetGroup, Theme


class ActivityFilters(WagtailFilterSet):
    """By year, status, what it is about, and whether attendance is noted."""

    year = years_of(Activity, "starts_on")
    status = django_filters.ChoiceFilter(
        label=_("Status"), choices=Activity.Status.choices
    )
    themes = django_filters.ModelChoiceFilter(
        label=_("Theme"), queryset=Theme.objects.all()
    )
    kind = django_filters.ModelChoiceFilter(
        label=_("Kind"), queryset=ActivityKind.objects.all()
    )
    level = django_filters.ModelChoiceFilter(
        label=_("Level"), queryset=Level.objects.all()
    )
    mode = django_filters.ChoiceFilter(label=_("Mode"), choices=Mode.choices)
    in_open_programme = django_filters.ChoiceFilter(
        label=_("In the open programme"),
        choices=[("true", _("yes")), ("false", _("no"))],
    )
    attendance = django_filters.ChoiceFilter(
        label=_("Attendance"),
        choices=[("missing", _("not noted yet"))],
        method="filter_attendance",
    )

    class Meta:
        model = Activity
        fields: tuple[str, ...] = ()

    def filter_attendance(
        self, found: QuerySet[Activity], name: str, value: str
    ) -> QuerySet[Activity]:
        return found.filter(pk__in=Activity.objects.attendance_not_noted())


class SessionFilters(WagtailFilterSet):
    """By year, status and mode."""

    year = years_of(Session, "starts_at")
    status = django_filters.ChoiceFilter(
        label=_("Status"), choices=Session.Status.choices
    )
    mode = django_filters.ChoiceFilter(label=_("Mode"), choices=Mode.choices)
    by_hand = django_filters.ChoiceFilter(
        label=_("Half-days"),
        choices=[("hand", _("set by hand")), ("rule", _("by the rule"))],
        method="filter_by_hand",
    )

    class Meta:
        model = Session
        fields: tuple[str, ...] = ()

    def filter_by_hand(
        self, found: QuerySet[Session], name: str, value: str
    ) -> QuerySet[Session]:
        return found.filter(half_days_override__isnull=value == "rule")


class RegistrationFilters(WagtailFilterSet):
    """By year, status, target group, and whether the person came."""

    year = years_of(Registration, "activity__starts_on")
    status = django_filters.ChoiceFilter(
        label=_("Status"), choices=Registration.Status.choices
    )
    target_group = django_filters.ChoiceFilter(
        label=_("Target group"),
        choices=[*TargetGroup.choices, ("unknown", _("not known"))],
        method="filter_target_group",
    )
    kind = django_filters.ModelChoiceFilter(
        label=_("Kind of activity"),
        queryset=ActivityKind.objects.all(),
        field_name="activity__kind",
    )
    theme = django_filters.ModelChoiceFilter(
        label=_("Theme"), queryset=Theme.objects.all(), field_name="activity__themes"
    )
    attendance = django_filters.ChoiceFilter(
        label=_("Attendance"),
        choices=[
            ("came", _("came")),
            ("absent", _("did not come")),
            ("missing", _("not noted yet")),
        ],
        method="filter_attendance",
    )

    class Meta:
        model = Registration
        fields: tuple[str, ...] = ()

    def filter_target_group(
        self, found: QuerySet[Registration], name: str, value: str
    ) -> QuerySet[Registration]:
        return found.filter(target_group="" if value == "unknown" else value)

    def filter_attendance(self, found: Any, name: str, value: str) -> Any:
        if value == "came":
            return found.attended()
        if value == "absent":
            return found.absent()
        return found.attendance_not_noted()


class EvaluationFilters(WagtailFilterSet):
    """By year, and whether something was written."""

    year = years_of(Evaluation, "activity__starts_on")
    comment = django_filters.ChoiceFilter(
        label=_("Comment"),
        choices=[("yes", _("with a comment"))],
        method="filter_comment",
    )

    class Meta:
        model = Evaluation
        fields: tuple[str, ...] = ()

    def filter_comment(
        self, found: QuerySet[Evaluation], name: str, value: str
    ) -> QuerySet[Evaluation]:
        return found.exclude(comment="")
