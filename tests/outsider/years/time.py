"""Years in which the calendar and the clock matter."""

from tests.outsider.sheets import Sheets
from tests.outsider.years import Year


def new_year() -> Year:
    """The first session decides the year, in Brussels; half-days go along."""
    sheets = Sheets()
    sheets.activity("eve", "2023-12-31 23:30/2024-01-01 00:30")
    sheets.activity("morning", "2024-01-01 00:00/00:30")
    sheets.activity("series", "2023-12-18 09:00/12:00", "2024-01-15 09:00/16:00")
    sheets.activity("moved")
    sheets.session("moved", "2023-12-19 09:00/12:00", status="cancelled")
    sheets.session("moved", "2024-01-09 09:00/12:00")
    sheets.activity("backwards", "2025-01-02 09:00/12:00", "2024-12-30 09:00/12:00")
    sheets.came("eve", "p1")
    sheets.came("morning", "p1")
    sheets.came("series", "p2", attended="2")
    sheets.came("moved", "p3", attended="2")
    sheets.came("backwards", "p4", attended="1")
    sheets.answer("series", "70")
    return Year(
        sheets,
        {
            "2023": {
                "programme.activities": 2,
                "programme.activities by month=12": 2,
                # the evening before New Year touches two days: one stretch of 4 hours
                "programme.half_days": 1 + 1 + 2,
                "programme.half_days by month=12": 4,
                "programme.hours": 1 + 3 + 7,
                "programme.participations": 2,
                "programme.satisfaction": 70,
            },
            "2024": {
                "programme.activities": 3,
                "programme.activities by month=01": 2,
                "programme.activities by month=12": 1,
                "programme.half_days": 1 + 1 + 2,
                "programme.participations": 3,
                "programme.participants": 3,
                "programme.first_time_participants": 2,
                "programme.satisfaction": None,
            },
            "2024-Q4": {"programme.activities": 1, "programme.half_days": 2},
            "2025": {"programme.activities": 0, "programme.participations": 0},
        },
    )


def leap_day() -> Year:
    """29 February, as a day of an activity, a request, a decision and a recognition."""
    sheets = Sheets()
    sheets.add("target_group_rules", id="t", recognised="yes", group="primary")
    sheets.organisation("one-day", recognised="2024-02-29/2024-02-29", province="Luik")
    sheets.organisation("until", recognised="/2024-02-28")
    sheets.activity("a", "2024-02-29 09:30/16:30")
    sheets.activity("b", "2024-03-01 09:30/12:30")
    sheets.came("a", "p1", "one-day")
    sheets.came("a", "p2", "until")
    sheets.came("b", "p1", "one-day")
    sheets.request("q", "2024-02-29", "accepted 2024-02-29", organisation="one-day")
    sheets.request(
        "r",
        "2023-02-28",
        "declined 2024-02-29",
        organisation="until",
        decline_reason="full",
    )
    sheets.terms("decline_reasons", "full")
    return Year(
        sheets,
        {
            "2024": {
                "programme.activities by month=02": 1,
                "programme.half_days": 3,
                "programme.primary": 1,
                "programme.secondary": 2,
                "programme.recognised_organisations": 2,
                "programme.reach": 100,
                "support.requests": 1,
                "support.median_days_to_decision": 0,
                "support.requests by target_group=primary": 1,
            },
            "2024-02": {
                "programme.activities": 1,
                "programme.recognised_organisations": 2,
            },
            "2024-03": {
                "programme.activities": 1,
                "programme.recognised_organisations": 0,
            },
            "2023": {
                "support.declined by decline_reason=full": 1,
                "support.median_days_to_decision": 366,
                "support.open_requests": 1,
            },
        },
    )


def half_days() -> Year:
    """Rules that change, nights in which the clock does, days that touch."""
    sheets = Sheets()
    rule = {"minutes_per_half_day": "240", "most_per_day": "2"}
    sheets.add("half_day_rules", id="h1", valid_to="2024-06-30", **rule)
    rule = {"minutes_per_half_day": "180", "most_per_day": "3"}
    sheets.add("half_day_rules", id="h2", valid_from="2024-07-01", **rule)
    rule = {"minutes_per_half_day": "200", "most_per_day": "2"}
    sheets.add(
        "half_day_rules",
        id="h3",
        valid_from="2024-10-01",
        valid_to="2024-10-31",
        **rule,
    )
    cases = {
        # start and end: half-days, hours
        "2024-01-02 00:00/00:15": (1, 0.25),
        "2024-03-04 09:00/13:00": (1, 4),
        "2024-03-05 09:00/13:01": (2, 241 / 60),
        "2024-03-06 08:00/22:00": (2, 14),  # most two a day
        "2024-03-31 00:30/05:30": (1, 4),  # an hour is skipped
        "2024-03-30 22:00/2024-03-31 04:00": (2, 5),
        "2024-05-01 09:00/2024-05-02 17:00": (4, 32),  # two days: most four
        "2024-05-03 00:00/2024-05-04 00:00": (2, 24),  # midnight ends the day before
        "2024-06-30 20:00/2024-07-01 02:00": (2, 6),  # the rule of the day it starts
        "2024-07-02 09:00/13:01": (2, 241 / 60),  # 180 minutes
        "2024-07-03 08:00/22:00": (3, 14),
        "2024-10-27 00:30/03:30": (2, 4),  # an hour twice: 240 minutes of 200
        "2024-10-02 09:00/12:20": (1, 200 / 60),  # the latest rule that holds
    }
    for number, times in enumerate(cases, start=1):
        sheets.activity(f"a{number}", times)
    by_rule = {
        "programme.activities": len(cases),
        "programme.half_days": sum(each for each, _ in cases.values()),
        "programme.hours": sum(hours for _, hours in cases.values()),
        "programme.half_days by month=03": 1 + 2 + 2 + 1 + 2,
        "programme.half_days by month=05": 6,
        "programme.half_days by month=07": 5,
        "programme.half_days by month=10": 3,
    }
    sheets.activity("by-hand")
    sheets.session(
        "by-hand",
        "2023-11-01 09:00/17:00",
        half_days="5",
        half_days_reason="met een avondprogramma",
    )
    sheets.session(
        "by-hand",
        "2023-11-02 09:00/17:00",
        half_days="0",
        half_days_reason="alleen een ontvangst",
    )
    sheets.session("by-hand", "2023-11-03 09:00/17:00")
    return Year(
        sheets,
        {
            "2024": by_rule,
            "2023": {"programme.half_days": 7, "programme.hours": 24},
        },
    )
