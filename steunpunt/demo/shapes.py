"""What a synthetic year adds up to: the counts that its records are made to give."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Form:
    """Activities of one kind.

    Attributes:
        titles: key of `titles.TITLES`.
        kind: the activity kind.
        how_many: activities of this form.
        sessions: a letter for each session, a key of `programme.HOURS`.
        size: participants of each, about.
        gap: days between two sessions.
    """

    titles: str
    kind: str
    how_many: int
    sessions: str
    size: int
    gap: int = 14


@dataclass(frozen=True)
class Shape:
    """The counts of a year.

    Attributes:
        reached: recognised organisations of which somebody comes.
        active: the part of the people in the register that may come this year.
        register_year: the year in which recognitions and jobs change. Years that share
            their organisations and people have this in common.
        next_year: activities that the programme of the next year begins with.
        remediation_from: remediation starts at this organisation in the list of those
            with a negative review, so that no two years take the same one.
    """

    year: int
    register_year: int
    forms: tuple[Form, ...]
    participations: int
    primary: int
    reached: int
    satisfaction: float
    declined: int
    without_support: int
    primary_supports: int
    secondary_supports: int
    remediation: int
    remediation_half_days: int
    support_people: int
    sites: tuple[tuple[str, int, int, int], ...]
    networks: tuple[tuple[str, int, int], ...]
    recognised: int = 124
    others: int = 88
    people: tuple[int, int] = (560, 360)
    active: float = 1.0
    referred: int = 0
    withdrawn: int = 0
    next_year: int = 2
    remediation_from: int = 0


SHAPE_2019 = Shape(
    year=2019,
    register_year=2019,
    forms=(
        Form("workshop", "workshop", 10, "h", 15),
        Form("webinar", "webinar", 8, "w", 28),
        Form("theory", "webinar", 1, "ww", 41, gap=1),
        Form("studiedag", "studiedag", 5, "d", 62),
        Form("hybrid", "studiedag", 1, "m", 70),
        Form("vorming", "vorming", 10, "d", 17),
        Form("vorming in twee dagen", "vorming", 8, "dd", 15),
        Form("tweedaagse", "tweedaagse", 4, "dd", 15, gap=1),
        Form("basisvorming", "basisvorming", 5, "wwdd", 18, gap=7),
        Form("leertraject", "leertraject", 5, "ddddd", 14, gap=28),
        Form("collegagroep", "collegagroep", 2, "eeeeee", 10, gap=28),
    ),
    participations=1325,
    primary=822,
    reached=117,
    satisfaction=81.2,
    declined=60,
    without_support=20,
    primary_supports=48,
    secondary_supports=32,
    remediation=18,
    remediation_half_days=81,
    support_people=574,
    sites=(
        ("socius.be", 177_226, 101_609, 435_715),
        ("veranderalles.be", 10_491, 8_020, 24_216),
        ("prettiggeleerd.be", 29_120, 25_867, 99_971),
    ),
    networks=(("Twitter", 1_842, 2_098), ("Facebook", 871, 1_023)),
    remediation_from=8,
)

SHAPE_2018 = replace(
    SHAPE_2019,
    year=2018,
    forms=(
        Form("workshop", "workshop", 9, "h", 14),
        Form("webinar", "webinar", 4, "w", 24),
        Form("studiedag", "studiedag", 6, "d", 58),
        Form("vorming", "vorming", 12, "d", 17),
        Form("vorming in twee dagen", "vorming", 7, "dd", 15),
        Form("tweedaagse", "tweedaagse", 4, "dd", 15, gap=1),
        Form("basisvorming", "basisvorming", 5, "ddd", 18, gap=7),
        Form("leertraject", "leertraject", 5, "ddddd", 13, gap=28),
        Form("collegagroep", "collegagroep", 2, "eeeee", 10, gap=28),
    ),
    participations=1186,
    primary=724,
    reached=109,
    satisfaction=79.2,
    declined=52,
    without_support=23,
    primary_supports=51,
    secondary_supports=27,
    remediation=8,
    remediation_half_days=22,
    support_people=503,
    sites=(
        ("socius.be", 163_480, 96_214, 401_266),
        ("veranderalles.be", 8_902, 6_955, 20_118),
        ("prettiggeleerd.be", 27_344, 23_870, 91_403),
    ),
    networks=(("Twitter", 1_580, 1_842), ("Facebook", 702, 871)),
    active=0.8,
    referred=6,
    withdrawn=4,
    next_year=0,  # it would count in 2019
    remediation_from=0,
)


def shape_of(year: int) -> Shape:
    """The demonstration's own years as they are; any other year looks like 2019."""
    known = {shape.year: shape for shape in (SHAPE_2018, SHAPE_2019)}
    return known.get(year) or replace(SHAPE_2019, year=year, register_year=year)
