"""The year 2019 once more, as staff and visitors would have made it.

The sector, the questions and the media come from the import. The programme does not:
activities are planned, people register and cancel, attendance is ticked, whoever was
present is invited to evaluate and answers by their link. The figures are the same.
"""

import csv
from collections import defaultdict
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from steunpunt.exchange.importing import import_records
from steunpunt.exchange.reading import open_source
from steunpunt.exchange.undoing import undo
from steunpunt.figures.computing import ALL, compute
from steunpunt.figures.periods import Period
from steunpunt.programme.afterwards import answering, inviting
from steunpunt.programme.afterwards.links import token_of
from steunpunt.programme.day.attendance import Sheet, record_sheet
from steunpunt.programme.models import (
    Activity,
    ActivityKind,
    Evaluation,
    EvaluationInvitation,
    Level,
    Session,
)
from steunpunt.programme.placing import registering
from steunpunt.programme.plan import planning
from steunpunt.records.models import Batch
from steunpunt.sector.half_days import BRUSSELS
from steunpunt.sector.models import Organisation, Person, Theme

YEAR = Path(__file__).parents[2] / "demo" / "2019"
THE_PROGRAMME = ("activities", "sessions", "registrations", "evaluations")

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database,
    pytest.mark.slow,
]


def rows(sheet):
    with (YEAR / f"{sheet}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def moment(words):
    return datetime.fromisoformat(words).replace(tzinfo=BRUSSELS) if words else None


def by_reference(model):
    return {one.reference: one for one in model.objects.all()}


@pytest.fixture
def imported_figures(demo_years):
    """Before anything else: what the import gives."""
    return figures()


@pytest.fixture
def sector_only(imported_figures, tmp_path):
    """2019 without its programme."""
    undo(Batch.objects.latest("pk"), by=None)
    for file in YEAR.glob("*.csv"):
        if file.stem not in THE_PROGRAMME:
            (tmp_path / file.name).write_bytes(file.read_bytes())
    outcome = import_records(open_source(tmp_path))
    assert not outcome.problems
    assert not Activity.objects.filter(starts_on__year=2019).exists()


def test_the_figures_are_those_of_the_import(imported_figures, sector_only):
    activities, sessions = plan_the_year()
    forms = sorted(rows("registrations"), key=lambda row: not row["cancelled_at"])
    noted_later = [row for row in forms if is_noted_later(row)]
    on_time = [row for row in forms if not is_noted_later(row)]
    tick(activities, sessions, sign_up(on_time, activities, sessions))
    sign_up(noted_later, activities, sessions)
    evaluate()

    assert figures() == imported_figures


def figures():
    """Every figure of 2019 and each of its cells, exactly."""
    return dict(compute(Period.year(2019), by=ALL).outcomes)


def plan_the_year():
    """Activities by the name they have in the files, and their sessions by number."""
    themes, kinds = by_reference(Theme), by_reference(ActivityKind)
    levels, sessions = by_reference(Level), defaultdict(dict)
    for row in rows("sessions"):
        sessions[row["activity"]][row["number"]] = a_session(row)
    activities = {}
    for row in rows("activities"):
        activities[row["id"]] = activity = Activity(
            title=row["title"],
            kind=kinds.get(row["kind"]),
            level=levels.get(row["level"]),
            in_open_programme=row["in_open_programme"] != "no",
            is_public=True,
        )
        planning.plan(
            activity,
            themes=[themes[name] for name in row["themes"].split(";") if name],
            sessions=list(sessions[row["id"]].values()),
            by=None,
        )
    return activities, sessions


def a_session(row):
    return Session(
        starts_at=moment(row["starts_at"]),
        ends_at=moment(row["ends_at"]),
        mode=row["mode"],
        municipality=row["municipality"],
        province=row["province"],
        status="cancelled" if row["status"] == "cancelled" else "planned",
        half_days_override=row["half_days"] or None,
        half_days_reason=row["half_days_reason"],
    )


def is_noted_later(row):
    """With a place, and on no sheet: nobody knows whether they came."""
    return row["status"] == "confirmed" and not row["attended"]


def sign_up(forms, activities, sessions):
    """People ask for a place; those who cancelled did so before they came back.

    Returns for each activity who came to which session.
    """
    people, organisations = by_reference(Person), by_reference(Organisation)
    ticks = defaultdict(set)
    for row in forms:
        registration = registering.register(
            activities[row["activity"]],
            people[row["person"]],
            organisation=organisations.get(row["organisation"]),
            status="waiting" if row["status"] == "waiting" else "confirmed",
            at=moment(row["registered_at"]),
            by=None,
        )
        if row["cancelled_at"]:
            registering.cancel(registration, at=moment(row["cancelled_at"]), by=None)
        mine = sessions[row["activity"]]
        ticks[row["activity"]] |= {
            (registration.pk, mine[number].pk)
            for number in row["attended"].split(";")
            if number in mine
        }
    return ticks


def tick(activities, sessions, ticks):
    """The sheet of each activity that took place; the others are called off."""
    for row in rows("activities"):
        activity = activities[row["id"]]
        if row["status"] == "cancelled":
            planning.cancel(activity, by=None)
        if row["status"] != "held":
            continue
        held = {s.pk for s in sessions[row["id"]].values() if s.status != "cancelled"}
        sheet = Sheet(frozenset(), frozenset(ticks[row["id"]]), frozenset(held))
        record_sheet(activity, sheet, by=None)


def evaluate():
    """Whoever was present is invited the day after, and some of them answer."""
    answers = defaultdict(list)
    titles = {row["id"]: row["title"] for row in rows("activities")}
    for row in rows("evaluations"):
        answers[titles[row["activity"]]].append(an_answer(row))
    for title, forms in answers.items():
        activity = Activity.objects.get(title=title, starts_on__year=2019)
        asked = inviting.round_of("evaluation", activity)
        inviting.invite(asked.pk, asked.opens_on)
        invited = list(EvaluationInvitation.objects.filter(round=asked))
        for form, invitation in zip(forms, invited, strict=False):
            token = token_of(asked, invitation.registration)
            answering.give(token, form, {}, today=asked.opens_on)
        assert activity.evaluations.count() == len(forms)


def an_answer(row):
    return Evaluation(
        overall=Decimal(row["overall"]) if row["overall"] else None,
        scale_lowest=int(row["scale_lowest"]),
        scale_highest=int(row["scale_highest"]),
        would_recommend=int(row["would_recommend"]) if row["would_recommend"] else None,
        comment=row["comment"],
    )
