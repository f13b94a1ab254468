"""The documents lead somewhere, and know every word and command."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.models import Model

from steunpunt.accounts.models import User
from steunpunt.figures.registry import registry
from steunpunt.programme.erasing.staying import OF_NOBODY, WORDS_OF_THE_CENTRE
from steunpunt.records.personal import names_people
from steunpunt.records.sweeping import text_columns

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
#: words, rules, readings and wheels of the software: no text is of a person
WITHOUT_PEOPLE = {
    *OF_NOBODY,
    *WORDS_OF_THE_CENTRE,
    *("channels.FollowerReading", "channels.SiteReading", "taggit.Tag"),
    *("questionnaires.Question", "questionnaires.Questionnaire"),
    *("wagtailembeds.Embed", "wagtailcore.Task", "wagtailcore.Workflow"),
}
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")


def can_tell_of_people(model: type[Model]) -> bool:
    """Whether somebody's name can stand in it, or it refers to who has one."""
    if model._meta.label in WITHOUT_PEOPLE:
        return False
    to_a_colleague = any(
        field.related_model is User for field in model._meta.local_concrete_fields
    )
    return bool(text_columns(model)) or to_a_colleague or names_people(model)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_of_a_document_leads_somewhere(document) -> None:
    links = [link for link in LINK.findall(document.read_text()) if "://" not in link]

    assert [link for link in links if not (document.parent / link).exists()] == []


def test_every_kind_of_record_has_its_word() -> None:
    words = (ROOT / "docs/reference/words.md").read_text()
    models = [
        model.__name__
        for app in apps.get_app_configs()
        if app.name.startswith("steunpunt.")
        for model in app.get_models()
        if model.__name__ != "PictureRendition"
    ]

    assert [name for name in models if f"| `{name}` |" not in words] == []


def test_every_table_that_can_hold_something_of_people_is_on_the_data_map() -> None:
    page = (ROOT / "docs/reference/data-map.md").read_text()
    rows = [row for row in page.splitlines() if row.startswith("| `")]
    mapped = [label for row in rows for label in re.findall(r"`([\w.]+)`", row)]
    models = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    ]
    of_people = {one._meta.label for one in models if can_tell_of_people(one)}

    assert len(mapped) == len(set(mapped))
    assert set(mapped) - {one._meta.label for one in models} == set()
    assert of_people - set(mapped) == set()
    assert all(len([c for c in row.split("|") if c.strip()]) == 5 for row in rows)


def test_every_setting_has_its_line_and_every_line_its_setting() -> None:
    read = {
        found
        for file in (ROOT / "steunpunt").rglob("*.py")
        if "tests" not in file.parts
        for found in re.findall(r'"(STEUNPUNT_[A-Z0-9_]+)"', file.read_text())
    }
    page = (ROOT / "docs/reference/settings.md").read_text()
    told = set(re.findall(r"STEUNPUNT_[A-Z0-9_]+", page))

    assert told == read


def test_every_command_named_in_the_documents_exists() -> None:
    from steunpunt.config.cli import parser

    commands = set(parser()._subparsers._group_actions[0].choices)
    named = {
        (document.name, found)
        for document in DOCUMENTS
        for found in re.findall(
            r"\.venv/bin/steunpunt(?: --[\w-]+ \S+)* ([a-z]+)", document.read_text()
        )
    }

    assert named
    assert {
        (name, command) for name, command in named if command not in commands
    } == set()


@pytest.mark.django_db
def test_the_reference_names_every_figure(tmp_path) -> None:
    call_command("write_reference", str(tmp_path), verbosity=0)

    written = (tmp_path / "figures.md").read_text()

    assert [code for code in registry.figures if f"## `{code}`" not in written] == []
