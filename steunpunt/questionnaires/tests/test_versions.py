"""A questionnaire goes on in versions; what was answered stays as it was asked."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.test import Client

from steunpunt.questionnaires import versions
from steunpunt.questionnaires.answering import take_in
from steunpunt.questionnaires.models import Answer, Question, Questionnaire
from steunpunt.questionnaires.results import tallies
from steunpunt.questionnaires.tests.builders import a_questionnaire
from steunpunt.sector.tests.builders import a_user

pytestmark = pytest.mark.django_db


def texts(version) -> list[str]:
    return [question.text_nl for question in version.questions.all()]


def test_the_next_version_goes_on_from_the_last() -> None:
    questionnaire = a_questionnaire()

    draft = versions.next_version(questionnaire)

    assert draft.number == 2
    assert texts(draft) == texts(questionnaire.newest())
    assert versions.next_version(questionnaire) == draft


def test_a_published_version_does_not_change() -> None:
    first = a_questionnaire().newest().questions.first()

    for verb in (versions.keep, versions.remove, versions.move_up):
        with pytest.raises(versions.VersionIsPublished):
            verb(first)


def test_questions_of_a_draft_move_up_and_go() -> None:
    draft = versions.next_version(a_questionnaire())
    second = draft.questions.all()[1]

    versions.move_up(second)
    assert texts(draft)[:2] == ["Hoe kwam je?", "Was het tempo goed?"]

    versions.remove(draft.questions.first())
    assert [one.position for one in draft.questions.all()] == [1, 2, 3, 4]


def test_a_version_without_questions_is_not_published() -> None:
    questionnaire = Questionnaire.objects.create(title_nl="Leeg", purpose="evaluation")

    with pytest.raises(versions.NothingIsAsked):
        versions.publish(versions.next_version(questionnaire))


def test_the_database_refuses_to_reword_what_was_answered() -> None:
    version = a_questionnaire().newest()
    words = version.questions.get(kind="text")
    take_in(version, "programme.evaluation:1", {words: "Ja"}, mixed=True)

    with (
        pytest.raises(IntegrityError, match="answered_question_stays_as_it_was"),
        transaction.atomic(),
    ):
        Question.objects.filter(pk=words.pk).update(text_nl="Iets anders?")
    with pytest.raises(ProtectedError):
        words.delete()


def test_old_answers_stay_readable_beside_those_of_a_new_version() -> None:
    questionnaire = a_questionnaire()
    old = questionnaire.newest()
    for _time in range(5):
        take_in(old, "x:1", {old.questions.get(kind="choice"): 2}, mixed=True)
    draft = versions.next_version(questionnaire)
    changed = draft.questions.get(kind="choice")
    changed.choices_nl = "te paard\nte voet"
    versions.keep(changed)
    versions.publish(draft)
    for _time in range(4):
        take_in(draft, "x:1", {changed: 2}, mixed=True)

    before, after = tallies(["x:1"])

    assert [(bar.label, bar.count) for bar in before.bars] == [
        ("trein", 0),
        ("auto", 5),
    ]
    assert after.is_hidden
    assert after.bars == ()


def test_every_answer_to_several_is_kept_and_nothing_said_is_nothing() -> None:
    version = a_questionnaire().newest()
    several = version.questions.get(kind="several")

    assert take_in(version, "x:1", {several: []}, mixed=True) is None
    take_in(version, "x:1", {several: [1, 3]}, mixed=True)

    assert sorted(one.told() for one in Answer.objects.all()) == ["bus", "te voet"]


# -- On screen -------------------------------------------------------------------------


@pytest.fixture
def staff() -> Client:
    client = Client()
    client.force_login(a_user("jef@steunpunt.example", "staff"))
    return client


def test_staff_make_a_questionnaire_without_a_line_of_script(staff) -> None:
    staff.post(
        "/beheer/questionnaire/new/",
        {"title_nl": "Na afloop", "purpose": "evaluation", "reference": "Q1"},
    )
    made = Questionnaire.objects.get()
    staff.post(f"/beheer/questionnaire/{made.pk}/versie/")
    for text in ("Was het te lang?", "Was het te kort?"):
        staff.post(
            f"/beheer/questionnaire/{made.pk}/vraag/",
            {"kind": "yes_no", "text_nl": text, "lowest": 1, "highest": 5},
        )
    second = made.draft().questions.last()
    staff.post(f"/beheer/questionnaire/vraag/{second.pk}/stap/", {"step": "up"})
    preview = staff.get(f"/beheer/questionnaire/versie/{made.draft().pk}/")
    staff.post(f"/beheer/questionnaire/{made.pk}/publiceren/")

    assert texts(made.newest()) == ["Was het te kort?", "Was het te lang?"]
    assert "Was het te kort?" in preview.content.decode()
    page = staff.get(f"/beheer/questionnaire/inspect/{made.pk}/").content.decode()
    assert "Maak de volgende versie" in page


def test_a_published_question_is_not_changed_on_screen(staff) -> None:
    question = a_questionnaire().newest().questions.first()

    sent = staff.post(
        f"/beheer/questionnaire/vraag/{question.pk}/",
        {"kind": "text", "text_nl": "Anders?", "lowest": 1, "highest": 5},
    )

    assert sent.status_code == 422
    question.refresh_from_db()
    assert question.text_nl == "Was het tempo goed?"
