"""Years in which not all goes as planned in the open programme."""

from tests.outsider.sheets import Sheets
from tests.outsider.years import Year


def registrations() -> Year:
    """Walk-ins, no-shows, cancellations, and people who came to a part."""
    sheets = Sheets()
    sheets.activity("a")
    sheets.session("a", "2022-04-04 09:00/12:00")
    sheets.session("a", "2022-04-11 09:00/12:00", status="cancelled")
    sheets.session("a", "2022-04-18 09:00/12:00")
    came = {
        "all": {"attended": "1;3"},
        "part": {"attended": "3"},
        "spaces": {"attended": " 1 ; 3 "},
        # at the door: registered after it began
        "walk-in": {"attended": "1", "registered_at": "2022-04-04 09:10"},
        # from the waiting list straight in
        "waited": {"attended": "1", "status": "waiting"},
        # cancelled, and came all the same
        "changed-mind": {
            "attended": "3",
            "status": "cancelled",
            "cancelled_at": "2022-04-01",
        },
    }
    away = {
        "no-show": {"attended": "0"},
        "no-show-too": {"attended": "0"},
        # only in a session that did not take place
        "in-vain": {"attended": "2"},
        "not-noted": {"attended": ""},
        "still-waiting": {"attended": "", "status": "waiting"},
        "waiting-noted": {"attended": "0", "status": "waiting"},
        "cancelled": {
            "attended": "",
            "status": "cancelled",
            "cancelled_at": "2022-03-30 17:45",
        },
        "cancelled-noted": {
            "attended": "0",
            "status": "cancelled",
            "cancelled_at": "2022-04-04",
        },
    }
    for person, said in (came | away).items():
        sheets.came("a", person, **said)
    # cancelled first, then registered again
    sheets.came(
        "a", "twice", attended="", status="cancelled", cancelled_at="2022-02-01"
    )
    sheets.came("a", "twice", attended="1;3")
    return Year(
        sheets,
        {
            "2022": {
                "programme.half_days": 2,
                "programme.participations": len(came) + 1,
                "programme.participants": len(came) + 1,
                "programme.cancellations": 3,
                "programme.no_shows": 3,
            }
        },
    )


def activities() -> Year:
    """Cancelled, partly held, planned still, and for one organisation only."""
    sheets = Sheets()
    sheets.terms("themes", "power", "diversity")
    sheets.terms("activity_kinds", "training", "talk")
    sheets.activity(
        "whole", "2021-03-01 09:00/12:00", kind="training", themes="power;diversity"
    )
    sheets.activity("partly", kind="training", themes="diversity")
    sheets.session(
        "partly", "2021-01-15 09:00/17:00", status="cancelled", mode="online"
    )
    sheets.session("partly", "2021-05-15 13:00/17:00", province="Limburg")
    sheets.session(
        "partly", "2021-06-15 13:00/17:00", status="planned", province="Luik"
    )
    sheets.activity("mixed", kind="talk")
    sheets.session("mixed", "2021-09-01 09:00/12:00", mode="online")
    sheets.session(
        "mixed", "2021-09-02 09:00/12:00", mode="on_site", province="Brussel"
    )
    sheets.activity("hybrid", themes="power")
    sheets.session("hybrid", "2021-09-03 09:00/12:00", mode="mixed")
    sheets.activity(
        "closed", "2021-04-01 09:00/16:00", in_open_programme="no", kind="talk"
    )
    sheets.activity("gone", status="cancelled", themes="power")
    sheets.session("gone", "2021-02-01 09:00/12:00", status="cancelled")
    sheets.activity("ahead", status="planned")
    sheets.session("ahead", "2021-12-01 09:00/12:00", status="planned")
    for number, name in enumerate(("whole", "partly", "mixed", "hybrid", "closed")):
        session = "2" if name == "partly" else "1"
        sheets.came(name, "everywhere", attended=session)
        sheets.came(name, f"p{number}", attended=session)
    sheets.came(
        "gone", "p9", attended="", status="cancelled", cancelled_at="2021-01-20"
    )
    sheets.came("ahead", "p9", attended="")
    return Year(
        sheets,
        {
            "2021": {
                "programme.activities": 4,
                "programme.activities by theme=power": 2,
                "programme.activities by theme=diversity": 2,
                "programme.activities by theme=": 1,
                "programme.activities by kind=training": 2,
                "programme.activities by kind=": 1,
                "programme.activities by mode=on_site": 2,
                "programme.activities by mode=mixed": 2,
                "programme.activities by province=Limburg": 1,
                "programme.activities by province=Brussel": 1,
                "programme.activities by month=05": 1,
                "programme.half_days": 1 + 1 + 2 + 1,
                "programme.half_days by mode=online": 1,
                "programme.half_days by mode=on_site": 3,
                "programme.half_days by mode=mixed": 1,
                "programme.half_days by theme=power": 2,
                "programme.participations": 8,
                "programme.participations by theme=power": 4,
                "programme.participants": 5,
                "programme.participants by theme=power": 3,
                "programme.participants by mode=mixed": 3,
            }
        },
    )


def evaluations() -> Year:
    """Forms with blanks, on several scales, and scores with a half."""
    sheets = Sheets()
    sheets.terms("themes", "power")
    sheets.activity("a", "2022-02-02 09:00/12:00", themes="power")
    sheets.activity("b", "2022-03-02 09:00/12:00")
    sheets.activity("closed", "2022-03-03 09:00/12:00", in_open_programme="nee")
    for number in range(8):
        sheets.came("a" if number < 6 else "b", f"p{number}")
    five, ten = (
        {"scale_lowest": "1", "scale_highest": "5"},
        {"scale_lowest": "0", "scale_highest": "10"},
    )
    sheets.answer("a", "5", would_recommend="10", **five)  # 100
    sheets.answer("a", "2.5", would_recommend="9", **five)  # 37.5
    sheets.answer("a", "7", would_recommend="6", **ten)  # 70
    sheets.answer("a", "0", would_recommend="0", **ten)  # 0
    sheets.answer("b", "62.5", would_recommend="8")  # 62.5
    sheets.answer("b", "", would_recommend="7")
    sheets.answer("b", "", comment="Niets ingevuld, behalve dit.")
    sheets.answer("b", "1", scale_lowest="-2", scale_highest="2")  # 75
    sheets.answer("closed", "100", would_recommend="10")
    return Year(
        sheets,
        {
            "2022": {
                "programme.evaluations": 6,
                "programme.satisfaction": (100 + 37.5 + 70 + 0 + 62.5 + 75) / 6,
                "programme.satisfaction by theme=power": 207.5 / 4,
                "programme.satisfaction by theme=": 137.5 / 2,
                "programme.response_rate": 75,
                "programme.response_rate by theme=": 100,
                "programme.would_recommend": 0,  # two for, two against, of six
                "programme.would_recommend by theme=": 0,
            }
        },
    )
