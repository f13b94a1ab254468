"""A foreign key is a dependency, so it points down as imports do.

The layers are those of the import contract in pyproject.toml.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Field, Model

ROOT = Path(__file__).parents[2]


def layers() -> dict[str, int]:
    """App → its line in the import contract, counted from the bottom."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    (contract,) = project["tool"]["importlinter"]["contracts"]
    lines = reversed(contract["layers"])
    return {
        app.strip(" ()"): height
        for height, line in enumerate(lines)
        for app in line.split("|")
    }


def our_models() -> list[type[Model]]:
    """Every model of ours, the hidden ones between two others too."""
    found = apps.get_models(include_auto_created=True)
    return [model for model in found if model.__module__.startswith("steunpunt.")]


def links() -> Iterator[tuple[type[Model], Field, type[Model]]]:
    """Every foreign key, one-to-one and many-to-many between models of ours."""
    for model in our_models():
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]:
            other = field.related_model
            if isinstance(other, type) and other.__module__.startswith("steunpunt."):
                yield model, field, other


def comes_from_a_library(model: type[Model], field: Field) -> bool:
    """Wagtail's abstract picture says itself who uploaded it."""
    bases = [
        base for base in model.__mro__ if not base.__module__.startswith("steunpunt")
    ]
    return any(
        field.name == one.name
        for base in bases
        if hasattr(base, "_meta")
        for one in base._meta.local_fields
    )


def app_of(model: type[Model]) -> str:
    return model.__module__.split(".")[1]


def test_every_app_has_a_layer() -> None:
    assert {app_of(model) for model in our_models()} <= set(layers())


def test_every_foreign_key_points_down() -> None:
    height = layers()
    upward = [
        f"{model._meta.label}.{field.name} → {other._meta.label}"
        for model, field, other in links()
        if app_of(model) != app_of(other)
        and height[app_of(model)] <= height[app_of(other)]
    ]
    assert upward == []


def test_a_lower_app_cannot_reach_up_through_the_reverse_side() -> None:
    reachable = [
        f'{model._meta.label}.{field.name} needs related_name="+"'
        for model, field, other in links()
        if app_of(model) != app_of(other)
        and not field.remote_field.hidden
        and not comes_from_a_library(model, field)
    ]
    assert reachable == []


@pytest.mark.parametrize("lower", ["sector", "records", "design", "accounts"])
def test_a_model_that_points_up_would_be_found(lower: str) -> None:
    height = layers()
    assert height[lower] < height["programme"] < height["reports"] < height["config"]
