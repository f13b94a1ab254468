"""One page that shows every component."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from steunpunt.design import charts

YEARS = [
    charts.Bar("2016", 980, "980", hatched=True, note="invented"),
    charts.Bar("2017", None, "–"),
    charts.Bar("2018", 1186, "1.186", hatched=True, note="invented"),
    charts.Bar("2019", 1325, "1.325", strong=True, broken=True),
]
ROWS = [
    charts.Row("Workshop", [YEARS[2], YEARS[3]]),
    charts.Row("A name that needs more room than one line", [YEARS[3]]),
]
LINES = [
    charts.Series("2018", YEARS, strong=False),
    charts.Series("2019", [*YEARS[2:], *YEARS[2:]]),
]
FLOW = charts.Funnel(
    charts.Part(178, "178", "requests"),
    charts.Part(118, "118", "accepted"),
    charts.Part(60, "60", "could not be taken up"),
    charts.Part(98, "98", "supports"),
    charts.Part(20, "20", "answered without support"),
    [
        charts.Part(48, "48", "primary target group"),
        charts.Part(32, "32", "secondary target group"),
        charts.Part(18, "18", "remediation"),
    ],
)
ARCHES = [
    charts.Arch(
        "one.example",
        [
            charts.Part(435, "435", "pages"),
            charts.Part(177, "177", "visits"),
            charts.Part(101, "101", "visitors"),
        ],
    ),
    charts.Arch("two.example", [charts.Part(24, "24", "pages")]),
]


def components(request: HttpRequest) -> HttpResponse:
    """Every component, in every state."""
    label = "1.186, 1.325"
    return render(
        request,
        "design/components.html",
        {
            "charts": [
                (charts.bars(YEARS, label), None),
                (charts.rows(ROWS, label), charts.rows_narrow(ROWS, label)),
                (charts.line(LINES, label), charts.line_narrow(LINES, label)),
                (charts.funnel(FLOW, label), charts.funnel_narrow(FLOW, label)),
                (charts.arches(ARCHES, label), charts.arches_narrow(ARCHES, label)),
            ],
            "half_days": charts.half_days(27, "27"),
            "gauge": charts.gauge(81, "81%"),
        },
    )
