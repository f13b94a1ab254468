"""Evaluation forms of one block: answers whose mean is that of the shape."""

from dataclasses import dataclass

from steunpunt.demo.dice import Dice
from steunpunt.demo.folder import Folder
from steunpunt.demo.shapes import Shape
from steunpunt.demo.titles import COMMENTS

SCALES = ((1, 5), (0, 10), (0, 10), (0, 100))
NEAR_ENOUGH = 0.05


@dataclass
class Answer:
    """One form about an activity."""

    activity: str
    overall: int
    lowest: int
    highest: int
    would_recommend: int | str

    @property
    def score(self) -> float:
        """The overall score on 0–100."""
        return (self.overall - self.lowest) / (self.highest - self.lowest) * 100

    def move(self, step: int) -> None:
        """One step on its scale; ten on that of a hundred."""
        step *= max(1, (self.highest - self.lowest) // 10)
        self.overall = min(self.highest, max(self.lowest, self.overall + step))


class Evaluations:
    """The answers of a block; who gave which is nowhere."""

    def __init__(self, folder: Folder, shape: Shape, dice: Dice, tail: str) -> None:
        self.folder = folder
        self.shape = shape
        self.dice = dice
        self.tail = tail
        self.answers: list[Answer] = []

    def ask(self, activity: str, people: int) -> None:
        """Part of those who came answer; each activity has one form and one scale."""
        lowest, highest = self.dice.pick(SCALES)
        liked = self.dice.bell(0.8, 0.05)
        for _ in range(round(people * self.dice.between(0.35, 0.7))):
            level = self.dice.bell(liked, 0.15)
            overall = round(lowest + min(1, max(0, level)) * (highest - lowest))
            would = min(10, max(0, round(10 * self.dice.bell(level + 0.04, 0.07))))
            asked = self.dice.happens(0.92)
            self.answers.append(
                Answer(activity, overall, lowest, highest, would if asked else "")
            )

    def write(self) -> None:
        """Write them, after moving some a step until the mean is right."""
        self._reach(self.shape.satisfaction)
        for answer in self.answers:
            comment = self.dice.pick(COMMENTS) if self.dice.happens(0.12) else ""
            self.folder.write(
                "evaluations",
                id=f"EVA-{self.dice.whole(0, 16**10 - 1):010x}{self.tail}",
                activity=answer.activity,
                overall=answer.overall,
                scale_lowest=answer.lowest,
                scale_highest=answer.highest,
                would_recommend=answer.would_recommend,
                comment=comment,
            )

    def _reach(self, wanted: float) -> None:
        total = sum(answer.score for answer in self.answers)
        while abs(total / len(self.answers) - wanted) > NEAR_ENOUGH:
            answer = self.dice.pick(self.answers)
            total -= answer.score
            answer.move(1 if total / (len(self.answers) - 1) < wanted else -1)
            total += answer.score
