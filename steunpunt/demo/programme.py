"""The open programme of one block: activities, sessions, and who came.

Beside what counts stand the records that must not: who stayed away, cancelled
activities, work for one organisation, and the programme of the next year.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from steunpunt.demo import names
from steunpunt.demo.comers import Comers
from steunpunt.demo.dice import Dice, spread
from steunpunt.demo.evaluating import Evaluations
from steunpunt.demo.folder import Folder
from steunpunt.demo.register import Job, Register
from steunpunt.demo.shapes import Form, Shape
from steunpunt.demo.titles import TITLES, Title
from steunpunt.demo.workdays import workday

#: letter → mode, and the hours between which a session may be
HOURS = {
    "d": ("on_site", (("09:30", "16:30"),)),
    "h": ("on_site", (("09:30", "12:30"), ("13:30", "16:30"))),
    "e": ("on_site", (("19:00", "22:00"),)),
    "m": ("mixed", (("10:00", "16:30"),)),
    "w": ("online", (("10:00", "11:30"), ("13:30", "15:00"), ("20:00", "21:30"))),
}
BUSY = (1, 2, 2, 3, 3, 3, 4, 5, 5, 6, 9, 9, 10, 10, 10, 11, 11, 11, 12)  # months
SERIES = (1, 2, 3, 9, 9, 10)  # months in which a series of sessions begins
NOT_NOTED = ("-017", "-038")  # activities where the attendance list has a gap


@dataclass
class Plan:
    """An activity before it is written."""

    form: Form
    title: Title
    day: date
    came: int
    primary: int


class Programme:
    """Writes the open programme of a year."""

    def __init__(
        self, folder: Folder, shape: Shape, register: Register, dice: Dice
    ) -> None:
        self.folder = folder
        self.shape = shape
        self.register = register
        self.dice = dice
        self.tail = register.tail
        self.written = 0
        self.evaluations = Evaluations(folder, shape, dice, self.tail)
        self.comers = Comers(shape, register, dice)

    def write(self) -> None:
        """The activities that count, in order of their first day; then the others."""
        plans = self.plans()
        for n, plan in enumerate(plans, start=1):
            key = f"ACT-{self.shape.year}-{n:03}{self.tail}"
            held = self._activity(key, plan)
            people = self.comers.to(
                plan.day, plan.primary, plan.came - plan.primary, len(plans) - n
            )
            self._registrations(key, plan, held, people)
            self.evaluations.ask(key, plan.came)
        self.evaluations.write()
        self._what_does_not_count(len(plans))

    # -- Which activities ------------------------------------------------------------

    def plans(self) -> list[Plan]:
        """Forms with a title, a first day and a number of people each."""
        forms = [form for form in self.shape.forms for _ in range(form.how_many)]
        sizes = spread(
            self.shape.participations,
            [form.size * self.dice.between(0.7, 1.3) for form in forms],
        )
        inside = [size * self.dice.between(0.85, 1.15) for size in sizes]
        primaries = spread(self.shape.primary, inside)
        titles = {form.titles: self._titles(form.titles) for form in self.shape.forms}
        plans = [
            Plan(form, next(titles[form.titles]), self._first_day(form), size, primary)
            for form, size, primary in zip(forms, sizes, primaries, strict=True)
        ]
        return sorted(plans, key=lambda plan: plan.day)

    def _titles(self, key: str) -> Iterator[Title]:
        """The titles of a form; each year goes on where the one before it stopped."""
        titles = TITLES[key]
        n = 2 * (self.shape.year - 2019)
        while True:
            yield titles[n % len(titles)]
            n += 1

    def _first_day(self, form: Form) -> date:
        month = self.dice.pick(SERIES if len(form.sessions) > 2 else BUSY)
        last = 12 if month == 12 else 28
        return workday(date(self.shape.year, month, self.dice.whole(1, last)))

    # -- Activities and sessions -----------------------------------------------------

    def _activity(
        self, key: str, plan: Plan, status: str = "held", in_open_programme: str = ""
    ) -> list[int]:
        """Write an activity with its sessions; returns the numbers of those held."""
        self.folder.write(
            "activities",
            id=key,
            title=plan.title.text,
            kind=plan.form.kind,
            level=plan.title.level,
            themes=plan.title.themes,
            status=status,
            in_open_programme=in_open_programme,
        )
        place = self._place()
        held = []
        for number, (day, letter, goes_on) in enumerate(self._timetable(plan), 1):
            how = status if goes_on else "cancelled"
            self._session(key, number, day, letter, how, place, plan)
            held += [number] if goes_on else []
        return held

    def _timetable(self, plan: Plan) -> list[tuple[date, str, bool]]:
        """Day, letter, and whether it went on, of each session.

        The first training of a year starts a week late, and the first peer group
        loses an evening.
        """
        days: list[tuple[date, str, bool]] = []
        day = plan.day
        for letter in plan.form.sessions:
            days.append((day, letter, True))
            day = workday(day + timedelta(days=plan.form.gap))
        if plan.title is TITLES["vorming"][0]:
            days.insert(0, (plan.day - timedelta(days=7), "d", False))
        if plan.title is TITLES["collegagroep"][0]:
            days.insert(3, (days[2][0] + timedelta(days=7), "e", False))
        return days

    def _place(self) -> dict[str, str]:
        """Often the centre's own house; else a hall somewhere in the country."""
        if self.dice.happens(0.45):
            place, hall = names.HOME, "Huis Halve Maan"
        else:
            place = self.dice.pick(self.register.places)
            called = self.dice.pick(names.INVENTED_PLACES)
            hall = f"{self.dice.pick(names.VENUES)} {called}"
        return {
            "place": hall,
            "municipality": place.municipality,
            "province": place.province,
        }

    def _session(
        self,
        activity: str,
        number: int,
        day: date,
        letter: str,
        status: str,
        place: dict[str, str],
        plan: Plan,
    ) -> None:
        mode, hours = HOURS[letter]
        starts, ends = self.dice.pick(hours)
        cells: dict[str, Any] = {} if mode == "online" else dict(place)
        if mode != "on_site":
            cells["link"] = f"https://samen.voorbeeld.example/{activity.lower()}"
        if number == 1 and plan.title is TITLES["tweedaagse"][0]:
            ends = "21:00"
            cells["half_days"] = 3
            cells["half_days_reason"] = "het avondprogramma hoort bij de vorming"
        self.folder.write(
            "sessions",
            id=f"{activity}-{number}",
            activity=activity,
            number=number,
            starts_at=f"{day} {starts}",
            ends_at=f"{day} {ends}",
            status=status,
            mode=mode,
            **cells,
        )

    # -- Registrations ---------------------------------------------------------------

    def _registrations(
        self, key: str, plan: Plan, held: list[int], people: list[Job]
    ) -> None:
        """Who came, and beside them who did not, cancelled or kept waiting."""
        taken = {job.person for job in people}
        for job in people:
            attended = self._attended(held)
            if self.dice.happens(0.01):  # cancelled, and then came after all
                self._cancelled(key, plan.day, job)
            self._registration(key, plan.day, job, attended=attended)
        online = set(plan.form.sessions) == {"w"}
        away = round(len(people) * (0.16 if online else 0.06))
        for job in self.comers.draw(self.register.jobs, away, taken):
            self._registration(key, plan.day, job, attended="0")
        for job in self.comers.draw(
            self.register.jobs, round(len(people) * 0.05), taken
        ):
            self._cancelled(key, plan.day, job)
        waiting = self.dice.whole(1, 4) if self.dice.happens(0.15) else 0
        for job in self.comers.draw(self.register.jobs, waiting, taken):
            self._registration(key, plan.day, job, status="waiting")
        if key.removesuffix(self.tail).endswith(NOT_NOTED):
            for job in self.comers.draw(self.register.jobs, 2, taken):
                self._registration(key, plan.day, job)

    def _cancelled(self, key: str, day: date, job: Job) -> None:
        asked = day - timedelta(days=self.dice.whole(30, 60))
        back = asked + timedelta(days=self.dice.whole(1, 28))
        moment = f"{back} {self.dice.whole(8, 19):02}:{self.dice.whole(0, 59):02}"
        self._registration(
            key, day, job, asked=asked, status="cancelled", cancelled_at=moment
        )

    def _registration(
        self, key: str, day: date, job: Job, asked: date | None = None, **cells: Any
    ) -> None:
        self.written += 1
        if not asked:
            before = min(120, 1 + int(self.dice.wait(24)))
            asked = day - timedelta(days=before)
        self.folder.write(
            "registrations",
            **{
                "id": f"INS-{self.shape.year}-{self.written:04}{self.tail}",
                "activity": key,
                "person": job.person,
                "organisation": job.organisation,
                "registered_at": f"{asked} {self.dice.whole(8, 21):02}"
                f":{self.dice.whole(0, 59):02}",
                "status": "confirmed",
                **cells,
            },
        )

    def _attended(self, held: list[int]) -> str:
        """Mostly all sessions; now and then somebody misses one."""
        there = list(held)
        if len(held) > 1 and self.dice.happens(0.2):
            there.remove(self.dice.pick(held))
        return ";".join(map(str, there))

    # -- What must not count ---------------------------------------------------------

    def _what_does_not_count(self, counted: int) -> None:
        """Cancelled activities, work for one organisation, and the next year."""
        year, later = self.shape.year, self.shape.year + 1
        spare, closed = TITLES["vorming"][-3:], TITLES["besloten"]
        here, there = f"ACT-{year}-", f"ACT-{later}-"
        numbers = [f"{here}{counted + n:03}" for n in range(1, 5)]
        self._aside(numbers[0], spare[0], date(year, 3, 20), "cancelled")
        self._aside(numbers[1], spare[1], date(year, 10, 9), "cancelled")
        self._aside(numbers[2], closed[0], date(year, 5, 22), "held", "no")
        self._aside(numbers[3], closed[1], date(year, 11, 20), "held", "no")
        coming = (("held", date(later, 1, 14)), ("planned", date(later, 4, 23)))
        for n, (status, day) in enumerate(coming[: self.shape.next_year], start=1):
            self._aside(f"{there}{n:03}", spare[n], day, status)

    def _aside(
        self, key: str, title: Title, day: date, status: str, in_programme: str = ""
    ) -> None:
        """An activity of one day that does not count, with a few registrations."""
        key += self.tail
        form = Form("besloten", "vorming", 1, "d", 8)
        plan = Plan(form, title, workday(day), 8, 8)
        self._activity(key, plan, status, in_programme)
        for job in self.comers.draw(self.comers.pools["primary"], plan.came, set()):
            if status == "cancelled":
                self._cancelled(key, plan.day, job)
            else:
                attended = "1" if status == "held" else ""
                self._registration(key, plan.day, job, attended=attended)
