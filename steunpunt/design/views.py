"""One page that shows every component."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from steunpunt.design import charts

BARS = [
    charts.Bar("2017", None, "–"),
    charts.Bar("2018", 1186, "1.186", hatched=True, note="invented"),
    charts.Bar("2019", 1325, "1.325", strong=True),
]


def components(request: HttpRequest) -> HttpResponse:
    """Every component, in every state."""
    return render(
        request,
        "design/components.html",
        {
            "bars": charts.bars(BARS, "1.186, 1.325"),
            "half_days": charts.half_days(27, "27"),
            "gauge": charts.gauge(81, "81%"),
        },
    )
