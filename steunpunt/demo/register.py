"""The sector of one block: organisations, people, and for whom they work.

It depends on the seed alone, so that two years with the same seed share it.
"""

from collections import defaultdict
from datetime import date
from typing import Any, NamedTuple

from steunpunt.demo import names
from steunpunt.demo.centre import WIDENED_ON
from steunpunt.demo.dice import Dice, spread
from steunpunt.demo.folder import Folder
from steunpunt.demo.names import Place
from steunpunt.demo.shapes import Shape

LATE, ENDED, MOVED = 57, 92, 7  # places in the list of recognised organisations
ENTERPRISE_NUMBERS = 13_000_000  # none in use; 8 digits, the check makes it 10


class Job(NamedTuple):
    """A person, and an organisation for which that person may come."""

    person: str
    organisation: str


class Register:
    """Organisations and people; writing them also remembers them.

    Attributes:
        recognised: those recognised on some day of the register's year.
        steady: of these, those recognised all year.
        late, ended: the two others; recognised from 1 July on, or until 30 June.
        jobs: who works where, in no order. Those who change are left out.
        mover: one person, who changes employer in summer.
        double: one person, who works for two organisations.
    """

    def __init__(
        self, folder: Folder, shape: Shape, dice: Dice, block: int, tail: str
    ) -> None:
        self.folder = folder
        self.shape = shape
        self.dice = dice
        self.block = block
        self.tail = tail
        self.types: dict[str, str] = {}
        self.recognised = [f"ORG-{n:04}{tail}" for n in range(1, shape.recognised + 1)]
        self.others = [f"AND-{n:04}{tail}" for n in range(1, shape.others + 1)]
        self.late, self.ended = self.recognised[LATE], self.recognised[ENDED]
        changing = (self.late, self.ended)
        self.steady = [key for key in self.recognised if key not in changing]
        self.places = [p for p in names.PLACES for _ in range(p.weight)]
        self.write_organisations()
        self.write_people()
        self.by_organisation = defaultdict(list)
        for job in self.jobs:
            self.by_organisation[job.organisation].append(job)

    def group_on(self, organisation: str, day: date) -> str:
        """The target group of an organisation on a day, by the rules of the centre."""
        if organisation in self.periods:
            first, last = self.periods[organisation]
            if first <= day <= last:
                return "primary"
        civil = self.types[organisation] == "civil" and day >= WIDENED_ON
        return "primary" if civil else "secondary"

    # -- Organisations ---------------------------------------------------------------

    def write_organisations(self) -> None:
        """The recognised ones first, then the others, and who is recognised when."""
        for n, key in enumerate(self.recognised):
            self._organisation(key, names.RECOGNISED[n], "scw", n)
        kinds = sorted(names.OTHERS)
        called = {
            kind: self.dice.shuffled(
                f"{what} {where}"
                for what in names.OTHERS[kind]
                for where in names.INVENTED_PLACES
            )
            for kind in kinds
        }
        for n, key in enumerate(self.others):
            kind = kinds[n % len(kinds)]
            self._organisation(key, called[kind].pop(), kind, len(self.recognised) + n)
        self.periods = {key: self._recognition(key) for key in self.recognised}

    def _organisation(self, key: str, name: str, kind: str, n: int) -> None:
        self.types[key] = kind
        stem = ENTERPRISE_NUMBERS + self.block * 212 + n
        # A group of neighbours has no enterprise number; some have another.
        known = kind != "civil" and not self.dice.happens(0.05)
        joined = kind == "civil" and self.dice.happens(0.6)
        self.folder.write(
            "organisations",
            id=key,
            name=f"{name} {self.block}" if self.tail else name,
            enterprise_number=f"{stem}{97 - stem % 97:02}" if known else "",
            association_code=f"V{9_000_000 + stem % 1_000_000}" if joined else "",
            type=kind,
            email=f"info.{key.lower()}@voorbeeld.example",
            website=f"https://{key.lower()}.voorbeeld.example",
        )
        self._seats(key, n)
        if name in names.FORMER_NAMES:
            former, until = names.FORMER_NAMES[name]
            self.folder.write(
                "organisation_names",
                id=f"NAAM-{key}",
                organisation=key,
                name=former,
                valid_to=until,
            )

    def _seats(self, key: str, n: int) -> None:
        year = self.shape.register_year
        place = self.dice.pick(self.places)
        if n != MOVED:
            self._seat(key, 1, place)
            return
        self._seat(key, 1, names.HOME, valid_to=date(year, 6, 30))
        self._seat(key, 2, names.MOVED_TO, valid_from=date(year, 7, 1))

    def _seat(self, key: str, number: int, place: Place, **period: Any) -> None:
        self.folder.write(
            "organisation_places",
            id=f"ZETEL-{key}-{number}",
            organisation=key,
            municipality=place.municipality,
            nis_code=place.nis_code,
            province=place.province,
            **period,
        )

    def _recognition(self, key: str) -> tuple[date, date]:
        """For a policy period of five years; one came later, and one stopped."""
        year = self.shape.register_year
        began = year - (year - 1) % 5
        first, last = date(began, 1, 1), date(began + 4, 12, 31)
        if key == self.late:
            first = date(year, 7, 1)
        if key == self.ended:
            last = date(year, 6, 30)
        self.folder.write(
            "recognitions",
            id=f"ERK-{key}",
            organisation=key,
            valid_from=first,
            valid_to=last,
            decree="decreet van 4 april 2003"
            if began < 2021
            else "decreet van 7 juli 2017",
            policy_period=f"{began}-{began + 4}",
            source="lijst van het departement",
        )
        return first, last

    # -- People ----------------------------------------------------------------------

    def write_people(self) -> None:
        """Some organisations have many people, most have a few; each has two."""
        places: list[str] = []
        for keys, people in zip(
            (self.recognised, self.others), self.shape.people, strict=True
        ):
            weights = self.dice.shuffled(1 / (rank + 3) for rank in range(len(keys)))
            for key, more in zip(
                keys, spread(people - 2 * len(keys), weights), strict=True
            ):
                places += [key] * (2 + more)
        self.jobs = [
            Job(self._person(n), organisation)
            for n, organisation in enumerate(self.dice.shuffled(places), start=1)
        ]
        for person, organisation in self.jobs:
            self._role(person, 1, organisation, self.dice.pick(names.JOBS))
        self._people_who_change(len(self.jobs))

    def _people_who_change(self, known: int) -> None:
        """One who takes another job on 1 September, and one who has two jobs."""
        year = self.shape.register_year
        first, second, third, fourth = self.recognised[20:24]
        mover, double = self._person(known + 1), self._person(known + 2)
        self._role(mover, 1, first, "stafmedewerker", valid_to=date(year, 8, 31))
        self._role(mover, 2, second, "coördinator", valid_from=date(year, 9, 1))
        self._role(double, 1, third, "educatief medewerker")
        self._role(double, 2, fourth, "bestuurder")
        self.mover = (Job(mover, first), Job(mover, second))
        self.double = (Job(double, third), Job(double, fourth))

    def _person(self, n: int) -> str:
        key = f"PER-{n:05}{self.tail}"
        first = self.dice.pick(names.FIRST_NAMES)
        last = self.dice.pick(names.LAST_NAMES)
        shared = self.dice.happens(0.02)
        address = "vorming" if shared else f"{first}.{last}{n % 7 or ''}".lower()
        self.folder.write(
            "people",
            id=key,
            first_name=first,
            last_name=last,
            email=f"{address}@voorbeeld.example",
        )
        return key

    def _role(
        self, person: str, number: int, organisation: str, title: str, **period: Any
    ) -> None:
        self.folder.write(
            "roles",
            id=f"ROL-{person}-{number}",
            person=person,
            organisation=organisation,
            title=title,
            **period,
        )
