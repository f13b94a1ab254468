"""Who comes to the activities of a year: exactly as many of each group as planned.

Somebody comes from each organisation that is to be reached, and from no other
recognised one.
"""

from collections.abc import Iterator
from datetime import date
from math import ceil

from steunpunt.demo.dice import Dice
from steunpunt.demo.register import Job, Register
from steunpunt.demo.shapes import Shape


class Comers:
    """The people of a year, drawn activity by activity."""

    def __init__(self, shape: Shape, register: Register, dice: Dice) -> None:
        self.shape = shape
        self.register = register
        self.dice = dice
        self.choose_people()

    def choose_people(self) -> None:
        """Who may come this year, and of which organisations somebody must."""
        register, shape = self.register, self.shape
        changes = shape.year == shape.register_year
        sure = [job.organisation for job in (*register.mover, *register.double)]
        rest = [*register.steady, *([] if changes else [register.ended])]
        rest = [key for key in rest if key not in sure]
        others = shape.reached - len(sure) - (2 if changes else 0)
        reached = sure + self.dice.shuffled(rest)[:others]
        active = register.jobs[: int(len(register.jobs) * shape.active)]
        new_year = date(shape.year, 1, 1)
        inside, outside = set(reached), set(register.others)
        self.pools: dict[str, list[Job]] = {"primary": [], "secondary": []}
        for job in active:
            if job.organisation in inside | outside:
                group = register.group_on(job.organisation, new_year)
                self.pools[group].append(job)
        self.must = [register.by_organisation[key][0] for key in reached]
        self.once = self._once() if changes else []

    def _once(self) -> list[tuple[date, Job]]:
        """Who comes once after a day: people and organisations that change.

        The late organisation is secondary in spring; of the one whose recognition
        ended, somebody comes only when it has ended.
        """
        year, register = self.shape.year, self.register
        late = register.by_organisation[register.late]
        ended = register.by_organisation[register.ended]
        return [
            (date(year, 2, 1), late[0]),
            (date(year, 2, 1), register.mover[0]),
            (date(year, 3, 1), register.double[0]),
            (date(year, 9, 1), late[1]),
            (date(year, 9, 1), ended[0]),
            (date(year, 9, 2), register.mover[1]),
            (date(year, 10, 1), register.double[1]),
        ]

    def to(self, day: date, primary: int, secondary: int, left: int) -> list[Job]:
        """Different people for an activity on a day, after which `left` ones follow."""
        wanted = {"primary": primary, "secondary": secondary}
        chosen: list[Job] = []
        if self.once and day >= self.once[0][0]:
            _, job = self.once.pop(0)
            wanted[self.register.group_on(job.organisation, day)] -= 1
            chosen.append(job)
        for _ in range(min(ceil(len(self.must) / (left + 1)), wanted["primary"])):
            wanted["primary"] -= 1
            chosen.append(self.must.pop())
        taken = {job.person for job in chosen}
        for group, how_many in wanted.items():
            chosen += self.draw(self.pools[group], how_many, taken)
        return chosen

    def draw(self, pool: list[Job], how_many: int, taken: set[str]) -> Iterator[Job]:
        """People of a pool; those at its start are keener than those at its end."""
        while how_many > 0:
            job = pool[int(len(pool) * self.dice.roll() ** 1.6)]
            if job.person not in taken:
                taken.add(job.person)
                how_many -= 1
                yield job
