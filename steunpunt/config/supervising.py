"""Keeps background workers beside the server: started with it, ended with it.

`steunpunt serve` starts this process and then becomes the server, so the server is our
parent. A worker that dies is started again. When the server is gone, however it went,
we end the workers and ourselves. Nothing of Django is loaded here.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from typing import Any

LOOK_SECONDS = 1
WAIT_SECONDS = 10
JOBS = ("worker", "--with-parent")
MAIL = ("mail", "--stay", "--with-parent")

Process = subprocess.Popen[bytes]


def start() -> None:
    """Start keeping workers beside the process that calls this."""
    subprocess.Popen([sys.executable, "-m", "steunpunt.config.supervising"])


def main() -> None:
    """Keep the workers as long as our parent lives."""
    parent = os.getppid()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the server itself
    signal.signal(signal.SIGTERM, _leave)
    running: dict[tuple[str, ...], Process] = {}
    try:
        while os.getppid() == parent:
            for words in _wanted():
                if words not in running or running[words].poll() is not None:
                    running[words] = _begin(words)
            time.sleep(LOOK_SECONDS)
    finally:
        _end(running.values())


def _wanted() -> list[tuple[str, ...]]:
    """Without a mail server the site keeps its mail, and nobody has to send it."""
    return [JOBS, MAIL] if os.environ.get("STEUNPUNT_SMTP_HOST") else [JOBS]


def _begin(words: tuple[str, ...]) -> Process:
    command = [sys.executable, "-m", "steunpunt", *words]
    return subprocess.Popen(command)  # noqa: S603 - our own words


def _leave(*_said: Any) -> None:
    sys.exit(0)


def _end(workers: Iterable[Process]) -> None:
    """Let them finish what they do, for a while; a killed import leaves nothing."""
    for worker in workers:
        worker.terminate()
    for worker in workers:
        try:
            worker.wait(WAIT_SECONDS)
        except subprocess.TimeoutExpired:
            worker.kill()
            worker.wait()


if __name__ == "__main__":
    main()
