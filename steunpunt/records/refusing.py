"""What the rules of the centre do not allow, said in words for people.

A verb raises a `Refused` of its own name; a screen shows the message, and nothing
changed.
"""

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Refused(Exception):
    """A verb was asked for what it may not do.

    Attributes:
        message: why, with `%(name)s` for each detail.
    """

    message: str | Promise = ""

    def __init__(self, **details: Any) -> None:
        super().__init__()
        self.details = details

    def __str__(self) -> str:
        shown = {
            name: date_format(value, "j F Y") if isinstance(value, date) else value
            for name, value in self.details.items()
        }
        return str(self.message) % shown


class StepNotAllowed(Refused):
    """A record cannot go from its status to that one."""

    message = _("This is “%(now)s”, and cannot become “%(wanted)s”.")


class TooEarly(Refused):
    """A step comes after the step before it."""

    message = _("Choose a day from %(day)s on.")


class ReasonMissing(Refused):
    """A correction or a decision has a reason."""

    message = _("Say why.")
