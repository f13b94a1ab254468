"""Someone with a copy of the whole database tries to find out who answered what.

docs/decisions/0008-anonymous-answers.md says why each of these ways is closed.
"""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import connection, models

from steunpunt.mail.models import Message
from steunpunt.programme.afterwards import answering
from steunpunt.programme.afterwards.inviting import ask_afterwards
from steunpunt.programme.afterwards.links import token_of
from steunpunt.programme.models import (
    Evaluation,
    EvaluationInvitation,
    EvaluationRound,
    FollowUp,
)
from steunpunt.programme.tests.builders import (
    a_registration,
    an_activity,
    at,
    was_there,
)
from steunpunt.questionnaires import answering as mixing
from steunpunt.questionnaires.models import Answer, AnswerSet
from steunpunt.questionnaires.tests.builders import a_questionnaire
from steunpunt.records.models import Change
from steunpunt.sector.tests.builders import a_person

pytestmark = pytest.mark.django_db
DAY = date(2031, 3, 4)
#: they answer in this order; it is neither that of their names nor of their keys
ORDER = (7, 2, 9, 4, 0, 11, 5, 1, 10, 3, 8, 6)
ANONYMOUS = (Evaluation, FollowUp, AnswerSet, Answer)


def wrote(number: int) -> str:
    return f"Antwoord van nummer {number:02}, en van niemand anders"


def they_answer() -> None:
    """Twelve people are invited and answer, each something that tells them apart."""
    activity = an_activity(DAY, status="held", is_public=True)
    EvaluationRound.objects.create(
        activity=activity,
        purpose="evaluation",
        questionnaire=a_questionnaire(),
        opens_on=DAY + timedelta(days=1),
        closes_on=DAY + timedelta(days=15),
    )
    for number in range(12):
        person = a_person(f"P{number:02}", email=f"p{number:02}@x.example")
        was_there(a_registration(activity, person), activity.sessions.get())
    ask_afterwards(at=at(DAY + timedelta(days=1), 9))
    invitations = list(EvaluationInvitation.objects.order_by("pk"))
    words = invitations[0].round.version.questions.get(kind="text")
    for number in ORDER:
        asked, registration = (
            invitations[number].round,
            invitations[number].registration,
        )
        answering.give(
            token_of(asked, registration),
            Evaluation(overall=4, comment=wrote(number)),
            {words: wrote(number)},
            today=DAY + timedelta(days=2),
        )


def words_of(row: models.Model) -> str:
    return getattr(row, "comment", "") or getattr(row, "text", "")


def as_they_lie(table: str, column: str) -> list[str]:
    """A column in the order in which the rows lie in the file."""
    place = "rowid" if connection.vendor == "sqlite" else "ctid"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {table} ORDER BY {place}")  # noqa: S608 - ours
        return [row[0] for row in cursor.fetchall()]


def whole_dump() -> dict[str, list[tuple]]:
    """Each table with all of its rows."""
    dump = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - ours
            dump[table] = cursor.fetchall()
    return dump


def test_rows_lie_in_an_order_that_chance_alone_decides(monkeypatch) -> None:
    """With a shuffle that is no shuffle, the order of arrival leaves no trace."""
    monkeypatch.setattr(
        mixing,
        "shuffled",
        lambda rows: sorted(rows, key=words_of),
    )

    they_answer()

    in_order = [wrote(number) for number in range(12)]
    assert as_they_lie("programme_evaluation", "comment") == in_order
    assert as_they_lie("questionnaires_answer", "text") == in_order


def test_the_shuffle_is_one_of_chance() -> None:
    orders = {tuple(mixing.shuffled(range(12))) for _time in range(50)}

    assert len(orders) > 45


def test_no_order_of_rows_is_that_of_the_answers() -> None:
    they_answer()

    arrival = [wrote(number) for number in ORDER]
    for table, column in (
        ("programme_evaluation", "comment"),
        ("questionnaires_answer", "text"),
    ):
        lies = as_they_lie(table, column)
        assert sorted(lies) == sorted(arrival)
        assert lies != arrival
        assert lies != sorted(arrival)


def test_no_value_of_an_answer_stands_anywhere_else() -> None:
    they_answer()
    dump = whole_dump()
    own = {model._meta.db_table for model in ANONYMOUS}
    elsewhere = repr([rows for table, rows in dump.items() if table not in own])

    for model in ANONYMOUS:
        for one in model.objects.values():
            for name in ("id", "reference", "comment", "text"):
                value = str(one.get(name) or "")
                assert not value or value not in elsewhere, (model, name)
                assert not value or value.replace("-", "") not in elsewhere


def test_answers_know_no_moment_no_number_and_no_person() -> None:
    people = {
        "sector.person",
        "programme.registration",
        "programme.evaluationinvitation",
    }
    for model in ANONYMOUS:
        for field in model._meta.get_fields():
            assert not isinstance(field, models.DateField | models.AutoField), field
            if field.is_relation:
                assert field.related_model._meta.label_lower not in people, field


def test_no_table_points_at_an_answer_but_other_answers() -> None:
    pointing = {
        field.model
        for model in apps.get_models()
        for field in model._meta.local_fields
        if field.related_model in (Evaluation, FollowUp, Answer)
    }

    assert pointing == set()


def test_history_and_mail_say_nothing_of_an_answer() -> None:
    they_answer()

    told = {one.model for one in Change.objects.all()}
    assert not told & {model._meta.label_lower for model in ANONYMOUS}
    assert not told & {"programme.evaluationinvitation", "programme.evaluationround"}
    assert {one.code for one in Message.objects.all()} == {"programme.evaluate"}
    assert not any("Antwoord van" in one.text for one in Message.objects.all())


def test_an_invitation_says_that_and_not_when() -> None:
    they_answer()

    fields = {field.name for field in EvaluationInvitation._meta.local_fields}
    assert fields == {
        "id",
        "round",
        "registration",
        "token_hash",
        "invited_on",
        "reminded",
        "used",
    }
    assert EvaluationInvitation.objects.filter(used=True).count() == 12


def test_all_rows_were_written_by_one_and_the_same_transaction() -> None:
    """PostgreSQL keeps with each row which transaction wrote it."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite does not keep that")
    they_answer()

    for table in ("programme_evaluation", "questionnaires_answer"):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT COUNT(DISTINCT xmin::text) FROM {table}")  # noqa: S608 - ours
            assert cursor.fetchone() == (1,)


def test_what_an_import_brought_stays_as_it_is() -> None:
    from steunpunt.records.models import Batch

    they_answer()
    batch = Batch.objects.create(source="year.xlsx")
    activity = Evaluation.objects.first().activity
    imported = Evaluation.objects.create(
        activity=activity, batch=batch, overall=70, reference="E1"
    )
    (place,) = _places(imported)
    asked = EvaluationRound.objects.get()
    registration = a_registration(activity, a_person("Late", email="late@x.example"))
    was_there(registration, activity.sessions.get())
    ask_afterwards(at=at(DAY + timedelta(days=3), 9))

    answering.give(
        token_of(asked, registration),
        Evaluation(overall=5),
        {},
        today=DAY + timedelta(days=3),
    )

    assert _places(imported) == [place]
    assert Evaluation.objects.count() == 14


def _places(one: Evaluation) -> list:
    place = "rowid" if connection.vendor == "sqlite" else "ctid::text"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {place} FROM programme_evaluation WHERE reference = %s",  # noqa: S608 - ours
            [one.reference],
        )
        return [row[0] for row in cursor.fetchall()]
