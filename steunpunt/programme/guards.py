"""What the database holds that no constraint of a table can say.

Attendance is recorded in a session of the activity that somebody registered for, of
somebody with a name; and never are more places confirmed than an activity has. Triggers
hold that: PostgreSQL looks once a statement, which keeps large imports fast, and
SQLite, which knows only triggers on rows, at each row.
"""

from steunpunt.records.guarding import Triggers

NAMES = {
    "attendance_inserted": "programme_attendance",
    "attendance_updated": "programme_attendance",
    "attended_registration_moved": "programme_registration",
    "attended_session_moved": "programme_session",
    "place_confirmed": "programme_registration",
    "place_confirmed_later": "programme_registration",
    "places_lowered": "programme_activity",
}
RULE = "attendance_within_its_activity"
NAMELESS = "attendance_of_somebody_with_a_name"
OVERBOOKED = "confirmed_within_the_places"

# Both questions at once: a large import asks them of millions of rows.
_CANNOT_ATTEND = f"""
BEGIN
    SELECT CASE
        WHEN r.activity_id <> s.activity_id THEN RAISE(ABORT, '{RULE}')
        WHEN r.person_id IS NULL THEN RAISE(ABORT, '{NAMELESS}')
    END
    FROM programme_registration r, programme_session s
    WHERE r.id = NEW.registration_id AND s.id = NEW.session_id;
END
"""
_CONFIRMED = """
(SELECT COUNT(*) FROM programme_registration
 WHERE activity_id = {activity} AND status = 'confirmed')
"""
_TOO_MANY = f"""
NEW.status = 'confirmed' AND EXISTS (
    SELECT 1 FROM programme_activity WHERE id = NEW.activity_id
    AND places IS NOT NULL AND places < {_CONFIRMED.format(activity="NEW.activity_id")}
)
"""
_REFUSE = f"BEGIN SELECT RAISE(ABORT, '{RULE}'); END"
_FULL = f"BEGIN SELECT RAISE(ABORT, '{OVERBOOKED}'); END"
SQLITE = (
    f"CREATE TRIGGER place_confirmed AFTER INSERT ON programme_registration "
    f"WHEN {_TOO_MANY} {_FULL}",
    f"CREATE TRIGGER place_confirmed_later AFTER UPDATE OF status, activity_id "
    f"ON programme_registration WHEN {_TOO_MANY} {_FULL}",
    f"CREATE TRIGGER places_lowered AFTER UPDATE OF places ON programme_activity "
    f"WHEN NEW.places IS NOT NULL "
    f"AND NEW.places < {_CONFIRMED.format(activity='NEW.id')} {_FULL}",
    f"CREATE TRIGGER attendance_inserted AFTER INSERT ON programme_attendance "
    f"{_CANNOT_ATTEND}",
    f"CREATE TRIGGER attendance_updated AFTER UPDATE OF registration_id, session_id "
    f"ON programme_attendance {_CANNOT_ATTEND}",
    *(
        f"CREATE TRIGGER attended_{record}_moved AFTER UPDATE OF activity_id "
        f"ON programme_{record} WHEN NEW.activity_id <> OLD.activity_id AND EXISTS "
        f"(SELECT 1 FROM programme_attendance WHERE {record}_id = NEW.id) {_REFUSE}"
        for record in ("registration", "session")
    ),
)
POSTGRESQL = (
    f"""
    CREATE OR REPLACE FUNCTION too_many_are_confirmed() RETURNS trigger AS $$
    BEGIN
        IF EXISTS (
            SELECT 1 FROM programme_activity a WHERE a.places IS NOT NULL
            AND a.id IN (SELECT activity_id FROM changed WHERE status = 'confirmed')
            AND a.places < {_CONFIRMED.format(activity="a.id")}
        ) THEN RAISE EXCEPTION '{OVERBOOKED}' USING ERRCODE = '23514';
        END IF;
        RETURN NULL;
    END $$ LANGUAGE plpgsql
    """,
    f"""
    CREATE OR REPLACE FUNCTION fewer_than_confirmed() RETURNS trigger AS $$
    BEGIN
        IF NEW.places < {_CONFIRMED.format(activity="NEW.id")}
        THEN RAISE EXCEPTION '{OVERBOOKED}' USING ERRCODE = '23514';
        END IF;
        RETURN NULL;
    END $$ LANGUAGE plpgsql
    """,
    "CREATE TRIGGER place_confirmed AFTER INSERT ON programme_registration "
    "REFERENCING NEW TABLE AS changed "
    "FOR EACH STATEMENT EXECUTE FUNCTION too_many_are_confirmed()",
    "CREATE TRIGGER place_confirmed_later AFTER UPDATE ON programme_registration "
    "REFERENCING NEW TABLE AS changed "
    "FOR EACH STATEMENT EXECUTE FUNCTION too_many_are_confirmed()",
    "CREATE TRIGGER places_lowered AFTER UPDATE OF places ON programme_activity "
    "FOR EACH ROW WHEN (NEW.places IS NOT NULL) "
    "EXECUTE FUNCTION fewer_than_confirmed()",
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
        IF EXISTS (
            SELECT 1 FROM changed
            JOIN programme_registration r ON r.id = changed.registration_id
            WHERE r.person_id IS NULL
        ) THEN RAISE EXCEPTION '{NAMELESS}' USING ERRCODE = '23514';
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

TRIGGERS = Triggers(NAMES, sqlite=SQLITE, postgresql=POSTGRESQL)
