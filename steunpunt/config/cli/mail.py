"""`mail`: sends what waits in the outbox."""

import argparse
from collections import Counter
from typing import Any

from steunpunt.config.cli import Refused
from steunpunt.config.cli.showing import prepare_database, say
from steunpunt.config.cli.words import _


def add_to(commands: Any) -> None:
    """Add the commands of this module."""
    mailing = commands.add_parser(
        "mail",
        help=_("send the mail that waits"),
        description=_(
            "Sends the messages that wait, once, and says how it went. `serve` sends "
            "them by itself as they come; run it from cron where something else serves."
        ),
    )
    mailing.add_argument(
        "--stay", action="store_true", help=_("go on sending, until stopped")
    )
    mailing.add_argument("--with-parent", action="store_true", help=argparse.SUPPRESS)
    mailing.set_defaults(run=run_mail)


def run_mail(options: argparse.Namespace) -> None:
    """Send what waits."""
    from steunpunt.config.working import send
    from steunpunt.mail.sending import is_configured

    if not is_configured():
        raise Refused(
            _("This site has no mail server, so it keeps its mail: set %(name)s.")
            % {"name": "STEUNPUNT_SMTP_HOST"}
        )
    prepare_database()
    if options.stay:
        send(with_parent=options.with_parent)
    else:
        _send_once()


def _send_once() -> None:
    from steunpunt.mail.models import Message
    from steunpunt.mail.sending import send_waiting
    from steunpunt.mail.smtp import Outcome

    answers = send_waiting()
    came = Counter(answer.outcome for answer in answers)
    say(
        _("Sent: %(sent)s. Refused: %(refused)s. To be tried again: %(later)s.")
        % {name: came[Outcome(name)] for name in ("sent", "refused", "later")}
    )
    if uncertain := Message.objects.uncertain().count():
        say(_("Uncertain, for you to decide on: %(n)s.") % {"n": uncertain})
    if came[Outcome.AWAY]:
        why = {"why": answers[-1].words}
        raise Refused(_("The mail server cannot be used: %(why)s") % why)
