"""Requests, supports and their sessions, with remediation.

What was open at the end of the year is read from the last step of each, asked once.
"""

from bench.by_hand.dialects import Dialect, grouped

TABLES = (
    "received", "received_themes", "waiting", "waiting_themes", "asked", "asked_themes",
    "under_way", "under_way_themes", "given_until", "until_themes", "given_in", "in_themes",
)  # fmt: skip

# -- Requests --------------------------------------------------------------------------

WHO = """
r.id, r.target_group, t.reference AS organisation_type,
r.organisation_province AS province
"""
TYPES = "LEFT JOIN sector_organisationtype t ON t.id = r.organisation_type_id"
RECEIVED = f"""
CREATE TEMP TABLE received AS
SELECT {WHO}, SUBSTR(CAST(r.received_on AS TEXT), 6, 2) AS month, r.channel,
       d.reference AS decline_reason, r.decision,
       r.id NOT IN (SELECT request_id FROM support_supportrequestlink) AS alone,
       {{days}} AS days
FROM support_supportrequest r {TYPES}
LEFT JOIN support_declinereason d ON d.id = r.decline_reason_id
WHERE r.received_on BETWEEN {{first}} AND {{last}}
"""
DECIDED = """
COUNT(*) AS "support.requests",
COUNT(*) FILTER (WHERE decision = 'accepted') AS "support.accepted",
COUNT(*) FILTER (WHERE decision = 'declined') AS "support.declined",
COUNT(*) FILTER (WHERE decision = 'referred') AS "support.referred",
COUNT(*) FILTER (WHERE decision = 'withdrawn') AS "support.withdrawn",
COUNT(*) FILTER (WHERE decision = '') AS "support.undecided",
COUNT(*) FILTER (WHERE decision = 'accepted' AND alone) AS "support.without_support"
"""
WAITING = f"""
CREATE TEMP TABLE waiting AS
WITH steps AS (
    SELECT request_id, decision,
           ROW_NUMBER() OVER (PARTITION BY request_id ORDER BY "on" DESC, id DESC) AS back
    FROM support_requeststep WHERE "on" <= {{last}}
)
SELECT {WHO}, SUBSTR(CAST(r.received_on AS TEXT), 6, 2) AS month
FROM support_supportrequest r {TYPES}
LEFT JOIN steps s ON s.request_id = r.id AND s.back = 1
WHERE r.received_on <= {{last}} AND CASE
    WHEN s.decision IS NOT NULL THEN s.decision = ''
    WHEN r.id IN (SELECT request_id FROM support_requeststep) THEN TRUE
    ELSE r.decided_on IS NULL OR r.decided_on > {{last}} END
"""

# -- Supports --------------------------------------------------------------------------

ASKED = f"""
CREATE TEMP TABLE asked AS
SELECT {WHO}, SUBSTR(CAST(r.requested_on AS TEXT), 6, 2) AS month, r.kind AS support_kind,
       COALESCE(r.participants_counted, p.named, 0) AS people
FROM support_support r {TYPES}
LEFT JOIN (SELECT support_id, COUNT(*) AS named FROM support_supportparticipant GROUP BY 1) p
  ON p.support_id = r.id
WHERE r.requested_on BETWEEN {{first}} AND {{last}}
"""
TAILORED = "COUNT(*) FILTER (WHERE support_kind = 'tailored' AND target_group = '{}')"
SUPPORTS = f"""
COUNT(*) AS "support.supports",
{TAILORED.format("primary")} AS "support.primary",
{TAILORED.format("secondary")} AS "support.secondary",
{TAILORED.format("")} AS "support.unknown_target_group",
COUNT(*) FILTER (WHERE support_kind = 'remediation') AS "remediation.trajectories",
COALESCE(SUM(people), 0) AS "support.participations"
"""
UNDER_WAY = f"""
CREATE TEMP TABLE under_way AS
WITH steps AS (
    SELECT support_id, status,
           ROW_NUMBER() OVER (PARTITION BY support_id ORDER BY "on" DESC, id DESC) AS back
    FROM support_supportstep WHERE "on" <= {{last}}
)
SELECT {WHO}, SUBSTR(CAST(r.requested_on AS TEXT), 6, 2) AS month, r.kind AS support_kind
FROM support_support r {TYPES}
LEFT JOIN steps s ON s.support_id = r.id AND s.back = 1
WHERE r.requested_on <= {{last}} AND CASE
    WHEN s.status IS NOT NULL THEN s.status = 'open'
    WHEN r.id IN (SELECT support_id FROM support_supportstep WHERE status = 'closed') THEN TRUE
    ELSE r.closed_on IS NULL OR r.closed_on > {{last}} END
"""

# -- Sessions --------------------------------------------------------------------------

SESSIONS = f"""
CREATE TEMP TABLE {{name}} AS
SELECT {WHO}, SUBSTR(CAST({{day}} AS TEXT), 6, 2) AS month, r.kind AS support_kind,
       SUM(s.half_days) AS half_days
FROM support_supportsession s JOIN support_support r ON r.id = s.support_id {TYPES}
WHERE s.status = 'given' AND {{when}}
GROUP BY 1, 2, 3, 4, 5, 6
"""
UNTIL = (
    SESSIONS.replace("{name}", "given_until")
    .replace("{day}", "r.requested_on")
    .replace(
        "{when}", "s.held_on <= {last} AND r.requested_on BETWEEN {first} AND {last}"
    )
)
IN = (
    SESSIONS.replace("{name}", "given_in")
    .replace("{day}", "s.held_on")
    .replace("{when}", "s.held_on BETWEEN {first} AND {last}")
)
HALF_DAYS = "COALESCE(SUM(half_days) FILTER (WHERE support_kind = '{}'), 0)"
HALF_DAYS_UNTIL = f"""
{HALF_DAYS.format("tailored")} AS "support.half_days",
{HALF_DAYS.format("remediation")} AS "remediation.half_days"
"""
HALF_DAYS_IN = f'{HALF_DAYS.format("remediation")} AS "remediation.half_days_in_year"'

# -- Cells -----------------------------------------------------------------------------

CELLS = {
    name: name for name in ("target_group", "organisation_type", "province", "month")
}
OF_REQUEST = CELLS | {"channel": "channel", "decline_reason": "decline_reason"}
OF_SUPPORT = CELLS | {"support_kind": "support_kind"}


def _with_themes(table: str, name: str, links: str, owner: str) -> str:
    return f"""
    CREATE TEMP TABLE {name} AS
    SELECT f.*, COALESCE(t.reference, '') AS theme FROM {table} f
    LEFT JOIN {links} h ON h.{owner} = f.id LEFT JOIN sector_theme t ON t.id = h.theme_id
    """


def _all(
    facts: str, table: str, themes: str, cells: dict[str, str], numbers: str
) -> list[str]:
    """The table, its total, its breakdowns, and those by theme."""
    requests = table in ("received", "waiting")
    links = (
        ("support_requesttheme", "request_id")
        if requests
        else ("support_supporttheme", "support_id")
    )
    return [
        facts,
        *grouped(cells, numbers, table),
        _with_themes(table, themes, *links),
        *grouped({"theme": "theme"}, numbers, themes)[1:],
    ]


def statements(dialect: Dialect) -> list[str]:
    """In the order in which they are asked."""
    received = RECEIVED.replace(
        "{days}", dialect.days.format("r.received_on", "r.decided_on")
    )
    open_requests = 'COUNT(*) AS "support.open_requests"'
    open_supports = 'COUNT(*) AS "support.open_supports"'
    return [
        *_all(received, "received", "received_themes", OF_REQUEST, DECIDED),
        *_medians(dialect, OF_REQUEST, "received"),
        *_medians(dialect, {"theme": "theme"}, "received_themes")[1:],
        *_all(WAITING, "waiting", "waiting_themes", CELLS, open_requests),
        *_all(ASKED, "asked", "asked_themes", OF_SUPPORT, SUPPORTS),
        *_all(UNDER_WAY, "under_way", "under_way_themes", OF_SUPPORT, open_supports),
        *_all(UNTIL, "given_until", "until_themes", OF_SUPPORT, HALF_DAYS_UNTIL),
        *_all(IN, "given_in", "in_themes", OF_SUPPORT, HALF_DAYS_IN),
    ]


def _medians(dialect: Dialect, cells: dict[str, str], table: str) -> list[str]:
    """Days to a decision, the middle one."""
    name = '"support.median_days_to_decision"'
    if dialect.has_median:
        number = f"PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY days) AS {name}"
        return grouped(cells, number, table)
    return [
        f"""
        SELECT '{breakdown}', cell, AVG(days) AS {name} FROM (
            SELECT COALESCE({cell}, '') AS cell, days,
                   ROW_NUMBER() OVER (PARTITION BY COALESCE({cell}, '') ORDER BY days) AS place,
                   COUNT(*) OVER (PARTITION BY COALESCE({cell}, '')) AS many
            FROM {table} WHERE days IS NOT NULL
        ) AS placed WHERE place IN ((many + 1) / 2, (many + 2) / 2) GROUP BY 2
        """
        for breakdown, cell in {"": "''", **cells}.items()
    ]
