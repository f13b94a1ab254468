"""A year of odd names, and a big one."""

from random import Random

from tests.outsider.sheets import Sheets
from tests.outsider.years import Year, rules_until_2020

ODD = (
    "Ærøskøbing vzw",
    "Zoë Łukasz d'Hôtel-‘t Jong",
    "日本の市民団体",
    "منظمة",
    "👩‍👩‍👧‍👦 samen; sterk",
    'Hij zei "ja", zij zei nee',
    "een\nregel\nmeer",
    "e\u0301 los van é",
    "İstanbul ßtraße",
    "=1+1",
    "+32 is geen formule",
    "-minus",
    "@thuis",
    "'al een aanhalingsteken",
    "x" * 200,
)


def odd_text() -> Year:
    """Names in many scripts, quotes, line ends, formulas, and ids of capitals."""
    sheets = Sheets()
    rules_until_2020(sheets)
    sheets.add(
        "themes", id="macht & moed; of niet"[:12], label_nl="Macht & <b>moed</b>"
    )
    theme = sheets["themes"][0]["id"]
    sheets.terms("themes", "=1+1", "-minus", "'quote")
    sheets.request("-7", "2020-03-03", themes="-minus;=1+1", organisation="o0")
    sheets.request("=7", "2020-03-03", "accepted 2020-03-04", themes="'quote")
    sheets.support("@1", "=7;-7")
    sheets.support("'2", "-7", themes="=1+1")
    sheets.add("organisation_types", id="A", label_nl="hoofdletter")
    sheets.add("organisation_types", id="a", label_nl="kleine letter")
    sheets.activity(
        "a", "2020-02-02 09:00/12:00", themes=theme, description="lang " * 9_000
    )
    for number, name in enumerate(ODD):
        place = f"o{number}"
        kind = "A" if number % 2 else "a"
        sheets.organisation(
            place,
            name=name,
            type=kind,
            recognised="2016-01-01/",
            province=ODD[number % 4],
        )
        sheets.add("people", id=f"P{number}", first_name=name[:80], last_name=name[:80])
        sheets.came("a", f"P{number}", place)
    sheets.add("people", id="p1", first_name="niet P1", last_name="")
    sheets.came("a", "p1", "o0")
    sheets.answer("a", "80", comment="\n".join(ODD))
    sheets.request("q", "2020-01-01", question="lang " * 9_000, organisation="o2")
    sheets.add("sites", id="s", name="voorbeeld.test/é=1")
    sheets.reading("s", "visits", "2020-01", 7)
    return Year(
        sheets,
        {
            "2020": {
                "programme.participations": len(ODD) + 1,
                "programme.participants": len(ODD) + 1,
                "programme.reached_organisations": len(ODD),
                "programme.participations by organisation_type=A": 7,
                "programme.participations by organisation_type=a": 9,
                f"programme.activities by theme={theme}": 1,
                f"programme.participations by organisation_province={ODD[2]}": 4,
                "channels.visits by site=voorbeeld.test/é=1": 7,
            }
        },
    )


def big(registrations: int = 10_000) -> Year:
    """Ten thousand registrations, drawn by a seed that never changes."""
    draw, sheets = Random(7), Sheets()
    rules_until_2020(sheets)
    themes = [f"theme-{number}" for number in range(9)]
    sheets.terms("themes", *themes)
    sheets.terms("levels", "new", "experienced")
    sheets.terms("organisation_types", "civil", "school")
    for number in range(300):
        sheets.organisation(
            f"o{number}",
            type=draw.choice(("civil", "school", "")),
            recognised=draw.choice(("", "2016-01-01/", "2019-07-01/", "/2019-05-31")),
            province=draw.choice(("", "Antwerpen", "Limburg")),
        )
    every = [row["id"] for row in sheets["organisations"]]
    people = [f"p{number}" for number in range(4_000)]
    sheets.people(*people)
    activities = registrations // 50
    for number in range(activities):
        _big_activity(sheets, draw, number, themes)
        for person in draw.sample(people, 50):
            status = draw.choice(
                ("confirmed", "confirmed", "confirmed", "waiting", "cancelled")
            )
            sheets.came(
                f"a{number}",
                person,
                draw.choice((*every, "")),
                draw.choice(("", "0", "1", "1;2", "2")),
                status=status,
                cancelled_at="2017-12-31" if status == "cancelled" else "",
            )
        for _ in range(draw.randrange(5)):
            sheets.answer(f"a{number}", str(draw.randrange(101)))
    return Year(sheets, {"2018": {}, "2019": {}})


def _big_activity(sheets: Sheets, draw: Random, number: int, themes: list[str]) -> None:
    name = f"a{number}"
    sheets.activity(
        name,
        themes=";".join(draw.sample(themes, draw.randrange(4))),
        level=draw.choice(("new", "experienced", "")),
    )
    year, month = draw.choice((2018, 2019, 2019, 2019)), draw.randrange(1, 13)
    for day in (5, 12):
        sheets.session(
            name,
            f"{year}-{month:02}-{day:02} 09:00/{draw.choice(('11:00', '13:30', '17:00'))}",
            mode=draw.choice(("on_site", "online")),
            province=draw.choice(("", "Antwerpen", "Limburg")),
        )
