"""What every year has in common: the words and rules of the centre, and its media."""

from datetime import date

from steunpunt.demo.dice import Dice, spread
from steunpunt.demo.folder import Folder
from steunpunt.demo.shapes import Shape

THEMES = (
    (
        "organisatieontwikkeling",
        "Organisatieontwikkeling",
        "Organisational development",
    ),
    ("vrijwilligers", "Werken met vrijwilligers", "Working with volunteers"),
    ("burgerinitiatieven", "Burgerinitiatieven", "Citizens’ initiatives"),
    ("praktijken", "Sociaal-culturele praktijken", "Socio-cultural practices"),
    ("diversiteit", "Diversiteit", "Diversity"),
    ("leidinggeven", "Leidinggeven", "Leadership"),
    ("groepen", "Werken met groepen", "Working with groups"),
    ("communicatie", "Communicatie", "Communication"),
    ("rollen-functies", "Rollen en functies", "Roles and functions"),
    ("impact", "Impactgedreven werken", "Working towards impact"),
    ("beleidsplanning", "Beleidsplanning", "Policy planning"),
)
LEVELS = (
    ("nieuwkomers", "Voor wie begint", "For newcomers"),
    ("ervaren", "Voor wie ervaring heeft", "For experienced people"),
    ("iedereen", "Voor iedereen", "For everyone"),
)
KINDS = (
    ("vorming", "Vorming", "Training"),
    ("workshop", "Workshop", "Workshop"),
    ("studiedag", "Studiedag", "Study day"),
    ("webinar", "Webinar", "Webinar"),
    ("leertraject", "Leertraject", "Learning track"),
    ("collegagroep", "Collegagroep", "Peer group"),
    ("basisvorming", "Basisvorming", "Basic training"),
    ("tweedaagse", "Tweedaagse", "Two-day training"),
)
TYPES = (
    ("scw", "Sociaal-cultureel werk", "Socio-cultural work"),
    ("civil", "Civiel sociaal-cultureel initiatief", "Civil socio-cultural initiative"),
    ("education", "Onderwijs en opleiding", "Education"),
    ("government", "Overheid", "Government"),
    ("other_sector", "Andere sector", "Other sector"),
)
REASONS = (
    ("capaciteit", "Geen tijd vrij", "No capacity"),
    ("expertise", "Buiten onze expertise", "Outside our expertise"),
    ("doelgroep", "Buiten onze doelgroep", "Outside our target group"),
    ("aanbod", "Past in het open aanbod", "Fits the open programme"),
    ("timing", "Te kort dag", "Too short notice"),
)
RECOGNISED_TEXT = {
    "description_nl": "erkende sociaal-culturele organisaties",
    "description_en": "recognised socio-cultural organisations",
}
CIVIL_TEXT = {
    "description_nl": "civiele sociaal-culturele initiatieven, ook zonder erkenning",
    "description_en": "civil socio-cultural initiatives, recognised or not",
}
#: the primary target group was widened on this day
WIDENED_ON = date(2021, 1, 1)
QUARTERS = ((3, 31), (6, 30), (9, 30), (12, 31))
MOST_READ = (9, 8, 10, 8, 8, 7, 4, 5, 10, 11, 11, 8)  # January to December


def write_vocabularies(folder: Folder) -> None:
    """The words of the centre."""
    vocabularies = {
        "themes": THEMES,
        "levels": LEVELS,
        "activity_kinds": KINDS,
        "organisation_types": TYPES,
        "decline_reasons": REASONS,
    }
    for sheet, terms in vocabularies.items():
        for position, (code, dutch, english) in enumerate(terms, start=1):
            folder.write(
                sheet, id=code, label_nl=dutch, label_en=english, position=position
            )


def write_rules(folder: Folder) -> None:
    """Who is primary, before and after it was widened; and what a half-day is."""
    rules = (
        ("recognised-until-2020", "", "2020-12-31", "yes", "", RECOGNISED_TEXT),
        ("recognised", str(WIDENED_ON), "", "yes", "", RECOGNISED_TEXT),
        ("civil", str(WIDENED_ON), "", "", "civil", CIVIL_TEXT),
    )
    for position, (key, first, last, recognised, kind, text) in enumerate(rules, 1):
        folder.write(
            "target_group_rules",
            id=key,
            position=position,
            valid_from=first,
            valid_to=last,
            recognised=recognised,
            organisation_type=kind,
            group="primary",
            **text,
        )
    folder.write(
        "half_day_rules",
        id="half-day",
        valid_from="2010-01-01",
        minutes_per_half_day=240,
        most_per_day=2,
    )


def write_media(folder: Folder, shape: Shape) -> None:
    """Sites month by month, visitors by year, followers each quarter."""
    dice = Dice(f"media-{shape.year}")
    for site, visits, visitors, page_views in shape.sites:
        folder.write("sites", id=site, name=site, url=f"https://{site}.example")
        busy = [month * dice.between(0.9, 1.1) for month in MOST_READ]
        _months(folder, shape.year, site, "visits", spread(visits, busy))
        looked = [weight * dice.between(0.93, 1.07) for weight in busy]
        _months(folder, shape.year, site, "page_views", spread(page_views, looked))
        _reading(folder, shape.year, site, "visitors", None, visitors)
    for network, before, after in shape.networks:
        key = network.lower()
        folder.write("social_channels", id=key, name=network)
        grown = spread(after - before, [dice.between(0.7, 1.3) for _ in range(4)])
        for (month, day), gain in zip(QUARTERS, grown, strict=True):
            before += gain
            folder.write(
                "follower_readings",
                id=f"{key}-{date(shape.year, month, day)}",
                channel=key,
                read_on=date(shape.year, month, day),
                followers=before,
                method="afgelezen op het profiel",
                evidence=f"schermafdruk-{key}-{shape.year}-{month:02}.png",
            )


def _months(
    folder: Folder, year: int, site: str, metric: str, values: list[int]
) -> None:
    for month, value in enumerate(values, start=1):
        _reading(folder, year, site, metric, month, value)


def _reading(
    folder: Folder, year: int, site: str, metric: str, month: int | None, value: int
) -> None:
    when = f"{year}-{month:02}" if month else str(year)
    folder.write(
        "site_readings",
        id=f"{site}-{metric}-{when}",
        site=site,
        metric=metric,
        year=year,
        month=month or "",
        value=value,
        tool="Google Analytics",
        method="script met cookie",
        consent_mode="melding zonder keuze",
        evidence=f"export-{site}-{year}.csv",
    )
