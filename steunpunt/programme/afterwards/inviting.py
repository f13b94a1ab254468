"""Who is asked afterwards, and when: once a day is often enough, and twice is once.

Only who was present is asked, and only about what we offered ourselves: an activity on
the website whose last session was less than a month ago, or one for which staff said
so. An import of past years invites nobody.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import DateTimeField, Max, Q, QuerySet
from django.utils import timezone

from steunpunt.programme.afterwards import emails
from steunpunt.programme.afterwards.links import hash_of, token_of
from steunpunt.programme.models import (
    Activity,
    EvaluationInvitation,
    EvaluationRound,
    Registration,
    Session,
)

Purpose = EvaluationRound.Purpose

ASK_FOR = timedelta(days=14)
REMIND_AFTER = timedelta(days=5)
#: about four months
FOLLOW_UP_AFTER = timedelta(days=122)
FOLLOW_UP_FOR = timedelta(days=28)
NOT_LATER_THAN = timedelta(days=30)
FORGET_AFTER = timedelta(days=14)
WHEN = {
    Purpose.EVALUATION: (timedelta(days=1), ASK_FOR),
    Purpose.FOLLOW_UP: (FOLLOW_UP_AFTER, FOLLOW_UP_FOR),
}


def ask_afterwards(*, at: datetime | None = None) -> dict[str, int]:
    """Open rounds, invite, remind, thank and forget; returns how many of each."""
    today = timezone.localdate(at)
    for purpose in WHEN:
        _open(purpose, today)
    asked = EvaluationRound.objects.filter(
        is_on=True, opens_on__lte=today, closes_on__gte=today
    )
    return {
        "invited": sum(invite(one.pk, today) for one in asked),
        "reminded": sum(map(_remind, _to_remind(today))),
        "thanked": sum(_thank(one) for one in _to_thank(today)),
        "forgotten": _forget(today),
    }


def usual_days(purpose: str, activity: Activity) -> tuple[date, date] | None:
    """From when until when it is asked, unless staff say otherwise."""
    last = activity.sessions.exclude(status=Session.Status.CANCELLED).aggregate(
        last=Max("ends_at")
    )["last"]
    if last is None:
        return None
    after, lasts = WHEN[Purpose(purpose)]
    opens_on = timezone.localdate(last) + after
    return opens_on, opens_on + lasts


def _over(today: date) -> Iterator[tuple[Activity, date]]:
    """Activities whose last session is over, with its day."""
    found = Activity.objects.exclude(status=Activity.Status.CANCELLED).annotate(
        last=Max(
            "sessions__ends_at",
            filter=~Q(sessions__status=Session.Status.CANCELLED),
            output_field=DateTimeField(),
        )
    )
    since = today - FOLLOW_UP_AFTER - NOT_LATER_THAN - timedelta(days=1)
    for one in found.filter(is_public=True, last__date__gte=since).order_by("pk"):
        last = one.last  # type: ignore[attr-defined] # annotated
        if (day := timezone.localdate(last)) < today:
            yield one, day


def _open(purpose: str, today: date) -> None:
    """Make the rounds that are due, once; staff may have made one before."""
    after, _lasts = WHEN[Purpose(purpose)]
    for activity, last in _over(today):
        if last + after <= today < last + after + NOT_LATER_THAN:
            round_of(purpose, activity)


def round_of(purpose: str, activity: Activity) -> EvaluationRound | None:
    """The round of an activity, made with the usual days when there is none yet."""
    days = usual_days(purpose, activity)
    if days is None:
        return None
    found, _new = EvaluationRound.objects.get_or_create(
        activity=activity,
        purpose=purpose,
        defaults={"opens_on": days[0], "closes_on": days[1]},
    )
    return found


@transaction.atomic
def invite(key: int, today: date) -> int:
    """Invite who was present and can be reached, and is not invited yet."""
    asked = EvaluationRound.objects.select_for_update().get(pk=key)
    if (days := usual_days(Purpose.EVALUATION, asked.activity)) is None:
        return 0
    if today < days[0]:
        return 0  # a session is still to come
    if asked.version is None and asked.questionnaire is not None:
        asked.version = asked.questionnaire.newest()
        asked.save(update_fields=["version"])
    present = asked.activity.registrations.attended().exclude(invitations__round=asked)
    return sum(_write_to(asked, one, today) for one in _with_people(present))


def _with_people(found: QuerySet[Registration]) -> list[Registration]:
    return list(found.select_related("person", "booking", "activity").order_by("pk"))


def _write_to(asked: EvaluationRound, registration: Registration, today: date) -> bool:
    if not emails.can_reach(registration):
        return False
    invitation = EvaluationInvitation.objects.create(
        round=asked,
        registration=registration,
        token_hash=hash_of(token_of(asked, registration)),
        invited_on=today,
    )
    emails.invited(invitation)
    return True


def _to_remind(today: date) -> list[EvaluationInvitation]:
    return list(
        EvaluationInvitation.objects.filter(
            used=False,
            reminded=False,
            invited_on__lte=today - REMIND_AFTER,
            round__is_on=True,
            round__opens_on__lte=today,
            round__closes_on__gte=today,
        ).order_by("pk")
    )


@transaction.atomic
def _remind(invitation: EvaluationInvitation) -> int:
    """Remind once, unless the answer came meanwhile."""
    waiting = EvaluationInvitation.objects.filter(
        pk=invitation.pk, used=False, reminded=False
    )
    if not waiting.update(reminded=True):
        return 0
    emails.reminded(invitation)
    return 1


def _to_thank(today: date) -> list[Registration]:
    """Who was present where nothing is asked: they get no other mail."""
    recent = [one for one, last in _over(today) if today < last + NOT_LATER_THAN]
    silent = EvaluationRound.objects.filter(
        activity__in=recent, purpose=Purpose.EVALUATION, is_on=False
    )
    return _with_people(
        Registration.objects.attended().filter(activity__in=silent.values("activity"))
    )


@transaction.atomic
def _thank(registration: Registration) -> int:
    return emails.thanked(registration)


def _forget(today: date) -> int:
    """Who was invited and who answered, once the round closed a while ago."""
    over = EvaluationInvitation.objects.filter(
        round__closes_on__lt=today - FORGET_AFTER
    )
    return over.delete()[0]
