"""What the documents say follows from the rows: days, groups, half-days, modes.

A second reading, with nothing of the software: plain rows, dates and fractions.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from functools import cache
from zoneinfo import ZoneInfo

from tests.outsider.sheets import Row, Sheets

BRUSSELS = ZoneInfo("Europe/Brussels")
USUAL_RULE = {"minutes_per_half_day": "240", "most_per_day": "2"}
YES = {"yes", "ja", "1", "true"}


def day(text: str) -> date:
    """The day in a date or a time."""
    return date.fromisoformat(text[:10])


def moment(text: str) -> datetime:
    """A time in Brussels."""
    return datetime.fromisoformat(text).replace(tzinfo=BRUSSELS)


def several(row: Row, column: str) -> list[str]:
    """The values of one cell."""
    return [part.strip() for part in row.get(column, "").split(";") if part.strip()]


def holds(row: Row, on: date) -> bool:
    """Whether a dated row holds on a day, both ends included."""
    since, until = row.get("valid_from"), row.get("valid_to")
    return not (since and on < day(since)) and not (until and on > day(until))


def grouped(rows: Iterable[Row], column: str) -> dict[str, list[Row]]:
    """The rows under each value of a column."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[column]].append(row)
    return found


def latest(rows: Iterable[Row], on: date) -> Row | None:
    """Of the rows that hold: the latest `valid_from`, then the highest `id`."""
    held = [row for row in rows if holds(row, on)]
    return max(held, key=lambda r: (r.get("valid_from", ""), r["id"]), default=None)


def real_minutes(row: Row) -> Fraction:
    """Minutes that really pass between the two times, also when the clock changes."""
    start, end = (moment(row[c]).astimezone(UTC) for c in ("starts_at", "ends_at"))
    return Fraction((end - start) // timedelta(seconds=1), 60)


class Facts:
    """The rows of all years, and what follows from them."""

    def __init__(self, sheets: Sheets) -> None:
        self.sheets = sheets
        self.activities = {row["id"]: row for row in sheets["activities"]}
        self.organisations = {row["id"]: row for row in sheets["organisations"]}
        self.supports = {row["id"]: row for row in sheets["supports"]}
        self.requests = {row["id"]: row for row in sheets["requests"]}
        self._recognitions = grouped(sheets["recognitions"], "organisation")
        self._places = grouped(sheets["organisation_places"], "organisation")
        self._sessions = grouped(sheets["sessions"], "activity")
        for rows in self._sessions.values():
            rows.sort(key=lambda r: (r["starts_at"], int(r["number"])))
        self.group = cache(self._group)

    # Sector

    def recognised(self, organisation: str, on: date) -> bool:
        """Whether one of its recognitions holds on that day."""
        return any(holds(row, on) for row in self._recognitions.get(organisation, []))

    def _group(self, organisation: str, on: date) -> str:
        """The target group by the first rule that fits; without organisation unknown."""
        if not organisation:
            return ""
        rules = sorted(
            (rule for rule in self.sheets["target_group_rules"] if holds(rule, on)),
            key=lambda r: (
                int(r.get("position") or 0),
                r.get("valid_from", ""),
                r["id"],
            ),
        )
        return next(
            (r["group"] for r in rules if self._fits(r, organisation, on)), "secondary"
        )

    def _fits(self, rule: Row, organisation: str, on: date) -> bool:
        wanted, kind = rule.get("recognised"), rule.get("organisation_type")
        if wanted and (wanted in YES) != self.recognised(organisation, on):
            return False
        return not kind or kind == self.type_of(organisation)

    def type_of(self, organisation: str) -> str:
        """The kind of an organisation; it has no dates."""
        return self.organisations[organisation].get("type", "") if organisation else ""

    def province_of(self, organisation: str, on: date) -> str:
        """Where the organisation had its seat on that day."""
        seat = latest(self._places.get(organisation, []), on)
        return seat["province"] if seat else ""

    # Half-days

    def half_days(self, session: Row) -> int:
        """Half-days as given, else by the rule of the day on which the session starts."""
        if session.get("half_days"):
            return int(session["half_days"])
        start, end = moment(session["starts_at"]), moment(session["ends_at"])
        rule = latest(self.sheets["half_day_rules"], start.date()) or USUAL_RULE
        stretches = -(-real_minutes(session) // int(rule["minutes_per_half_day"]))
        last_day = (end - timedelta(microseconds=1)).date()
        days = (last_day - start.date()).days + 1
        return int(max(1, min(stretches, int(rule["most_per_day"]) * days)))

    # Programme

    def sessions(self, activity: str) -> list[Row]:
        """Every session, in order of time."""
        return self._sessions.get(activity, [])

    def deciding(self, activity: str) -> list[Row]:
        """The sessions that are not cancelled; all of them when all are."""
        every = self.sessions(activity)
        return [row for row in every if row["status"] != "cancelled"] or every

    def starts_on(self, activity: str) -> date:
        """The day of the first session, which decides the year."""
        return day(self.deciding(activity)[0]["starts_at"])

    def mode(self, activity: str) -> str:
        """The mode that the sessions share, else mixed."""
        modes = {row["mode"] for row in self.deciding(activity)}
        return modes.pop() if len(modes) == 1 else "mixed"

    def province(self, activity: str) -> str:
        """The province of the earliest session that has one."""
        found = (row.get("province") for row in self.deciding(activity))
        return next((each for each in found if each), "")

    def is_open(self, activity: str) -> bool:
        """Whether it belongs to the open programme."""
        said = self.activities[activity].get("in_open_programme", "")
        return said == "" or said in YES

    def came(self, registration: Row) -> bool:
        """Whether the person was present in at least one held session."""
        held = {
            row["number"]
            for row in self.sessions(registration["activity"])
            if row["status"] == "held"
        }
        return not held.isdisjoint(several(registration, "attended"))

    def registration_group(self, registration: Row) -> str:
        """As it stands, else by the rules on the day of the first session."""
        on = self.starts_on(registration["activity"])
        given = registration.get("target_group")
        return given or self.group(registration.get("organisation", ""), on)

    # Support

    def earliest(self, support: Row) -> Row | None:
        """The request received first, then the one with the lowest id."""
        found = [self.requests[each] for each in several(support, "requests")]
        return min(found, key=lambda r: (r["received_on"], r["id"]), default=None)

    def asked_on(self, support: Row) -> date:
        """The day the earliest request was received, else `requested_on`."""
        request = self.earliest(support)
        return day(request["received_on"] if request else support["requested_on"])

    def support_organisation(self, support: Row) -> str:
        """Its own, else that of its earliest request."""
        request = self.earliest(support) or {}
        return support.get("organisation") or request.get("organisation", "")

    def support_themes(self, support: Row) -> list[str]:
        """Its own, else those of its earliest request."""
        return several(support, "themes") or several(
            self.earliest(support) or {}, "themes"
        )

    def support_group(self, support: Row) -> str:
        """As it stands, else by the rules on the day it was asked."""
        given = support.get("target_group")
        return given or self.group(
            self.support_organisation(support), self.asked_on(support)
        )

    def people_in(self, support: Row) -> int:
        """How many took part: as counted, else those with a name."""
        if counted := support.get("participants_counted"):
            return int(counted)
        return sum(
            row["support"] == support["id"]
            for row in self.sheets["support_participants"]
        )
