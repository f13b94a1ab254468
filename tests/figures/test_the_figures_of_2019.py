"""The demonstration year yields exactly the figures that were published for 2019."""

from datetime import date

import pytest

from steunpunt.figures.computing import ALL, Key, compute
from steunpunt.figures.listing import listing
from steunpunt.figures.periods import Period
from steunpunt.figures.registry import registry
from steunpunt.figures.writing import written

YEAR = Period.year(2019)
PUBLISHED = {
    "programme.activities": "59",
    "programme.half_days": "193",
    "programme.participations": "1.325",
    "programme.primary_share": "62%",
    "programme.secondary_share": "38%",
    "programme.satisfaction": "81%",
    "programme.reach": "94%",
    "support.requests": "178",
    "support.declined": "60",
    "support.accepted": "118",
    "support.supports": "98",
    "support.without_support": "20",
    "support.primary": "48",
    "support.secondary": "32",
    "support.participations": "574",
    "remediation.trajectories": "18",
    "remediation.half_days": "81",
}
BY_SITE = {
    "channels.visits": (177_226, 10_491, 29_120),
    "channels.visitors": (101_609, 8_020, 25_867),
    "channels.page_views": (435_715, 24_216, 99_971),
}
SITES = ("socius.be", "veranderalles.be", "prettiggeleerd.be")


@pytest.mark.parametrize(("code", "display"), PUBLISHED.items())
def test_a_figure_is_what_was_published(demo_years, code: str, display: str) -> None:
    total = compute(YEAR, [code]).total(code)

    assert written(registry.get(code), total.number) == display


@pytest.mark.parametrize(("code", "numbers"), BY_SITE.items())
def test_media_are_counted_per_site(demo_years, code: str, numbers: tuple) -> None:
    cells = compute(YEAR, [code], ["site"]).cells(code, "site")

    assert {site: cells[site].number for site in SITES} == dict(
        zip(SITES, numbers, strict=True)
    )


def test_followers_are_those_of_the_last_day(demo_years) -> None:
    cells = compute(YEAR, ["channels.followers"], ["network"]).cells(
        "channels.followers", "network"
    )

    assert {name: cell.number for name, cell in cells.items()} == {
        "Facebook": 1_023,
        "Twitter": 2_098,
    }


def test_visitors_of_sites_are_never_added_up(demo_years) -> None:
    assert compute(YEAR).total("channels.visitors").number is None


def test_reach_is_117_of_124(demo_years) -> None:
    reach = compute(YEAR, ["programme.reach"]).total("programme.reach")

    assert (reach.numerator, reach.denominator) == (117, 124)


def test_the_number_of_queries_does_not_depend_on_what_is_counted(
    demo_years, django_assert_num_queries
) -> None:
    sets = registry.record_sets(registry.figures)

    with django_assert_num_queries(len(sets) + 1):  # one more for the median
        compute(YEAR)


def test_each_figure_alone_gives_the_same_as_all_together(demo_years) -> None:
    together = compute(YEAR, by=ALL)

    for code in registry.figures:
        alone = compute(YEAR, [code], ALL)
        assert alone.outcomes == {
            key: outcome
            for key, outcome in together.outcomes.items()
            if key.code == code
        }


def counted(code: str, rows: list[dict]) -> float | None:
    """The figure, worked out again from its list."""
    figure = registry.get(code)
    if hasattr(figure, "numerator"):
        return None
    kind = type(figure.aggregate).__name__
    if kind in ("Count", "CountDistinct", "Stock"):
        return len(rows)
    values = [row["c_value"] for row in rows]
    if kind == "Mean":
        return sum(values) / len(values) if values else None
    if kind == "Median":
        return None
    return sum(values)


def test_every_list_adds_up_to_its_figure_in_every_cell(demo_years) -> None:
    results = compute(YEAR, by=ALL)

    for key, outcome in results.outcomes.items():
        figure = registry.get(key.code)
        rows = list(listing(figure, YEAR, key.dimension, key.cell or "").rows)
        again = counted(key.code, rows)
        if again is not None and outcome.number is not None:
            assert again == pytest.approx(outcome.number), key


def test_the_list_of_a_share_marks_what_stands_above_the_line(demo_years) -> None:
    share = registry.get("programme.reach")

    marks = [row["c_counts"] for row in listing(share, YEAR).rows]

    assert (sum(map(bool, marks)), len(marks)) == (117, 124)


def test_additive_figures_add_up_over_quarters(demo_years) -> None:
    quarters = [compute(Period.quarter(2019, q)) for q in (1, 2, 3, 4)]
    whole = compute(YEAR)

    for code in ("programme.participations", "programme.half_days", "channels.visits"):
        assert sum(q.total(code).number for q in quarters) == whole.total(code).number


def test_cells_of_an_exclusive_breakdown_add_up(demo_years) -> None:
    results = compute(YEAR, by=ALL)

    for code, figure in registry.figures.items():
        for dimension, breakdown in registry.breakdowns_of(figure).items():
            if figure.additive and not breakdown.overlaps:
                cells = results.cells(code, dimension).values()
                total = results.total(code).number or 0
                assert sum(cell.number or 0 for cell in cells) == pytest.approx(total)


def test_what_is_missing_has_no_value(db) -> None:
    nothing = compute(Period.year(1999))

    assert nothing[Key("programme.participations")].number == 0
    assert nothing[Key("programme.satisfaction")].number is None
    assert nothing[Key("programme.reach")].number is None
    assert nothing[Key("channels.visits")].number is None


def test_every_other_answer_is_counted_too(demo_years) -> None:
    from steunpunt.support.models import Support, SupportRequest

    results = compute(Period.year(2019))
    asked = SupportRequest.objects.received_in(date(2019, 1, 1), date(2019, 12, 31))

    assert (
        results.total("support.referred").number
        == asked.filter(decision="referred").count()
    )
    assert (
        results.total("support.withdrawn").number
        == asked.filter(decision="withdrawn").count()
    )
    unknown = Support.objects.filter(requested_on__year=2019, target_group="")
    assert (
        results.total("support.unknown_target_group").number
        == unknown.exclude(kind="remediation").count()
    )
