"""Nothing lies about: every migration has a name, every template and constraint a use."""

import fnmatch
import re
from pathlib import Path

from django.apps import apps
from django.db.models import CheckConstraint, UniqueConstraint

from tests.architecture.test_layers import ROOT, our_models

PACKAGE = ROOT / "steunpunt"
#: found by Django by their name
BY_CONVENTION = {f"{n}.html" for n in ("400", "403", "403_csrf", "404", "429", "500")}
DEFAULT_MESSAGE = CheckConstraint.default_violation_error_message


def sources(*patterns: str) -> str:
    """The text of our code, or of our tests."""
    files = [file for pattern in patterns for file in ROOT.glob(pattern)]
    return "\n".join(file.read_text() for file in files if file != Path(__file__))


TESTS = sources("tests/**/*.py", "steunpunt/*/tests/**/*.py")


def test_every_migration_is_named_for_what_it_does() -> None:
    nameless = [
        file.relative_to(ROOT).as_posix()
        for file in PACKAGE.glob("*/migrations/[0-9]*.py")
        if re.search(r"_auto_|_and_more|_alter_\w+_options", file.stem)
    ]
    assert nameless == []


def test_every_template_is_used() -> None:
    code = sources("steunpunt/**/*.py", "steunpunt/**/*.html", "steunpunt/**/*.txt")
    named = set(re.findall(r"""["']([\w./{}%-]+\.(?:html|txt))["']""", code))
    named |= set(re.findall(r"""f"([^"]+\.(?:html|txt))\"""", code))
    patterns = [re.sub(r"\{.*?\}|%s", "*", name) for name in named]
    unused = [
        name
        for name in our_templates()
        if name not in BY_CONVENTION
        and not replaces_a_template_of_a_library(name)
        and not any(fnmatch.fnmatch(name, pattern) for pattern in patterns)
    ]
    assert unused == []


def our_templates() -> list[str]:
    return [
        file.relative_to(folder).as_posix()
        for folder in PACKAGE.glob("*/templates")
        for file in folder.rglob("*")
        if file.is_file()
    ]


def replaces_a_template_of_a_library(name: str) -> bool:
    libraries = [
        a for a in apps.get_app_configs() if PACKAGE not in Path(a.path).parents
    ]
    return any((Path(app.path) / "templates" / name).exists() for app in libraries)


def constraints() -> list[tuple[str, CheckConstraint | UniqueConstraint]]:
    return [
        (f"{model._meta.label}: {constraint.name}", constraint)
        for model in our_models()
        for constraint in model._meta.constraints
    ]


def test_every_rule_of_the_database_says_what_is_wrong_in_words() -> None:
    mute = [
        name
        for name, constraint in constraints()
        if isinstance(constraint, CheckConstraint)
        and constraint.violation_error_message == DEFAULT_MESSAGE
    ]
    assert mute == []


def test_no_work_is_put_off_in_a_comment() -> None:
    marks = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|X" + r"XX)\b")
    left = [
        file.relative_to(ROOT).as_posix()
        for pattern in ("steunpunt/**/*.py", "steunpunt/**/*.html", "tests/**/*.py")
        for file in ROOT.glob(pattern)
        if marks.search(file.read_text())
    ]
    assert left == []
