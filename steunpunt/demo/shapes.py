"""What a synthetic year adds up to: the counts that its records are made to give."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Form:
    """Activities of one kind.

    Attributes:
        titles: key of the titles in `names.TITLES`.
        kind: the activity kind.
        how_many: activities of this form.
        sessions: sessions of each.
        whole_days: a session is a whole day (two half-days), else a half one.
        size: participants of each, about.
        mode: of its sessions; "blended" starts online and goes on on site.
    """

    titles: str
    kind: str
    how_many: int
    sessions: int
    whole_days: bool
    size: int
    mode: str = "on_site"
    level: str = "iedereen"


@dataclass(frozen=True)
class Shape:
    """The counts of a year; those of 2019 are the ones that were published."""

    year: int
    forms: tuple[Form, ...]
    participations: int
    primary: int
    recognised: int
    reached: int
    satisfaction: float
    requests: int
    declined: int
    without_support: int
    primary_supports: int
    secondary_supports: int
    remediation: int
    remediation_half_days: int
    support_people: int
    media: tuple[tuple[str, int, int, int], ...]
    followers: tuple[tuple[str, int], ...]
    people: tuple[int, int] = (560, 360)
    others: int = 88
    runs_into_next_year: bool = True


SHAPE_2019 = Shape(
    year=2019,
    forms=(
        Form("workshop", "workshop", 10, 1, False, 15),
        Form("webinar", "webinar", 8, 1, False, 28, "online"),
        Form("theory", "webinar", 1, 2, False, 41, "online", "ervaren"),
        Form("studiedag", "studiedag", 6, 1, True, 62),
        Form("vorming", "vorming", 10, 1, True, 17),
        Form("vorming", "vorming", 8, 2, True, 15, "on_site", "ervaren"),
        Form("tweedaagse", "tweedaagse", 4, 2, True, 15, "on_site", "ervaren"),
        Form("basisvorming", "basisvorming", 5, 3, True, 18, "blended", "nieuwkomers"),
        Form("leertraject", "leertraject", 5, 5, True, 14, "on_site", "ervaren"),
        Form("collegagroep", "collegagroep", 2, 6, False, 10, "on_site", "ervaren"),
    ),
    participations=1325,
    primary=822,
    recognised=124,
    reached=117,
    satisfaction=81.0,
    requests=178,
    declined=60,
    without_support=20,
    primary_supports=48,
    secondary_supports=32,
    remediation=18,
    remediation_half_days=81,
    support_people=574,
    media=(
        ("socius.be", 177_226, 101_609, 435_715),
        ("veranderalles.be", 10_491, 8_020, 24_216),
        ("prettiggeleerd.be", 29_120, 25_867, 99_971),
    ),
    followers=(("Twitter", 2_098), ("Facebook", 1_023)),
)

SHAPE_2018 = replace(
    SHAPE_2019,
    year=2018,
    forms=(
        Form("workshop", "workshop", 9, 1, False, 14),
        Form("webinar", "webinar", 4, 1, False, 24, "online"),
        Form("studiedag", "studiedag", 6, 1, True, 58),
        Form("vorming", "vorming", 12, 1, True, 17),
        Form("vorming", "vorming", 6, 2, True, 15, "on_site", "ervaren"),
        Form("tweedaagse", "tweedaagse", 4, 2, True, 15, "on_site", "ervaren"),
        Form("basisvorming", "basisvorming", 5, 3, True, 18, "on_site", "nieuwkomers"),
        Form("leertraject", "leertraject", 5, 5, True, 13, "on_site", "ervaren"),
        Form("collegagroep", "collegagroep", 2, 5, False, 10, "on_site", "ervaren"),
    ),
    participations=1186,
    primary=724,
    reached=109,
    satisfaction=79.2,
    requests=161,
    declined=52,
    without_support=23,
    primary_supports=51,
    secondary_supports=27,
    remediation=8,
    remediation_half_days=22,
    support_people=503,
    media=(
        ("socius.be", 163_480, 96_214, 401_266),
        ("veranderalles.be", 8_902, 6_955, 20_118),
        ("prettiggeleerd.be", 27_344, 23_870, 91_403),
    ),
    followers=(("Twitter", 1_842), ("Facebook", 871)),
    people=(470, 300),
    runs_into_next_year=False,  # or it would count in 2019
)
