"""`demo`: fresh demonstration data, and the site that shows them."""

import argparse
from typing import Any

from steunpunt.config.cli import Refused
from steunpunt.config.cli.serve import serve
from steunpunt.config.cli.showing import prepare_database, progress_bar, say
from steunpunt.config.cli.words import _


def add_to(commands: Any) -> None:
    """Add the commands of this module."""
    demo = commands.add_parser(
        "demo",
        help=_("load the demonstration years and serve the site"),
        description=_(
            "Puts fresh demonstration data in the data folder: 2019, whose figures "
            "were published, and an invented 2018. What was there is replaced."
        ),
    )
    demo.add_argument("--no-serve", action="store_true", help=_("load only"))
    demo.add_argument("--port", type=int, default=8000)
    demo.set_defaults(run=run_demo)


def run_demo(options: argparse.Namespace) -> None:
    """Load the demonstration, then serve it."""
    from steunpunt.demo.loading import VISITOR, DemoRefused, load_demo

    try:
        with progress_bar() as progress:
            accounts = load_demo(prepare_database, progress)
    except DemoRefused as error:
        raise Refused(str(error)) from error
    say(_("The demonstration year 2019 is ready. Its records are synthetic."))
    for email, password, role in accounts:
        said = {"email": email, "password": password, "role": role}
        say(_("  sign in as %(email)s, password %(password)s  (%(role)s)") % said)
    if not options.no_serve:
        address = f"http://localhost:{options.port}"
        say(_("  the site:        %(address)s") % {"address": f"{address}/"})
        say(_("  the story:       %(address)s") % {"address": f"{address}/jaar/2019/"})
        say(_("  the back office: %(address)s") % {"address": f"{address}/beheer/"})
        visitor = {"address": f"{address}/mijn-steunpunt/", "email": VISITOR}
        say(_("  a visitor:       %(address)s  (%(email)s)") % visitor)
        say(_("                   the code to sign in appears here"))
        serve("127.0.0.1", options.port)
