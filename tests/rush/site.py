"""A site as it is served for real, with activities to register for."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Site:
    """Where it is served, and the environment of its commands."""

    port: int
    environment: Mapping[str, str]
    process: "subprocess.Popen[bytes]"

    def ask(self, question: str, *words: object) -> object:
        """Have something done or counted in the database, by a process of its own."""
        done = subprocess.run(  # noqa: S603 - our own words
            [sys.executable, "-m", "tests.rush.stage", question, *map(str, words)],
            cwd=ROOT,
            env=dict(self.environment),
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)


@contextmanager
def served(environment: Mapping[str, str]) -> Iterator[Site]:
    """Serve until the block ends."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith("STEUNPUNT_")}
    whole = clean | {
        "DJANGO_SETTINGS_MODULE": "steunpunt.config.settings",
        "STEUNPUNT_MOST_HOLDS": "1000000",
        **environment,
    }
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(  # noqa: S603 - our own words
        [sys.executable, "-m", "steunpunt", "serve", "--port", str(port)],
        cwd=ROOT,
        env=whole,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    try:
        _wait_for(port, process)
        yield Site(port, whole, process)
    finally:
        process.terminate()
        process.wait(30)


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    for _time in range(600):
        if process.poll() is not None:
            assert process.stderr is not None
            raise AssertionError(process.stderr.read().decode())
        try:
            urlopen(f"http://localhost:{port}/aanbod/", timeout=5).close()
        except (URLError, OSError):
            time.sleep(0.25)
        else:
            return
    raise AssertionError("the site did not come up")
