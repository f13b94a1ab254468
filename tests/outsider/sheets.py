"""A year as an outsider writes it: the sheets of the import format, as plain rows.

Written from `docs/reference/import-format.md` alone. Nothing of the software is used.
"""

from collections import Counter, defaultdict

Row = dict[str, str]

USUAL: dict[str, Row] = {
    "activities": {"status": "held"},
    "sessions": {"status": "held", "mode": "on_site"},
    "registrations": {"registered_at": "2015-01-01", "status": "confirmed"},
    "supports": {"kind": "tailored"},
    "support_sessions": {"status": "given"},
}


class Sheets(defaultdict[str, list[Row]]):
    """Sheet by sheet, the rows of one import."""

    def __init__(self) -> None:
        super().__init__(list)
        self._known: set[str] = set()
        self._numbered: Counter[str] = Counter()

    def add(self, sheet: str, /, **columns: str) -> Row:
        """One row; what the sheet usually says is filled in."""
        row = {**USUAL.get(sheet, {}), **columns}
        self[sheet].append(row)
        if sheet == "people":
            self._known.add(row["id"])
        return row

    def terms(self, sheet: str, *ids: str) -> None:
        """Words of a vocabulary; the name is the id, in capitals."""
        for each in ids:
            self.add(sheet, id=each, label_nl=each.upper())

    def organisation(
        self,
        id: str,
        *,
        recognised: str = "",
        province: str = "",
        **columns: str,
    ) -> None:
        """An organisation; `recognised` is a period such as `2016-01-01/2020-12-31`."""
        self.add("organisations", id=id, **{"name": id, **columns})
        if recognised:
            self.recognition(id, recognised)
        if province:
            self.place(id, province)

    def recognition(self, organisation: str, period: str) -> None:
        """The government recognises an organisation in a period."""
        self._dated("recognitions", period, organisation=organisation)

    def place(self, organisation: str, province: str, period: str = "/") -> None:
        """The seat of an organisation in a period."""
        self._dated(
            "organisation_places", period, organisation=organisation, province=province
        )

    def _dated(self, sheet: str, period: str, **columns: str) -> None:
        since, until = period.split("/")
        number = f"{sheet}-{len(self[sheet]) + 1:04}"
        self.add(sheet, id=number, valid_from=since, valid_to=until, **columns)

    def people(self, *ids: str) -> None:
        """People with a name; who is known already stays as is."""
        for each in ids:
            if each not in self._known:
                self.add("people", id=each, first_name=each, last_name="Voorbeeld")

    def activity(self, id: str, *sessions: str, **columns: str) -> None:
        """An activity and its sessions, each as for `session`."""
        self.add("activities", **{"id": id, "title": id, **columns})
        for each in sessions:
            self.session(id, each)

    def session(self, activity: str, times: str, **columns: str) -> None:
        """The next session of an activity: `2024-02-29 09:00/16:30`."""
        start, end = times.split("/")
        self._numbered[activity] += 1
        number = self._numbered[activity]
        self.add(
            "sessions",
            **{
                "id": f"{activity}-{number}",
                "activity": activity,
                "number": str(number),
                "starts_at": start,
                "ends_at": end if len(end) > 5 else f"{start[:10]} {end}",
                **columns,
            },
        )

    def came(
        self,
        activity: str,
        person: str,
        organisation: str = "",
        attended: str = "1",
        **columns: str,
    ) -> None:
        """Somebody's registration; unless said otherwise, they came to session 1."""
        self.people(person)
        self.add(
            "registrations",
            **{
                "id": f"r{len(self['registrations']) + 1:05}",
                "activity": activity,
                "person": person,
                "organisation": organisation,
                "attended": attended,
                **columns,
            },
        )

    def answer(self, activity: str, overall: str = "", **columns: str) -> None:
        """One answered form about an activity."""
        number = f"f{len(self['evaluations']) + 1:05}"
        self.add(
            "evaluations", id=number, activity=activity, overall=overall, **columns
        )

    def request(
        self, id: str, received_on: str, decided: str = "", **columns: str
    ) -> None:
        """A request; `decided` is such as `accepted 2024-03-01`."""
        decision, _, day = decided.partition(" ")
        self.add(
            "requests",
            id=id,
            received_on=received_on,
            decision=decision,
            decided_on=day,
            **columns,
        )

    def support(self, id: str, requests: str = "", *given: str, **columns: str) -> None:
        """A support, and days on which it was given: `2024-03-05 2` is two half-days."""
        self.add("supports", id=id, requests=requests, **columns)
        for each in given:
            self.given(id, each)

    def given(self, support: str, day_and_half_days: str, **columns: str) -> None:
        """One session of a support."""
        day, _, half_days = day_and_half_days.partition(" ")
        number = 1 + len(self["support_sessions"])
        self.add(
            "support_sessions",
            id=f"d{number:05}",
            support=support,
            held_on=day,
            half_days=half_days,
            **columns,
        )

    def reading(self, site: str, metric: str, when: str, value: int) -> None:
        """What was measured on a site in a month (`2024-03`) or a year (`2024`)."""
        year, _, month = when.partition("-")
        number = f"m{len(self['site_readings']) + 1:04}"
        self.add(
            "site_readings",
            id=number,
            site=site,
            metric=metric,
            year=year,
            month=month.lstrip("0"),
            value=str(value),
        )

    def followers(self, channel: str, day: str, count: int) -> None:
        """How many followed a channel on a day."""
        number = f"v{len(self['follower_readings']) + 1:04}"
        self.add(
            "follower_readings",
            id=number,
            channel=channel,
            read_on=day,
            followers=str(count),
        )
