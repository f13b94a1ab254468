"""How lists of support are narrowed."""

from typing import Any

import django_filters
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from steunpunt.records.filtering import years_of
from steunpunt.sector.models import TargetGroup, Theme
from steunpunt.support.models import (
    DeclineReason,
    Support,
    SupportParticipant,
    SupportRequest,
    SupportSession,
)
from steunpunt.support.screens.forms import kinds_for

UNKNOWN = ("unknown", _("not known"))


def _target_group() -> django_filters.ChoiceFilter:
    def narrow(found: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return found.filter(target_group="" if value == "unknown" else value)

    return django_filters.ChoiceFilter(
        label=_("Target group"), choices=[*TargetGroup.choices, UNKNOWN], method=narrow
    )


class RequestFilters(WagtailFilterSet):
    """By year, decision, channel, theme, target group and reason."""

    year = years_of(SupportRequest, "received_on")
    decision = django_filters.ChoiceFilter(
        label=_("Decision"),
        choices=[("undecided", _("not decided yet")), *SupportRequest.Decision.choices],
        method="filter_decision",
    )
    outcome = django_filters.ChoiceFilter(
        label=_("Support"),
        choices=[("yes", _("gave support")), ("no", _("gave no support"))],
        method="filter_outcome",
    )
    channel = django_filters.ChoiceFilter(
        label=_("Channel"), choices=SupportRequest.Channel.choices
    )
    themes = django_filters.ModelChoiceFilter(
        label=_("Theme"), queryset=Theme.objects.all()
    )
    target_group = _target_group()
    decline_reason = django_filters.ModelChoiceFilter(
        label=_("Reason for declining"), queryset=DeclineReason.objects.all()
    )

    class Meta:
        model = SupportRequest
        fields: tuple[str, ...] = ()

    def filter_decision(
        self, found: QuerySet[SupportRequest], name: str, value: str
    ) -> QuerySet[SupportRequest]:
        return found.filter(decision="" if value == "undecided" else value)

    def filter_outcome(
        self, found: QuerySet[SupportRequest], name: str, value: str
    ) -> QuerySet[SupportRequest]:
        gave = Support.objects.filter(requests=OuterRef("pk"))
        return found.filter(Exists(gave) if value == "yes" else ~Exists(gave))


class SupportFilters(WagtailFilterSet):
    """By year, kind, whether it goes on, theme, target group, and who took part."""

    year = years_of(Support, "requested_on")
    kind = django_filters.ChoiceFilter(label=_("Kind"))
    status = django_filters.ChoiceFilter(
        label=_("Status"),
        choices=[("open", _("under way")), ("closed", _("closed"))],
        method="filter_status",
    )
    themes = django_filters.ModelChoiceFilter(
        label=_("Theme"), queryset=Theme.objects.all()
    )
    target_group = _target_group()
    participants = django_filters.ChoiceFilter(
        label=_("Participants"),
        choices=[("none", _("none named or counted"))],
        method="filter_participants",
    )

    class Meta:
        model = Support
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        user = self.request.user if self.request else None
        self.filters["kind"].extra["choices"] = kinds_for(user) if user else []

    def filter_status(
        self, found: QuerySet[Support], name: str, value: str
    ) -> QuerySet[Support]:
        return found.filter(closed_on__isnull=value == "open")

    def filter_participants(
        self, found: QuerySet[Support], name: str, value: str
    ) -> QuerySet[Support]:
        named = SupportParticipant.objects.filter(support=OuterRef("pk"))
        return found.filter(~Exists(named), participants_counted=None)


class SessionFilters(WagtailFilterSet):
    """By year and status."""

    year = years_of(SupportSession, "held_on")
    status = django_filters.ChoiceFilter(
        label=_("Status"), choices=SupportSession.Status.choices
    )

    class Meta:
        model = SupportSession
        fields: tuple[str, ...] = ()
