"""Years of demand-driven support."""

from tests.outsider.sheets import Sheets
from tests.outsider.years import Year, rules_until_2020


def requests() -> Year:
    """Every answer, some of them in a later year, some not yet."""
    sheets = Sheets()
    sheets.terms("decline_reasons", "full", "outside")
    sheets.terms("themes", "power", "diversity")
    sheets.request("q01", "2018-01-01", "accepted 2018-01-01", channel="talk")
    sheets.request(
        "q02", "2018-02-01", "accepted 2018-02-04", channel="phone", themes="power"
    )
    sheets.request("q03", "2018-03-01", "declined 2018-03-11", decline_reason="full")
    sheets.request(
        "q04",
        "2018-12-31",
        "declined 2019-01-01",
        decline_reason="outside",
        themes="power;diversity",
        channel="other",
    )
    sheets.request("q05", "2018-05-01", "referred 2018-05-03", channel="form")
    sheets.request("q06", "2018-06-01", "withdrawn 2018-12-31", channel="mail")
    sheets.request("q07", "2018-07-01")
    sheets.request("q08", "2017-12-31", "accepted 2018-01-02")
    sheets.request("q09", "2019-01-01", "accepted 2019-01-02")
    sheets.request("q10", "2016-06-06", "declined 2020-02-02", decline_reason="full")
    sheets.support("s02", "q02")
    sheets.support("s08", "q08")
    return Year(
        sheets,
        {
            "2018": {
                "support.requests": 7,
                "support.accepted": 2,
                "support.declined": 2,
                "support.declined by decline_reason=full": 1,
                "support.declined by decline_reason=outside": 1,
                "support.referred": 1,
                "support.withdrawn": 1,
                "support.undecided": 1,
                "support.without_support": 1,
                # at the end of 2018: q04, q07 and the old q10
                "support.open_requests": 3,
                "support.open_requests by theme=power": 1,
                # 0 1 2 3 10 213
                "support.median_days_to_decision": 2.5,
                "support.requests by channel=mail": 3,
                "support.requests by month=12": 1,
                "support.requests by theme=power": 2,
                "support.supports": 1,
            },
            "2017": {
                "support.requests": 1,
                "support.supports": 1,
                "support.open_requests": 2,
            },
            "2019": {"support.requests": 1, "support.open_requests": 2},
            "2020": {"support.requests": 0, "support.open_requests": 1},
        },
    )


def spanning() -> Year:
    """Supports that run over years, with remediation and with several requests."""
    sheets = Sheets()
    rules_until_2020(sheets)
    sheets.terms("themes", "power", "diversity")
    sheets.organisation("r", recognised="2016-01-01/", province="Antwerpen")
    sheets.organisation("x")
    sheets.request(
        "q1", "2018-11-11", "accepted 2018-11-20", organisation="r", themes="power"
    )
    sheets.request(
        "q2", "2019-02-02", "accepted 2019-02-03", organisation="x", themes="diversity"
    )
    sheets.request("q3", "2019-02-02", "accepted 2019-02-05", organisation="r")
    sheets.request("q4", "2019-09-09", "accepted 2019-10-01", organisation="r")
    # received in 2018 through its earliest request
    sheets.support(
        "long",
        "q2;q1",
        "2018-12-01 1",
        "2019-01-10 2",
        "2020-01-10 1",
        closed_on="2020-02-01",
    )
    # two requests of one day: the lowest id decides
    sheets.support(
        "two",
        "q3;q2",
        "2019-03-01 2",
        "2019-12-31 1",
        "2020-01-01 3",
        participants_counted="12",
        closed_on="2019-12-31",
    )
    sheets.given("two", "2019-06-06 9", status="planned")
    sheets.given("two", "2019-06-07 9", status="cancelled")
    sheets.support(
        "fix",
        "q4",
        "2019-10-10 2",
        "2019-11-10 2",
        "2020-03-03 4",
        kind="remediation",
        half_days_planned="8",
    )
    sheets.support(
        "old-fix",
        "",
        "2019-05-05 3",
        kind="remediation",
        requested_on="2017-07-07",
        organisation="r",
        themes="diversity",
    )
    sheets.support("asked", "", requested_on="2019-12-31", organisation="x")
    sheets.given(
        "asked", "2019-12-31", starts_at="2019-12-31 09:00", ends_at="2019-12-31 16:00"
    )
    sheets.people("p1", "p2", "p3")
    for support, person in (
        ("long", "p1"),
        ("two", "p1"),
        ("two", "p2"),
        ("fix", "p3"),
    ):
        sheets.add("support_participants", support=support, person=person)
    return Year(
        sheets,
        {
            "2019": {
                "support.accepted": 3,
                "support.without_support": 0,
                "support.supports": 3,
                "support.supports by support_kind=remediation": 1,
                "support.supports by theme=diversity": 1,
                "support.supports by theme=": 2,
                "support.supports by month=02": 1,
                "support.primary": 0,
                "support.secondary": 2,
                "remediation.trajectories": 1,
                "support.participations": 12 + 1 + 0,
                "support.half_days": 3 + 2,
                "support.half_days by month=02": 3,
                "remediation.half_days": 4,
                "remediation.half_days_in_year": 3 + 4,
                # long, fix, old-fix, asked
                "support.open_supports": 4,
            },
            "2018": {
                "support.supports": 1,
                "support.primary": 1,
                "support.supports by theme=power": 1,
                "support.half_days": 1,
                "support.participations": 1,
                "support.open_supports": 2,
            },
            "2020": {
                "support.supports": 0,
                "support.half_days": 0,
                "remediation.half_days": 0,
                "remediation.half_days_in_year": 4,
                "support.open_supports": 3,
            },
            "2019-Q1": {"support.supports": 1, "support.half_days": 2},
        },
    )
