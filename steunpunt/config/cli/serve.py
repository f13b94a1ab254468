"""`serve`: the site, on this machine or behind a proxy."""

import argparse
import os
import sys
from typing import Any

from steunpunt.config.cli.showing import prepare_database, say


def add_to(commands: Any) -> None:
    """Add the commands of this module."""
    serving = commands.add_parser("serve", help="serve the site")
    serving.add_argument("--port", type=int, default=8000)
    serving.add_argument("--host", default="127.0.0.1")
    serving.set_defaults(run=run_serve)


def run_serve(options: argparse.Namespace) -> None:
    """Prepare what is needed, then hand over to the server."""
    serve(options.host, options.port)


def serve(host: str, port: int) -> None:
    """Serve until stopped."""
    from django.core.management import call_command

    prepare_database()
    call_command("collectstatic", verbosity=0, interactive=False)
    say(f"Serving on http://{host}:{port} (stop with Ctrl-C)")
    granian = [
        sys.executable,
        "-m",
        "granian",
        "--interface=wsgi",
        f"--host={host}",
        f"--port={port}",
        "--workers=2",
        "--blocking-threads=8",
        "--no-access-log",
        "--log-level=warning",
        "steunpunt.config.wsgi:application",
    ]
    os.execv(sys.executable, granian)  # noqa: S606 - no shell, fixed words
