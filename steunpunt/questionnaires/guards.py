"""An answered question stays as it was asked: the database refuses to reword it.

That it cannot be deleted follows from the foreign key of its answers.
"""

from typing import Any

from django.db import connections

TABLES = {"questionnaires_question", "questionnaires_answerset"}
RULE = "answered_question_stays_as_it_was"

_ANSWERED = """
EXISTS (SELECT 1 FROM questionnaires_answerset WHERE version_id = OLD.version_id)
"""
SQLITE = (
    f"CREATE TRIGGER question_reworded BEFORE UPDATE ON questionnaires_question "
    f"WHEN {_ANSWERED} BEGIN SELECT RAISE(ABORT, '{RULE}'); END",
)
POSTGRESQL = (
    f"""
    CREATE OR REPLACE FUNCTION answered_question_is_reworded() RETURNS trigger AS $$
    BEGIN
        IF {_ANSWERED} THEN RAISE EXCEPTION '{RULE}' USING ERRCODE = '23514';
        END IF;
        RETURN NEW;
    END $$ LANGUAGE plpgsql
    """,
    "CREATE TRIGGER question_reworded BEFORE UPDATE ON questionnaires_question "
    "FOR EACH ROW EXECUTE FUNCTION answered_question_is_reworded()",
)


def guard(sender: Any, using: str, **kwargs: Any) -> None:
    """Make the trigger anew; called after migrations."""
    stop_guarding(sender, using)
    connection = connections[using]
    if not _has_tables(using):
        return  # migrated back to before there were any
    with connection.cursor() as cursor:
        for sql in SQLITE if connection.vendor == "sqlite" else POSTGRESQL:
            cursor.execute(sql)


def stop_guarding(sender: Any, using: str, **kwargs: Any) -> None:
    """Put the trigger away; called before migrations."""
    connection = connections[using]
    if not _has_tables(using):
        return
    where = "" if connection.vendor == "sqlite" else " ON questionnaires_question"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER IF EXISTS question_reworded{where}")


def _has_tables(using: str) -> bool:
    return set(connections[using].introspection.table_names()) >= TABLES
