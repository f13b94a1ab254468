"""The numbers of demand-driven support and of remediation."""

from django.db.models import (
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from steunpunt.figures.aggregates import DaysBetween, Median, Stock, Sum, SumOver
from steunpunt.figures.declaring import (
    Breakdown,
    Column,
    Figure,
    Identity,
    Link,
    Problem,
    RecordSet,
    Text,
    Unit,
)
from steunpunt.figures.periods import Period
from steunpunt.figures.registry import registry
from steunpunt.sector.figures import (
    PRIMARY_TEXT,
    labels_of,
    month_labels,
    month_of,
    target_group_labels,
    versions_by_target_group,
)
from steunpunt.sector.models import OrganisationType, TargetGroup, Theme
from steunpunt.support.models import (
    DeclineReason,
    RequestTheme,
    Support,
    SupportParticipant,
    SupportRequest,
    SupportRequestLink,
    SupportSession,
    SupportTheme,
)

SOURCE = "docs/explanation/what-figures-count.md"

# -- Record sets ---------------------------------------------------------------------


def received_requests(period: Period) -> QuerySet[SupportRequest]:
    """Requests received in the period, and whether a support came out of them."""
    links = SupportRequestLink.objects.filter(request=OuterRef("pk"))
    return SupportRequest.objects.received_in(period.first, period.last).annotate(
        gave_support=Exists(links)
    )


def supports_of(period: Period) -> QuerySet[Support]:
    """Supports that came out of the requests of the period, and how many took part."""
    named = (
        SupportParticipant.objects.filter(support=OuterRef("pk"))
        .order_by()
        .values("support")
        .annotate(people=Count("pk"))
        .values("people")
    )
    return Support.objects.asked_in(period.first, period.last).annotate(
        took_part=Coalesce(
            F("participants_counted"),
            Subquery(named, output_field=IntegerField()),
            0,
        )
    )


def open_requests(period: Period) -> QuerySet[SupportRequest]:
    """Requests that wait for a decision at the end of the period."""
    return SupportRequest.objects.open_on(period.last)


def open_supports(period: Period) -> QuerySet[Support]:
    """Supports under way at the end of the period."""
    return Support.objects.open_on(period.last)


def sessions_until(period: Period) -> QuerySet[SupportSession]:
    """Sessions given up to the end of the period, of the supports of the period."""
    return SupportSession.objects.filter(
        status=SupportSession.Status.GIVEN,
        held_on__lte=period.last,
        support__requested_on__range=(period.first, period.last),
    )


def sessions_in(period: Period) -> QuerySet[SupportSession]:
    """Sessions given in the period, of whatever support."""
    return SupportSession.objects.filter(
        status=SupportSession.Status.GIVEN,
        held_on__range=(period.first, period.last),
    )


REQUESTS = RecordSet(
    "support.requests",
    _("Requests"),
    received_requests,
    (
        Column("request", "reference", _("request")),
        Column("received_on", "received_on", _("received on"), public=True),
        Column("organisation", "organisation__name", _("organisation")),
        Column("target_group", "target_group", _("target group")),
        Column("decision", "decision", _("decision"), public=True),
        Column("decided_on", "decided_on", _("decided on"), public=True),
        Column("decline_reason", "decline_reason__reference", _("reason")),
    ),
)
OPEN_REQUESTS = RecordSet(
    "support.open_requests",
    _("Open requests"),
    open_requests,
    (
        Column("request", "reference", _("request")),
        Column("received_on", "received_on", _("received on"), public=True),
        Column("organisation", "organisation__name", _("organisation")),
        Column("target_group", "target_group", _("target group")),
    ),
)
_SUPPORT_COLUMNS = (
    Column("support", "reference", _("support")),
    Column("requested_on", "requested_on", _("asked on")),
    Column("kind", "kind", _("kind")),
    Column("organisation", "organisation__name", _("organisation")),
    Column("target_group", "target_group", _("target group")),
)
SUPPORTS = RecordSet("support.supports", _("Supports"), supports_of, _SUPPORT_COLUMNS)
OPEN_SUPPORTS = RecordSet(
    "support.open_supports", _("Supports under way"), open_supports, _SUPPORT_COLUMNS
)
_SESSION_COLUMNS = (
    Column("session", "reference", _("session")),
    Column("support", "support__reference", _("support")),
    Column("held_on", "held_on", _("date")),
    Column("organisation", "support__organisation__name", _("organisation")),
)
SESSIONS_IN = RecordSet(
    "support.sessions_in",
    _("Support sessions in the period"),
    sessions_in,
    _SESSION_COLUMNS,
)
SESSIONS_UNTIL = RecordSet(
    "support.sessions_until",
    _("Support sessions up to the end of the period"),
    sessions_until,
    _SESSION_COLUMNS,
    within=SESSIONS_IN,
)

# -- Requests ------------------------------------------------------------------------

requests = Figure(
    code="support.requests",
    label=_("Requests"),
    noun=_("requests"),
    definition=_(
        "Requests received in the period, from inside and outside the sector."
    ),
    source=SOURCE,
    records=REQUESTS,
)


def _decided(code: str, label: Text, noun: Text, definition: Text, where: Q) -> Figure:
    return Figure(
        code=f"support.{code}",
        label=label,
        noun=noun,
        definition=definition,
        source=SOURCE,
        records=REQUESTS,
        where=where,
    )


accepted = _decided(
    "accepted",
    _("Accepted requests"),
    _("requests accepted"),
    _("Requests received in the period that we took up, whenever that was decided."),
    Q(decision="accepted"),
)
declined = _decided(
    "declined",
    _("Declined requests"),
    _("requests declined"),
    _("Requests received in the period that we could not take up, with a reason."),
    Q(decision="declined"),
)
referred = _decided(
    "referred",
    _("Referred requests"),
    _("requests referred"),
    _("Requests received in the period that we passed on to somebody else."),
    Q(decision="referred"),
)
withdrawn = _decided(
    "withdrawn",
    _("Withdrawn requests"),
    _("requests withdrawn"),
    _("Requests received in the period that the asker took back."),
    Q(decision="withdrawn"),
)
undecided = _decided(
    "undecided",
    _("Undecided requests"),
    _("requests without a decision"),
    _("Requests received in the period that still wait for a decision."),
    Q(decision=""),
)
open_at_end = Figure(
    code="support.open_requests",
    label=_("Open requests"),
    noun=_("requests open on the last day"),
    definition=_(
        "Requests, received in whatever period, that waited for a decision at the end "
        "of the last day. A decision that was taken back counts until it was."
    ),
    source=SOURCE,
    records=OPEN_REQUESTS,
    aggregate=Stock(),
)
without_support = _decided(
    "without_support",
    _("Accepted, without support"),
    _("accepted requests that gave no support"),
    _("Accepted requests that were answered without a support."),
    Q(decision="accepted", gave_support=False),
)
days_to_decision = Figure(
    code="support.median_days_to_decision",
    label=_("Days to a decision"),
    noun=_("days, the middle one"),
    unit=Unit.DAYS,
    decimals=1,
    definition=_(
        "Days from receiving a request to deciding on it; half of the decided requests "
        "took less, half took more."
    ),
    excludes=_("Requests without a decision."),
    source=SOURCE,
    records=REQUESTS,
    where=Q(decided_on__isnull=False),
    aggregate=Median(DaysBetween("received_on", "decided_on")),
)

# -- Supports ------------------------------------------------------------------------

supports = Figure(
    code="support.supports",
    label=_("Supports"),
    noun=_("supports"),
    definition=_(
        "Supports that came out of the requests of the period, remediation included. "
        "A support belongs to the day on which its earliest request was received."
    ),
    source=SOURCE,
    records=SUPPORTS,
)
supports_at_end = Figure(
    code="support.open_supports",
    label=_("Supports under way"),
    noun=_("supports under way on the last day"),
    definition=_(
        "Supports, asked in whatever period, that were not closed at the end of the "
        "last day, remediation included."
    ),
    source=SOURCE,
    records=OPEN_SUPPORTS,
    aggregate=Stock(),
)
primary = Figure(
    code="support.primary",
    label=_("Supports, primary target group"),
    noun=_("supports for the primary target group"),
    definition=versions_by_target_group(PRIMARY_TEXT),
    excludes=_("Remediation."),
    source=SOURCE,
    records=SUPPORTS,
    where=Q(kind="tailored", target_group=TargetGroup.PRIMARY),
)
secondary = Figure(
    code="support.secondary",
    label=_("Supports, secondary target group"),
    noun=_("supports for the secondary target group"),
    definition=versions_by_target_group(
        _("Supports for an organisation outside the primary target group.")
    ),
    excludes=_("Remediation."),
    source=SOURCE,
    records=SUPPORTS,
    where=Q(kind="tailored", target_group=TargetGroup.SECONDARY),
)
unknown_group = Figure(
    code="support.unknown_target_group",
    label=_("Supports, target group unknown"),
    noun=_("supports without a known target group"),
    definition=_("Supports, other than remediation, without a known organisation."),
    source=SOURCE,
    records=SUPPORTS,
    where=Q(kind="tailored", target_group=""),
)
participations = Figure(
    code="support.participations",
    label=_("Participations in support"),
    noun=_("participations in support"),
    definition=_(
        "People who took part in demand-driven support, counted per support: named "
        "or counted by the staff, remediation included."
    ),
    source=SOURCE,
    sensitive=True,
    records=SUPPORTS,
    aggregate=Sum("took_part"),
)
half_days = Figure(
    code="support.half_days",
    label=_("Half-days of tailored support"),
    noun=_("half-days of tailored support"),
    definition=_(
        "Half-days given up to the end of the period, in tailored support asked in "
        "the period."
    ),
    excludes=_("Remediation, and sessions that were only planned."),
    source=SOURCE,
    records=SESSIONS_UNTIL,
    where=Q(support__kind="tailored"),
    aggregate=Sum("half_days"),
)
trajectories = Figure(
    code="remediation.trajectories",
    label=_("Remediation trajectories"),
    noun=_("remediation trajectories"),
    definition=_(
        "Supports after a review visit with a negative result, asked in the period."
    ),
    source=SOURCE,
    sensitive=True,
    records=SUPPORTS,
    where=Q(kind="remediation"),
)
remediation_half_days = Figure(
    code="remediation.half_days",
    label=_("Half-days of remediation"),
    noun=_("half-days of remediation"),
    definition=_(
        "Half-days given up to the end of the period, in the remediation trajectories "
        "of the period."
    ),
    excludes=_("Sessions that were only planned, or fell after the period."),
    source=SOURCE,
    sensitive=True,
    records=SESSIONS_UNTIL,
    where=Q(support__kind="remediation"),
    aggregate=SumOver("half_days", unit="support_id"),
)
remediation_half_days_in_year = Figure(
    code="remediation.half_days_in_year",
    label=_("Half-days of remediation within the period"),
    noun=_("half-days of remediation within the period"),
    definition=_(
        "Half-days given within the period, in whatever remediation trajectory, also "
        "one that was asked earlier."
    ),
    source=SOURCE,
    sensitive=True,
    records=SESSIONS_IN,
    where=Q(support__kind="remediation"),
    aggregate=SumOver("half_days", unit="support_id"),
)

# -- Breakdowns ----------------------------------------------------------------------


def _breakdowns(
    records: RecordSet, prefix: str, day: str, link: Link
) -> list[Breakdown]:
    return [
        Breakdown(records, "theme", _("theme"), link=link, labels=labels_of(Theme)),
        Breakdown(
            records,
            "target_group",
            _("target group"),
            f"{prefix}target_group",
            labels=target_group_labels,
        ),
        Breakdown(
            records,
            "organisation_type",
            _("organisation type"),
            f"{prefix}organisation_type__reference",
            labels=labels_of(OrganisationType),
        ),
        Breakdown(
            records,
            "province",
            _("organisation's province"),
            f"{prefix}organisation_province",
        ),
        Breakdown(records, "month", _("month"), month_of(day), labels=month_labels),
    ]


_OF_REQUEST = Link("pk", RequestTheme.objects.all, "request_id", "theme__reference")


def _of_support(key: str) -> Link:
    return Link(key, SupportTheme.objects.all, "support_id", "theme__reference")


def _kinds(records: RecordSet, path: str) -> Breakdown:
    return Breakdown(
        records,
        "support_kind",
        _("kind"),
        path,
        labels=lambda: dict(Support.Kind.choices),
        sensitive=[Support.Kind.REMEDIATION],
    )


def nobody_took_part(period: Period) -> QuerySet[Support]:
    """Supports with given sessions, but without participants, named or counted."""
    given = SupportSession.objects.filter(
        support=OuterRef("pk"), status=SupportSession.Status.GIVEN
    )
    return supports_of(period).filter(Exists(given), took_part=0)  # type: ignore[misc] # annotated


def out_of_nothing_accepted(period: Period) -> QuerySet[Support]:
    """Supports that name a request that was not accepted; an import may bring them."""
    other = SupportRequestLink.objects.filter(support=OuterRef("pk")).exclude(
        request__decision=SupportRequest.Decision.ACCEPTED
    )
    return supports_of(period).filter(Exists(other))


PROBLEMS = (
    Problem(
        "support.undecided",
        _("requests without a decision"),
        _("Accept, decline or refer the request, or note that it was withdrawn."),
        lambda period: received_requests(period).filter(decision=""),
        ("support.accepted", "support.declined"),
    ),
    Problem(
        "support.nobody_took_part",
        _("supports without participants"),
        _("Name the participants, or count them."),
        nobody_took_part,
        ("support.participations",),
    ),
    Problem(
        "support.out_of_nothing_accepted",
        _("supports out of a request that was not accepted"),
        _("Accept the request, or take it off the support."),
        out_of_nothing_accepted,
        ("support.supports", "support.accepted", "support.without_support"),
    ),
    Problem(
        "support.unknown_target_group",
        _("supports without a known target group"),
        _("Note for which organisation the support was."),
        lambda period: supports_of(period).filter(target_group=""),
        ("support.primary", "support.secondary"),
    ),
)

registry.add(
    *PROBLEMS,
    requests,
    accepted,
    declined,
    referred,
    withdrawn,
    undecided,
    open_at_end,
    without_support,
    days_to_decision,
    supports,
    supports_at_end,
    primary,
    secondary,
    unknown_group,
    participations,
    half_days,
    trajectories,
    remediation_half_days,
    remediation_half_days_in_year,
    *_breakdowns(REQUESTS, "", "received_on", _OF_REQUEST),
    *_breakdowns(OPEN_REQUESTS, "", "received_on", _OF_REQUEST),
    *_breakdowns(SUPPORTS, "", "requested_on", _of_support("pk")),
    *_breakdowns(OPEN_SUPPORTS, "", "requested_on", _of_support("pk")),
    *_breakdowns(
        SESSIONS_UNTIL, "support__", "support__requested_on", _of_support("support_id")
    ),
    *_breakdowns(SESSIONS_IN, "support__", "held_on", _of_support("support_id")),
    _kinds(SUPPORTS, "kind"),
    _kinds(OPEN_SUPPORTS, "kind"),
    _kinds(SESSIONS_UNTIL, "support__kind"),
    _kinds(SESSIONS_IN, "support__kind"),
    Breakdown(
        REQUESTS,
        "channel",
        _("channel"),
        "channel",
        labels=lambda: dict(SupportRequest.Channel.choices),
    ),
    Breakdown(
        REQUESTS,
        "decline_reason",
        _("reason for declining"),
        "decline_reason__reference",
        labels=labels_of(DeclineReason),
    ),
    Identity(
        "support.requests_by_decision",
        _("Every request has one answer"),
        "support.requests",
        (
            "support.accepted",
            "support.declined",
            "support.referred",
            "support.withdrawn",
            "support.undecided",
        ),
    ),
    Identity(
        "support.accepted_by_outcome",
        _("Accepted requests gave a support, or not"),
        "support.accepted",
        ("support.supports", "support.without_support"),
    ),
    Identity(
        "support.supports_by_group",
        _("Supports by target group, and remediation"),
        "support.supports",
        (
            "support.primary",
            "support.secondary",
            "support.unknown_target_group",
            "remediation.trajectories",
        ),
    ),
)
