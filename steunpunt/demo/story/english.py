"""2019 in a nutshell, in English and in short."""

from datetime import date
from typing import Any

from steunpunt.demo.story.writing import (
    Part,
    Pictures,
    chapter,
    fig,
    funnel,
    gauges,
    half_days,
    named,
    numbers,
    page,
    pair,
    share,
    table,
    text,
)


def english(drawn: Pictures) -> dict[str, Any]:
    """The short story."""
    return page(
        "Socius in 2019: the year in a nutshell",
        "demo-2019-en",
        "2019",
        drawn["people"],
        [
            _programme(),
            _who_came(),
            _decree(),
            _on_demand(),
            _remediation(),
            _media(),
            _more(),
        ],
        over="Socius in",
        cover_text="Our year in a nutshell.",
        made_by="The team of Socius",
    )


def _programme() -> Part:
    return chapter(
        "Programme",
        "An open programme for whoever wants to learn",
        numbers(
            named("programme.activities"),
            named("programme.half_days"),
            named("programme.participations"),
        ),
        half_days(
            "programme.half_days",
            "Each half disc is a half-day: left a morning, right an afternoon.",
        ),
        lead="Trainings, workshops, study days, webinars: everything that people "
        "register for themselves. Want to know where a figure comes from? Choose "
        "<b>show my origin</b>.",
        colour="yolk",
    )


def _who_came() -> Part:
    return chapter(
        "Who came",
        "Who came, and what they thought of it",
        share(
            named(
                "programme.primary_share",
                "primary target group",
                "recognised socio-cultural organisations",
            ),
            named(
                "programme.secondary_share",
                "secondary target group",
                "education, government and other sectors",
            ),
        ),
        gauges(
            named("programme.satisfaction", "satisfied on average"),
            named("programme.reach", "of the recognised organisations reached"),
        ),
        lead=f"Of the participations "
        f"{fig('programme.primary_share', 'more_than_6_in_10')} came from a recognised "
        f"organisation. Behind them are {fig('programme.participants')} different "
        "people.",
    )


def _decree() -> Part:
    return chapter(
        "Decree",
        "The day that everything led to",
        ("day", {"day": date(2019, 12, 31)}),
        text(
            "On that day every organisation had to hand in a new policy plan, under a "
            "new decree. We made a package of trainings and workshops for it: about "
            "roles and functions, and about the business side of the plan."
        ),
        colour="coral",
        layout="beside",
    )


def _on_demand() -> Part:
    return chapter(
        "On demand",
        "You ask, we think along",
        funnel(
            "What became of the requests.",
            (
                "requests",
                "accepted",
                "could not be taken up",
                "supports",
                "answered without support",
            ),
            (
                "recognised organisations",
                "other organisations",
                "after a review visit",
            ),
        ),
        lead="Some questions do not fit a training. Then we look for an answer "
        f"together. In 2019 organisations asked us {fig('support.requests')} times.",
    )


def _remediation() -> Part:
    return chapter(
        "After a review",
        "After a hard review you are not on your own",
        numbers(
            named("remediation.trajectories", "trajectories"),
            named("remediation.half_days", "half-days of guidance by the end of 2019"),
        ),
        lead="An organisation with a negative result could follow a trajectory of "
        "several days with us. Each began with a conversation.",
        colour="rose",
    )


def _media() -> Part:
    return chapter(
        "Media",
        "Our media in figures",
        table(
            "Three websites in 2019",
            "site",
            "channels.page_views",
            "channels.visits",
            "channels.visitors",
            bars=True,
            arches=True,
        ),
    )


def _more() -> Part:
    return chapter(
        "More",
        "Would you like to know more?",
        pair([("downloads", {})], [("appreciate", {}), ("credits", {})]),
        lead="The full report explains every figure. The data are yours to use.",
        colour="sky",
    )
