"""Makes records of the open programme, valid and without chance, for tests."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from steunpunt.programme.afterwards.certificates import issue
from steunpunt.programme.models import (
    Activity,
    Attendance,
    Certificate,
    ChecklistItem,
    ChecklistLine,
    GoDecision,
    LateChange,
    Mailing,
    Reading,
    Registration,
    Room,
    Session,
    Trainer,
)
from steunpunt.programme.plan.planning import settle
from steunpunt.sector.half_days import BRUSSELS, half_days_between
from steunpunt.sector.models import Person
from steunpunt.sector.tests.builders import a_person


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), BRUSSELS)


def a_session(activity, day=date(2031, 3, 4), *, hours=3, **more) -> Session:
    starts_at = at(day, 9, 30)
    ends_at = starts_at + timedelta(hours=hours)
    more.setdefault("number", activity.sessions.count() + 1)
    session = Session.objects.create(
        activity=activity,
        starts_at=starts_at,
        ends_at=ends_at,
        half_days_by_rule=half_days_between(starts_at, ends_at),
        **more,
    )
    settle([activity.pk])
    activity.refresh_from_db()
    return session


def an_activity(*days: date, title="Starten met vrijwilligers", **more) -> Activity:
    """An activity with a session of a half-day on each of these days."""
    status = more.pop("status", "planned")
    activity = Activity.objects.create(title=title, **more)
    for day in days or (date(2031, 3, 4),):
        a_session(activity, day, status=status)
    if status != "planned":
        Activity.objects.filter(pk=activity.pk).update(status=status)
        activity.refresh_from_db()
    return activity


def a_registration(activity, person=None, **more) -> Registration:
    more.setdefault("registered_at", at(date(2031, 2, 1), 10))
    return Registration.objects.create(
        activity=activity, person=person or a_person(), **more
    )


def was_there(registration, session, *, present=True) -> Attendance:
    return Attendance.objects.create(
        registration=registration, session=session, present=present
    )


def a_certificate() -> Certificate:
    """Of somebody who came to the only session of an activity."""
    activity = an_activity(status="held")
    was_there(a_registration(activity), activity.sessions.get())
    [made] = issue(activity)
    return made


def a_checklist_line(words="Zaal geboekt", **more) -> ChecklistLine:
    """Of the standard list."""
    return ChecklistLine.objects.create(words=words, **more)


def a_checklist_item(activity=None, words="Zaal geboekt", **more) -> ChecklistItem:
    """On the list of one activity."""
    return ChecklistItem.objects.create(
        activity=activity or an_activity(), words=words, **more
    )


def a_decision(activity=None) -> GoDecision:
    """That an activity goes on with few people."""
    return GoDecision.objects.create(
        activity=activity or an_activity(),
        decide_on=date(2031, 2, 1),
        goes_on=True,
        people=3,
        minimum=6,
        at=timezone.now(),
    )


def a_late_change(registration=None, **more) -> LateChange:
    """Somebody asked to cancel after the cut-off."""
    return LateChange.objects.create(
        registration=registration or a_registration(an_activity()),
        kind=LateChange.Kind.CANCEL,
        asked_at=timezone.now(),
        **more,
    )


def a_mailing(activity=None) -> Mailing:
    """What staff wrote to everyone of an activity."""
    return Mailing.objects.create(
        activity=activity or an_activity(),
        group=Mailing.Group.EVERYONE,
        subject_nl="Breng een laptop mee",
        body_nl="Dag {name}",
        count=1,
        sent_at=timezone.now(),
    )


def a_trainer(first_name="Mieke", last_name="Peeters", **more) -> Trainer:
    person = Person.objects.create(first_name=first_name, last_name=last_name)
    return Trainer.objects.create(person=person, **more)


def a_room(name="Grote zaal", municipality="Gent", **more) -> Room:
    more.setdefault("address", "De Kade, Kaai 12")
    return Room.objects.create(name=name, municipality=municipality, **more)


def a_reading(activity=None, title="Wat werkt in de begeleiding", **more) -> Reading:
    """Something to read beside an activity; beside a theme, when one is given."""
    if "theme" not in more:
        activity = activity or an_activity()
    more.setdefault("address", "https://lezen.example/wat-werkt")
    return Reading.objects.create(activity=activity, title=title, **more)
