"""Demand-driven support."""

from collections.abc import Callable
from fractions import Fraction
from statistics import median

from tests.outsider.facts import day, several
from tests.outsider.sheets import Row

from .figures import Figure, Keys, Value, total
from .periods import Part


class Support(Part):
    """Figures about requests, supports and their half-days."""

    def reckon(self) -> None:
        self._requests()
        self._supports()

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
        rows = [
            row for row in self.sheets["supports"] if self._within(asked[row["id"]])
        ]
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
                    facts.support_organisation(support(row)),
                    facts.asked_on(support(row)),
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
            "remediation.half_days_in_year": Figure(
                within,
                by | {"month": lambda row: [row["held_on"][5:7]]},
                total(facts.half_days),
            ),
        }


def middle(rows: list[Row]) -> Value:
    """Days to a decision: half took less, half more."""
    days = [(day(r["decided_on"]) - day(r["received_on"])).days for r in rows]
    return Fraction(median(Fraction(each) for each in days)) if days else None
