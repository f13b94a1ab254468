"""The numbers of the open programme."""

from django.db.models import (
    Case,
    Exists,
    F,
    FloatField,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Cast, Concat
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from steunpunt.figures.aggregates import CountDistinct, HoursBetween, Mean, Sum
from steunpunt.figures.declaring import (
    Breakdown,
    Column,
    Figure,
    Identity,
    Link,
    Problem,
    RecordSet,
    Share,
    Unit,
)
from steunpunt.figures.periods import Period
from steunpunt.figures.registry import registry
from steunpunt.programme.models import (
    Activity,
    ActivityKind,
    ActivityTheme,
    Attendance,
    Evaluation,
    FollowUp,
    Level,
    Mode,
    Registration,
    Session,
)
from steunpunt.programme.models.registrations import came_at_least_once
from steunpunt.sector.figures import (
    PRIMARY_TEXT,
    labels_of,
    month_labels,
    month_of,
    target_group_labels,
    versions_by_target_group,
)
from steunpunt.sector.models import Organisation, OrganisationType, TargetGroup, Theme

SOURCE = "docs/explanation/what-figures-count.md"
PERSON_NAME = Concat(F("person__first_name"), Value(" "), F("person__last_name"))

# -- Record sets ---------------------------------------------------------------------


def held_activities(period: Period) -> QuerySet[Activity]:
    """Activities that took place and whose first session falls in the period."""
    return Activity.objects.held().starting_in(period.first, period.last)


def held_sessions(period: Period) -> QuerySet[Session]:
    """Sessions that took place, of the activities that count."""
    return Session.objects.filter(
        status=Session.Status.HELD,
        activity__status=Activity.Status.HELD,
        activity__in_open_programme=True,
        activity__starts_on__range=(period.first, period.last),
    )


def registrations(period: Period) -> QuerySet[Registration]:
    """Registrations for the activities that count."""
    recorded = Attendance.objects.filter(
        registration=OuterRef("pk"), session__status=Session.Status.HELD
    )
    earlier = Registration.objects.filter(
        came_at_least_once(),
        activity__status=Activity.Status.HELD,
        activity__in_open_programme=True,
        activity__starts_on__lt=period.first,
    )
    return Registration.objects.filter(
        activity__status=Activity.Status.HELD,
        activity__in_open_programme=True,
        activity__starts_on__range=(period.first, period.last),
    ).annotate(
        came=came_at_least_once(),
        is_recorded=Exists(recorded),
        came_before=Q(person__in=earlier.order_by().values("person")),
    )


def evaluations(period: Period) -> QuerySet[Evaluation]:
    """Answered forms about the activities that count."""
    return Evaluation.objects.filter(
        activity__status=Activity.Status.HELD,
        activity__in_open_programme=True,
        activity__starts_on__range=(period.first, period.last),
    )


def follow_ups(period: Period) -> QuerySet[FollowUp]:
    """Answers, months later, about the activities that count."""
    return FollowUp.objects.filter(
        activity__status=Activity.Status.HELD,
        activity__in_open_programme=True,
        activity__starts_on__range=(period.first, period.last),
    )


def recognised_organisations(period: Period) -> QuerySet[Organisation]:
    """Organisations recognised on any day of the period, and whether anyone came."""
    came = Registration.objects.filter(
        came_at_least_once(),
        organisation=OuterRef("pk"),
        activity__status=Activity.Status.HELD,
        activity__in_open_programme=True,
        activity__starts_on__range=(period.first, period.last),
    )
    return Organisation.objects.recognised_during(period.first, period.last).annotate(
        reached=Exists(came)
    )


ACTIVITY_COLUMNS = (
    Column("activity", "activity__reference", _("activity"), public=True),
    Column("title", "activity__title", _("title"), public=True),
    Column("starts_on", "activity__starts_on", _("first session"), public=True),
)
ACTIVITIES = RecordSet(
    "programme.activities",
    _("Activities"),
    held_activities,
    (
        Column("activity", "reference", _("activity"), public=True),
        Column("title", "title", _("title"), public=True),
        Column("starts_on", "starts_on", _("first session"), public=True),
        Column("kind", "kind__reference", _("kind"), public=True),
        Column("mode", "mode", _("mode"), public=True),
        Column("province", "province", _("province"), public=True),
    ),
)
SESSIONS = RecordSet(
    "programme.sessions",
    _("Sessions"),
    held_sessions,
    (
        Column("session", "reference", _("session"), public=True),
        *ACTIVITY_COLUMNS,
        Column("starts_at", "starts_at", _("starts at"), public=True),
        Column("ends_at", "ends_at", _("ends at"), public=True),
        Column("mode", "mode", _("mode"), public=True),
    ),
)
REGISTRATIONS = RecordSet(
    "programme.registrations",
    _("Registrations"),
    registrations,
    (
        Column("registration", "reference", _("registration")),
        *ACTIVITY_COLUMNS,
        Column("person", "person__reference", _("person")),
        Column("name", PERSON_NAME, _("name"), personal=True),
        Column("organisation", "organisation__name", _("organisation")),
        Column("target_group", "target_group", _("target group")),
        Column("status", "status", _("status")),
    ),
)
EVALUATIONS = RecordSet(
    "programme.evaluations",
    _("Evaluations"),
    evaluations,
    (
        Column("evaluation", "reference", _("evaluation")),
        Column("activity", "activity__reference", _("activity")),
        Column("title", "activity__title", _("title")),
    ),
)
FOLLOW_UPS = RecordSet(
    "programme.follow_ups",
    _("Follow-ups"),
    follow_ups,
    (
        Column("follow_up", "reference", _("follow-up")),
        Column("activity", "activity__reference", _("activity")),
        Column("title", "activity__title", _("title")),
    ),
)
RECOGNISED = RecordSet(
    "programme.recognised_organisations",
    _("Recognised organisations"),
    recognised_organisations,
    (
        Column("organisation", "reference", _("organisation")),
        Column("name", "name", _("name")),
        Column("type", "type__reference", _("type")),
    ),
)

# -- Figures -------------------------------------------------------------------------

activities = Figure(
    code="programme.activities",
    label=_("Activities"),
    noun=_("activities"),
    definition=_(
        "Activities of the open programme that took place, by the date of their first "
        "session. A series of sessions counts once."
    ),
    excludes=_("Cancelled activities, and activities made for one organisation."),
    formula=(
        _("count activities"),
        _("in the open programme"),
        _("that took place"),
        _("with their first session in the period"),
    ),
    source=SOURCE,
    records=ACTIVITIES,
)
half_days = Figure(
    code="programme.half_days",
    label=_("Half-days"),
    noun=_("half-days"),
    definition=_(
        "Half-days of the sessions that took place, of the activities that count. "
        "They follow from the real times by the half-day rule of that day; where staff "
        "set the rule aside, the reason stands with the session."
    ),
    excludes=_("Cancelled sessions."),
    formula=(
        _("add up the half-days of sessions"),
        _("that took place"),
        _("of activities that count in the period"),
    ),
    source=SOURCE,
    records=SESSIONS,
    aggregate=Sum("half_days"),
)
hours = Figure(
    code="programme.hours",
    label=_("Hours"),
    noun=_("hours"),
    unit=Unit.HOURS,
    definition=_(
        "Clock hours of the sessions that took place, from start to end, breaks "
        "included."
    ),
    excludes=_("Cancelled sessions."),
    source=SOURCE,
    records=SESSIONS,
    aggregate=Sum(HoursBetween("starts_at", "ends_at")),
)
participations = Figure(
    code="programme.participations",
    label=_("Participations"),
    noun=_("participations"),
    definition=_(
        "Registrations whose person came to at least one session. Someone who comes "
        "to two activities counts twice."
    ),
    excludes=_("Who registered but did not come, and who was on a waiting list."),
    formula=(
        _("count registrations"),
        _("present in at least one session"),
        _("of activities that count in the period"),
    ),
    source=SOURCE,
    sensitive=True,
    records=REGISTRATIONS,
    where=Q(came=True),
)
PERSON_COLUMNS = (
    Column("person", "person__reference", _("person")),
    Column("name", PERSON_NAME, _("name"), personal=True),
)
participants = Figure(
    code="programme.participants",
    label=_("Participants"),
    noun=_("different people"),
    definition=_(
        "Different people who came to at least one session. Someone who comes to "
        "several activities counts once, so parts do not add up to the whole."
    ),
    excludes=_("Who registered but did not come."),
    source=SOURCE,
    sensitive=True,
    records=REGISTRATIONS,
    where=Q(came=True),
    aggregate=CountDistinct("person_id"),
    columns=PERSON_COLUMNS,
)
first_time = Figure(
    code="programme.first_time_participants",
    label=_("First-time participants"),
    noun=_("first-time participants"),
    definition=_(
        "Different people who came in this period and never before, as far as the "
        "records go back."
    ),
    source=SOURCE,
    sensitive=True,
    records=REGISTRATIONS,
    where=Q(came=True, came_before=False),
    aggregate=CountDistinct("person_id"),
    columns=PERSON_COLUMNS,
)
no_shows = Figure(
    code="programme.no_shows",
    label=_("No-shows"),
    noun=_("no-shows"),
    definition=_(
        "Confirmed registrations of people who came to none of the sessions and did "
        "not cancel."
    ),
    excludes=_("Registrations without any recorded attendance: there we do not know."),
    source=SOURCE,
    sensitive=True,
    records=REGISTRATIONS,
    where=Q(status="confirmed", is_recorded=True, came=False),
)
cancellations = Figure(
    code="programme.cancellations",
    label=_("Cancelled registrations"),
    noun=_("cancelled registrations"),
    definition=_("Registrations that were cancelled and whose person did not come."),
    source=SOURCE,
    sensitive=True,
    records=REGISTRATIONS,
    where=Q(status="cancelled", came=False),
)
primary = Figure(
    code="programme.primary",
    label=_("Participations, primary target group"),
    noun=_("participations of the primary target group"),
    definition=versions_by_target_group(PRIMARY_TEXT),
    excludes=_("Participations without a known organisation."),
    source=SOURCE,
    sensitive=True,
    records=REGISTRATIONS,
    where=Q(came=True, target_group=TargetGroup.PRIMARY),
)
secondary = Figure(
    code="programme.secondary",
    label=_("Participations, secondary target group"),
    noun=_("participations of the secondary target group"),
    definition=versions_by_target_group(
        _("Participations for an organisation outside the primary target group.")
    ),
    excludes=_("Participations without a known organisation."),
    source=SOURCE,
    sensitive=True,
    records=REGISTRATIONS,
    where=Q(came=True, target_group=TargetGroup.SECONDARY),
)
unknown_group = Figure(
    code="programme.unknown_target_group",
    label=_("Participations, target group unknown"),
    noun=_("participations without a known target group"),
    definition=_("Participations without a known organisation."),
    source=SOURCE,
    sensitive=True,
    records=REGISTRATIONS,
    where=Q(came=True, target_group=""),
)
primary_share = Share(
    code="programme.primary_share",
    label=_("Share of the primary target group"),
    noun=_("of participations: primary target group"),
    definition=versions_by_target_group(
        _("Participations of the primary target group, divided by participations.")
    ),
    excludes=_("An unknown target group counts below the line only."),
    source=SOURCE,
    numerator=primary,
    denominator=participations,
)
secondary_share = Share(
    code="programme.secondary_share",
    label=_("Share of the secondary target group"),
    noun=_("of participations: secondary target group"),
    definition=versions_by_target_group(
        _("Participations of the secondary target group, divided by participations.")
    ),
    excludes=_("An unknown target group counts below the line only."),
    source=SOURCE,
    numerator=secondary,
    denominator=participations,
)
SCORE = (
    Cast(F("overall") - F("scale_lowest"), FloatField())
    * 100.0
    / Cast(F("scale_highest") - F("scale_lowest"), FloatField())
)
answers = Figure(
    code="programme.evaluations",
    label=_("Evaluations"),
    noun=_("evaluations"),
    definition=_("Answered evaluation forms with an overall score."),
    source=SOURCE,
    sensitive=True,
    records=EVALUATIONS,
    where=Q(overall__isnull=False),
)
satisfaction = Figure(
    code="programme.satisfaction",
    label=_("Satisfaction"),
    noun=_("satisfied on average"),
    unit=Unit.PERCENT,
    definition=_(
        "Mean of the overall score in the evaluation forms. Each answer is brought to "
        "0–100 by (answer − lowest) ÷ (highest − lowest), and all answers weigh the "
        "same, whatever the activity."
    ),
    excludes=_("Forms without an overall score."),
    formula=(
        _("add up the scores, each on 0–100"),
        _("divide by the number of answers"),
    ),
    source=SOURCE,
    sensitive=True,
    records=EVALUATIONS,
    where=Q(overall__isnull=False),
    aggregate=Mean(SCORE),
)
response_rate = Share(
    code="programme.response_rate",
    label=_("Response rate"),
    noun=_("of participants answered"),
    definition=_("Evaluations with an overall score, divided by participations."),
    source=SOURCE,
    numerator=answers,
    denominator=participations,
)
would_recommend = Figure(
    code="programme.would_recommend",
    label=_("Would-recommend score"),
    noun=_("points"),
    unit=Unit.POINTS,
    definition=_(
        "Share of answers 9–10 minus share of answers 0–6, from −100 to +100, over "
        "the answers to “would you recommend this?”"
    ),
    excludes=_("Forms without that answer."),
    source=SOURCE,
    sensitive=True,
    records=EVALUATIONS,
    where=Q(would_recommend__isnull=False),
    aggregate=Mean(
        Case(
            When(would_recommend=None, then=None),
            When(would_recommend__gte=9, then=Value(100)),
            When(would_recommend__lte=6, then=Value(-100)),
            default=Value(0),
        )
    ),
)
followed_up = Figure(
    code="programme.follow_ups",
    label=_("Answers to the follow-up"),
    noun=_("answers to the follow-up"),
    definition=_(
        "Answers to “did you apply what you learned?”, some four months after an "
        "activity, by the date of its first session."
    ),
    source=SOURCE,
    sensitive=True,
    records=FOLLOW_UPS,
)
applied_it = Figure(
    code="programme.follow_ups_applied",
    label=_("Applied it, or partly"),
    noun=_("answers “yes” or “partly”"),
    definition=_("Answers to the follow-up that say “yes” or “partly”."),
    source=SOURCE,
    sensitive=True,
    records=FOLLOW_UPS,
    where=Q(applied__in=["yes", "partly"]),
)
applied = Share(
    code="programme.applied",
    label=_("Share that applied it"),
    noun=_("applied what they learned"),
    definition=_(
        "Answers “yes” or “partly” to “did you apply what you learned?”, divided by "
        "all answers to the follow-up."
    ),
    excludes=_("Who did not answer: of them we do not know."),
    source=SOURCE,
    numerator=applied_it,
    denominator=followed_up,
)
recognised = Figure(
    code="programme.recognised_organisations",
    label=_("Recognised organisations"),
    noun=_("recognised organisations"),
    definition=_("Organisations recognised on at least one day of the period."),
    source=SOURCE,
    records=RECOGNISED,
)
reached = Figure(
    code="programme.reached_organisations",
    label=_("Recognised organisations reached"),
    noun=_("recognised organisations reached"),
    definition=_(
        "Organisations recognised on at least one day of the period, for which at "
        "least one person came in the period."
    ),
    source=SOURCE,
    records=RECOGNISED,
    where=Q(reached=True),
)
reach = Share(
    code="programme.reach",
    label=_("Reach"),
    noun=_("of recognised organisations reached"),
    definition=_(
        "Recognised organisations with at least one participation in the period, "
        "divided by the organisations recognised on any day of it."
    ),
    source=SOURCE,
    numerator=reached,
    denominator=recognised,
)

# -- Breakdowns ----------------------------------------------------------------------


def _breakdowns(records: RecordSet, prefix: str, place: str) -> list[Breakdown]:
    """Those that every set of the programme has.

    `prefix` is the path from the record to its activity, `place` the path to what has
    a mode and a province.
    """
    return [
        Breakdown(
            records,
            "theme",
            _("theme"),
            link=Link(
                f"{prefix}pk" if prefix else "pk",
                ActivityTheme.objects.all,
                "activity_id",
                "theme__reference",
            ),
            labels=labels_of(Theme),
        ),
        Breakdown(
            records,
            "level",
            _("level"),
            f"{prefix}level__reference",
            labels=labels_of(Level),
        ),
        Breakdown(
            records,
            "kind",
            _("kind"),
            f"{prefix}kind__reference",
            labels=labels_of(ActivityKind),
        ),
        Breakdown(
            records,
            "mode",
            _("mode"),
            f"{place}mode",
            labels=lambda: dict(Mode.choices),
        ),
        Breakdown(
            records,
            "month",
            _("month"),
            month_of(f"{prefix}starts_on"),
            labels=month_labels,
        ),
        Breakdown(records, "province", _("province"), f"{place}province"),
    ]


def _organisation_types(records: RecordSet, path: str) -> Breakdown:
    return Breakdown(
        records,
        "organisation_type",
        _("organisation type"),
        f"{path}__reference",
        labels=labels_of(OrganisationType),
    )


# -- What makes these figures unreliable -----------------------------------------------


def without_organisation(period: Period) -> QuerySet[Registration]:
    """Participations for which nobody noted an organisation."""
    return registrations(period).filter(came=True, organisation=None)  # type: ignore[misc] # annotated


def without_attendance(period: Period) -> QuerySet[Registration]:
    """Confirmed registrations for which nobody noted whether the person came."""
    found = registrations(period).filter(status="confirmed")
    return found.filter(is_recorded=False)  # type: ignore[misc] # annotated


def not_closed(period: Period) -> QuerySet[Activity]:
    """Activities of the period that are past, and still planned."""
    return Activity.objects.filter(
        status=Activity.Status.PLANNED,
        in_open_programme=True,
        starts_on__range=(period.first, min(period.last, timezone.localdate())),
    )


def cancelled_yet_held(period: Period) -> QuerySet[Activity]:
    """Cancelled activities of which a session took place; an import may bring them."""
    held = Session.objects.filter(activity=OuterRef("pk"), status=Session.Status.HELD)
    return Activity.objects.filter(
        Exists(held),
        status=Activity.Status.CANCELLED,
        in_open_programme=True,
        starts_on__range=(period.first, period.last),
    )


PROBLEMS = (
    Problem(
        "programme.without_organisation",
        _("participants without an organisation"),
        _("Note on the registration for which organisation the person came."),
        without_organisation,
        ("programme.primary_share", "programme.secondary_share", "programme.reach"),
    ),
    Problem(
        "programme.without_attendance",
        _("registrations without attendance"),
        _("Note on the attendance sheet who came and who did not."),
        without_attendance,
        ("programme.participations", "programme.no_shows"),
    ),
    Problem(
        "programme.not_closed",
        _("past activities that are still planned"),
        _("Say whether the activity took place or was cancelled."),
        not_closed,
        ("programme.activities", "programme.half_days"),
    ),
    Problem(
        "programme.cancelled_yet_held",
        _("cancelled activities of which a session took place"),
        _("Say that the activity took place, or that its sessions did not."),
        cancelled_yet_held,
        ("programme.activities", "programme.half_days", "programme.participations"),
    ),
)

registry.add(
    *PROBLEMS,
    activities,
    half_days,
    hours,
    participations,
    participants,
    first_time,
    no_shows,
    cancellations,
    primary,
    secondary,
    unknown_group,
    primary_share,
    secondary_share,
    answers,
    satisfaction,
    response_rate,
    would_recommend,
    followed_up,
    applied_it,
    applied,
    recognised,
    reached,
    reach,
    *_breakdowns(ACTIVITIES, "", ""),
    *_breakdowns(SESSIONS, "activity__", ""),
    *_breakdowns(REGISTRATIONS, "activity__", "activity__"),
    *_breakdowns(EVALUATIONS, "activity__", "activity__"),
    *_breakdowns(FOLLOW_UPS, "activity__", "activity__"),
    Identity(
        "programme.participations_by_group",
        _("Participations by target group"),
        "programme.participations",
        (
            "programme.primary",
            "programme.secondary",
            "programme.unknown_target_group",
        ),
    ),
    Breakdown(
        REGISTRATIONS,
        "target_group",
        _("target group"),
        "target_group",
        labels=target_group_labels,
    ),
    _organisation_types(REGISTRATIONS, "organisation_type"),
    Breakdown(
        REGISTRATIONS,
        "organisation_province",
        _("organisation's province"),
        "organisation_province",
    ),
    _organisation_types(RECOGNISED, "type"),
)
