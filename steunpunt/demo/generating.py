"""Makes a synthetic year in the import format, of any size, the same for each seed.

A year is made in blocks, each with its own organisations and people and each adding
up to the counts of its `Shape`. One block is the demonstration; a thousand are for
measuring. Only one block is in memory at a time.
"""

import csv
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

from steunpunt.demo import names
from steunpunt.demo.shapes import SHAPE_2019, Form, Shape
from steunpunt.exchange.sheets import SHEETS

Progress = Callable[[str, int, int], None]
Row = dict[str, Any]


class Folder:
    """The sheets that a year is written to."""

    def __init__(self, path: Path, stack: ExitStack) -> None:
        path.mkdir(parents=True, exist_ok=True)
        self._writers: dict[str, tuple[list[str], Any]] = {}
        for sheet in SHEETS:
            columns = [column.name for column in sheet.columns]
            file = (path / f"{sheet.name}.csv").open("w", newline="", encoding="utf-8")
            writer = csv.writer(stack.enter_context(file), lineterminator="\n")
            writer.writerow(columns)
            self._writers[sheet.name] = (columns, writer)

    def write(self, sheet: str, **cells: Any) -> None:
        """Write one row; columns that are not named stay empty."""
        columns, writer = self._writers[sheet]
        writer.writerow([cells.get(name, "") for name in columns])


def generate(
    folder: Path,
    *,
    scale: int = 1,
    seed: int = 1,
    shape: Shape = SHAPE_2019,
    progress: Progress | None = None,
) -> None:
    """Write a year of `scale` times a shape to a folder of CSV files."""
    with ExitStack() as stack:
        sheets = Folder(folder, stack)
        write_vocabularies(sheets)
        write_media(sheets, shape)
        for number in range(scale):
            Block(sheets, shape, number if scale > 1 else None, seed).write()
            if progress:
                progress("blocks", number + 1, scale)


def write_vocabularies(sheets: Folder) -> None:
    """The words and rules of the centre."""
    vocabularies = {
        "themes": names.THEMES,
        "levels": names.LEVELS,
        "activity_kinds": names.KINDS,
        "organisation_types": names.TYPES,
        "decline_reasons": names.REASONS,
    }
    for sheet, terms in vocabularies.items():
        for position, (code, dutch, english) in enumerate(terms, start=1):
            sheets.write(
                sheet, id=code, label_nl=dutch, label_en=english, position=position
            )
    recognised_nl = "erkende sociaal-culturele organisaties"
    recognised_en = "recognised socio-cultural organisations"
    sheets.write(
        "target_group_rules",
        id="primary-recognised",
        position=1,
        recognised="yes",
        group="primary",
        description_nl=recognised_nl,
        description_en=recognised_en,
    )
    sheets.write(
        "target_group_rules",
        id="primary-civil",
        position=2,
        valid_from="2021-01-01",
        organisation_type="civil",
        group="primary",
        description_nl="civiele sociaal-culturele initiatieven, ook zonder erkenning",
        description_en="civil socio-cultural initiatives, recognised or not",
    )
    sheets.write(
        "half_day_rules",
        id="half-day",
        minutes_per_half_day=240,
        most_per_day=2,
    )


def write_media(sheets: Folder, shape: Shape) -> None:
    """Sites month by month, visitors by year, followers at two moments."""
    rng = Random(shape.year)  # noqa: S311 - made-up data
    how = {"tool": "Google Analytics", "method": "script met cookie"}
    for site, visits, visitors, page_views in shape.media:
        sheets.write("sites", id=site, name=site, url=f"https://{site}.example")
        for metric, total in (("visits", visits), ("page_views", page_views)):
            weights = [rng.uniform(0.8, 1.2) for _ in range(12)]
            for month, value in enumerate(spread(total, weights), start=1):
                sheets.write(
                    "site_readings",
                    id=f"{site}-{metric}-{shape.year}-{month:02}",
                    site=site,
                    metric=metric,
                    year=shape.year,
                    month=month,
                    value=value,
                    **how,
                )
        sheets.write(
            "site_readings",
            id=f"{site}-visitors-{shape.year}",
            site=site,
            metric="visitors",
            year=shape.year,
            value=visitors,
            **how,
        )
    for network, followers in shape.followers:
        key = network.lower()
        sheets.write("social_channels", id=key, name=network)
        for day, count in (("06-30", followers - 71), ("12-31", followers)):
            sheets.write(
                "follower_readings",
                id=f"{key}-{shape.year}-{day}",
                channel=key,
                read_on=f"{shape.year}-{day}",
                followers=count,
                method="afgelezen op het profiel",
            )


def spread(total: int, weights: Sequence[float]) -> list[int]:
    """Divide a total in whole parts by weight; the parts add up exactly."""
    scale = total / sum(weights)
    parts = [int(weight * scale) for weight in weights]
    by_rest = sorted(range(len(weights)), key=lambda i: parts[i] - weights[i] * scale)
    for index in by_rest[: total - sum(parts)]:
        parts[index] += 1
    return parts


class Block:
    """One block of a year: its organisations, its people, and what they did.

    The register (organisations, people) depends on the seed alone, so that two years
    share it; the rest depends on the year too.
    """

    def __init__(
        self, sheets: Folder, shape: Shape, number: int | None, seed: int
    ) -> None:
        self.sheets = sheets
        self.shape = shape
        self.year = shape.year
        self.tail = "" if number is None else f"-{number:04}"
        self.register = Random(f"{seed}-{number}")  # noqa: S311 - made-up data
        self.rng = Random(f"{seed}-{number}-{shape.year}")  # noqa: S311 - made-up data
        self.block = number or 0
        self.registrations = 0
        self.late = f"ORG-{shape.reached:04}{self.tail}"

    def write(self) -> None:
        self.write_organisations()
        self.write_people()
        self.write_programme()
        self.write_support()

    # -- The register ----------------------------------------------------------------

    def write_organisations(self) -> None:
        """Recognised organisations first, then the others."""
        shape = self.shape
        self.recognised = [
            f"ORG-{n:04}{self.tail}" for n in range(1, shape.recognised + 1)
        ]
        first, second = names.RECOGNISED_FIRST, names.RECOGNISED_SECOND
        pairs = [f"{one} {two}" for two in second for one in first]
        self.register.shuffle(pairs)
        for n, organisation in enumerate(self.recognised):
            self._organisation(organisation, pairs[n], "scw", n)
            self._recognition(organisation, n)
        self.others = []
        kinds = ["education", "government", "other_sector", "civil"]
        for n in range(shape.others):
            kind = kinds[n % 4]
            organisation = f"AND-{n + 1:04}{self.tail}"
            title = (
                f"{names.OTHERS[kind][n // 4 % 4]} "
                f"{names.OTHERS_SECOND[(n * 7 + n // 23) % len(names.OTHERS_SECOND)]}"
            )
            self._organisation(organisation, title, kind, 1000 + n)
            self.others.append(organisation)

    def _organisation(self, key: str, name: str, kind: str, n: int) -> None:
        base = 19_000_000 + (self.block * 2000 + n) % 900_000
        province = self.register.choice(list(names.PLACES))
        municipality = self.register.choice(names.PLACES[province])
        self.sheets.write(
            "organisations",
            id=key,
            name=name if not self.tail else f"{name} {self.block}",
            enterprise_number=f"{base}{97 - base % 97:02}" if n % 9 else "",
            type=kind,
            email=f"info.{key.lower()}@voorbeeld.example",
        )
        seat: Row = {"municipality": municipality, "province": province}
        if n == 7:  # it moved to another province in the summer of 2019
            self._seat(key, 1, valid_to="2019-06-30", **seat)
            self._seat(
                key,
                2,
                valid_from="2019-07-01",
                municipality="Hasselt",
                province="Limburg",
            )
        else:
            self._seat(key, 1, **seat)
        if n in (3, 11):
            self.sheets.write(
                "organisation_names",
                id=f"NAAM-{key}",
                organisation=key,
                name=f"Werkgroep {name.split()[-1]}",
                valid_to="2017-12-31",
            )

    def _seat(self, key: str, number: int, **cells: Any) -> None:
        self.sheets.write(
            "organisation_places", id=f"ZETEL-{key}-{number}", organisation=key, **cells
        )

    def _recognition(self, key: str, n: int) -> None:
        """Recognised since 2016, but for one that stopped and one that came later."""
        period: Row = {"valid_from": "2016-01-01", "valid_to": "2020-12-31"}
        if n == SHAPE_2019.recognised - 1:
            period["valid_to"] = "2019-06-30"
        if n == SHAPE_2019.reached - 1:
            period["valid_from"] = "2019-07-01"
        self.sheets.write(
            "recognitions",
            id=f"ERK-{key}",
            organisation=key,
            decree="decreet van 4 april 2003",
            policy_period="2016-2020",
            source="lijst van het departement",
            **period,
        )

    def write_people(self) -> None:
        """People of recognised organisations and of others, each with a job."""
        most = (SHAPE_2019.people[0], SHAPE_2019.people[1])
        reached = self.recognised[: SHAPE_2019.reached]
        self.primary = [
            (self._person(n), reached[n % len(reached)]) for n in range(most[0])
        ]
        self.secondary = [
            (self._person(most[0] + n), self.others[n % len(self.others)])
            for n in range(most[1])
        ]
        for person, organisation in [*self.primary, *self.secondary]:
            self.sheets.write(
                "roles",
                id=f"ROL-{person}",
                person=person,
                organisation=organisation,
                title=self.register.choice(
                    ("medewerker", "coördinator", "vrijwilliger")
                ),
                valid_to="2019-08-31" if person.startswith("PER-00004") else "",
            )
        mover = self.primary[3][0]
        for number, since in ((1, "2019-09-01"), (2, "")):
            self.sheets.write(
                "roles",
                id=f"ROL-{mover}-{number}",
                person=mover,
                organisation=reached[40 + number],
                title="coördinator" if number == 1 else "bestuurder",
                valid_from=since,
            )
        # Some of the register took part in one year only.
        keep = (self.shape.people[0], self.shape.people[1])
        self.primary = self.primary[: keep[0]]
        self.secondary = self.secondary[: keep[1]]

    def _person(self, n: int) -> str:
        key = f"PER-{n + 1:05}{self.tail}"
        first = self.register.choice(names.FIRST_NAMES)
        last = self.register.choice(names.LAST_NAMES)
        self.sheets.write(
            "people",
            id=key,
            first_name=first,
            last_name=last,
            email=f"{first}.{last}{n % 7 or ''}@voorbeeld.example".lower(),
        )
        return key

    # -- The open programme ----------------------------------------------------------

    def write_programme(self) -> None:
        """Activities that count, with exactly the participations of the shape."""
        forms = [form for form in self.shape.forms for _ in range(form.how_many)]
        weights = [form.size * self.rng.uniform(0.85, 1.15) for form in forms]
        sizes = spread(self.shape.participations, weights)
        primaries = spread(self.shape.primary, sizes)
        days = self._first_days(len(forms))
        must = self._one_of_each_reached()
        titles: dict[str, int] = {}
        planned = []
        for form, size, primary in zip(forms, sizes, primaries, strict=True):
            n = titles.setdefault(form.titles, 0)
            titles[form.titles] += 1
            planned.append((form, size, primary, names.TITLES[form.titles][n]))
        self.rng.shuffle(planned)
        answers = self._answers(sum(size for _, size, _, _ in planned))
        for n, ((form, size, primary, title), day) in enumerate(
            zip(planned, days, strict=True), start=1
        ):
            key = f"ACT-{self.year}-{n:03}{self.tail}"
            last = n == len(planned)
            sessions = self._activity(key, form, title, day, "held")
            people = self._pick(primary, size - primary, must, everything=last)
            self._registrations(key, day, sessions, people)
            self._evaluations(key, size, answers)
        self._what_does_not_count()

    def _first_days(self, how_many: int) -> list[date]:
        """First days over the year, in order, without July and weekends."""
        days: list[date] = []
        while len(days) < how_many:
            month = self.rng.choice((1, 2, 3, 3, 4, 5, 5, 6, 9, 9, 10, 10, 11, 11, 12))
            day = date(self.year, month, self.rng.randint(7 if month == 1 else 1, 13))
            if day.weekday() < 5:
                days.append(day)
        days.sort()
        days[-1] = _weekday(date(self.year, 12, 12))
        return days

    def _activity(
        self,
        key: str,
        form: Form,
        title: tuple[str, str],
        day: date,
        status: str,
        **more: Any,
    ) -> int:
        """Write an activity with its sessions; returns how many took place."""
        self.sheets.write(
            "activities",
            id=key,
            title=title[0],
            kind=form.kind,
            level=form.level,
            themes=title[1],
            status=status,
            **more,
        )
        province = self.rng.choice(list(names.PLACES))
        municipality = self.rng.choice(names.PLACES[province])
        for number in range(1, form.sessions + 1):
            online = form.mode == "online" or (form.mode == "blended" and number == 1)
            held_on = _weekday(day + timedelta(days=14 * (number - 1)))
            if form.kind == "tweedaagse" and number == 2:
                held_on = day + timedelta(days=1)
            starts, ends = self._times(form, online)
            cells: Row = {"mode": "online" if online else "on_site"}
            if not online:
                cells |= {
                    "place": f"Zaal {self.rng.choice(names.OTHERS_SECOND)}",
                    "municipality": municipality,
                    "province": province,
                }
            if title[0] == "Leiderschap in verandering" and number == 1:
                ends = time(21, 0)
                cells |= {
                    "half_days": 3,
                    "half_days_reason": "het avondprogramma hoort bij de vorming",
                }
            self.sheets.write(
                "sessions",
                id=f"{key}-{number}",
                activity=key,
                number=number,
                starts_at=_moment(held_on, starts),
                ends_at=_moment(held_on, ends),
                status=status,
                **cells,
            )
        return form.sessions

    def _times(self, form: Form, online: bool) -> tuple[time, time]:
        if form.whole_days:
            return time(9, 30), time(16, 30)
        if online:
            return self.rng.choice(((time(10), time(12)), (time(13, 30), time(15))))
        if form.kind == "collegagroep":
            return time(19, 0), time(22, 0)
        return self.rng.choice(((time(9, 30), time(12, 30)), (time(13), time(16, 30))))

    def _one_of_each_reached(self) -> list[tuple[str, str]]:
        """Somebody of each organisation that is reached; the late one comes last."""
        reached = set(self.recognised[: self.shape.reached])
        first: dict[str, tuple[str, str]] = {}
        for person, organisation in self.primary:
            if organisation in reached:
                first.setdefault(organisation, (person, organisation))
        self.allowed = [
            pair
            for pair in self.primary
            if pair[1] in reached and pair[1] != self.recognised[SHAPE_2019.reached - 1]
        ]
        late = first.pop(self.recognised[SHAPE_2019.reached - 1], None)
        must = list(first.values())
        self.rng.shuffle(must)
        return [late, *must] if late else must

    def _pick(
        self,
        primary: int,
        secondary: int,
        must: list[tuple[str, str]],
        everything: bool,
    ) -> list[tuple[str, str]]:
        """Different people for one activity; who must come somewhere goes first."""
        keep = 0 if everything or self.year != SHAPE_2019.year else 1
        wanted = primary if everything else max(1, primary // 2)
        chosen: list[tuple[str, str]] = []
        while len(must) > keep and len(chosen) < wanted:
            chosen.append(must.pop())
        taken = {person for person, _ in chosen}
        pool = [pair for pair in self.allowed if pair[0] not in taken]
        chosen += self.rng.sample(pool, primary - len(chosen))
        return chosen + self.rng.sample(self.secondary, secondary)

    def _registrations(
        self, key: str, day: date, sessions: int, people: list[tuple[str, str]]
    ) -> None:
        """Who came, and beside them who did not, cancelled or kept waiting."""
        here = {person for person, _ in people}
        rest = [pair for pair in self.allowed + self.secondary if pair[0] not in here]
        self.rng.shuffle(rest)
        for pair in people:
            self._registration(key, day, pair, attended=self._attended(sessions))
        for _ in range(round(len(people) * 0.08)):
            self._registration(key, day, rest.pop(), attended="0")
        for _ in range(round(len(people) * 0.05)):
            cancelled = _moment(day - timedelta(days=self.rng.randint(1, 9)), time(11))
            self._registration(
                key, day, rest.pop(), status="cancelled", cancelled_at=cancelled
            )
        if self.rng.random() < 0.15:
            for _ in range(self.rng.randint(1, 4)):
                self._registration(key, day, rest.pop(), status="waiting")
        if key.endswith(("-017", "-038")):
            self._registration(key, day, rest.pop())  # nobody noted whether they came

    def _registration(
        self, key: str, day: date, pair: tuple[str, str], **cells: Any
    ) -> None:
        self.registrations += 1
        asked = day - timedelta(days=self.rng.randint(10, 60))
        person, organisation = pair
        self.sheets.write(
            "registrations",
            **{
                "id": f"INS-{self.year}-{self.registrations:04}{self.tail}",
                "activity": key,
                "person": person,
                "organisation": organisation,
                "registered_at": _moment(asked, time(self.rng.randint(8, 21), 12)),
                "status": "confirmed",
                **cells,
            },
        )

    def _attended(self, sessions: int) -> str:
        """Mostly all sessions; now and then somebody misses one."""
        numbers = list(range(1, sessions + 1))
        if sessions > 1 and self.rng.random() < 0.18:
            numbers.remove(self.rng.choice(numbers))
        return ";".join(map(str, numbers))

    def _answers(self, participations: int) -> list[tuple[Row, float]]:
        """Evaluation answers whose mean, on 0–100, is that of the shape."""
        wanted = self.shape.satisfaction
        answers = [self._answer() for _ in range(round(participations * 0.53))]
        for _ in range(50_000):
            mean = sum(score for _, score in answers) / len(answers)
            if abs(mean - wanted) < 0.15:
                break
            index = self.rng.randrange(len(answers))
            fresh = self._answer()
            if (fresh[1] > answers[index][1]) == (mean < wanted):
                answers[index] = fresh
        return answers

    def _answer(self) -> tuple[Row, float]:
        """One form, on one of the scales in use."""
        lowest, highest = self.rng.choice(((1, 5), (0, 10), (0, 100), (1, 5)))
        level = min(1.0, max(0.0, self.rng.gauss(0.82, 0.16)))
        score = round(lowest + level * (highest - lowest))
        recommend = min(10, max(0, round(self.rng.gauss(8.2, 1.6))))
        row: Row = {
            "overall": score,
            "scale_lowest": lowest,
            "scale_highest": highest,
            "would_recommend": recommend if self.rng.random() < 0.9 else "",
        }
        return row, (score - lowest) / (highest - lowest) * 100

    def _evaluations(
        self, key: str, size: int, answers: list[tuple[Row, float]]
    ) -> None:
        for _ in range(min(round(size * 0.53), len(answers))):
            row, _score = answers.pop()
            self.sheets.write("evaluations", id=self._random_id(), activity=key, **row)
        if key.endswith(f"-059{self.tail}"):
            for row, _score in answers:
                self.sheets.write(
                    "evaluations", id=self._random_id(), activity=key, **row
                )
            answers.clear()

    def _random_id(self) -> str:
        return f"EVA-{self.rng.getrandbits(48):012x}"

    def _what_does_not_count(self) -> None:
        """Cancelled activities, work for one organisation, and the next year."""
        form = Form("vorming", "vorming", 1, 1, True, 12)
        cases: tuple[tuple[str, date, str, Row], ...] = (
            ("A", date(self.year, 3, 20), "cancelled", {}),
            ("B", date(self.year, 10, 9), "cancelled", {}),
            ("C", date(self.year, 5, 22), "held", {"in_open_programme": "no"}),
            ("D", date(self.year + 1, 1, 22), "held", {}),
            ("E", date(self.year + 1, 2, 12), "planned", {}),
        )
        for n, (letter, day, status, more) in enumerate(cases):
            if day.year != self.year and not self.shape.runs_into_next_year:
                continue
            key = f"ACT-{self.year}-{letter}{self.tail}"
            title = names.TITLES["vorming"][-1 - n]
            self._activity(key, form, title, day, status, **more)
            people = self.rng.sample(self.allowed, 6)
            for pair in people:
                attended = {"attended": "1"} if status == "held" else {}
                self._registration(key, day, pair, **attended)

    # -- Demand-driven support ---------------------------------------------------------

    def write_support(self) -> None:
        """Requests and what came out of them."""
        shape = self.shape
        outcomes = (
            ["declined"] * shape.declined
            + ["nothing"] * shape.without_support
            + ["primary"] * shape.primary_supports
            + ["secondary"] * shape.secondary_supports
            + ["remediation"] * shape.remediation
        )
        self.rng.shuffle(outcomes)
        supports = len(outcomes) - shape.declined - shape.without_support
        people = spread(
            shape.support_people, [self.rng.uniform(2, 10) for _ in range(supports)]
        )
        half_days = spread(
            shape.remediation_half_days,
            [self.rng.uniform(3, 6) for _ in range(shape.remediation)],
        )
        days = sorted(
            date(self.year, 1, 2) + timedelta(days=self.rng.randrange(362))
            for _ in outcomes
        )
        for n, (outcome, day) in enumerate(zip(outcomes, days, strict=True), start=1):
            key = f"VRG-{self.year}-{n:03}{self.tail}"
            organisation = self._request(key, day, outcome)
            if outcome not in ("declined", "nothing"):
                given = half_days.pop() if outcome == "remediation" else None
                self._support(n, key, day, outcome, organisation, people.pop(), given)

    def _request(self, key: str, day: date, outcome: str) -> str:
        recognised = outcome in ("primary", "remediation") or (
            outcome in ("declined", "nothing") and self.rng.random() < 0.5
        )
        pool = self.recognised[: SHAPE_2019.reached - 1] if recognised else self.others
        organisation = self.rng.choice(pool)
        theme = self.rng.choice(names.THEMES[4:])[0]
        if self.rng.random() < 0.3:
            theme += ";" + self.rng.choice(names.THEMES[:4])[0]
        wait = min(40, int(self.rng.expovariate(1 / 7)))
        declined = outcome == "declined"
        self.sheets.write(
            "requests",
            id=key,
            asker=self.rng.choice(self.primary)[0] if recognised else "",
            organisation=organisation,
            received_on=day,
            channel=self.rng.choice(("form", "mail", "mail", "phone", "talk")),
            themes=theme,
            question="Wie kan met ons meedenken?",
            decision="declined" if declined else "accepted",
            decided_on=day + timedelta(days=wait),
            decline_reason=self.rng.choice(names.REASONS)[0] if declined else "",
        )
        return organisation

    def _support(
        self,
        n: int,
        request: str,
        day: date,
        outcome: str,
        organisation: str,
        people: int,
        half_days: int | None,
    ) -> None:
        key = f"OND-{self.year}-{n:03}{self.tail}"
        named = outcome != "remediation" and self.rng.random() < 0.35
        given = half_days if half_days is not None else self.rng.randint(1, 5)
        self.sheets.write(
            "supports",
            id=key,
            kind="remediation" if outcome == "remediation" else "tailored",
            organisation=organisation,
            requests=request,
            staff=self.rng.choice(names.STAFF),
            half_days_planned=given + 1,
            participants_counted="" if named else people,
        )
        if named:
            for person, _ in self.rng.sample(self.primary + self.secondary, people):
                self.sheets.write("support_participants", support=key, person=person)
        self._support_sessions(key, day, given)

    def _support_sessions(self, key: str, day: date, half_days: int) -> None:
        """Sessions in what is left of the year, and one planned after it."""
        left = max(1, (date(self.year, 12, 30) - day).days)
        number = 0
        while half_days:
            number += 1
            size = min(half_days, self.rng.choice((1, 1, 2)))
            half_days -= size
            on = day + timedelta(days=self.rng.randint(0, left))
            self._support_session(key, number, on, size, "given")
        if self.rng.random() < 0.3:
            later = date(self.year + 1, 1, 8) + timedelta(days=self.rng.randrange(80))
            self._support_session(key, number + 1, later, 1, "planned")

    def _support_session(
        self, key: str, number: int, on: date, size: int, status: str
    ) -> None:
        self.sheets.write(
            "support_sessions",
            id=f"{key}-{number}",
            support=key,
            held_on=on,
            half_days=size,
            status=status,
            staff=self.rng.choice(names.STAFF),
        )


def _weekday(day: date) -> date:
    """The day itself, or the Monday after a weekend."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def _moment(day: date, at: time) -> str:
    return datetime.combine(day, at).strftime("%Y-%m-%d %H:%M")
