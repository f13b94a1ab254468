"""The words in which an app declares its texts, in its own `emails.py`.

A text is plain, with `{placeholder}` for what differs. Nothing else between braces has
a meaning, so a text is never run as code, whoever edited it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.functional import Promise
from django.utils.translation import override

LANGUAGES = ("nl", "en")
PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")
BRACES = re.compile(r"\{[^{}]*\}|[{}]")

Label = str | Promise


def strange(text: str, known: Mapping[str, Label]) -> list[str]:
    """What stands between braces and is no known placeholder, each once."""
    allowed = {f"{{{name}}}" for name in known}
    found = [piece for piece in BRACES.findall(text) if piece not in allowed]
    return list(dict.fromkeys(found))


@dataclass(frozen=True, kw_only=True)
class MailText:
    """The wording of one kind of message.

    Attributes:
        code: stable name, such as `programme.registration_confirmed`.
        label: what staff call it.
        about: when it is sent, and to whom.
        placeholders: what can be filled in, with what each stands for. One that is
            called `link`, or ends in `_link`, holds an address of this site.
        subject: language → one line.
        body: language → paragraphs, with an empty line between them.
        examples: what a preview fills in; else the name of the placeholder.
    """

    code: str
    label: Label
    about: Label
    placeholders: Mapping[str, Label]
    subject: Mapping[str, str]
    body: Mapping[str, str]
    examples: Mapping[str, Label] = field(default_factory=dict)

    def faults(self) -> list[str]:
        """What is wrong with the declaration, a line each."""
        found = [
            f"{what} lacks {language}"
            for what, texts in (("subject", self.subject), ("body", self.body))
            for language in LANGUAGES
            if not texts.get(language, "").strip()
        ]
        texts = [*self.subject.values(), *self.body.values()]
        pieces = strange(" ".join(texts), self.placeholders)
        return found + [f"{piece} is no placeholder" for piece in pieces]

    def example_values(self, language: str) -> dict[str, str]:
        """Something to fill in for each placeholder, to show what a text looks like."""
        with override(language):
            return {
                name: str(self.examples.get(name) or _example(name, label))
                for name, label in self.placeholders.items()
            }


def is_link(placeholder: str) -> bool:
    """Whether a placeholder holds an address of this site."""
    return placeholder == "link" or placeholder.endswith("_link")


def _example(name: str, label: Label) -> str:
    return f"{settings.SITE_URL}/" if is_link(name) else f"[{label}]"


class UnknownText(LookupError):
    """No app declares a text with this code."""


_declared: dict[str, MailText] = {}


def mail_text(
    code: str,
    *,
    label: Label,
    about: Label,
    placeholders: Mapping[str, Label],
    subject: Mapping[str, str],
    body: Mapping[str, str],
    examples: Mapping[str, Label] | None = None,
) -> MailText:
    """Declare a text. Raises ImproperlyConfigured, so that the site does not start."""
    text = MailText(
        code=code,
        label=label,
        about=about,
        placeholders=placeholders,
        subject=subject,
        body=body,
        examples=examples or {},
    )
    if code in _declared:
        raise ImproperlyConfigured(f"{code} is declared twice.")
    if found := text.faults():
        raise ImproperlyConfigured(f"{code}: {'; '.join(found)}.")
    _declared[code] = text
    return text


def text_of(code: str) -> MailText:
    """The text with that code. Raises UnknownText."""
    try:
        return _declared[code]
    except KeyError:
        raise UnknownText(code) from None


def every_text() -> list[MailText]:
    """All of them, in the order of their codes."""
    return [_declared[code] for code in sorted(_declared)]
