"""What the OpenAPI document says of the figures is what they answer."""

import csv
import io
import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from steunpunt.reports.dataset import COLUMNS
from steunpunt.reports.openapi import part

FIGURE = "programme.participants"
ASKED = {"code": "2019", "figure": FIGURE, "number": "1"}


@pytest.fixture
def document(client, edition) -> dict[str, Any]:
    found = client.get("/api/openapi.json").json()
    validate(found)
    return found


def responses_of(document, path) -> dict[str, Any]:
    return document["paths"][path]["get"]["responses"]


def test_the_document_joins_the_programme_and_the_figures(document) -> None:
    assert "/api/v1/activiteiten/{id}/" in document["paths"]
    assert set(part().paths) <= set(document["paths"])
    assert {"Activity", "Price", "Figure"} <= set(document["components"]["schemas"])


@pytest.mark.parametrize("path", part().paths)
def test_every_address_of_figures_answers_as_it_is_described(
    client, document, path
) -> None:
    parameters = document["paths"][path]["get"]["parameters"]
    needed = {one["name"] for one in parameters if one["in"] == "path"}

    answer = client.get(path.format(**ASKED))
    nowhere = client.get(path.format(**ASKED | {"code": "1999"}))

    assert needed == set(re.findall(r"{(\w+)}", path))
    assert nowhere.status_code == 404
    [(kind, content)] = responses_of(document, path)["200"]["content"].items()
    assert answer.headers["Content-Type"] == kind
    if kind == "application/json":
        schema = {**document, **content["schema"]}
        Draft202012Validator(schema).validate(answer.json())
    else:
        header, *rows = csv.reader(io.StringIO(answer.content.decode()))
        assert header == [name for name, _kind in COLUMNS]
        assert rows


def test_nothing_is_told_that_is_not_described(client, document) -> None:
    schemas = document["components"]["schemas"]
    every = client.get("/jaar/2019/cijfers.json").json()
    one = client.get(f"/cijfers/2019/{FIGURE}/data.json").json()

    for told, name in (
        (every, "Figures"),
        (every["figures"][0], "Value"),
        (every["definitions"][0], "Definition"),
        (every["edition"], "Edition"),
        (one, "Figure"),
    ):
        assert set(told) == set(schemas[name]["properties"])
    identity = schemas["Figures"]["properties"]["identities"]["items"]
    assert set(every["identities"][0]) == set(identity["properties"])


def test_the_page_of_a_figure_says_the_number_of_its_data(client, edition) -> None:
    every = client.get("/jaar/2019/cijfers.json").json()["figures"]
    totals = [one for one in every if one["dimension"] is None][:10]

    for total in totals:
        at = f"/cijfers/2019/{total['code']}/"
        page = client.get(at).content.decode()
        [told] = [
            one
            for one in client.get(f"{at}data.json").json()["figures"]
            if one["dimension"] is None
        ]
        assert told == total
        assert f">{total['display']}<" in page


def test_an_older_edition_can_be_asked_for(client, edition) -> None:
    at = f"/cijfers/2019/{FIGURE}/data.json"

    assert client.get(f"{at}?editie=1").json()["edition"]["number"] == 1
    assert client.get(f"{at}?editie=7").status_code == 404
