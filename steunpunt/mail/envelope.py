"""To whom a message goes and what goes with it, held to be harmless.

Nothing that a person typed can become a header: an address is checked, and a name or a
file name is one line.
"""

import re
from dataclasses import dataclass
from email.utils import formataddr
from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

TYPE = re.compile(r"[a-z]+/[\w.+-]+(; ?[\w-]+=[\w.-]+)*", re.ASCII)
LONGEST_NAME = 200
#: control characters, ends of lines, halves of characters
UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


class WrongAddress(ValueError):
    """This is no e-mail address that mail can be sent to."""


def one_line(text: str) -> str:
    """A text without line ends or other characters that no reader sees."""
    return " ".join(UNSEEN.sub(" ", text).split())


def lines(text: str) -> str:
    """A text of several lines, without characters that no reader sees."""
    return "\n".join(
        UNSEEN.sub("", line.expandtabs(4)).rstrip() for line in text.splitlines()
    )


@dataclass(frozen=True)
class Address:
    """Somebody's name and e-mail address. Raises WrongAddress."""

    name: str
    email: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", one_line(self.name)[:LONGEST_NAME])
        object.__setattr__(self, "email", _checked(self.email.strip()))

    def __str__(self) -> str:
        return f"{self.name} <{self.email}>" if self.name else self.email

    @classmethod
    def read(cls, line: str) -> Self:
        """The address behind its own text."""
        name, _at, email = line.rpartition("<")
        return cls(name.strip(), email.removesuffix(">"))

    @property
    def header(self) -> str:
        """As it stands in a header, with a name in any script."""
        return formataddr((self.name, self.email))


def _checked(email: str) -> str:
    """The address in the characters of mail servers; a domain may have others."""
    local, _at, domain = email.rpartition("@")
    try:
        email = f"{local}@{domain.encode('idna').decode()}"
        validate_email(email)
    except (ValidationError, UnicodeError) as error:
        raise WrongAddress(email) from error
    if not email.isascii():
        raise WrongAddress(email)
    return email


@dataclass(frozen=True)
class Attachment:
    """A file that goes with a message, such as a page for a calendar.

    `type` is a media type: `text/calendar; method=PUBLISH`. Raises ValueError.
    """

    name: str
    content: bytes
    type: str

    def __post_init__(self) -> None:
        name = one_line(self.name).replace("/", "-").replace("\\", "-")
        object.__setattr__(self, "name", name[-LONGEST_NAME:])
        if not TYPE.fullmatch(self.type):
            raise ValueError(f"{self.type!r} is no media type.")
