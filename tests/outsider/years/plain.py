"""Years with little in them."""

from tests.outsider.sheets import Sheets
from tests.outsider.years import Year, rules_until_2020

NOTHING = {
    "programme.activities": 0,
    "programme.half_days": 0,
    "programme.hours": 0,
    "programme.participations": 0,
    "programme.participants": 0,
    "programme.primary_share": None,
    "programme.satisfaction": None,
    "programme.response_rate": None,
    "programme.would_recommend": None,
    "programme.follow_ups": 0,
    "programme.applied": None,
    "programme.reach": None,
    "support.requests": 0,
    "support.median_days_to_decision": None,
    "support.open_requests": 0,
    "support.participations": 0,
    "remediation.half_days": 0,
    "channels.visits": None,
    "channels.visitors": None,
    "channels.followers": None,
}


def empty() -> Year:
    """A centre that has a list of themes and did nothing."""
    sheets = Sheets()
    sheets.terms("themes", "diversity")
    return Year(sheets, {"2023": NOTHING, "2023-Q2": NOTHING, "2023-02": NOTHING})


def tiny() -> Year:
    """One activity, one person, nothing said about either."""
    sheets = Sheets()
    sheets.activity("a", "2022-05-02 09:00/12:00")
    sheets.came("a", "p")
    counted = {
        "programme.activities": 1,
        "programme.activities by month=05": 1,
        "programme.activities by theme=": 1,
        "programme.half_days": 1,
        "programme.hours": 3,
        "programme.participations": 1,
        "programme.participants": 1,
        "programme.first_time_participants": 1,
        "programme.unknown_target_group": 1,
        "programme.primary_share": 0,
        "programme.secondary_share": 0,
        "programme.response_rate": 0,
        "programme.satisfaction": None,
        "programme.reach": None,
    }
    return Year(sheets, {"2022": counted, "2022-Q2": counted, "2021": NOTHING})


def no_recognitions() -> Year:
    """Organisations, but none that the government recognises, and a rule that asks it."""
    sheets = Sheets()
    rules_until_2020(sheets)
    sheets.terms("organisation_types", "civil", "school")
    sheets.organisation("o1", type="civil", province="Limburg")
    sheets.organisation("o2", type="school")
    sheets.activity("a", "2018-10-01 09:00/16:00", "2018-10-08 09:00/16:00")
    sheets.came("a", "p1", "o1", "1;2")
    sheets.came("a", "p2", "o2", "2")
    sheets.came("a", "p3")
    sheets.request("q", "2018-06-01", "accepted 2018-06-02", organisation="o1")
    sheets.support("s", "q", "2018-07-01 2")
    return Year(
        sheets,
        {
            "2018": {
                "programme.half_days": 4,
                "programme.participations": 3,
                "programme.primary": 0,
                "programme.secondary": 2,
                "programme.unknown_target_group": 1,
                "programme.secondary_share": 200 / 3,
                "programme.participations by organisation_type=civil": 1,
                "programme.participations by organisation_province=": 2,
                "programme.recognised_organisations": 0,
                "programme.reached_organisations": 0,
                "programme.reach": None,
                "support.primary": 0,
                "support.secondary": 1,
            }
        },
    )


def everything_online() -> Year:
    """A year without a place: no province, one mode, links only."""
    sheets = Sheets()
    sheets.terms("levels", "new")
    for number in range(1, 8):
        name = f"a{number}"
        sheets.activity(name, level="new")
        times = f"2020-{number + 3:02}-10 20:00/21:30"
        sheets.session(name, times, mode="online", link="https://voorbeeld.test/1")
        sheets.came(name, f"p{number % 3}")
    sheets.request("q", "2020-03-20", "accepted 2020-03-27", channel="form")
    sheets.support("s", "q", participants_counted="0")
    sheets.given(
        "s", "2020-04-02", starts_at="2020-04-02 13:00", ends_at="2020-04-02 15:00"
    )
    return Year(
        sheets,
        {
            "2020": {
                "programme.activities": 7,
                "programme.activities by mode=online": 7,
                "programme.activities by province=": 7,
                "programme.half_days by mode=online": 7,
                "programme.hours": 10.5,
                "programme.participations": 7,
                "programme.participants": 3,
                "programme.participants by month=04": 1,
                "programme.participants by level=new": 3,
                "support.requests by channel=form": 1,
                "support.half_days": 1,
                "support.participations": 0,
                "support.median_days_to_decision": 7,
            }
        },
    )
