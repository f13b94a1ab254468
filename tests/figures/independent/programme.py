"""The open programme: what took place, who came, and what they thought of it."""

from collections.abc import Callable
from datetime import date
from statistics import mean

from .counting import Dimensions, Figures, add_up, different, divide, one, tell, themes
from .records import Records, Row, day


def activity_dimensions(place: Callable[[Row], Row]) -> Dimensions:
    """The cells of an activity, and of what belongs to one."""

    def of(row: Row) -> Row:
        return row.get("its_activity", row)

    return {
        "theme": lambda row: themes(of(row)),
        "level": lambda row: [of(row)["level"]],
        "kind": lambda row: [of(row)["kind"]],
        "month": lambda row: [f"{of(row)['starts_on'].month:02}"],
        "mode": lambda row: [place(row)["mode"]],
        "province": lambda row: [place(row)["province"]],
    }


def count_programme(figures: Figures, records: Records, year: int) -> None:
    """Activities, sessions, registrations and evaluations."""
    ever = [row for row in records.activities if counts(row)]
    activities = [row for row in ever if row["starts_on"].year == year]
    keys = {row["id"] for row in activities}
    itself = activity_dimensions(lambda row: row)
    tell(figures, "programme.activities", activities, itself)

    held = [
        session
        for session in records.sessions
        if session["activity"] in keys and session["status"] == "held"
    ]
    tell(figures, "programme.half_days", held, itself, add_up("half_days"))
    tell(figures, "programme.hours", held, itself, add_up("hours"))

    of_activity = activity_dimensions(lambda row: row["its_activity"])
    mine = [row for row in records.registrations if row["activity"] in keys]
    count_registrations(figures, mine, of_activity)
    came_before = {
        row["person"]
        for row in records.registrations
        if row["came"]
        and counts(row["its_activity"])
        and row["its_activity"]["starts_on"].year < year
    }
    fresh = [r for r in mine if r["came"] and r["person"] not in came_before]
    tell(
        figures,
        "programme.first_time_participants",
        fresh,
        registration_dimensions(of_activity),
        different("person"),
    )
    answers = [row for row in records.evaluations if row["activity"] in keys]
    count_evaluations(figures, answers, of_activity)
    count_follow_ups(figures, of_activity)


def counts(activity: Row) -> bool:
    """It took place, is in the open programme, and has a first session."""
    return (
        activity["status"] == "held"
        and activity["in_open_programme"]
        and activity["starts_on"] is not None
    )


def registration_dimensions(of_activity: Dimensions) -> Dimensions:
    """Those of the activity, and of the organisation for which the person came."""
    own = ("target_group", "organisation_type", "organisation_province")
    return of_activity | {key: one(key) for key in own}


def count_registrations(
    figures: Figures, rows: list[Row], of_activity: Dimensions
) -> None:
    """Who came, who did not, and for which target group."""
    by = registration_dimensions(of_activity)
    came = [row for row in rows if row["came"]]
    tell(figures, "programme.participations", came, by)
    tell(figures, "programme.participants", came, by, different("person"))
    for group in ("primary", "secondary"):
        part = [row for row in came if row["target_group"] == group]
        tell(figures, f"programme.{group}", part, by)
        divide(
            figures,
            f"programme.{group}_share",
            f"programme.{group}",
            "programme.participations",
        )
    unknown = [row for row in came if not row["target_group"]]
    tell(figures, "programme.unknown_target_group", unknown, by)
    stayed_away = [
        row
        for row in rows
        if row["status"] == "confirmed"
        and row["attended"]
        and any(s["status"] == "held" for s in row["its_activity"]["sessions"])
        and not row["came"]
    ]
    tell(figures, "programme.no_shows", stayed_away, by)
    cancelled = [r for r in rows if r["status"] == "cancelled" and not r["came"]]
    tell(figures, "programme.cancellations", cancelled, by)


def count_evaluations(
    figures: Figures, rows: list[Row], of_activity: Dimensions
) -> None:
    """Answers, each brought to 0–100."""
    scored = [row for row in rows if row["score"] is not None]
    tell(figures, "programme.evaluations", scored, of_activity)
    tell(
        figures,
        "programme.satisfaction",
        scored,
        of_activity,
        lambda part: mean(row["score"] for row in part) if part else None,
    )
    divide(
        figures,
        "programme.response_rate",
        "programme.evaluations",
        "programme.participations",
    )
    asked = [row for row in rows if row["would_recommend"]]
    tell(figures, "programme.would_recommend", asked, of_activity, net_score)


def count_follow_ups(figures: Figures, of_activity: Dimensions) -> None:
    """They are asked on the site alone: no sheet brings any."""
    tell(figures, "programme.follow_ups", [], of_activity)
    tell(figures, "programme.follow_ups_applied", [], of_activity)
    divide(
        figures,
        "programme.applied",
        "programme.follow_ups_applied",
        "programme.follow_ups",
    )


def net_score(rows: list[Row]) -> float | None:
    """Share of 9–10 minus share of 0–6, in points."""
    if not rows:
        return None
    scores = [int(row["would_recommend"]) for row in rows]
    up = sum(score >= 9 for score in scores)
    down = sum(score <= 6 for score in scores)
    return 100 * (up - down) / len(scores)


def count_reach(figures: Figures, records: Records, year: int) -> None:
    """Recognised organisations, and those of which somebody came."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    recognised = [
        organisation
        for organisation in records.organisations.values()
        if any(
            (day(period["valid_from"]) or first) <= last
            and (day(period["valid_to"]) or last) >= first
            for period in records.recognitions.get(organisation["id"], [])
        )
    ]
    seen = {
        row["organisation"]
        for row in records.registrations
        if row["came"]
        and counts(row["its_activity"])
        and row["its_activity"]["starts_on"].year == year
    }
    by: Dimensions = {"organisation_type": one("type")}
    reached = [row for row in recognised if row["id"] in seen]
    tell(figures, "programme.recognised_organisations", recognised, by)
    tell(figures, "programme.reached_organisations", reached, by)
    divide(
        figures,
        "programme.reach",
        "programme.reached_organisations",
        "programme.recognised_organisations",
    )
