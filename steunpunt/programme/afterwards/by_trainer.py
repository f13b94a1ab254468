"""What evaluations of a year said of the activities that a trainer gave.

It is counted from the lists behind the figures and is no breakdown of them: breakdowns
are frozen in every edition, and what people thought of someone does not belong there.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from steunpunt.figures.declaring import Figure
from steunpunt.figures.listing import listing
from steunpunt.figures.periods import Period
from steunpunt.figures.suppressing import FEWEST
from steunpunt.programme import figures
from steunpunt.programme.afterwards.results import Row, Score, score_of
from steunpunt.programme.models import Session, SessionTrainer, Trainer

SHOWN = (figures.satisfaction, figures.would_recommend)
Scores = dict[Any, list[float]]


def by_trainer(period: Period) -> list[Row]:
    """Each trainer of whose activities something was asked, by name."""
    given = _given()
    answers = {figure: _by_activity(figure, period) for figure in SHOWN}
    rows = []
    for trainer in Trainer.objects.select_related("person"):
        activities = given[trainer.pk]
        scores = [_score(figure, answers[figure], activities) for figure in SHOWN]
        if any(score.n for score in scores):
            rows.append(Row(str(trainer), scores))
    return rows


def _given() -> dict[int, set[Any]]:
    """Trainer → the activities of which they gave a session."""
    found: dict[int, set[Any]] = defaultdict(set)
    links = SessionTrainer.objects.exclude(session__status=Session.Status.CANCELLED)
    for trainer, activity in links.values_list("trainer", "session__activity"):
        found[trainer].add(activity)
    return found


def _by_activity(figure: Figure, period: Period) -> Scores:
    found: Scores = defaultdict(list)
    for activity, value in listing(figure, period).rows.values_list(
        "activity", "c_value"
    ):
        found[activity].append(value)
    return found


def _score(figure: Figure, answers: Scores, activities: Iterable[Any]) -> Score:
    values = _not_to_be_worked_out([answers.get(one, []) for one in activities])
    mean = sum(values) / len(values) if values else None
    return score_of(figure, mean, len(values))


def _not_to_be_worked_out(groups: Sequence[Sequence[float]]) -> Sequence[float]:
    """The answers to count, so that no subtraction leaves a few.

    The page of an activity shows it from five answers on. What the smaller ones have
    together is the total minus those pages, so it counts from five on too.
    """
    shown = [one for group in groups if len(group) >= FEWEST for one in group]
    rest = [one for group in groups if len(group) < FEWEST for one in group]
    return [*shown, *rest] if not shown or len(rest) >= FEWEST else shown
