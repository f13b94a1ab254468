"""A site as it is served for real, in a process of its own."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Served:
    """Where a site is served, the environment of its commands, and its process."""

    port: int
    environment: Mapping[str, str]
    process: "subprocess.Popen[bytes]"

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"


@contextmanager
def served(environment: Mapping[str, str], *, until: str) -> Iterator[Served]:
    """Run `steunpunt serve` until the block ends.

    The block begins once the page `until` answers. What the server says goes to a
    file: a pipe that nobody empties would stop it after some hundreds of lines.
    """
    whole = _whole(environment)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(  # noqa: S603 - our own words
            [sys.executable, "-m", "steunpunt", "serve", "--port", str(port)],
            cwd=ROOT,
            env=whole,
            stdout=said,
            stderr=said,
        )
        site = Served(port, whole, process)
        try:
            _wait_for(f"{site.address}{until}", process, said)
            yield site
        finally:
            process.terminate()
            process.wait(30)


def run(*words: str, data_dir: Path) -> None:
    """Run a command of `steunpunt` to its end."""
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-m", "steunpunt", *words],
        cwd=ROOT,
        env=_whole({"STEUNPUNT_DATA_DIR": str(data_dir)}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def _whole(environment: Mapping[str, str]) -> dict[str, str]:
    clean = {k: v for k, v in os.environ.items() if not k.startswith("STEUNPUNT_")}
    settings = {"DJANGO_SETTINGS_MODULE": "steunpunt.config.settings"}
    return clean | settings | dict(environment)


def _wait_for(address: str, process: "subprocess.Popen[bytes]", said) -> None:
    for _time in range(1200):
        if process.poll() is not None:
            said.seek(0)
            raise AssertionError(f"the site stopped: {said.read().decode()}")
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310 - our own address
        except OSError:
            time.sleep(0.5)
        else:
            return
    raise AssertionError("the site did not come up")
