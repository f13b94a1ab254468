"""What the database holds that no constraint of a table can say.

Attendance is recorded in a session of the activity that the person registered for.
Triggers hold that: PostgreSQL looks once a statement, which keeps large imports fast,
and SQLite, which knows only triggers on rows, at each row.

They are made after every `migrate` and put away before it: SQLite refuses to rebuild a
table that a trigger speaks of.
"""

from typing import Any

from django.db import connections

NAMES = {
    "attendance_inserted": "programme_attendance",
    "attendance_updated": "programme_attendance",
    "attended_registration_moved": "programme_registration",
    "attended_session_moved": "programme_session",
}
RULE = "attendance_within_its_activity"

_ELSEWHERE = """
(SELECT activity_id FROM programme_registration WHERE id = NEW.registration_id)
<> (SELECT activity_id FROM programme_session WHERE id = NEW.session_id)
"""
_REFUSE = f"BEGIN SELECT RAISE(ABORT, '{RULE}'); END"
SQLITE = (
    f"CREATE TRIGGER attendance_inserted AFTER INSERT ON programme_attendance "
    f"WHEN {_ELSEWHERE} {_REFUSE}",
    f"CREATE TRIGGER attendance_updated AFTER UPDATE OF registration_id, session_id "
    f"ON programme_attendance WHEN {_ELSEWHERE} {_REFUSE}",
    *(
        f"CREATE TRIGGER attended_{record}_moved AFTER UPDATE OF activity_id "
        f"ON programme_{record} WHEN NEW.activity_id <> OLD.activity_id AND EXISTS "
        f"(SELECT 1 FROM programme_attendance WHERE {record}_id = NEW.id) {_REFUSE}"
        for record in ("registration", "session")
    ),
)
POSTGRESQL = (
    f"""
    CREATE OR REPLACE FUNCTION attendance_is_elsewhere() RETURNS trigger AS $$
    BEGIN
        IF EXISTS (
            SELECT 1 FROM changed
            JOIN programme_registration r ON r.id = changed.registration_id
            JOIN programme_session s ON s.id = changed.session_id
            WHERE r.activity_id <> s.activity_id
        ) THEN RAISE EXCEPTION '{RULE}' USING ERRCODE = '23514';
        END IF;
        RETURN NULL;
    END $$ LANGUAGE plpgsql
    """,
    f"""
    CREATE OR REPLACE FUNCTION attended_record_moves() RETURNS trigger AS $$
    BEGIN
        IF (TG_TABLE_NAME = 'programme_registration' AND EXISTS (
                SELECT 1 FROM programme_attendance WHERE registration_id = NEW.id))
            OR (TG_TABLE_NAME = 'programme_session' AND EXISTS (
                SELECT 1 FROM programme_attendance WHERE session_id = NEW.id))
        THEN RAISE EXCEPTION '{RULE}' USING ERRCODE = '23514';
        END IF;
        RETURN NULL;
    END $$ LANGUAGE plpgsql
    """,
    *(
        f"CREATE TRIGGER attendance_{done} AFTER {doing} ON programme_attendance "
        f"REFERENCING NEW TABLE AS changed "
        f"FOR EACH STATEMENT EXECUTE FUNCTION attendance_is_elsewhere()"
        for done, doing in (("inserted", "INSERT"), ("updated", "UPDATE"))
    ),
    *(
        f"CREATE TRIGGER attended_{record}_moved AFTER UPDATE OF activity_id "
        f"ON programme_{record} FOR EACH ROW "
        f"WHEN (NEW.activity_id <> OLD.activity_id) "
        f"EXECUTE FUNCTION attended_record_moves()"
        for record in ("registration", "session")
    ),
)


def guard(sender: Any, using: str, **kwargs: Any) -> None:
    """Make the triggers anew; called after migrations."""
    stop_guarding(sender, using)
    connection = connections[using]
    if not _has_tables(using):
        return  # migrated back to before there were any
    with connection.cursor() as cursor:
        for sql in SQLITE if connection.vendor == "sqlite" else POSTGRESQL:
            cursor.execute(sql)


def stop_guarding(sender: Any, using: str, **kwargs: Any) -> None:
    """Put the triggers away; called before migrations."""
    connection = connections[using]
    if not _has_tables(using):
        return
    with connection.cursor() as cursor:
        for name, table in NAMES.items():
            where = "" if connection.vendor == "sqlite" else f" ON {table}"
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{where}")


def _has_tables(using: str) -> bool:
    return set(NAMES.values()) <= {*connections[using].introspection.table_names()}
