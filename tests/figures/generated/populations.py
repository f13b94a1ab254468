"""Populations with many small groups: what suppression has to protect."""

from random import Random

from .source import Rows, Sheets

PROVINCES = ["Antwerpen", "Limburg", "Oost-Vlaanderen", "Brussel", ""]
YEAR = 2024


def population(seed: int) -> Sheets:
    """A year whose groups are few, uneven and often smaller than five."""
    return _Population(Random(seed)).sheets()


class _Population:
    """One population while it is made."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.uneven = chance.choice([0.5, 1, 2])

    def one(self, values: list[str]) -> str:
        """One of the values; the first ones far more often than the last."""
        weights = [1 / (n + 1) ** self.uneven for n in range(len(values))]
        return self.chance.choices(values, weights)[0]

    def rows(self, letter: str, most: int, **columns: list[str]) -> Rows:
        """Rows with an id, and one of the values in each column."""
        return [
            {"id": f"{letter}{n}"}
            | {name: self.one(values) for name, values in columns.items()}
            for n in range(self.chance.randint(most // 3, most))
        ]

    def sheets(self) -> Sheets:
        terms = {
            sheet: [{"id": code, "label_nl": code} for code in codes.split()]
            for sheet, codes in {
                "themes": "diversity digital planning",
                "levels": "new experienced",
                "activity_kinds": "training webinar study-day",
                "organisation_types": "civil school government",
                "decline_reasons": "no-time",
            }.items()
        }
        sector = self.sector()
        programme = self.programme(sector)
        return terms | sector | programme | self.support(sector)

    def sector(self) -> Sheets:
        organisations = self.rows(
            "o",
            12,
            type=["civil", "school", "government", ""],
            name=["An organisation"],
        )
        rules = [
            {"id": "t1", "recognised": "yes", "group": "primary"},
            {"id": "t2", "recognised": "", "group": "secondary"},
        ]
        return {
            "organisations": organisations,
            "target_group_rules": rules,
            "recognitions": [
                {"id": f"{row['id']}-r", "organisation": row["id"]}
                for row in organisations
                if self.chance.random() < 0.6
            ],
            "organisation_places": [
                {
                    "id": f"{row['id']}-p",
                    "organisation": row["id"],
                    "province": province,
                }
                for row in organisations
                if (province := self.one(PROVINCES))
            ],
            "people": [{"id": f"p{n}"} for n in range(90)],
        }

    def programme(self, sector: Sheets) -> Sheets:
        themes = ["diversity", "digital", "planning", "", "diversity;digital"]
        if self.chance.random() < 0.5:
            themes = themes[:4]  # no activity has two: themes add up
        activities = self.rows(
            "a",
            18,
            title=["An activity"],
            kind=["training", "webinar", "study-day", ""],
            level=["new", "experienced"],
            themes=themes,
            status=["held"],
        )
        sessions = [
            {
                "id": f"{activity['id']}-s",
                "activity": activity["id"],
                "number": "1",
                "starts_at": f"{YEAR}-{self.chance.randint(1, 12):02}-09 09:00",
                "ends_at": f"{YEAR}-12-31 12:00",
                "status": "held",
                "mode": self.one(["on_site", "online", "mixed"]),
                "province": self.one(PROVINCES),
            }
            for activity in activities
        ]
        keys = [row["id"] for row in activities]
        registrations = self.rows(
            "r",
            160,
            activity=keys,
            organisation=[row["id"] for row in sector["organisations"]] + [""],
            status=["confirmed", "confirmed", "cancelled", "waiting"],
            attended=["1", "1", "0", ""],
            registered_at=[f"{YEAR}-01-01"],
        )
        for number, row in enumerate(registrations):
            row["person"] = f"p{number % 90}"
            row["cancelled_at"] = (
                f"{YEAR}-01-02" if row["status"] == "cancelled" else ""
            )
        answers = self.rows(
            "e",
            90,
            activity=keys,
            overall=["80", "60", "100", "20", ""],
            would_recommend=["9", "10", "7", "3", ""],
        )
        return {
            "activities": activities,
            "sessions": sessions,
            "registrations": _once(registrations),
            "evaluations": answers,
        }

    def support(self, sector: Sheets) -> Sheets:
        organisations = [row["id"] for row in sector["organisations"]] + [""]
        requests = self.rows(
            "q",
            70,
            organisation=organisations,
            themes=["planning", "digital", ""],
            decision=["accepted", "accepted", "declined", ""],
        )
        for row in requests:
            row["received_on"] = f"{YEAR}-{self.chance.randint(1, 12):02}-05"
            row["decided_on"] = row["received_on"] if row["decision"] else ""
            declined = row["decision"] == "declined"
            row["decline_reason"] = "no-time" if declined else ""
        supports = [
            {
                "id": f"s{row['id']}",
                "requests": row["id"],
                "kind": self.one(["tailored", "remediation"]),
                "participants_counted": str(self.chance.choice([0, 1, 2, 8, 14])),
            }
            for row in requests
            if row["decision"] == "accepted" and self.chance.random() < 0.8
        ]
        sessions = [
            {
                "id": f"{row['id']}-{n}",
                "support": row["id"],
                "held_on": f"{YEAR}-12-{n + 1:02}",
                "half_days": str(self.chance.randint(1, 4)),
                "status": "given",
            }
            for row in supports
            for n in range(self.chance.randint(0, 3))
        ]
        return {
            "requests": requests,
            "supports": supports,
            "support_sessions": sessions,
        }


def _once(registrations: Rows) -> Rows:
    """Nobody has two places in one activity."""
    found = {(row["activity"], row["person"]): row for row in registrations}
    return list(found.values())
