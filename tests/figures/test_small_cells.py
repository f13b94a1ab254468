"""What is hidden stays hidden: a clever reader of the open data cannot work it out."""

import json
from collections.abc import Callable, Collection

from hypothesis import given, settings
from hypothesis import strategies as st

from steunpunt.figures.aggregates import Count, CountDistinct, Outcome, Sum
from steunpunt.figures.computing import ALL, Key, Results, compute
from steunpunt.figures.declaring import Share
from steunpunt.figures.periods import Period
from steunpunt.figures.registry import registry
from steunpunt.figures.suppressing import hidden_from_public, is_listed
from steunpunt.reports.dataset import as_json
from steunpunt.reports.freezing import HIDDEN, freeze_document
from steunpunt.reports.numbers import Numbers
from tests.figures.attacking import SCORES, Attack
from tests.figures.conftest import imported
from tests.figures.generated.populations import YEAR, population
from tests.figures.other_tables import MOST, Unknown
from tests.figures.test_the_figures_of_2019 import PUBLISHED

Hide = Callable[[Results], Collection[Key]]


def nothing(results: Results) -> set[Key]:
    return set()


def only_the_small(results: Results) -> set[Key]:
    return {key for key, outcome in results.outcomes.items() if small(key, outcome)}


def within_each_table(results: Results) -> set[Key]:
    """What statistics offices did before computers: one more cell of the same table."""
    hidden = only_the_small(results)
    for code, dimension, _cell in list(hidden):
        cells = {
            key: outcome.number
            for key, outcome in results.outcomes.items()
            if key[:2] == (code, dimension) and outcome.number
        }
        others = [(number, key) for key, number in cells.items() if key not in hidden]
        if dimension and len(cells.keys() & hidden) == 1 and others:
            hidden.add(min(others)[1])
    return hidden


def open_data(results: Results, hide: Hide | None = None) -> dict:
    """What a reader downloads, with what the software hides or with that of `hide`."""
    document = freeze_document(results)
    if hide:
        hidden = hide(results)
        for value in document["values"]:
            value[HIDDEN] = Key(*value[:3]) in hidden
    return json.loads(as_json(Numbers(results.period, document, None)))


def small(key: Key, outcome: Outcome) -> set[Unknown]:
    """What nobody may know of one number: from the rule in words, not from the code."""
    figure = registry.get(key.code)
    remediation = key.dimension == "support_kind" and key.cell == "remediation"
    if outcome.number is None or not (figure.sensitive or remediation):
        return set()
    if isinstance(figure, Share):
        rest = (outcome.denominator or 0) - (outcome.numerator or 0)
        return {(f"{key.code} rest", *key[1:])} if 0 < rest < 5 else set()
    few = outcome.n if key.code in SCORES else outcome.number
    trajectories = outcome.units if key.code.startswith("remediation.") else None
    if 0 < few < 5 or 0 < (trajectories or 0) < 5:
        name = f"{key.code} sum" if key.code in SCORES else key.code
        return {(name, *key[1:])}
    return set()


def believed(results: Results, hidden: Collection[Key]) -> dict[Unknown, tuple]:
    """Between what to look for the hidden numbers: a cell that is shown is not empty."""
    return {
        tuple(key): (1, MOST)
        for key in hidden
        if results[key].number
        and isinstance(
            getattr(registry.get(key.code), "aggregate", None),
            Count | CountDistinct | Sum,
        )
    }


def leaks(results: Results, hide: Hide | None = None) -> set[Unknown]:
    """Small numbers that a reader knows, or works out."""
    data = open_data(results, hide)
    reader = Attack(data)
    secrets = {s for k, outcome in results.outcomes.items() for s in small(k, outcome)}
    hidden = [
        Key(row["code"], row["dimension"], row["cell"])
        for row in data["figures"]
        if row["suppressed"]
    ]
    return secrets & (
        reader.known.keys()
        | reader.derived()
        | reader.certain(secrets, believed(results, hidden))
    )


@settings(max_examples=max(settings.default.max_examples // 50, 2))
@given(seed=st.integers(0, 2**32))
def test_no_small_number_of_any_population_can_be_worked_out(
    empty_site, seed: int
) -> None:
    with imported(population(seed)):
        results = compute(Period.year(YEAR), by=ALL)

    assert Attack(open_data(results, nothing)).mistakes() == []
    assert leaks(results) == set()


def test_no_small_number_of_the_demonstration_can_be_worked_out(demo_years) -> None:
    for year in (2018, 2019):
        assert leaks(compute(Period.year(year), by=ALL)) == set()


def test_hiding_within_each_table_alone_gives_small_numbers_away(demo_years) -> None:
    results = compute(Period.year(2019), by=ALL)

    assert len(leaks(results, within_each_table)) > 10
    assert len(leaks(results, only_the_small)) > 10


def test_hardly_more_is_hidden_than_has_to_be(demo_years) -> None:
    results = compute(Period.year(2019), by=ALL)

    hidden = hidden_from_public(results)

    assert not hidden & {Key(code) for code in PUBLISHED}
    assert len(hidden) < 0.07 * len(results.outcomes)
    assert len(hidden) < 2 * len(only_the_small(results))


def test_what_everyone_may_count_in_a_list_is_not_hidden(demo_years) -> None:
    hidden = hidden_from_public(compute(Period.year(2019), by=ALL))

    assert not [key for key in hidden if is_listed(registry.get(key.code))]
