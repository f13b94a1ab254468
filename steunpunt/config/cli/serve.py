"""`serve` and `worker`: the site, and what it does in the background."""

import argparse
import os
import sys
from typing import Any

from steunpunt.config import supervising
from steunpunt.config.cli.showing import prepare_database, say
from steunpunt.config.cli.words import _


def add_to(commands: Any) -> None:
    """Add the commands of this module."""
    serving = commands.add_parser("serve", help=_("serve the site"))
    serving.add_argument("--port", type=int, default=8000)
    serving.add_argument("--host", default="127.0.0.1")
    serving.add_argument(
        "--no-worker",
        action="store_true",
        help=_("start no background worker; run `steunpunt worker` elsewhere"),
    )
    serving.set_defaults(run=run_serve)

    working = commands.add_parser(
        "worker",
        help=_("do the background work: imports and exports asked for on screen"),
        description=_(
            "Does what stands in the queue, one by one, until stopped. `serve` starts "
            "one by itself; run it apart when something else serves."
        ),
    )
    working.add_argument("--with-parent", action="store_true", help=argparse.SUPPRESS)
    working.set_defaults(run=run_worker)


def run_serve(options: argparse.Namespace) -> None:
    """Prepare what is needed, then hand over to the server."""
    serve(options.host, options.port, with_worker=not options.no_worker)


def run_worker(options: argparse.Namespace) -> None:
    """Work until stopped."""
    from steunpunt.config.working import work

    prepare_database()
    work(with_parent=options.with_parent)


def serve(host: str, port: int, *, with_worker: bool = True) -> None:
    """Serve until stopped."""
    from django.core.management import call_command

    prepare_database()
    call_command("collectstatic", verbosity=0, interactive=False)
    if with_worker:
        supervising.start()
    say(
        _("Serving on %(address)s (stop with Ctrl-C)")
        % {"address": f"http://{host}:{port}"}
    )
    granian = [
        sys.executable,
        "-m",
        "granian",
        "--interface=wsgi",
        f"--host={host}",
        f"--port={port}",
        "--workers=2",
        "--blocking-threads=4",
        "--no-access-log",
        "--log-level=warning",
        "steunpunt.config.wsgi:application",
    ]
    os.execv(sys.executable, granian)  # noqa: S606 - no shell, fixed words
