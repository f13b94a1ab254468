"""Reads folders in the import format, and works out what the format leaves implied.

Plain Python on purpose; the docstring of the package says why.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from math import ceil
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

Row = dict[str, Any]
BRUSSELS = ZoneInfo("Europe/Brussels")
UTC = ZoneInfo("UTC")


@dataclass
class Records:
    """What the folders hold, with derived facts on each row."""

    sheets: dict[str, dict[str, Row]]
    organisations: dict[str, Row] = field(default_factory=dict)
    recognitions: dict[str, list[Row]] = field(default_factory=dict)
    places: dict[str, list[Row]] = field(default_factory=dict)
    activities: list[Row] = field(default_factory=list)
    sessions: list[Row] = field(default_factory=list)
    registrations: list[Row] = field(default_factory=list)
    evaluations: list[Row] = field(default_factory=list)
    requests: list[Row] = field(default_factory=list)
    supports: list[Row] = field(default_factory=list)
    support_sessions: list[Row] = field(default_factory=list)
    site_readings: list[Row] = field(default_factory=list)
    follower_readings: list[Row] = field(default_factory=list)
    sites: dict[str, Row] = field(default_factory=dict)
    social_channels: dict[str, Row] = field(default_factory=dict)

    def rows(self, sheet: str) -> list[Row]:
        return list(self.sheets.get(sheet, {}).values())


def read(folders: list[Path]) -> Records:
    """The records of several folders; a later row with a known key updates it."""
    return understand(
        (path.stem, rows_of(path))
        for folder in folders
        for path in sorted(folder.glob("*.csv"))
    )


def understand(tables: Iterable[tuple[str, list[Row]]]) -> Records:
    """The records that rows of text say, sheet by sheet."""
    sheets: dict[str, dict[str, Row]] = {}
    for name, rows in tables:
        table = sheets.setdefault(name, {})
        for row in rows:
            key = row.get("id") or f"{row['support']} {row['person']}"
            table[key] = table.get(key, {}) | row
    for name, columns in COLUMNS.items():
        for row in sheets.get(name, {}).values():
            for column in columns.split():
                row.setdefault(column, "")
    records = Records(sheets)
    know_the_sector(records)
    work_out_programme(records)
    work_out_support(records)
    records.site_readings = records.rows("site_readings")
    records.follower_readings = records.rows("follower_readings")
    records.sites = sheets.get("sites", {})
    records.social_channels = sheets.get("social_channels", {})
    return records


#: columns that may be left out
COLUMNS = {
    "activities": "kind level themes in_open_programme",
    "evaluations": "overall scale_lowest scale_highest would_recommend",
    "half_day_rules": "valid_from valid_to",
    "organisation_places": "valid_from valid_to",
    "organisations": "type",
    "recognitions": "valid_from valid_to",
    "registrations": "organisation target_group attended",
    "requests": "organisation themes channel decision decided_on decline_reason"
    " target_group",
    "sessions": "province half_days",
    "site_readings": "month",
    "support_sessions": "starts_at ends_at half_days",
    "supports": "organisation requests requested_on themes target_group"
    " participants_counted closed_on",
    "target_group_rules": "position valid_from valid_to recognised organisation_type",
}


def rows_of(path: Path) -> list[Row]:
    """The rows of a CSV file, with comma or semicolon, with or without BOM."""
    text = path.read_text(encoding="utf-8-sig")
    heading = text.partition("\n")[0]
    separator = ";" if heading.count(";") > heading.count(",") else ","
    reader = csv.DictReader(text.splitlines(keepends=True), delimiter=separator)
    return [
        {
            name: value[1:] if value[:1] == "'" and value[1:2] in "=+-@\t\r" else value
            for name, value in row.items()
        }
        for row in reader
    ]


# -- Cells ---------------------------------------------------------------------------


def day(cell: str) -> date | None:
    return date.fromisoformat(cell[:10]) if cell else None


def moment(cell: str) -> datetime:
    return datetime.fromisoformat(cell).replace(tzinfo=BRUSSELS)


def several(cell: str) -> list[str]:
    return list(dict.fromkeys(p.strip() for p in cell.split(";") if p.strip()))


def yes(cell: str) -> bool:
    return cell.strip().lower() in ("yes", "ja", "1", "true")


def holds(row: Row, on: date) -> bool:
    """Whether a dated row holds on a day; both ends are included."""
    first, last = day(row["valid_from"]), day(row["valid_to"])
    return (first is None or first <= on) and (last is None or on <= last)


def began(row: Row) -> tuple[date, str]:
    """What began last comes last; of two that began together, the higher id."""
    return day(row["valid_from"]) or date.min, row["id"]


# -- The sector ----------------------------------------------------------------------


def know_the_sector(records: Records) -> None:
    """Organisations, with their recognitions and seats."""
    records.organisations = records.sheets.get("organisations", {})
    for sheet, known in (
        ("recognitions", records.recognitions),
        ("organisation_places", records.places),
    ):
        for row in records.rows(sheet):
            known.setdefault(row["organisation"], []).append(row)


def attribute(records: Records, row: Row, on: date | None, province: str) -> None:
    """Add what an organisation was on a day: target group, type, province."""
    key = row["organisation"]
    seats = records.places.get(key, []) if on else []
    seat = max((s for s in seats if holds(s, on)), key=began, default=None)
    row[province] = seat["province"] if seat else ""
    row["organisation_type"] = records.organisations[key]["type"] if key else ""
    if not row["target_group"] and key and on:
        row["target_group"] = target_group(records, key, on)


def target_group(records: Records, organisation: str, on: date) -> str:
    """The first rule that holds and fits decides; without one it is secondary."""
    recognised = any(holds(r, on) for r in records.recognitions.get(organisation, []))
    kind = records.organisations[organisation]["type"]
    rules = records.rows("target_group_rules")
    for rule in sorted(rules, key=lambda r: (int(r["position"] or 0), *began(r))):
        if (
            holds(rule, on)
            and (not rule["recognised"] or yes(rule["recognised"]) == recognised)
            and rule["organisation_type"] in ("", kind)
        ):
            return str(rule["group"])
    return "secondary"


# -- The open programme --------------------------------------------------------------


def work_out_programme(records: Records) -> None:
    """First sessions, half-days, who came, and scores."""
    activities = records.sheets.get("activities", {})
    records.activities = list(activities.values())
    records.sessions = records.rows("sessions")
    for activity in records.activities:
        activity["in_open_programme"] = not activity["in_open_programme"] or yes(
            activity["in_open_programme"]
        )
        activity["sessions"] = []
    for session in records.sessions:
        session["its_activity"] = activities[session["activity"]]
        activities[session["activity"]]["sessions"].append(session)
        time_session(records, session)
    for activity in records.activities:
        place_activity(activity)
    records.registrations = records.rows("registrations")
    for row in records.registrations:
        row["its_activity"] = activities[row["activity"]]
        row["came"] = came(row)
        on = row["its_activity"]["starts_on"]
        attribute(records, row, on, "organisation_province")
    records.evaluations = records.rows("evaluations")
    for row in records.evaluations:
        row["its_activity"] = activities[row["activity"]]
        row["score"] = score(row)


def time_session(records: Records, session: Row) -> None:
    """Hours and half-days; a session with `half_days` sets the rule aside."""
    session["hours"] = minutes_of(session) / 60
    session["half_days"] = float(session["half_days"] or by_rule(records, session))


def by_rule(records: Records, session: Row) -> int:
    """Each started stretch is a half-day, with a most for each day it touches."""
    starts, ends = moment(session["starts_at"]), moment(session["ends_at"])
    rules = [r for r in records.rows("half_day_rules") if holds(r, starts.date())]
    rule = max(rules, key=began, default={})
    stretch = int(rule.get("minutes_per_half_day", 240))
    days = (ends.date() - starts.date()).days + (ends.time() > time.min)
    most = int(rule.get("most_per_day", 2)) * days
    return min(max(1, ceil(minutes_of(session) / stretch)), most)


def minutes_of(session: Row) -> float:
    """Minutes that passed; in UTC, for a night in which the clock changes."""
    starts, ends = moment(session["starts_at"]), moment(session["ends_at"])
    return (ends.astimezone(UTC) - starts.astimezone(UTC)).total_seconds() / 60


def place_activity(activity: Row) -> None:
    """Its first day, its mode and its province, from sessions that go on."""
    going = [s for s in activity["sessions"] if s["status"] != "cancelled"]
    going = sorted(
        going or activity["sessions"],
        key=lambda s: (moment(s["starts_at"]).astimezone(UTC), int(s["number"])),
    )
    activity["starts_on"] = day(going[0]["starts_at"]) if going else None
    modes = {session["mode"] for session in going}
    activity["mode"] = modes.pop() if len(modes) == 1 else "mixed" if modes else ""
    provinces = [session["province"] for session in going if session["province"]]
    activity["province"] = provinces[0] if provinces else ""


def came(registration: Row) -> bool:
    """Present in at least one session that was held, whatever the status says now."""
    held = {
        int(session["number"])
        for session in registration["its_activity"]["sessions"]
        if session["status"] == "held"
    }
    return any(int(number) in held for number in several(registration["attended"]))


def score(evaluation: Row) -> float | None:
    """The overall score on 0–100."""
    if not evaluation["overall"]:
        return None
    lowest = float(evaluation["scale_lowest"] or 0)
    highest = float(evaluation["scale_highest"] or 100)
    return (float(evaluation["overall"]) - lowest) / (highest - lowest) * 100


# -- Demand-driven support -----------------------------------------------------------


def work_out_support(records: Records) -> None:
    """Days to a decision, what a support takes over from its requests, half-days."""
    requests = records.sheets.get("requests", {})
    records.requests = list(requests.values())
    for row in records.requests:
        row["received_on"] = day(row["received_on"])
        row["channel"] = row["channel"] or "mail"
        if row["decision"]:
            row["days"] = (day(row["decided_on"]) - row["received_on"]).days
        attribute(records, row, row["received_on"], "province")
    named: dict[str, int] = {}
    for row in records.rows("support_participants"):
        named[row["support"]] = named.get(row["support"], 0) + 1
    supports = records.sheets.get("supports", {})
    records.supports = list(supports.values())
    for row in records.supports:
        asked = [requests[key] for key in several(row["requests"])]
        first = min(asked, key=lambda r: (r["received_on"], r["id"]), default={})
        row["asked_on"] = first.get("received_on") or day(row["requested_on"])
        row["organisation"] = row["organisation"] or first.get("organisation", "")
        row["themes"] = row["themes"] or first.get("themes", "")
        row["took_part"] = int(row["participants_counted"] or named.get(row["id"], 0))
        attribute(records, row, row["asked_on"], "province")
    records.support_sessions = records.rows("support_sessions")
    for row in records.support_sessions:
        support = supports[row["support"]]
        taken = ("asked_on", "kind", "themes", "target_group", "province")
        row.update({key: support[key] for key in (*taken, "organisation_type")})
        row["held_on"] = day(row["held_on"])
        row["half_days"] = float(row["half_days"] or by_rule(records, row))
