"""Writes the reference pages that follow from the code: figures, and permissions."""

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils.translation import override

from steunpunt.config.roles import ROLES
from steunpunt.figures.declaring import AnyFigure, Share
from steunpunt.figures.registry import registry

LANGUAGES = ("nl", "en")


class Command(BaseCommand):
    """`manage.py write_reference FOLDER`."""

    help = "Write the reference pages that follow from the code to a folder."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", verbosity=0)  # the centre's rules are definitions too
        folder: Path = options["folder"]
        folder.mkdir(parents=True, exist_ok=True)
        for name, lines in (("figures", figures()), ("permissions", permissions())):
            path = folder / f"{name}.md"
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
            self.stdout.write(str(path))


def figures() -> Iterator[str]:
    """Every figure, with everything its declaration says, in both languages."""
    yield "# Figures"
    yield ""
    yield f"{len(registry.figures)} figures, as the apps declare them."
    for figure in registry.figures.values():
        yield from _figure(figure)
    yield from ("", "## Identities", "")
    for identity in registry.identities.values():
        yield f"- {identity.label}: `{identity.whole}` = " + " + ".join(
            f"`{code}`" for code in identity.parts
        )


def _figure(figure: AnyFigure) -> Iterator[str]:
    yield from ("", f"## `{figure.code}`", "")
    for language in LANGUAGES:
        with override(language):
            yield f"- **{figure.label}** ({language})"
            for version in figure.versions():
                since = f"from {version.valid_from}: " if version.valid_from else ""
                yield f"  - {since}{version.definition}"
            if figure.excludes:
                yield f"  - leaves out: {figure.excludes}"
    yield f"- record set `{figure.records.key}`, unit `{figure.unit}`"
    yield f"- source: `{figure.source}`"
    if isinstance(figure, Share):
        yield f"- `{figure.numerator.code}` ÷ `{figure.denominator.code}`"
    yield f"- adds up over periods: {'yes' if figure.additive else 'no'}"
    yield f"- small cells hidden: {'yes' if figure.sensitive else 'no'}"
    breakdowns = ", ".join(f"`{key}`" for key in registry.breakdowns_of(figure))
    yield f"- by {breakdowns or 'nothing'}"


def permissions() -> Iterator[str]:
    """What each role may do, from the table that gives the permissions."""
    yield from (
        "# Permissions",
        "",
        "| role | with records | besides |",
        "|---|---|---|",
    )
    for role, (actions, extra) in ROLES.items():
        besides = ", ".join(f"`{one}`" for one in extra)
        yield f"| `{role}` | {', '.join(actions)} | {besides} |"
