"""`demo`: fresh demonstration data, and the site that shows them."""

import argparse
from typing import Any

from steunpunt.config.cli import Refused
from steunpunt.config.cli.serve import serve
from steunpunt.config.cli.showing import prepare_database, progress_bar, say


def add_to(commands: Any) -> None:
    """Add the commands of this module."""
    demo = commands.add_parser(
        "demo",
        help="load the demonstration years and serve the site",
        description="Puts fresh demonstration data in the data folder: 2019, whose "
        "figures were published, and an invented 2018. What was there is replaced.",
    )
    demo.add_argument("--no-serve", action="store_true", help="load only")
    demo.add_argument("--port", type=int, default=8000)
    demo.set_defaults(run=run_demo)


def run_demo(options: argparse.Namespace) -> None:
    """Load the demonstration, then serve it."""
    from steunpunt.demo.loading import DemoRefused, load_demo

    try:
        with progress_bar() as progress:
            accounts = load_demo(prepare_database, progress)
    except DemoRefused as error:
        raise Refused(str(error)) from error
    say("The demonstration year 2019 is ready. Its records are synthetic.")
    for email, password, role in accounts:
        say(f"  sign in as {email}, password {password}  ({role})")
    if not options.no_serve:
        say(f"  the story:       http://localhost:{options.port}/jaar/2019/")
        say(f"  the back office: http://localhost:{options.port}/beheer/")
        serve("127.0.0.1", options.port)
