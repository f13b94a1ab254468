"""An answered question stays as it was asked: the database refuses to reword it.

That it cannot be deleted follows from the foreign key of its answers.
"""

from steunpunt.records.guarding import Triggers

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

TRIGGERS = Triggers(
    {"question_reworded": "questionnaires_question"},
    sqlite=SQLITE,
    postgresql=POSTGRESQL,
    reads=["questionnaires_answerset"],
)
