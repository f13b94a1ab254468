"""Verb of copying: an activity again, on other days, with all that was thought of."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from steunpunt.accounts.models import User
from steunpunt.programme.models import (
    Activity,
    EvaluationRound,
    RegistrationQuestions,
    Series,
    Session,
)
from steunpunt.programme.models.offering import Offered
from steunpunt.programme.models.pricing import Priced
from steunpunt.programme.plan import planning
from steunpunt.programme.plan.checklists import take_over
from steunpunt.records.models import new_reference
from steunpunt.records.refusing import Refused
from steunpunt.sector.half_days import BRUSSELS

#: what belongs to the first time alone
NOT_AGAIN = {"is_public", "decide_on", "opens_at", "closes_at", "primary_first_until"}
OF_A_SESSION = ("mode", "in_room", "place", "municipality", "province", "link")


class NothingToCopy(Refused):
    """Days follow from days."""

    message = _("This activity has no session, so there are no days to move.")


@transaction.atomic
def copy(
    activity: Activity,
    *,
    first_day: date,
    by: User | None,
    as_another_date: bool = False,
) -> Activity:
    """Plan it again: the first session on that day, the others as far after it.

    As another date of the same, visitors of one see the other. The copy is not on the
    website yet, and nobody is registered. Times of day stay as they are on the clock in
    Brussels. Words that are no longer used stay behind. Raises NothingToCopy.
    """
    sessions = list(activity.sessions.exclude(status="cancelled").order_by("starts_at"))
    if not sessions:
        raise NothingToCopy
    if as_another_date and activity.series is None:
        activity.series = Series.objects.create(title=activity.title)
        activity.save(update_fields=["series"])
    fresh = Activity(
        series=activity.series if as_another_date else None,
        title=activity.title,
        description=activity.description,
        kind=_if_in_use(activity.kind),
        level=_if_in_use(activity.level),
        in_open_programme=activity.in_open_programme,
    )
    for field in (*Offered._meta.get_fields(), *Priced._meta.get_fields()):
        if field.name not in NOT_AGAIN:
            setattr(fresh, field.name, getattr(activity, field.name))
    if fresh.minimum is not None:
        fresh.decide_on = first_day - (_day(sessions[0]) - _decided(activity))
    shift = first_day - _day(sessions[0])
    moved = [(_moved(one, shift), one.trainers.all()) for one in sessions]
    planning.plan(
        fresh,
        themes=[theme for theme in activity.themes.all() if not theme.is_retired],
        sessions=[session for session, _trainers in moved],
        given_by=moved,
        by=by,
    )
    take_over(fresh, of=activity)
    _ask_the_same(activity, fresh, shift)
    activity.readings.copied_to(fresh)
    return fresh


def _if_in_use(word: Any) -> Any:
    return None if word is None or word.is_retired else word


def _ask_the_same(activity: Activity, fresh: Activity, shift: timedelta) -> None:
    """Its questions of a registration, and its rounds of evaluation, come along."""
    for asked in RegistrationQuestions.objects.filter(activity=activity):
        RegistrationQuestions.objects.create(
            activity=fresh, questionnaire=asked.questionnaire
        )
    for one in activity.rounds.all():
        EvaluationRound.objects.create(
            activity=fresh,
            purpose=one.purpose,
            is_on=one.is_on,
            questionnaire=one.questionnaire,
            opens_on=one.opens_on + shift,
            closes_on=one.closes_on + shift,
        )


def _day(session: Session) -> date:
    return session.starts_at.astimezone(BRUSSELS).date()


def _decided(activity: Activity) -> date:
    assert activity.decide_on is not None  # noqa: S101 - a constraint holds that
    return activity.decide_on


def _moved(session: Session, shift: timedelta) -> Session:
    kept = {name: getattr(session, name) for name in OF_A_SESSION}
    return Session(
        reference=new_reference(),
        starts_at=_later(session.starts_at, shift),
        ends_at=_later(session.ends_at, shift),
        **kept,
    )


def _later(moment: datetime, shift: timedelta) -> datetime:
    """So many days later at the same time on the clock, summer or winter."""
    local = moment.astimezone(BRUSSELS)
    return datetime.combine(local.date() + shift, local.time(), BRUSSELS)
