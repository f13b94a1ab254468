"""Fills a text in: the plain message, and the same in HTML.

Values are put in once and read no further, so `{…}` inside a value stays as it is. A
line that is only a link, or words, a colon and a link, is a button in HTML.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from steunpunt.design.models import CentreSettings
from steunpunt.mail.declaring import PLACEHOLDER, MailText, is_link
from steunpunt.mail.editing import Wording, wording_of
from steunpunt.mail.envelope import lines, one_line

LINK = re.compile(r"(?:(?P<words>.+):\s+)?\{(?P<name>[a-z][a-z0-9_]*)\}")
LONGEST_SUBJECT = 300


class WrongValues(ValueError):
    """Not exactly the placeholders of the text were given a value."""


@dataclass(frozen=True)
class Filled:
    """A message as somebody reads it."""

    subject: str
    text: str
    html: str


@dataclass(frozen=True)
class Block:
    """A paragraph, or a button when it has an address."""

    text: str
    address: str = ""


def fill(
    text: MailText,
    language: str,
    values: Mapping[str, str],
    wording: Wording | None = None,
) -> Filled:
    """A text with its values, in the wording given or else the one that holds now.

    Raises WrongValues.
    """
    if set(values) != set(text.placeholders):
        wrong = set(values) ^ set(text.placeholders)
        raise WrongValues(f"{text.code}: {', '.join(sorted(wrong))}")
    wording = wording or wording_of(text, language)
    body = lines(wording.body).strip("\n")
    clean = {name: lines(str(value)) for name, value in values.items()}
    with override(language):
        return dress(
            one_line(_filled(wording.subject, clean)),
            _filled(body, clean),
            list(_blocks(body, clean)),
            why=str(text.label),
        )


def dress(subject: str, body: str, blocks: list[Block], *, why: str = "") -> Filled:
    """Put a message into the centre's letter, in the language that is active."""
    centre = CentreSettings.of_the_site()
    foot = [_foot(centre.name, why), *lines(centre.address).split("\n")]
    context = {
        "subject": subject,
        "blocks": blocks,
        "centre": centre,
        "foot": [line for line in foot if line],
    }
    html = render_to_string("mail/letter.html", context)
    text = "\n".join([body, "", "-- ", *context["foot"], ""])
    return Filled(subject[:LONGEST_SUBJECT], text, html)


def _foot(centre: str, why: str) -> str:
    if not why:
        return _("Sent automatically by %(centre)s.") % {"centre": centre}
    return _("Sent automatically by %(centre)s: %(why)s.") % {
        "centre": centre,
        "why": why,
    }


def _filled(words: str, values: Mapping[str, str]) -> str:
    return PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), words)


def _blocks(body: str, values: Mapping[str, str]) -> Iterator[Block]:
    """The paragraphs and buttons of a body."""
    for paragraph in re.split(r"\n{2,}", body):
        said: list[str] = []
        for line in paragraph.split("\n"):
            button = _button(line, values)
            if button is None:
                said.append(_filled(line, values))
                continue
            yield from _paragraph(said)
            said = []
            yield button
        yield from _paragraph(said)


def _paragraph(said: list[str]) -> Iterator[Block]:
    if any(said):
        yield Block("\n".join(said))


def _button(line: str, values: Mapping[str, str]) -> Block | None:
    found = LINK.fullmatch(line.strip())
    if found is None or not is_link(found["name"]):
        return None
    address = values.get(found["name"], "")
    if not re.fullmatch(r"https?://\S+", address):
        return None
    words = _filled(found["words"] or "", values) or _("Open this page")
    return Block(words, address)
