"""Makes questionnaires, valid and without chance, for tests."""

from datetime import UTC, datetime

from steunpunt.questionnaires.models import (
    Question,
    Questionnaire,
    QuestionnaireVersion,
)

NOON = datetime(2031, 1, 5, 12, tzinfo=UTC)


def a_questionnaire(purpose="evaluation", *, published=True) -> Questionnaire:
    """One of each kind of question, published."""
    made = Questionnaire.objects.create(
        title_nl="Na een vorming", title_en="After a training", purpose=purpose
    )
    version = QuestionnaireVersion.objects.create(
        questionnaire=made, number=1, published_at=NOON if published else None
    )
    for position, (kind, text, more) in enumerate(
        [
            ("scale", "Was het tempo goed?", {"lowest": 1, "highest": 3}),
            ("choice", "Hoe kwam je?", {"choices_nl": "trein\nauto"}),
            ("several", "En ook?", {"choices_nl": "bus\nfiets\nte voet"}),
            ("text", "Nog iets?", {}),
            ("yes_no", "Kom je terug?", {}),
        ],
        1,
    ):
        Question.objects.create(
            version=version, position=position, kind=kind, text_nl=text, **more
        )
    return made
