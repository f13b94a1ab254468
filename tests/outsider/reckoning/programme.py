"""The open programme, and whom it reached."""

from collections.abc import Callable
from fractions import Fraction

from tests.outsider.facts import day, real_minutes, several
from tests.outsider.sheets import Row

from .figures import Figure, Keys, Share, Value, mean, total
from .periods import Part


class Programme(Part):
    """Figures about activities, sessions, registrations, answers and organisations."""

    def reckon(self) -> None:
        self._programme()
        self._reach()

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
            row
            for row in self.sheets["registrations"]
            if row["activity"] in counted & now
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
            "organisation_type": lambda row: [
                facts.type_of(row.get("organisation", ""))
            ],
            "organisation_province": lambda row: [
                facts.province_of(
                    row.get("organisation", ""), facts.starts_on(row["activity"])
                )
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
        # Follow-ups are asked on the site alone: no sheet brings any.
        followed_up, applied = Figure([], by), Figure([], by)
        self.figures |= {
            "programme.follow_ups": followed_up,
            "programme.follow_ups_applied": applied,
            "programme.applied": Share(applied, followed_up),
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


def score(row: Row) -> Fraction:
    """The overall score on 0–100."""
    lowest = Fraction(row.get("scale_lowest") or 0)
    highest = Fraction(row.get("scale_highest") or 100)
    return (Fraction(row["overall"]) - lowest) / (highest - lowest) * 100


def recommending(row: Row) -> Fraction:
    """9 and 10 count for, 0 to 6 against."""
    answer = int(row["would_recommend"])
    return Fraction(100 * ((answer >= 9) - (answer <= 6)))
