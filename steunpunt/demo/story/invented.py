"""The invented year before, in short."""

from typing import Any

from steunpunt.demo.story.writing import (
    Pictures,
    chapter,
    chart,
    half_days,
    named,
    numbers,
    page,
)


def dutch_2018(drawn: Pictures) -> dict[str, Any]:
    """2018: nothing in it is real."""
    return page(
        "Socius in 2018: een verzonnen jaar",
        "demo-2018",
        "2018",
        drawn["people"],
        [
            chapter(
                "Open aanbod",
                "Een verzonnen jaar, om mee te vergelijken",
                numbers(
                    named("programme.activities", "activiteiten"),
                    named("programme.half_days", "dagdelen"),
                    named("programme.participations", "deelnames"),
                ),
                half_days("programme.half_days", "Elke halve schijf is één dagdeel."),
                lead="Geen enkel cijfer op deze bladzijde is echt.",
                colour="yolk",
            ),
            chapter(
                "Door het jaar",
                "Wanneer mensen kwamen",
                chart(
                    "In de zomer is het stil",
                    "programme.participations",
                    form="line",
                    by="month",
                ),
                ("downloads", {}),
            ),
        ],
        over="Socius in",
        cover_text="Dit jaar is verzonnen, om mee te vergelijken.",
        made_by="De ploeg van Socius",
    )
