"""Demand-driven support of one block: requests, decisions, supports and sessions."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from steunpunt.demo import names
from steunpunt.demo.dice import Dice, spread
from steunpunt.demo.folder import Folder
from steunpunt.demo.register import Register
from steunpunt.demo.shapes import Shape
from steunpunt.demo.titles import ANSWERED_AT_ONCE, DECLINED, QUESTIONS, THEMES_ASKED
from steunpunt.demo.workdays import ONE_DAY, workday

CHANNELS = ("form", "form", "mail", "mail", "mail", "phone", "talk", "other")
BUSY = (1, 1, 2, 2, 3, 3, 3, 4, 5, 5, 6, 9, 9, 9, 10, 10, 10, 11, 11, 12)  # months
IN_TIME = (1, 1, 2, 2, 3, 3, 4, 5, 6, 9)  # months that leave time for a trajectory
REVIEWED = ("beleidsplanning", "organisatieontwikkeling", "leidinggeven", "impact")


@dataclass
class Request:
    """A request, and what becomes of it."""

    outcome: str
    day: date
    organisation: str
    key: str = ""
    themes: str = ""
    called: str = ""
    decided_on: date = date.min
    supports: list[str] = field(default_factory=list)


class SupportYear:
    """Writes the requests of a year and what came out of them."""

    def __init__(
        self, folder: Folder, shape: Shape, register: Register, dice: Dice
    ) -> None:
        self.folder = folder
        self.shape = shape
        self.register = register
        self.dice = dice
        self.tail = register.tail
        self.written = 0
        # Who had a negative review is the same for each year of a register.
        reviewed = Dice(f"reviews-{register.block}").shuffled(register.steady)
        self.reviewed = iter(reviewed[shape.remediation_from :])

    def write(self) -> None:
        """Requests in the order in which they came in; then supports."""
        requests = sorted(self._requests(), key=lambda request: request.day)
        for n, request in enumerate(requests, start=1):
            request.key = f"VRG-{self.shape.year}-{n:03}{self.tail}"
        self._ask_again(requests)
        for request in requests:
            self._request(request)
        self._supports(requests)

    # -- Requests --------------------------------------------------------------------

    def _requests(self) -> list[Request]:
        shape = self.shape
        outcomes = (
            ["declined"] * shape.declined
            + ["referred"] * shape.referred
            + ["withdrawn"] * shape.withdrawn
            + ["nothing"] * shape.without_support
            + ["primary"] * shape.primary_supports
            + ["secondary"] * shape.secondary_supports
            + ["remediation"] * shape.remediation
        )
        return [self._new_request(outcome) for outcome in outcomes]

    def _new_request(self, outcome: str) -> Request:
        months = IN_TIME if outcome == "remediation" else BUSY
        day = date(self.shape.year, self.dice.pick(months), self.dice.whole(1, 28))
        day = workday(day)
        if day.year > self.shape.year:  # the centre was closed until New Year
            day = date(self.shape.year, 12, 20)
        return Request(outcome, day, self._organisation(outcome, day))

    def _organisation(self, outcome: str, day: date) -> str:
        """An organisation whose target group on that day fits what becomes of it."""
        if outcome == "remediation":
            return next(self.reviewed)
        group = outcome
        if group not in ("primary", "secondary"):
            group = "primary" if self.dice.happens(0.5) else "secondary"
        pool = self.register.steady if group == "primary" else self.register.others
        while True:
            organisation = self.dice.pick(pool)
            if self.register.group_on(organisation, day) == group:
                return organisation

    def _ask_again(self, requests: list[Request]) -> None:
        """One organisation asks twice, and gets one support for both."""
        tailored = [request for request in requests if request.outcome == "primary"]
        tailored[2].organisation = tailored[1].organisation

    def _request(self, request: Request) -> None:
        theme = self.dice.pick(THEMES_ASKED)
        if request.outcome == "remediation":
            theme = self.dice.pick(REVIEWED)
        question, request.called = self.dice.pick(QUESTIONS[theme])
        request.themes = theme
        if self.dice.happens(0.25) and (other := self.dice.pick(THEMES_ASKED)) != theme:
            request.themes += f";{other}"
        wait = min(45, int(self.dice.wait(8 if request.outcome == "declined" else 6)))
        request.decided_on = workday(request.day + timedelta(days=wait))
        if request.outcome == "remediation":
            question = "De visitatie eindigde negatief. Kunnen jullie ons begeleiden?"
        self.folder.write(
            "requests",
            id=request.key,
            asker=self.dice.pick(
                self.register.by_organisation[request.organisation]
            ).person,
            organisation=request.organisation,
            received_on=request.day,
            channel=self.dice.pick(CHANNELS),
            themes=request.themes,
            question=question,
            decided_on=request.decided_on,
            **self._decision(request.outcome),
        )

    def _decision(self, outcome: str) -> dict[str, str]:
        if outcome == "declined":
            reason, note = self.dice.pick(DECLINED)
            return {
                "decision": outcome,
                "decline_reason": reason,
                "decision_note": note,
            }
        if outcome in ("referred", "withdrawn"):
            return {"decision": outcome}
        note = self.dice.pick(ANSWERED_AT_ONCE) if outcome == "nothing" else ""
        return {"decision": "accepted", "decision_note": note}

    # -- Supports --------------------------------------------------------------------

    def _supports(self, requests: list[Request]) -> None:
        """A support for each request, but for two exceptions that weigh up.

        The first tailored request gives two supports; the second and the third
        together give one.
        """
        outcomes = ("primary", "secondary", "remediation")
        giving = [request for request in requests if request.outcome in outcomes]
        first, second, third = [r for r in giving if r.outcome == "primary"][:3]
        groups = [
            [first] if r is third else [second, third] if r is second else [r]
            for r in giving
        ]
        people = spread(
            self.shape.support_people, [self.dice.between(2, 10) for _ in giving]
        )
        half_days = spread(
            self.shape.remediation_half_days,
            [self.dice.between(3, 6) for _ in range(self.shape.remediation)],
        )
        for asked, how_many in zip(groups, people, strict=True):
            remediation = asked[0].outcome == "remediation"
            given = half_days.pop() if remediation else self.dice.whole(1, 5)
            self._support(asked, how_many, given, remediation)

    def _support(
        self, asked: list[Request], people: int, half_days: int, remediation: bool
    ) -> None:
        self.written += 1
        key = f"OND-{self.shape.year}-{self.written:03}{self.tail}"
        request = asked[-1]
        start = workday(request.decided_on + timedelta(days=self.dice.whole(5, 25)))
        until = date(self.shape.year, 12, 20) if remediation else date.max
        last = self._sessions(key, start, until, half_days)
        if remediation:
            last = self._after_the_year(key) or last
        closed = last + timedelta(days=self.dice.whole(3, 20))
        named = self._participants(key, request.organisation, people, remediation)
        self.folder.write(
            "supports",
            id=key,
            kind="remediation" if remediation else "tailored",
            title="Traject na de visitatie" if remediation else request.called,
            organisation=request.organisation,
            requests=";".join(one.key for one in asked),
            closed_on=closed if closed < date(self.shape.year + 1, 3, 1) else "",
            staff=self.dice.pick(names.STAFF),
            half_days_planned=half_days + self.dice.pick((0, 0, 1, 2)),
            participants_counted="" if named == people else people,
        )

    def _participants(
        self, key: str, organisation: str, people: int, remediation: bool
    ) -> int:
        """Name them all, name a few, or name nobody; returns how many are named."""
        known = self.register.by_organisation[organisation]
        if remediation or self.dice.happens(0.45):
            return 0
        named = self.dice.shuffled(known)[: min(people, len(known))]
        for job in named:
            self.folder.write("support_participants", support=key, person=job.person)
        return len(named)

    def _sessions(self, key: str, start: date, until: date, half_days: int) -> date:
        """Sessions of a half or a whole day, until all half-days are given."""
        sizes: list[int] = []
        while sum(sizes) < half_days:
            sizes.append(min(half_days - sum(sizes), self.dice.pick((1, 1, 2))))
        room = (min(until, start + timedelta(days=30 * len(sizes))) - start).days
        gap = max(1, room // len(sizes))
        day = workday(start)
        for number, size in enumerate(sizes, start=1):
            self._session(key, number, day, size, "given")
            after = workday(
                day + timedelta(days=self.dice.whole(max(1, gap // 2), gap))
            )
            if number < len(sizes):
                day = after if after <= until else workday(day + ONE_DAY)
        if self.dice.happens(0.06):
            self._session(key, len(sizes) + 1, workday(day + ONE_DAY), 1, "cancelled")
        return day

    def _after_the_year(self, key: str) -> date | None:
        """Most trajectories go on: half-days that were given since, or are planned."""
        if not self.dice.happens(0.6):
            return None
        year = self.shape.year + 1
        given = workday(date(year, self.dice.whole(1, 2), self.dice.whole(5, 28)))
        self._session(key, 20, given, 1, "given")
        if self.dice.happens(0.5):
            return given
        later = workday(date(year, 4, self.dice.whole(15, 28)))
        self._session(key, 21, later, 2, "planned")
        return later

    def _session(self, key: str, number: int, on: date, size: int, status: str) -> None:
        """Its half-days noted as such, or its real times."""
        cells: dict[str, Any] = {"half_days": size}
        if self.dice.happens(0.3):
            ends = "12:30" if size == 1 else "16:30"
            cells = {"starts_at": f"{on} 09:30", "ends_at": f"{on} {ends}"}
        self.folder.write(
            "support_sessions",
            id=f"{key}-{number}",
            support=key,
            held_on=on,
            status=status,
            staff=self.dice.pick(names.STAFF),
            **cells,
        )
