"""Activities, sessions and evaluations.

Whatever is known of an activity is gathered once, and sessions and answers are added
up by activity first: what is grouped after that is a twentieth of it.
"""

from bench.by_hand.dialects import Dialect, grouped

TABLES = ("given", "given_themes", "held_sessions", "answers", "asked_later")
GIVEN = """
CREATE TEMP TABLE given AS
SELECT a.id, l.reference AS level, k.reference AS kind, a.mode, a.province,
       SUBSTR(CAST(a.starts_on AS TEXT), 6, 2) AS month
FROM programme_activity a
LEFT JOIN programme_level l ON l.id = a.level_id
LEFT JOIN programme_activitykind k ON k.id = a.kind_id
WHERE a.status = 'held' AND a.in_open_programme
  AND a.starts_on BETWEEN {first} AND {last}
"""
THEMES = """
CREATE TEMP TABLE given_themes AS
SELECT a.id AS activity_id, COALESCE(t.reference, '') AS theme
FROM given a
LEFT JOIN programme_activitytheme h ON h.activity_id = a.id
LEFT JOIN sector_theme t ON t.id = h.theme_id
"""
OF_ACTIVITY = {
    name: f"a.{name}" for name in ("level", "kind", "mode", "month", "province")
}
THEME = {"theme": "h.theme"}

COUNTED = 'COUNT(*) AS "programme.activities"'

SESSIONS = """
CREATE TEMP TABLE held_sessions AS
SELECT s.activity_id, s.mode, s.province, SUM(s.half_days) AS half_days, {hours} AS hours
FROM programme_session s JOIN given a ON a.id = s.activity_id
WHERE s.status = 'held'
GROUP BY 1, 2, 3
"""
ADDED = """
COALESCE(SUM(half_days), 0) AS "programme.half_days",
COALESCE(SUM(hours), 0) AS "programme.hours"
"""
OF_SESSION = OF_ACTIVITY | {"mode": "s.mode", "province": "s.province"}

ANSWERS = """
CREATE TEMP TABLE answers AS
SELECT e.activity_id, COUNT(e.overall) AS answered,
       SUM(CAST(e.overall - e.scale_lowest AS DOUBLE PRECISION) * 100
           / (e.scale_highest - e.scale_lowest)) AS scores,
       COUNT(e.would_recommend) AS recommended,
       SUM(CASE WHEN e.would_recommend >= 9 THEN 100.0
                WHEN e.would_recommend <= 6 THEN -100.0
                WHEN e.would_recommend IS NOT NULL THEN 0.0 END) AS points
FROM programme_evaluation e JOIN given a ON a.id = e.activity_id
GROUP BY 1
"""
MEANS = """
COALESCE(SUM(answered), 0) AS "programme.evaluations",
SUM(scores) / NULLIF(SUM(answered), 0) AS "programme.satisfaction",
SUM(points) / NULLIF(SUM(recommended), 0) AS "programme.would_recommend"
"""

LATER = """
CREATE TEMP TABLE asked_later AS
SELECT f.activity_id, COUNT(*) AS answered,
       SUM(CASE WHEN f.applied IN ('yes', 'partly') THEN 1 ELSE 0 END) AS applied
FROM programme_followup f JOIN given a ON a.id = f.activity_id
GROUP BY 1
"""
APPLIED = """
COALESCE(SUM(answered), 0) AS "programme.follow_ups",
COALESCE(SUM(applied), 0) AS "programme.follow_ups_applied"
"""


def statements(dialect: Dialect) -> list[str]:
    """In the order in which they are asked."""
    with_themes = "JOIN given_themes h ON h.activity_id ="
    sessions = "held_sessions s JOIN given a ON a.id = s.activity_id"
    answers = "answers e JOIN given a ON a.id = e.activity_id"
    later = "asked_later f JOIN given a ON a.id = f.activity_id"
    return [
        GIVEN,
        THEMES,
        *grouped(OF_ACTIVITY, COUNTED, "given a"),
        *grouped(THEME, COUNTED, "given_themes h")[1:],
        SESSIONS.replace("{hours}", dialect.hours),
        *grouped(OF_SESSION, ADDED, sessions),
        *grouped(THEME, ADDED, f"held_sessions s {with_themes} s.activity_id")[1:],
        ANSWERS,
        *grouped(OF_ACTIVITY, MEANS, answers),
        *grouped(THEME, MEANS, f"answers e {with_themes} e.activity_id")[1:],
        LATER,
        *grouped(OF_ACTIVITY, APPLIED, later),
        *grouped(THEME, APPLIED, f"asked_later f {with_themes} f.activity_id")[1:],
    ]
