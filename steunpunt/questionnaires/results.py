"""What was answered, question by question; under five answers it says nothing."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from steunpunt.figures.suppressing import FEWEST
from steunpunt.questionnaires.models import Answer, Question

#: with fewer answers than this, one opinion weighs heavily
FEW = 10


@dataclass(frozen=True)
class Bar:
    """How many gave one answer."""

    label: str
    count: int
    percent: float


@dataclass(frozen=True)
class Tally:
    """The answers to one question.

    Attributes:
        question: as it was asked.
        n: how many people answered.
        bars: how many gave each answer; none for words, or when `is_hidden`.
        texts: what they wrote, in the order of the alphabet.
    """

    question: Question
    n: int
    bars: tuple[Bar, ...]
    texts: tuple[str, ...]

    @property
    def is_hidden(self) -> bool:
        """Too few to show without giving somebody away."""
        return self.n < FEWEST

    @property
    def is_few(self) -> bool:
        """Shown, with a word of caution."""
        return self.n < FEW


def tallies(abouts: Collection[str]) -> list[Tally]:
    """Each question that was asked about these, with its answers."""
    asked: dict[Question, list[Answer]] = {}
    found = Answer.objects.filter(answer_set__about__in=abouts)
    for answer in found.select_related("question").order_by(
        "question__version", "question__position", "pk"
    ):
        asked.setdefault(answer.question, []).append(answer)
    return [_tally(question, answers) for question, answers in asked.items()]


def _tally(question: Question, answers: list[Answer]) -> Tally:
    n = len({answer.answer_set_id for answer in answers})
    if n < FEWEST:
        return Tally(question, n, (), ())
    if question.kind == Question.Kind.TEXT:
        return Tally(question, n, (), tuple(sorted(a.text for a in answers)))
    counted = Counter(answer.number for answer in answers)
    return Tally(question, n, bars(question.options(), counted, n), ())


def bars(
    options: Collection[tuple[int, str]], counted: "Counter[int | None]", n: int
) -> tuple[Bar, ...]:
    """A bar for each option, the ones that nobody chose too."""
    return tuple(
        Bar(label, counted[number], 100 * counted[number] / n)
        for number, label in options
    )
