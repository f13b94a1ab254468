"""A site with activities to register for, on a database of its own."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from tests.serving import ROOT, Served, served


@contextmanager
def a_site(environment: Mapping[str, str]) -> Iterator[Served]:
    """Serve until the block ends; any number of forms may be open at once."""
    settings = {"STEUNPUNT_MOST_HOLDS": "1000000", **environment}
    with served(settings, until="/aanbod/") as site:
        yield site


def ask(site: Served, question: str, *words: object) -> object:
    """Have something done or counted in its database, by a process of its own."""
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-m", "tests.rush.stage", question, *map(str, words)],
        cwd=ROOT,
        env=dict(site.environment),
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
