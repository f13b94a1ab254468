"""Keeps a background worker beside the server: started with it, ended with it.

`steunpunt serve` starts this process and then becomes the server, so the server is our
parent. A worker that dies is started again. When the server is gone, however it went,
we end the worker and ourselves. Nothing of Django is loaded here.
"""

import os
import signal
import subprocess
import sys
import time
from typing import Any

LOOK_SECONDS = 0.5
WAIT_SECONDS = 10
AGAIN_SECONDS = 1
WORKER = [sys.executable, "-m", "steunpunt", "worker", "--with-parent"]


def start() -> None:
    """Start keeping a worker beside the process that calls this."""
    subprocess.Popen([sys.executable, "-m", "steunpunt.config.supervising"])


def main() -> None:
    """Keep a worker as long as our parent lives."""
    parent = os.getppid()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the server itself
    signal.signal(signal.SIGTERM, _leave)
    while os.getppid() == parent:
        worker = subprocess.Popen(WORKER)  # noqa: S603 - our own words
        try:
            while worker.poll() is None and os.getppid() == parent:
                time.sleep(LOOK_SECONDS)
        finally:
            _end(worker)
        time.sleep(AGAIN_SECONDS)


def _leave(*_said: Any) -> None:
    sys.exit(0)


def _end(worker: "subprocess.Popen[bytes]") -> None:
    """Let it finish what it does, for a while; a killed import leaves nothing."""
    if worker.poll() is not None:
        return
    worker.terminate()
    try:
        worker.wait(WAIT_SECONDS)
    except subprocess.TimeoutExpired:
        worker.kill()
        worker.wait()


if __name__ == "__main__":
    main()
