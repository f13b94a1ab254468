"""The command line's own texts, in Dutch or English.

They come from the same catalogue as those of the screens, read without Django, so that
`--help` answers at once. Django gets the same language once it has started.
"""

import gettext as library
import os
from collections.abc import Sequence
from pathlib import Path

LOCALE = Path(__file__).resolve().parents[2] / "locale"
LANGUAGES = ("nl", "en")

_catalogue: library.NullTranslations = library.NullTranslations()


def _(text: str) -> str:
    """A text in the language of the command."""
    return _catalogue.gettext(text)


def ngettext(one: str, many: str, number: int) -> str:
    """A text with a number in it, in the language of the command."""
    return _catalogue.ngettext(one, many, number) % {"n": number}


#: what argparse says of itself
ARGPARSE = (
    _("usage: "),
    _("options"),
    _("positional arguments"),
    _("show this help message and exit"),
    _("the following arguments are required: %s"),
    _("unrecognized arguments: %s"),
    _("expected one argument"),
    _("invalid %(type)s value: %(value)r"),
    _("invalid choice: %(value)r (choose from %(choices)s)"),
    _("argument %(argument_name)s: %(message)s"),
    _("%(prog)s: error: %(message)s\n"),
)


def choose(arguments: Sequence[str]) -> str:
    """The language: as asked, else of the environment, else Dutch."""
    asked = ""
    for place, word in enumerate(arguments):
        if word == "--language" and place + 1 < len(arguments):
            asked = arguments[place + 1]
        elif word.startswith("--language="):
            asked = word.partition("=")[2]
    names = ("STEUNPUNT_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    for said in (asked, *(os.environ.get(name, "") for name in names)):
        if said[:2].lower() in LANGUAGES:
            return said[:2].lower()
    return LANGUAGES[0]


def speak(language: str) -> None:
    """Say everything from now on in a language."""
    global _catalogue
    _catalogue = library.translation("django", LOCALE, [language], fallback=True)
    # argparse asks for its own texts by the language of the environment.
    os.environ["LANGUAGE"] = language
    library.bindtextdomain("django", str(LOCALE))
    library.textdomain("django")
