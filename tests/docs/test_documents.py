"""The documents lead somewhere, and know every word and command."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command

from steunpunt.figures.registry import registry

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")


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
