"""Years in which people and organisations change."""

from tests.outsider.sheets import Sheets
from tests.outsider.years import Year, rules_from_2021, rules_until_2020


def jobs() -> Year:
    """People change jobs; each registration keeps what they came for."""
    sheets = Sheets()
    rules_until_2020(sheets)
    sheets.organisation("old", recognised="2016-01-01/", province="Antwerpen")
    sheets.organisation("new", province="Limburg")
    sheets.people("An")
    for number, place, since, until in (
        ("1", "old", "2015-01-01", "2019-05-31"),
        ("2", "new", "2019-06-01", ""),
        ("3", "old", "2019-09-01", ""),
    ):
        sheets.add(
            "roles",
            id=number,
            person="An",
            organisation=place,
            title="medewerker",
            valid_from=since,
            valid_to=until,
        )
    for month, place in (("03", "old"), ("07", "new"), ("10", "old"), ("11", "")):
        sheets.activity(f"in-{month}", f"2019-{month}-05 09:00/12:00")
        sheets.came(f"in-{month}", "An", place)
    return Year(
        sheets,
        {
            "2019": {
                "programme.participations": 4,
                "programme.participants": 1,
                "programme.participants by organisation_province=Antwerpen": 1,
                "programme.participants by organisation_province=Limburg": 1,
                "programme.participants by organisation_province=": 1,
                "programme.primary": 2,
                "programme.secondary": 1,
                "programme.unknown_target_group": 1,
                "programme.primary_share": 50,
                "programme.reach": 100,
            }
        },
    )


def organisations() -> Year:
    """Renamed, moved, recognised late, or only until June."""
    sheets = Sheets()
    rules_until_2020(sheets)
    sheets.organisation(
        "moved", name="De Nieuwe Naam", recognised="2016-01-01/2020-12-31"
    )
    sheets.place("moved", "Antwerpen", "/2019-06-30")
    sheets.place("moved", "West-Vlaanderen", "2019-07-01/")
    sheets.add(
        "organisation_names",
        id="n1",
        organisation="moved",
        name="Oude naam",
        valid_to="2019-06-30",
    )
    sheets.organisation("late", recognised="2019-07-01/", province="Limburg")
    sheets.organisation("ended", recognised="2016-01-01/2019-06-30")
    sheets.organisation("twice", recognised="2016-01-01/2019-03-31")
    sheets.recognition("twice", "2019-10-01/")
    sheets.organisation("never")
    sheets.organisation("gone", recognised="2010-01-01/2018-12-31")
    sheets.organisation("coming", recognised="2020-01-01/")
    everyone = [row["id"] for row in sheets["organisations"]]
    for name, start in (("june", "2019-06-30"), ("july", "2019-07-01")):
        sheets.activity(name, f"{start} 09:00/12:00")
        for number, organisation in enumerate(everyone):
            if organisation != "twice":
                sheets.came(name, f"p{number}", organisation)
    sheets.request("q1", "2019-06-30", "accepted 2019-07-05", organisation="moved")
    sheets.request("q2", "2019-07-01", organisation="moved")
    sheets.support("s", "q1")
    return Year(
        sheets,
        {
            "2019": {
                "programme.participations": 12,
                "programme.participants": 6,
                # june: moved, ended; july: moved, late
                "programme.primary": 4,
                "programme.secondary": 8,
                "programme.participations by organisation_province=Antwerpen": 1,
                "programme.participations by organisation_province=West-Vlaanderen": 1,
                "programme.participations by organisation_province=Limburg": 2,
                # moved, late, ended, twice
                "programme.recognised_organisations": 4,
                "programme.reached_organisations": 3,
                "programme.reach": 75,
                "support.requests by province=Antwerpen": 1,
                "support.requests by province=West-Vlaanderen": 1,
                "support.supports by province=Antwerpen": 1,
            },
            "2019-Q3": {
                "programme.recognised_organisations": 2,
                "programme.reached_organisations": 2,
            },
            "2019-Q2": {
                "programme.recognised_organisations": 2,
                "programme.reached_organisations": 2,
            },
        },
    )


def other_target_groups() -> Year:
    """After 2021 the primary target group is wider; a hand may set it aside."""
    sheets = Sheets()
    rules_until_2020(sheets)
    rules_from_2021(sheets)
    sheets.terms("organisation_types", "civil", "government", "school")
    sheets.organisation("recognised", type="civil", recognised="2016-01-01/")
    sheets.organisation("civil", type="civil")
    sheets.organisation("town", type="government", recognised="2021-01-01/")
    sheets.organisation("school", type="school")
    sheets.organisation("untyped")
    five = [row["id"] for row in sheets["organisations"]]
    for name, start in (
        ("before", "2020-12-31 21:00/23:00"),
        ("after", "2021-01-01 09:00/11:00"),
    ):
        sheets.activity(name, start)
        for organisation in five:
            sheets.came(name, f"p-{organisation}", organisation)
    sheets.came("after", "p-hand", "school", target_group="primary")
    sheets.came("after", "p-nobody", "", target_group="secondary")
    sheets.came("after", "p-unknown")
    for organisation in (*five, ""):
        name = f"q-{organisation}"
        sheets.request(
            name, "2021-02-01", "accepted 2021-02-04", organisation=organisation
        )
        sheets.support(f"s-{organisation}", name)
    sheets.support("s-own", "q-school", organisation="civil")
    sheets.support("s-hand", requested_on="2021-05-05", target_group="primary")
    return Year(
        sheets,
        {
            "2020": {
                "programme.participations": 5,
                "programme.primary": 1,
                "programme.secondary": 4,
                "programme.recognised_organisations": 1,
            },
            "2021": {
                "programme.participations": 8,
                # recognised, civil, by hand
                "programme.primary": 3,
                # town, school, untyped, by hand
                "programme.secondary": 4,
                "programme.unknown_target_group": 1,
                "programme.primary_share": 37.5,
                "programme.recognised_organisations": 2,
                "programme.reach": 100,
                "programme.participants by organisation_type=civil": 2,
                "programme.participants by organisation_type=": 3,
                "programme.first_time_participants": 3,
                "support.accepted": 6,
                "support.supports": 8,
                # recognised, civil, the one given to civil, by hand
                "support.primary": 4,
                "support.secondary": 3,
                "support.unknown_target_group": 1,
                "support.without_support": 0,
            },
        },
    )
