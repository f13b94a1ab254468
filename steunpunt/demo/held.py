"""What took place two weeks ago: who came, their certificates, and what they thought.

Made with the verbs of the site, on days that follow from today. Some of those present
have not answered yet, so the questions are still open.
"""

from datetime import date, datetime, time, timedelta

from steunpunt.accounts.models import User
from steunpunt.demo.coming import WHOLE_DAY
from steunpunt.demo.dice import Dice
from steunpunt.demo.workdays import workday
from steunpunt.programme.afterwards import answering, certificates, inviting
from steunpunt.programme.afterwards.links import token_of
from steunpunt.programme.day.attendance import Sheet, record_sheet
from steunpunt.programme.models import (
    Activity,
    ActivityKind,
    Evaluation,
    EvaluationInvitation,
    EvaluationRound,
    Level,
    Session,
)
from steunpunt.programme.placing import registering
from steunpunt.programme.plan import planning
from steunpunt.sector.half_days import BRUSSELS
from steunpunt.sector.models import Person, Theme

AGO, BEFORE = timedelta(days=12), timedelta(days=25)
REGISTERED, STAYED_AWAY, SILENT = 14, 2, 3
COMMENTS = (
    "Eindelijk een dag waarop ik zelf mocht praten.",
    "De oefening met de stoelen doe ik maandag met mijn team.",
    "Iets meer tijd voor vragen, graag.",
)


def tell_what_was_held(today: date, by: User, mailbox: str) -> None:
    """Plan it, let people register and come, certify, and ask what they thought.

    Args:
        today: the day on which the demonstration is made.
        by: who notes it all.
        mailbox: an address of which somebody was there.
    """
    dice = Dice(f"held {today:%Y}")
    activity, session = _plan(_a_workday_before(today - AGO), by)
    people = _people(dice, mailbox)
    places = [
        registering.register(
            activity,
            person,
            organisation=next(
                iter(registering.organisations_of(person, session.starts_at.date())),
                None,
            ),
            at=session.starts_at - BEFORE + timedelta(hours=n),
            by=by,
        )
        for n, person in enumerate(people)
    ]
    came = {(one.pk, session.pk) for one in places[:-STAYED_AWAY]}
    sheet = Sheet(frozenset(), frozenset(came), frozenset({session.pk}))
    record_sheet(activity, sheet, by=by)
    certificates.issue(activity)
    _ask(activity, dice)


def _a_workday_before(day: date) -> date:
    while workday(day) != day:
        day -= timedelta(days=1)
    return day


def _plan(day: date, by: User) -> tuple[Activity, Session]:
    activity = Activity(
        title="Een vergadering die iets oplevert",
        summary="Hoe je een groep laat beslissen zonder dat de luidste wint.",
        kind=ActivityKind.objects.filter(reference="vorming").first(),
        level=Level.objects.filter(reference="iedereen").first(),
        is_public=True,
        places=REGISTERED,
        organiser=by,
    )
    first, last = (datetime.combine(day, time(*hour), BRUSSELS) for hour in WHOLE_DAY)
    session = Session(
        starts_at=first,
        ends_at=last,
        place="De Zuidpoort",
        municipality="Gent",
        province="Oost-Vlaanderen",
    )
    themes = Theme.objects.filter(reference__in=("groepen", "leidinggeven"))
    planning.plan(activity, themes=themes, sessions=[session], by=by)
    return activity, session


def _people(dice: Dice, mailbox: str) -> list[Person]:
    known = Person.objects.not_merged().exclude(email="").order_by("pk")
    guest = known.filter(email=mailbox).first()
    others = dice.shuffled(known.exclude(email=mailbox)[:200])
    return ([guest] if guest else []) + others[: REGISTERED - 1]


def _ask(activity: Activity, dice: Dice) -> None:
    """Invite whoever was there; most of them answer on the first day."""
    asked = inviting.round_of(EvaluationRound.Purpose.EVALUATION, activity)
    if asked is None:
        return
    inviting.invite(asked.pk, asked.opens_on)
    invited = EvaluationInvitation.objects.filter(round=asked).order_by("pk")
    for number, invitation in enumerate(list(invited)[:-SILENT]):
        answering.give(
            token_of(asked, invitation.registration),
            Evaluation(
                overall=dice.pick((3, 4, 4, 5, 5)),
                scale_lowest=1,
                scale_highest=5,
                would_recommend=dice.whole(6, 10),
                comment=COMMENTS[number] if number < len(COMMENTS) else "",
            ),
            {},
            today=asked.opens_on,
        )
