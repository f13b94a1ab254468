"""Questionnaires and what is answered."""

from steunpunt.questionnaires.models.answers import Answer, AnswerSet
from steunpunt.questionnaires.models.questions import (
    Purpose,
    Question,
    Questionnaire,
    QuestionnaireVersion,
)

__all__ = [
    "Answer",
    "AnswerSet",
    "Purpose",
    "Question",
    "Questionnaire",
    "QuestionnaireVersion",
]
