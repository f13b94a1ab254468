"""The Dutch catalogue: compiled without gettext, and held to be complete.

`python -m steunpunt.config.messages` compiles; with `--check` it fails on a text that
is missing from the catalogue, empty, fuzzy, or whose placeholders differ.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

PACKAGE = Path(__file__).resolve().parents[1]
CATALOGUE = PACKAGE / "locale" / "nl" / "LC_MESSAGES" / "django.po"
PLACEHOLDER = re.compile(r"%\(\w+\)s")


def read() -> Catalog:
    """The catalogue as it is kept."""
    with CATALOGUE.open("rb") as opened:
        return read_po(opened, locale="nl")


def compile_catalogue() -> None:
    """Write the form that Django reads, when it is older than the catalogue."""
    compiled = CATALOGUE.with_suffix(".mo")
    if compiled.exists() and compiled.stat().st_mtime >= CATALOGUE.stat().st_mtime:
        return
    with compiled.open("wb") as opened:
        write_mo(opened, read())


def faults() -> list[str]:
    """What is wrong with the catalogue, a line each."""
    found = []
    for message in read():
        if not message.id:
            continue
        first = message.id if isinstance(message.id, str) else message.id[1]
        string = message.string or ""
        texts = [string] if isinstance(string, str) else list(string)
        if message.fuzzy or not all(texts):
            found.append(f"not translated: {first}")
        elif set(PLACEHOLDER.findall(first)) != set(PLACEHOLDER.findall(texts[-1])):
            found.append(f"other placeholders: {first}")
    return found + [f"not in the catalogue: {text}" for text in missing()]


def missing() -> list[str]:
    """Texts in code and templates that the catalogue lacks.

    Raises:
        FileNotFoundError: without gettext, for then nobody looked.
    """
    if shutil.which("xgettext") is None:
        raise FileNotFoundError("Install gettext first: bin/setup gettext")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "steunpunt"
        shutil.copytree(
            PACKAGE, copy, ignore=shutil.ignore_patterns("static", "*.mo", "*.ttf")
        )
        subprocess.run(  # noqa: S603 - our own words
            [
                sys.executable,
                str(PACKAGE.parent / "manage.py"),
                "makemessages",
                "--locale=nl",
                "--no-location",
                "--no-obsolete",
                "--no-wrap",
            ],
            cwd=copy,
            check=True,
            capture_output=True,
        )
        with (copy / "locale/nl/LC_MESSAGES/django.po").open("rb") as opened:
            gathered = {m.id for m in read_po(opened, locale="nl") if m.id}
    known = {message.id for message in read()}
    return [str(text) for text in gathered - known]


def main() -> None:
    """Compile, and check when asked."""
    compile_catalogue()
    if "--check" not in sys.argv:
        return
    found = faults()
    for line in found:
        sys.stderr.write(f"{line}\n")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
