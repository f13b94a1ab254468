"""Makes the sheets of one year from a shape."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from .shapes import Shape
from .source import Rows, Sheets
from .times import a_day, stretch

T = TypeVar("T")
PROVINCES = ["Antwerpen", "Limburg", "Oost-Vlaanderen", "Brussel"]
THEMES = ["diversity", "0", "null", "é & co", "digitaal"]
SCALES = [("", ""), ("0", "100"), ("1", "5"), ("1", "10"), ("-3", "3")]


def year_of(shape: Shape) -> Sheets:
    """The sheets of a generated year; the same shape gives the same year."""
    return _Year(shape).sheets()


class _Year:
    """One year while it is made."""

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        self.year = shape.year
        self.chance = Random(shape.seed)

    def sheets(self) -> Sheets:
        made: Sheets = {}
        for part in (
            self.vocabularies,
            self.rules,
            self.organisations,
            self.people,
            self.activities,
            self.comers,
            self.requests,
            self.supports,
            self.media,
        ):
            made |= part(made)
        return {name: rows for name, rows in made.items() if rows}

    # -- Chance --------------------------------------------------------------------

    def maybe(self, value: object, often: float = 0.5) -> str:
        return str(value) if self.chance.random() < often else ""

    def one(self, rows: Rows, often: float = 1.0) -> str:
        """The id of one of the rows, or nothing."""
        return self.maybe(self.chance.choice(rows)["id"], often) if rows else ""

    def some(self, values: Sequence[T], most: int) -> list[T]:
        return self.chance.sample(
            values, self.chance.randint(0, min(most, len(values)))
        )

    def ids(self, letter: str, how_many: int) -> list[str]:
        """Ids whose order says nothing about the order of the rows."""
        return [f"{letter}{n}" for n in self.chance.sample(range(100, 1000), how_many)]

    # -- The sector ----------------------------------------------------------------

    def vocabularies(self, made: Sheets) -> Sheets:
        words = {
            "themes": self.some(THEMES, 4),
            "levels": ["new", "experienced"],
            "activity_kinds": ["training", "webinar"],
            "organisation_types": ["civil", "school", "government"],
            "decline_reasons": ["no-time", "not-ours"],
        }
        return {
            sheet: [{"id": code, "label_nl": code.title()} for code in codes]
            for sheet, codes in words.items()
        }

    def rules(self, made: Sheets) -> Sheets:
        if not self.shape.with_rules:
            return {}
        change = self.chance.choice(
            [date(2021, 1, 1), date(self.year, 7, 1), date(self.year, 1, 1)]
        )
        before = str(change - timedelta(days=1))
        groups = [
            _rule("10", "1", "", before, "yes", "", "primary"),
            _rule("11", "2", change, "", "", "civil", "primary"),
            _rule("9", "2", change, "", "", "civil", "secondary"),  # after "11", by id
            _rule("12", "2", "", "", "yes", "", "primary"),
            _rule("13", "3", "", "", "no", "government", "secondary"),
        ]
        half_days = [
            _half_day_rule("h1", "", before, "240", "2"),
            _half_day_rule("h2", change, "", "180", "3"),
            _half_day_rule("h3", "", "", "60", "4"),
        ]
        return {
            "target_group_rules": self.some(groups, 5),
            "half_day_rules": self.some(half_days, 3),
        }

    def organisations(self, made: Sheets) -> Sheets:
        rows, seats, recognitions = [], [], []
        for key in self.ids("o", self.shape.organisations):
            kind = self.one(made["organisation_types"], 0.8)
            rows.append({"id": key, "name": f"Organisation {key}", "type": kind})
            seats += self._seats(key)
            recognitions += self._recognitions(key)
        return {
            "organisations": rows,
            "organisation_places": seats,
            "recognitions": recognitions,
        }

    def _seats(self, key: str) -> Rows:
        """None, one, or a move in the year; sometimes the old seat is not closed."""
        moved = a_day(self.chance, self.year)
        first, second = self.chance.sample(PROVINCES, 2)
        closed = self.maybe(moved - timedelta(days=1))
        old = {"id": f"{key}-b", "organisation": key, "province": first}
        new = {"id": f"{key}-a", "organisation": key, "province": second}
        return self.some(
            [
                old | {"valid_from": "", "valid_to": closed},
                new | {"valid_from": str(moved), "valid_to": ""},
            ],
            2,
        )

    def _recognitions(self, key: str) -> Rows:
        """Whole, with a gap, on one day of the year only, or in another year."""
        y = self.year
        spells = self.chance.choice(
            [
                [],
                [("", "")],
                [(f"{y - 3}-01-01", f"{y}-03-31"), (f"{y}-10-01", "")],
                [(f"{y}-12-31", "")],
                [("", f"{y}-01-01")],
                [("", f"{y - 1}-12-31")],
                [(f"{y + 1}-01-01", "")],
                [(str(a_day(self.chance, y)), "")],
            ]
        )
        return [
            {
                "id": f"{key}-r{number}",
                "organisation": key,
                "valid_from": first,
                "valid_to": last,
            }
            for number, (first, last) in enumerate(spells)
        ]

    def people(self, made: Sheets) -> Sheets:
        """People, some of them with two roles at once; roles change no figure."""
        rows = [
            {"id": key, "first_name": "An", "last_name": self.maybe("Peeters")}
            for key in self.ids("p", self.shape.people)
        ]
        roles = [
            {
                "id": f"{person['id']}-{organisation['id']}",
                "person": person["id"],
                "organisation": organisation["id"],
                "valid_from": self.maybe(a_day(self.chance, self.year)),
                "valid_to": "",
            }
            for person in rows
            for organisation in self.some(made["organisations"], 2)
        ]
        return {"people": rows, "roles": roles}

    # -- The open programme --------------------------------------------------------

    def activities(self, made: Sheets) -> Sheets:
        rows, sessions = [], []
        for key in self.ids("a", self.shape.activities):
            mine = self._sessions(key)
            wanted = "held" if self.chance.random() < 0.8 else "cancelled"
            row = {
                "id": key,
                "title": f"Activity {key}",
                "kind": self.one(made["activity_kinds"], 0.8),
                "level": self.one(made["levels"], 0.8),
                "themes": ";".join(r["id"] for r in self.some(made["themes"], 3)),
                "status": wanted if mine else "planned",
                "in_open_programme": self.chance.choice(["", "", "yes", "ja", "no"]),
            }
            rows.append(row)
            sessions += mine
        return {"activities": rows, "sessions": sessions}

    def _sessions(self, key: str) -> Rows:
        rows = []
        for number in range(1, self.chance.choice([1, 1, 2, 3, 0]) + 1):
            starts, ends = stretch(self.chance, self.year)
            by_hand = self.maybe(self.chance.choice([0, 1, 5]), 0.15)
            rows.append(
                {
                    "id": f"{key}-{9 - number}",
                    "activity": key,
                    "number": str(number),
                    "starts_at": f"{starts:%Y-%m-%d %H:%M}",
                    "ends_at": f"{ends:%Y-%m-%d %H:%M}",
                    "status": self.chance.choice(["held", "held", "held", "cancelled"]),
                    "mode": self.chance.choice(["on_site", "online", "mixed"]),
                    "province": self.maybe(self.chance.choice(PROVINCES), 0.6),
                    "half_days": by_hand,
                    "half_days_reason": "as agreed" if by_hand else "",
                }
            )
        return rows

    def comers(self, made: Sheets) -> Sheets:
        """Registrations and evaluations."""
        registrations, answers = [], []
        for activity in made["activities"]:
            for person in self.some(made["people"], 12):
                registrations += self._registrations(made, activity, person)
            answers += [
                self._answer(activity) for _ in range(self.chance.randint(0, 6))
            ]
        for kind, rows in (("r", registrations), ("e", answers)):
            for key, row in zip(self.ids(kind, len(rows)), rows, strict=True):
                row["id"] = key
        return {"registrations": registrations, "evaluations": answers}

    def _registrations(
        self, made: Sheets, activity: dict[str, str], person: dict[str, str]
    ) -> Rows:
        """One, or a cancelled one and one more."""
        status = self.chance.choice(["confirmed"] * 4 + ["waiting", "cancelled"])
        statuses = ["cancelled", status] if self.chance.random() < 0.1 else [status]
        return [
            {
                "id": "",
                "activity": activity["id"],
                "person": person["id"],
                "organisation": self.one(made["organisations"], 0.8),
                "registered_at": f"{self.year}-01-05 10:00",
                "status": status,
                "cancelled_at": f"{self.year}-01-06" if status == "cancelled" else "",
                "target_group": self.maybe(
                    self.chance.choice(["primary", "secondary"]), 0.1
                ),
                "attended": self._attended(made, activity),
            }
            for status in statuses
        ]

    def _attended(self, made: Sheets, activity: dict[str, str]) -> str:
        """Not recorded, in none, or in some of the sessions."""
        numbers = [
            row["number"]
            for row in made["sessions"]
            if row["activity"] == activity["id"]
        ]
        if not numbers or self.chance.random() < 0.15:
            return ""
        return ";".join(self.some(numbers, 3)) or "0"

    def _answer(self, activity: dict[str, str]) -> dict[str, str]:
        lowest, highest = self.chance.choice(SCALES)
        overall = self.chance.randint(int(lowest or 0), int(highest or 100))
        return {
            "id": "",
            "activity": activity["id"],
            "overall": self.maybe(overall, 0.85),
            "scale_lowest": lowest,
            "scale_highest": highest,
            "would_recommend": self.maybe(self.chance.randint(0, 10), 0.7),
        }

    # -- Demand-driven support -----------------------------------------------------

    def requests(self, made: Sheets) -> Sheets:
        return {
            "requests": [
                self._request(made, key) for key in self.ids("q", self.shape.requests)
            ]
        }

    def _request(self, made: Sheets, key: str) -> dict[str, str]:
        received = a_day(self.chance, self.year)
        decision = self.chance.choice(
            [
                "accepted",
                "accepted",
                "accepted",
                "declined",
                "referred",
                "withdrawn",
                "",
            ]
        )
        decided = received + timedelta(days=self.chance.choice([0, 1, 7, 40]))
        declined = decision == "declined"
        return {
            "id": key,
            "organisation": self.one(made["organisations"], 0.8),
            "received_on": str(received),
            "channel": self.chance.choice(["", "form", "phone"]),
            "themes": ";".join(r["id"] for r in self.some(made["themes"], 2)),
            "decision": decision,
            "decided_on": str(decided) if decision else "",
            "decline_reason": self.one(made["decline_reasons"]) if declined else "",
            "target_group": self.maybe("secondary", 0.1),
        }

    def supports(self, made: Sheets) -> Sheets:
        """Of no request, one or several; a request may give several supports."""
        rows, sessions, named = [], [], []
        accepted = [row for row in made["requests"] if row["decision"] == "accepted"]
        for key in self.ids("s", self.shape.requests):
            remediation = self.shape.with_remediation and self.chance.random() < 0.3
            behind = self.some(accepted, 3)
            rows.append(
                {
                    "id": key,
                    "kind": "remediation" if remediation else "tailored",
                    "organisation": self.one(made["organisations"], 0.3),
                    "requests": ";".join(row["id"] for row in behind),
                    "requested_on": ""
                    if behind
                    else str(a_day(self.chance, self.year)),
                    "themes": ";".join(r["id"] for r in self.some(made["themes"], 1)),
                    "participants_counted": self.maybe(self.chance.randint(0, 9)),
                    "target_group": self.maybe("primary", 0.1),
                }
            )
            sessions += [
                self._support_session(key, number)
                for number in range(self.chance.randint(0, 3))
            ]
            named += [
                {"support": key, "person": person["id"]}
                for person in self.some(made["people"], 4)
            ]
        return {
            "supports": rows,
            "support_sessions": sessions,
            "support_participants": named,
        }

    def _support_session(self, key: str, number: int) -> dict[str, str]:
        starts, ends = stretch(self.chance, self.year)
        timed = self.chance.random() < 0.5
        return {
            "id": f"{key}-{number}",
            "support": key,
            "held_on": f"{starts:%Y-%m-%d}",
            "starts_at": f"{starts:%Y-%m-%d %H:%M}" if timed else "",
            "ends_at": f"{ends:%Y-%m-%d %H:%M}" if timed else "",
            "half_days": self.maybe(2, 0.3)
            if timed
            else str(self.chance.randint(1, 3)),
            "status": self.chance.choice(["given", "given", "planned", "cancelled"]),
        }

    # -- Media ---------------------------------------------------------------------

    def media(self, made: Sheets) -> Sheets:
        """Sites with months, with years, with both, with gaps, or with nothing."""
        sites = [
            {"id": f"w{n}", "name": f"site{n}.be"} for n in range(self.shape.sites)
        ]
        readings = [
            {
                "id": f"{site['id']}-{metric}-{year}-{month}",
                "site": site["id"],
                "metric": metric,
                "year": str(year),
                "month": month,
                "value": str(self.chance.randint(0, 900)),
            }
            for site in sites
            for metric in ("visits", "visitors", "page_views")
            for year in (self.year - 1, self.year)
            for month in self._months()
        ]
        networks = [{"id": f"n{n}", "name": f"Network {n}"} for n in range(2)]
        followers = [
            {
                "id": f"{network['id']}-{day}",
                "channel": network["id"],
                "read_on": str(day),
                "followers": str(self.chance.randint(0, 900)),
            }
            for network in networks
            for day in {a_day(self.chance, self.year) for _ in range(3)}
            if self.chance.random() < 0.7
        ]
        return {
            "sites": sites,
            "site_readings": readings,
            "social_channels": networks,
            "follower_readings": followers,
        }

    def _months(self) -> list[str]:
        every = [str(month) for month in range(1, 13)]
        return self.chance.choice(
            [[], [""], every, [*every, ""], ["3", "4"], ["1", ""]]
        )


def _rule(
    key: str,
    position: str,
    first: object,
    last: str,
    recognised: str,
    kind: str,
    group: str,
) -> dict[str, str]:
    return {
        "id": key,
        "position": position,
        "valid_from": str(first),
        "valid_to": last,
        "recognised": recognised,
        "organisation_type": kind,
        "group": group,
        "description_nl": f"regel {key}",
    }


def _half_day_rule(
    key: str, first: object, last: str, minutes: str, most: str
) -> dict[str, str]:
    return {
        "id": key,
        "valid_from": str(first),
        "valid_to": last,
        "minutes_per_half_day": minutes,
        "most_per_day": most,
    }
