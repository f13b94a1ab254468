"""Every figure of a period and all its cells, worked out a second time.

Written from the documents: `docs/reference/import-format.md`, the figures that
`make docs` lists, and `docs/explanation/what-figures-count.md`.
"""

import calendar
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from statistics import median

from .facts import Facts, day, real_minutes, several
from .sheets import Row, Sheets

Value = Fraction | None
Keys = Callable[[Row], list[str]]


def count(things: list[Row]) -> Value:
    """How many there are."""
    return Fraction(len(things))


def mean(numbers: Iterable[Fraction]) -> Value:
    """Their mean; of nothing there is none."""
    known = list(numbers)
    return sum(known, Fraction(0)) / len(known) if known else None


def total(worth: Callable[[Row], Fraction | int]) -> Callable[[list[Row]], Value]:
    """What things are worth, added up."""
    return lambda things: Fraction(sum((worth(each) for each in things), Fraction(0)))


@dataclass
class Figure:
    """Rows that are counted, how they make a value, and how they can be divided."""

    rows: list[Row]
    by: Mapping[str, Keys]
    value: Callable[[list[Row]], Value] = count
    listed: int | None = None

    def whole(self) -> Value:
        """The value over all rows."""
        return self.value(self.rows)

    def cells(self, dimension: str) -> dict[str, Value]:
        """The value for each key; rows without a key come under the empty one."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows:
            for key in dict.fromkeys(self.by[dimension](row) or [""]):
                found[key].append(row)
        return {key: self.value(rows) for key, rows in found.items()}


@dataclass
class Share:
    """One figure divided by another, in percent."""

    above: Figure
    below: Figure
    by: Mapping[str, Keys] = field(init=False)

    def __post_init__(self) -> None:
        self.by = {each: self.below.by[each] for each in self.below.by if each in self.above.by}

    def whole(self) -> Value:
        """The value over all rows; without anything below the line there is none."""
        return self._divided(self.above.whole(), self.below.whole())

    def cells(self, dimension: str) -> dict[str, Value]:
        """The value for each key below the line."""
        above = self.above.cells(dimension)
        below = self.below.cells(dimension)
        return {key: self._divided(above.get(key), under) for key, under in below.items()}

    @staticmethod
    def _divided(above: Value, below: Value) -> Value:
        return (above or Fraction(0)) * 100 / below if below else None


class Reckoning:
    """The figures of a period: `2024`, `2024-Q2` or `2024-03`."""

    def __init__(self, sheets: Sheets, period: str) -> None:
        self.sheets, self.facts = sheets, Facts(sheets)
        self.first, self.last = ends_of(period)
        self.figures: dict[str, Figure | Share] = {}
        self._programme()
        self._reach()
        self._requests()
        self._supports()
        self._channels()

    def _within(self, on: date) -> bool:
        return self.first <= on <= self.last

    # Programme

    def _programme(self) -> None:
        facts, activities = self.facts, self.facts.activities
        dated = {each for each in activities if facts.sessions(each)}
        counted = {
            each
            for each in dated
            if activities[each]["status"] == "held" and facts.is_open(each)
        }
        now = {each for each in dated if self._within(facts.starts_on(each))}
        held = [activities[each] for each in activities if each in counted & now]
        by = self._by_activity(lambda row: row["id"])
        self.figures["programme.activities"] = Figure(held, by)
        self._sessions(held)
        registrations = [
            row for row in self.sheets["registrations"] if row["activity"] in counted & now
        ]
        before = {
            row["person"]
            for row in self.sheets["registrations"]
            if row["activity"] in counted
            and facts.starts_on(row["activity"]) < self.first
            and facts.came(row)
        }
        self._registrations(registrations, before)
        self._evaluations({row["id"] for row in held})

    def _by_activity(self, activity: Callable[[Row], str]) -> dict[str, Keys]:
        facts = self.facts

        def of(row: Row) -> Row:
            return facts.activities[activity(row)]

        return {
            "theme": lambda row: several(of(row), "themes"),
            "level": lambda row: [of(row).get("level", "")],
            "kind": lambda row: [of(row).get("kind", "")],
            "mode": lambda row: [facts.mode(activity(row))],
            "province": lambda row: [facts.province(activity(row))],
            "month": lambda row: [f"{facts.starts_on(activity(row)):%m}"],
        }

    def _sessions(self, held: list[Row]) -> None:
        rows = [
            row
            for activity in held
            for row in self.facts.sessions(activity["id"])
            if row["status"] == "held"
        ]
        by = self._by_activity(lambda row: row["activity"]) | {
            "mode": lambda row: [row["mode"]],
            "province": lambda row: [row.get("province", "")],
        }
        half_days = total(self.facts.half_days)
        self.figures["programme.half_days"] = Figure(rows, by, half_days)
        hours = total(lambda row: real_minutes(row) / 60)
        self.figures["programme.hours"] = Figure(rows, by, hours)

    def _registrations(self, rows: list[Row], before: set[str]) -> None:
        facts = self.facts
        by = self._by_activity(lambda row: row["activity"]) | {
            "target_group": lambda row: [facts.registration_group(row)],
            "organisation_type": lambda row: [facts.type_of(row.get("organisation", ""))],
            "organisation_province": lambda row: [
                facts.province_of(row.get("organisation", ""), facts.starts_on(row["activity"]))
            ],
        }
        came = [row for row in rows if facts.came(row)]
        away = [row for row in rows if not facts.came(row)]
        new = [row for row in came if row["person"] not in before]

        def people(things: list[Row]) -> Value:
            return Fraction(len({row["person"] for row in things}))

        def noted(row: Row) -> bool:
            return row["status"] == "confirmed" and bool(row.get("attended"))

        def group(which: str) -> Figure:
            return Figure([r for r in came if facts.registration_group(r) == which], by)

        cancelled = [row for row in away if row["status"] == "cancelled"]
        everyone = Figure(came, by)
        self.figures |= {
            "programme.participations": everyone,
            "programme.participants": Figure(came, by, people),
            "programme.first_time_participants": Figure(new, by, people),
            "programme.no_shows": Figure([row for row in away if noted(row)], by),
            "programme.cancellations": Figure(cancelled, by),
            "programme.primary": group("primary"),
            "programme.secondary": group("secondary"),
            "programme.unknown_target_group": group(""),
            "programme.primary_share": Share(group("primary"), everyone),
            "programme.secondary_share": Share(group("secondary"), everyone),
        }

    def _evaluations(self, held: set[str]) -> None:
        rows = [row for row in self.sheets["evaluations"] if row["activity"] in held]
        by = self._by_activity(lambda row: row["activity"])
        scored = Figure([row for row in rows if row.get("overall")], by)
        asked = [row for row in rows if row.get("would_recommend")]
        came = self.figures["programme.participations"]
        assert isinstance(came, Figure)
        self.figures |= {
            "programme.evaluations": scored,
            "programme.satisfaction": Figure(
                scored.rows, by, lambda each: mean(score(row) for row in each)
            ),
            "programme.response_rate": Share(scored, came),
            "programme.would_recommend": Figure(
                asked, by, lambda each: mean(recommending(row) for row in each)
            ),
        }

    def _reach(self) -> None:
        def in_period(row: Row) -> bool:
            since, until = row.get("valid_from"), row.get("valid_to")
            return not (since and day(since) > self.last) and not (
                until and day(until) < self.first
            )

        recognised = {
            row["organisation"] for row in self.sheets["recognitions"] if in_period(row)
        }
        came = self.figures["programme.participations"]
        assert isinstance(came, Figure)
        visited = {row.get("organisation", "") for row in came.rows}
        every = [r for r in self.sheets["organisations"] if r["id"] in recognised]
        by: dict[str, Keys] = {"organisation_type": lambda row: [row.get("type", "")]}
        known = Figure(every, by)
        reached = Figure([row for row in every if row["id"] in visited], by)
        self.figures |= {
            "programme.recognised_organisations": known,
            "programme.reached_organisations": reached,
            "programme.reach": Share(reached, known),
        }

    # Support

    def _requests(self) -> None:
        facts = self.facts

        def organisation(row: Row) -> str:
            return row.get("organisation", "")

        by: dict[str, Keys] = {
            "theme": lambda row: several(row, "themes"),
            "target_group": lambda row: [
                row.get("target_group")
                or facts.group(organisation(row), day(row["received_on"]))
            ],
            "organisation_type": lambda row: [facts.type_of(organisation(row))],
            "province": lambda row: [
                facts.province_of(organisation(row), day(row["received_on"]))
            ],
            "month": lambda row: [row["received_on"][5:7]],
            "channel": lambda row: [row.get("channel") or "mail"],
            "decline_reason": lambda row: [row.get("decline_reason", "")],
        }
        every = self.sheets["requests"]
        rows = [row for row in every if self._within(day(row["received_on"]))]
        led = {each for s in self.sheets["supports"] for each in several(s, "requests")}
        self.figures["support.requests"] = Figure(rows, by)
        for name in ("accepted", "declined", "referred", "withdrawn"):
            decided = [row for row in rows if row["decision"] == name]
            self.figures[f"support.{name}"] = Figure(decided, by)
        waiting = [
            row
            for row in every
            if day(row["received_on"]) <= self.last
            and not (row["decided_on"] and day(row["decided_on"]) <= self.last)
        ]
        settled = [row for row in rows if row["decision"]]
        accepted = [row for row in rows if row["decision"] == "accepted"]
        fewer = {k: v for k, v in by.items() if k not in ("channel", "decline_reason")}
        self.figures |= {
            "support.undecided": Figure([r for r in rows if not r["decision"]], by),
            "support.open_requests": Figure(waiting, fewer),
            "support.without_support": Figure(
                [row for row in accepted if row["id"] not in led], by
            ),
            "support.median_days_to_decision": Figure(settled, by, middle),
        }

    def _supports(self) -> None:
        facts = self.facts
        by = self._by_support(lambda row: row)
        asked = {row["id"]: facts.asked_on(row) for row in self.sheets["supports"]}
        rows = [row for row in self.sheets["supports"] if self._within(asked[row["id"]])]
        under_way = [
            row
            for row in self.sheets["supports"]
            if asked[row["id"]] <= self.last
            and not (row.get("closed_on") and day(row["closed_on"]) <= self.last)
        ]
        tailored = [row for row in rows if row["kind"] == "tailored"]
        remedial = [row for row in rows if row["kind"] == "remediation"]

        def group(which: str) -> Figure:
            return Figure([r for r in tailored if facts.support_group(r) == which], by)

        self.figures |= {
            "support.supports": Figure(rows, by),
            "support.open_supports": Figure(under_way, by),
            "support.primary": group("primary"),
            "support.secondary": group("secondary"),
            "support.unknown_target_group": group(""),
            "support.participations": Figure(rows, by, total(facts.people_in)),
            "remediation.trajectories": Figure(remedial, by),
        }
        self._support_half_days(tailored, remedial)

    def _by_support(self, support: Callable[[Row], Row]) -> dict[str, Keys]:
        facts = self.facts
        return {
            "theme": lambda row: facts.support_themes(support(row)),
            "target_group": lambda row: [facts.support_group(support(row))],
            "organisation_type": lambda row: [
                facts.type_of(facts.support_organisation(support(row)))
            ],
            "province": lambda row: [
                facts.province_of(
                    facts.support_organisation(support(row)), facts.asked_on(support(row))
                )
            ],
            "month": lambda row: [f"{facts.asked_on(support(row)):%m}"],
            "support_kind": lambda row: [support(row)["kind"]],
        }

    def _support_half_days(self, tailored: list[Row], remedial: list[Row]) -> None:
        facts = self.facts
        by = self._by_support(lambda row: facts.supports[row["support"]])
        given = [r for r in self.sheets["support_sessions"] if r["status"] == "given"]
        until = [row for row in given if day(row["held_on"]) <= self.last]

        def of(supports: list[Row]) -> Figure:
            ids = {row["id"] for row in supports}
            rows = [row for row in until if row["support"] in ids]
            return Figure(rows, by, total(facts.half_days))

        within = [
            row
            for row in until
            if self._within(day(row["held_on"]))
            and facts.supports[row["support"]]["kind"] == "remediation"
        ]
        self.figures |= {
            "support.half_days": of(tailored),
            "remediation.half_days": of(remedial),
            "remediation.half_days_in_year": Figure(within, by, total(facts.half_days)),
        }

    # Media

    def _channels(self) -> None:
        names = {row["id"]: row["name"] for row in self.sheets["sites"]}
        by: dict[str, Keys] = {"site": lambda row: [names[row["site"]]]}
        for metric in ("visits", "page_views"):
            self.figures[f"channels.{metric}"] = Figure(self._summed(metric), by, readings)
        self.figures["channels.visitors"] = Figure(self._exact("visitors"), by, only_one)
        known = {row["id"]: row["name"] for row in self.sheets["social_channels"]}
        network: dict[str, Keys] = {"network": lambda row: [known[row["channel"]]]}
        newest: dict[str, Row] = {}
        for row in sorted(self.sheets["follower_readings"], key=lambda r: r["read_on"]):
            if self._within(day(row["read_on"])):
                newest[row["channel"]] = {**row, "value": row["followers"]}
        self.figures["channels.followers"] = Figure(list(newest.values()), network, only_one)

    def _readings(self, metric: str, *, monthly: bool) -> list[Row]:
        return [
            row
            for row in self.sheets["site_readings"]
            if row["metric"] == metric and bool(row["month"]) == monthly
        ]

    def _months(self, metric: str) -> list[Row]:
        """Monthly readings in the period."""
        return [
            row
            for row in self._readings(metric, monthly=True)
            if self._within(date(int(row["year"]), int(row["month"]), 1))
        ]

    def _whole(self, metric: str) -> list[Row]:
        """Yearly readings, when the period is that year."""
        return [
            row
            for row in self._readings(metric, monthly=False)
            if (self.first, self.last) == ends_of(row["year"])
        ]

    def _summed(self, metric: str) -> list[Row]:
        months = self._months(metric)
        have = {row["site"] for row in months}
        return months + [row for row in self._whole(metric) if row["site"] not in have]

    def _exact(self, metric: str) -> list[Row]:
        if self.first.month == self.last.month:
            return self._months(metric)
        return self._whole(metric)


def ends_of(period: str) -> tuple[date, date]:
    """First and last day."""
    year, _, part = period.partition("-")
    first, last = 1, 12
    if part.startswith("Q"):
        last = 3 * int(part[1:])
        first = last - 2
    elif part:
        first = last = int(part)
    end = calendar.monthrange(int(year), last)[1]
    return date(int(year), first, 1), date(int(year), last, end)


def score(row: Row) -> Fraction:
    """The overall score on 0–100."""
    lowest = Fraction(row.get("scale_lowest") or 0)
    highest = Fraction(row.get("scale_highest") or 100)
    return (Fraction(row["overall"]) - lowest) / (highest - lowest) * 100


def recommending(row: Row) -> Fraction:
    """9 and 10 count for, 0 to 6 against."""
    answer = int(row["would_recommend"])
    return Fraction(100 * ((answer >= 9) - (answer <= 6)))


def middle(rows: list[Row]) -> Value:
    """Days to a decision: half took less, half more."""
    days = [(day(r["decided_on"]) - day(r["received_on"])).days for r in rows]
    return Fraction(median(Fraction(each) for each in days)) if days else None


def readings(rows: list[Row]) -> Value:
    """Readings added up; without any there is no value."""
    return Fraction(sum(int(row["value"]) for row in rows)) if rows else None


def only_one(rows: list[Row]) -> Value:
    """A reading that stands alone; several are never added up."""
    return Fraction(rows[0]["value"]) if len(rows) == 1 else None
