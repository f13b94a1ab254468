"""Registrations: who came, who came for the first time, who stayed away.

The attendances are gone over once. What adds up is counted by activity and by kind of
organisation first; only different people have to be told apart for each cell anew.
"""

from bench.by_hand.dialects import Dialect, grouped
from bench.by_hand.programme import OF_ACTIVITY, THEME

TABLES = ("facts", "by_activity", "by_organisation", "comers", "reached")
FACTS = """
CREATE TEMP TABLE facts AS
WITH seen AS MATERIALIZED (
    SELECT x.registration_id, {any_true}(x.present) AS present
    FROM programme_attendance x JOIN programme_session s ON s.id = x.session_id
    WHERE s.status = 'held'
    GROUP BY 1
), earlier AS MATERIALIZED (
    SELECT DISTINCT e.person_id
    FROM programme_activity b
    JOIN programme_registration e ON e.activity_id = b.id
    JOIN seen ON seen.registration_id = e.id
    WHERE seen.present AND b.status = 'held' AND b.in_open_programme
      AND b.starts_on < {first}
)
SELECT r.activity_id, r.person_id, r.organisation_id, r.target_group,
       r.organisation_type_id, r.organisation_province,
       COALESCE(seen.present, FALSE) AS came,
       r.status = 'confirmed' AND seen.present IS FALSE AS stayed_away,
       r.status = 'cancelled' AND seen.present IS NOT TRUE AS cancelled,
       CASE WHEN seen.present AND r.person_id NOT IN (SELECT person_id FROM earlier)
            THEN r.person_id END AS new_person
FROM given a
JOIN programme_registration r ON r.activity_id = a.id
LEFT JOIN seen ON seen.registration_id = r.id
"""
COUNTED = """
COUNT(*) FILTER (WHERE came) AS participations,
COUNT(*) FILTER (WHERE stayed_away) AS no_shows,
COUNT(*) FILTER (WHERE cancelled) AS cancellations,
COUNT(*) FILTER (WHERE came AND target_group = 'primary') AS "primary",
COUNT(*) FILTER (WHERE came AND target_group = 'secondary') AS secondary,
COUNT(*) FILTER (WHERE came AND target_group = '') AS unknown
"""
BY_ACTIVITY = f"""
CREATE TEMP TABLE by_activity AS
SELECT activity_id, {COUNTED} FROM facts GROUP BY 1
"""
BY_ORGANISATION = f"""
CREATE TEMP TABLE by_organisation AS
SELECT target_group, organisation_type_id, organisation_province, {COUNTED}
FROM facts GROUP BY 1, 2, 3
"""
ADDED = """
COALESCE(SUM(participations), 0) AS "programme.participations",
COALESCE(SUM(no_shows), 0) AS "programme.no_shows",
COALESCE(SUM(cancellations), 0) AS "programme.cancellations",
COALESCE(SUM("primary"), 0) AS "programme.primary",
COALESCE(SUM(secondary), 0) AS "programme.secondary",
COALESCE(SUM(unknown), 0) AS "programme.unknown_target_group"
"""
COMERS = """
CREATE TEMP TABLE comers AS
SELECT activity_id, person_id, new_person, target_group, organisation_type_id,
       organisation_province
FROM facts WHERE came ORDER BY person_id
"""
DIFFERENT = """
COUNT(DISTINCT person_id) AS "programme.participants",
COUNT(DISTINCT new_person) AS "programme.first_time_participants"
"""
OF_ORGANISATION = {
    "target_group": "target_group",
    "organisation_type": "t.reference",
    "organisation_province": "organisation_province",
}
WITH_TYPES = "LEFT JOIN sector_organisationtype t ON t.id = organisation_type_id"

REACHED = """
CREATE TEMP TABLE reached AS
SELECT COALESCE(t.reference, '') AS type, COUNT(*) AS recognised, COUNT(c.id) AS reached
FROM sector_organisation o
LEFT JOIN sector_organisationtype t ON t.id = o.type_id
LEFT JOIN (SELECT DISTINCT organisation_id AS id FROM facts WHERE came) c ON c.id = o.id
WHERE o.id IN (
    SELECT organisation_id FROM sector_recognition
    WHERE (valid_from IS NULL OR valid_from <= {last})
      AND (valid_to IS NULL OR valid_to >= {first})
)
GROUP BY 1
"""
ORGANISATIONS = """
COALESCE(SUM(recognised), 0) AS "programme.recognised_organisations",
COALESCE(SUM(reached), 0) AS "programme.reached_organisations"
"""


def statements(dialect: Dialect) -> list[str]:
    """In the order in which they are asked."""
    activities = "JOIN given a ON a.id = activity_id"
    themes = "JOIN given_themes h ON h.activity_id = {}.activity_id"
    return [
        FACTS.replace("{any_true}", dialect.any_true),
        BY_ACTIVITY,
        BY_ORGANISATION,
        *grouped(OF_ACTIVITY, ADDED, f"by_activity {activities}"),
        *grouped(THEME, ADDED, f"by_activity {themes.format('by_activity')}")[1:],
        *grouped(OF_ORGANISATION, ADDED, f"by_organisation {WITH_TYPES}")[1:],
        COMERS,
        *grouped(OF_ACTIVITY, DIFFERENT, f"comers {activities}"),
        *grouped(THEME, DIFFERENT, f"comers {themes.format('comers')}")[1:],
        *grouped(OF_ORGANISATION, DIFFERENT, f"comers {WITH_TYPES}")[1:],
        REACHED,
        *grouped({"organisation_type": "type"}, ORGANISATIONS, "reached"),
    ]
