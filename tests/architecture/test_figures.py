"""Every figure can be trusted by who reads it: it says what it counts, and is tested."""

import re

import pytest
from django.utils.translation import override

from steunpunt.figures.registry import registry
from tests.architecture.test_layers import ROOT
from tests.architecture.test_tidiness import TESTS

DOCUMENT = re.compile(r"docs/[\w/-]+\.md")


@pytest.mark.django_db
def test_every_figure_says_what_it_counts_in_both_languages() -> None:
    silent = []
    for code, figure in registry.figures.items():
        texts = {}
        for language in ("nl", "en"):
            with override(language):
                texts[language] = [
                    str(figure.label),
                    str(figure.noun),
                    *(str(version.definition) for version in figure.versions()),
                ]
        full = all(text.strip() for lines in texts.values() for text in lines)
        translated = texts["nl"][2:] != texts["en"][2:]
        silent += [] if full and translated else [code]
    assert silent == []


def test_every_figure_has_a_source_and_its_document_exists() -> None:
    assert [c for c, figure in registry.figures.items() if not figure.source] == []

    named = {d for f in registry.figures.values() for d in DOCUMENT.findall(f.source)}
    assert [document for document in named if not (ROOT / document).exists()] == []


def test_every_figure_is_tested_by_name() -> None:
    assert [code for code in registry.figures if code not in TESTS] == []


def test_an_identity_and_a_problem_name_figures_that_exist() -> None:
    named = {
        code
        for identity in registry.identities.values()
        for code in (identity.whole, *identity.parts)
    } | {code for problem in registry.problems.values() for code in problem.affects}

    assert sorted(named - set(registry.figures)) == []
