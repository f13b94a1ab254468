"""Demand-driven support, remediation included."""

from datetime import date
from statistics import median

from .counting import Dimensions, Figures, add_up, month, one, tell, themes
from .records import Records, several


def support_dimensions(asked: str) -> Dimensions:
    """The cells of a request, a support, or a session of one."""
    own = ("target_group", "organisation_type", "province")
    return {"theme": themes, "month": month(asked)} | {key: one(key) for key in own}


def count_requests(figures: Figures, records: Records, year: int) -> None:
    """What was asked, and what was decided."""
    by = support_dimensions("received_on") | {
        "channel": one("channel"),
        "decline_reason": one("decline_reason"),
    }
    rows = [row for row in records.requests if row["received_on"].year == year]
    tell(figures, "support.requests", rows, by)
    for decision in ("accepted", "declined", "referred", "withdrawn"):
        part = [row for row in rows if row["decision"] == decision]
        tell(figures, f"support.{decision}", part, by)
    undecided = [row for row in rows if not row["decision"]]
    tell(figures, "support.undecided", undecided, by)
    waiting = [
        row
        for row in records.requests
        if row["received_on"] <= date(year, 12, 31)
        and not ("" < row["decided_on"] <= f"{year}-12-31")
    ]
    own = support_dimensions("received_on")
    tell(figures, "support.open_requests", waiting, own)
    gave_support = {key for row in records.supports for key in several(row["requests"])}
    bare = [
        row
        for row in rows
        if row["decision"] == "accepted" and row["id"] not in gave_support
    ]
    tell(figures, "support.without_support", bare, by)
    tell(
        figures,
        "support.median_days_to_decision",
        [row for row in rows if row["decision"]],
        by,
        lambda part: median(row["days"] for row in part) if part else None,
    )


def count_supports(figures: Figures, records: Records, year: int) -> None:
    """Supports of the year, who took part, and their half-days."""
    by = support_dimensions("asked_on") | {"support_kind": one("kind")}
    rows = [row for row in records.supports if row["asked_on"].year == year]
    tailored = [row for row in rows if row["kind"] == "tailored"]
    remediation = [row for row in rows if row["kind"] == "remediation"]
    tell(figures, "support.supports", rows, by)
    under_way = [
        row
        for row in records.supports
        if row["asked_on"] <= date(year, 12, 31)
        and not ("" < row["closed_on"] <= f"{year}-12-31")
    ]
    tell(figures, "support.open_supports", under_way, by)
    for group, code in (
        ("primary", "primary"),
        ("secondary", "secondary"),
        ("", "unknown_target_group"),
    ):
        part = [row for row in tailored if row["target_group"] == group]
        tell(figures, f"support.{code}", part, by)
    tell(figures, "support.participations", rows, by, add_up("took_part"))
    tell(figures, "remediation.trajectories", remediation, by)

    given = [
        session
        for session in records.support_sessions
        if session["status"] == "given" and session["held_on"] <= date(year, 12, 31)
    ]
    for code, kind in (
        ("support.half_days", "tailored"),
        ("remediation.half_days", "remediation"),
    ):
        part = [r for r in given if r["kind"] == kind and r["asked_on"].year == year]
        tell(figures, code, part, by, add_up("half_days"))
    within = [
        row
        for row in given
        if row["kind"] == "remediation" and row["held_on"].year == year
    ]
    by = by | {"month": month("held_on")}
    tell(figures, "remediation.half_days_in_year", within, by, add_up("half_days"))
