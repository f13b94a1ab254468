"""What evaluations said: of one activity, and of a year by theme.

Numbers come from the figures, and bars from the records that these count. Under five
answers nothing is shown, comments neither; under ten, with a word of caution.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from steunpunt.figures.aggregates import Outcome
from steunpunt.figures.computing import Key, compute, divided
from steunpunt.figures.computing import Results as Computed
from steunpunt.figures.declaring import AnyFigure, Figure, Text
from steunpunt.figures.listing import listing
from steunpunt.figures.periods import Period
from steunpunt.figures.suppressing import FEWEST
from steunpunt.figures.writing import written
from steunpunt.programme import figures
from steunpunt.programme.models import Activity, EvaluationRound, FollowUp, about_of
from steunpunt.questionnaires.results import FEW, Bar, Tally, bars, tallies
from steunpunt.sector.figures import labels_of
from steunpunt.sector.models import Theme

Purpose = EvaluationRound.Purpose
#: figure → whose count says how many answers it rests on
SHOWN: dict[AnyFigure, Figure] = {
    figures.satisfaction: figures.answers,
    figures.would_recommend: figures.would_recommend,
    figures.response_rate: figures.answers,
    figures.applied: figures.followed_up,
}
FIFTHS = [(n, f"{20 * n}–{20 * n + 19 + n // 4}") for n in range(5)]
NOTHING = Outcome(None)


@dataclass(frozen=True)
class Score:
    """A figure with the answers behind it; `display` is "" while there are too few."""

    code: str
    label: Text
    display: str
    n: int

    @property
    def is_hidden(self) -> bool:
        """Too few answers to show."""
        return self.n < FEWEST

    @property
    def is_few(self) -> bool:
        """Shown, with a word of caution."""
        return FEWEST <= self.n < FEW


@dataclass(frozen=True)
class Row:
    """The scores of a theme, of a trainer, or of all activities together."""

    label: str
    scores: Sequence[Score]


def by_theme(period: Period) -> list[Row]:
    """All activities of a period together, then each theme in which one was asked."""
    codes = {figure.code for pair in SHOWN.items() for figure in pair}
    found = compute(period, codes, by=["theme"])
    asked = found.cells(figures.answers.code, "theme")
    asked |= found.cells(figures.followed_up.code, "theme")
    names = labels_of(Theme)()
    rows = [Row(str(names.get(one, one)), _scores(found, one)) for one in asked]
    return [Row("", _scores(found, None)), *sorted(rows, key=lambda row: row.label)]


def _scores(found: Computed, theme: str | None) -> list[Score]:
    place = (None, None) if theme is None else ("theme", theme)
    return [
        score_of(
            figure,
            found.outcomes.get(Key(figure.code, *place), NOTHING).number,
            found.outcomes.get(Key(counted.code, *place), NOTHING).n,
        )
        for figure, counted in SHOWN.items()
    ]


def score_of(figure: AnyFigure, number: float | None, n: int) -> Score:
    """A figure as it may be shown."""
    display = written(figure, number) if n >= FEWEST else ""
    return Score(figure.code, figure.label, display, n)


@dataclass(frozen=True)
class Results:
    """What evaluations of one activity said.

    Attributes:
        scores: with the answers behind each.
        came: how many were present.
        parts: bars of a question that is always asked, under its heading.
        comments: what they wrote, under the heading of each question.
        further: questions of its own, with their answers.
    """

    scores: Sequence[Score]
    came: int
    parts: Sequence[tuple[Text, Sequence[Bar]]]
    comments: Sequence[tuple[Text, Sequence[str]]]
    further: Sequence[Tally]

    @property
    def says_something(self) -> bool:
        """Whether anyone answered anything."""
        return any(score.n for score in self.scores)


def of_activity(activity: Activity) -> Results | None:
    """Nothing while it does not count: it has to have taken place."""
    if activity.starts_on is None:
        return None
    if not Activity.objects.held().filter(pk=activity.pk).exists():
        return None
    answered = _listed(figures.answers, activity)
    liked = [row["c_value"] for row in _listed(figures.satisfaction, activity)]
    praised = [row["c_value"] for row in _listed(figures.would_recommend, activity)]
    followed = _listed(figures.followed_up, activity).count()
    applied = _listed(figures.applied_it, activity).count()
    came = _listed(figures.participations, activity).count()
    n = answered.count()
    return Results(
        scores=[
            score_of(figures.satisfaction, _mean(liked), len(liked)),
            score_of(figures.would_recommend, _mean(praised), len(praised)),
            score_of(figures.response_rate, divided(n, came).number, n),
            score_of(figures.applied, divided(applied, followed).number, followed),
        ],
        came=came,
        parts=_parts(activity, liked, len(praised), followed),
        comments=_comments(activity),
        further=tallies([about_of(purpose, activity.pk) for purpose in Purpose]),
    )


def _listed(figure: Figure, activity: Activity) -> QuerySet[Any, Any]:
    assert activity.starts_on is not None  # noqa: S101 - asked before
    year = Period.year(activity.starts_on.year)
    return listing(figure, year).rows.filter(activity=activity.pk)


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _parts(
    activity: Activity, liked: Sequence[float], praised: int, followed: int
) -> list[tuple[Text, Sequence[Bar]]]:
    """How many gave each answer, where enough did."""
    parts: list[tuple[Text, Sequence[Bar]]] = []
    if len(liked) >= FEWEST:
        fifths = Counter[int | None](min(int(value // 20), 4) for value in liked)
        parts.append((figures.satisfaction.label, bars(FIFTHS, fifths, len(liked))))
    if praised >= FEWEST:
        said = Counter(
            activity.evaluations.exclude(would_recommend=None).values_list(
                "would_recommend", flat=True
            )
        )
        tens = [(n, str(n)) for n in range(11)]
        parts.append((figures.would_recommend.label, bars(tens, said, praised)))
    if followed >= FEWEST:
        how = Counter(activity.follow_ups.values_list("applied", flat=True))
        parts.append(
            (
                figures.applied.label,
                [
                    Bar(str(label), how[value], 100 * how[value] / followed)
                    for value, label in FollowUp.Applied.choices
                ],
            )
        )
    return parts


def _comments(activity: Activity) -> list[tuple[Text, Sequence[str]]]:
    """What was written, in the order of the alphabet: no other order says less."""
    found: list[tuple[Text, Sequence[str]]] = []
    for label, forms in (
        (_("What people wrote"), activity.evaluations.all()),
        (_("What helped, or was missing"), activity.follow_ups.all()),
    ):
        if forms.count() >= FEWEST:
            written_down = forms.exclude(comment="").values_list("comment", flat=True)
            found.append((label, sorted(written_down)))
    return [(label, comments) for label, comments in found if comments]
