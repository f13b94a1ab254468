"""A year in which two rows could each decide, and the document says which does."""

from tests.outsider.sheets import Sheets
from tests.outsider.years import Year


def ties() -> Year:
    """Rules, seats, requests and sessions that hold or start together."""
    sheets = Sheets()
    _rules(sheets)
    _seats(sheets)
    _sessions(sheets)
    _requests(sheets)
    return Year(
        sheets,
        {
            "2023": {
                # p1: rule B; p2: rule with a day comes later; p3: by hand
                "programme.primary": 1,
                "programme.secondary": 2,
                "programme.participations by organisation_province=Later": 1,
                "programme.participations by organisation_province=Small": 1,
                "programme.participations by organisation_province=Open": 1,
                "programme.activities": 2,
                "programme.activities by province=Nine": 1,
                "programme.activities by theme=power": 1,
                "programme.participations by theme=power": 3,
                # one stretch of 200 minutes each: rule b, not B
                "programme.half_days": 3,
                "programme.satisfaction": 33.25,
                "support.supports by theme=ten": 1,
                "support.supports by theme=capital": 1,
                "support.supports by theme=plain": 1,
                "support.supports by theme=own": 1,
                "support.supports by organisation_type=school": 1,
                # by hand, and by rule B
                "support.requests by target_group=primary": 2,
                "support.requests by target_group=": 6,
            }
        },
    )


def _rules(sheets: Sheets) -> None:
    sheets.terms("organisation_types", "civil", "school")
    rule = {"organisation_type": "civil"}
    # of one position: without a first day comes first, then capitals
    sheets.add("target_group_rules", id="a", position="1", group="secondary", **rule)
    sheets.add("target_group_rules", id="B", position="1", group="primary", **rule)
    rule = {"organisation_type": "school"}
    sheets.add(
        "target_group_rules",
        id="A",
        position="2",
        valid_from="2020-01-01",
        group="primary",
        **rule,
    )
    sheets.add("target_group_rules", id="z", position="2", group="secondary", **rule)
    # without a position: the first of all, of organisations that are recognised
    sheets.add("target_group_rules", id="r", recognised="yes", group="secondary")
    for number, minutes in (("B", "100"), ("b", "200")):
        sheets.add(
            "half_day_rules",
            id=number,
            minutes_per_half_day=minutes,
            most_per_day="2",
            valid_from="2022-01-01",
        )
    sheets.add("half_day_rules", id="z", minutes_per_half_day="10", most_per_day="9")


def _seats(sheets: Sheets) -> None:
    sheets.organisation("o1", type="civil")
    sheets.place("o1", "Open", "/")
    sheets.place("o1", "Later", "2023-01-01/")
    sheets.organisation("o2", type="school")
    for number, province in (("S", "Capital"), ("s", "Small")):
        sheets.add(
            "organisation_places", id=number, organisation="o2", province=province
        )
    sheets.organisation("o3", type="civil", recognised="2020-01-01/")
    sheets.place("o3", "Open", "/")


def _sessions(sheets: Sheets) -> None:
    sheets.terms("themes", "power", "ten", "nine", "capital", "small", "plain", "own")
    sheets.activity("a", themes="power; power;")
    for number, province in (("10", "Ten"), ("9", "Nine")):
        sheets.session(
            "a",
            "2023-05-05 09:00/12:20",
            id=f"a-{number}",
            number=number,
            province=province,
        )
    sheets.came("a", "p1", "o1", "9;9")
    sheets.came("a", "p2", "o2", "10; 9")
    sheets.came("a", "p3", "o3", ";10;")
    sheets.answer("a", "33.25")
    # a series of which only the second is still to be held
    sheets.activity("b")
    sheets.session(
        "b", "2023-02-02 09:00/12:20", status="planned", number="2", id="b-2"
    )
    sheets.session("b", "2023-03-03 09:00/12:20", number="1", id="b-1")
    # without any session: not of any year
    sheets.activity("loose", status="planned")
    sheets.activity("called-off", status="cancelled")


def _requests(sheets: Sheets) -> None:
    said = {"received_on": "2023-06-06"}
    for pair in (("r10", "ten"), ("r9", "nine"), ("Q", "capital"), ("q", "small")):
        sheets.request(pair[0], **said, themes=pair[1])
    sheets.support("s1", "r9;r10")
    sheets.support("s2", "q;Q")
    sheets.request(
        "z", **said, themes="plain", target_group="primary", organisation="o2"
    )
    sheets.request("\u00e9", **said, themes="nine")
    sheets.support("s3", "\u00e9;z")
    # what the earliest does not say is not taken from a later one
    sheets.request("n1", "2023-06-07")
    sheets.request("n2", "2023-06-08", themes="nine", organisation="o1")
    sheets.support("s4", "n2;n1", themes="own")
