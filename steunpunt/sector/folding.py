"""Names without capitals and accents, so that Café is found by cafe.

The database keeps the folded name beside the real one (`FoldedName`), and what somebody
types is folded the same way (`fold`). A letter that is added here reaches the names
that exist already by a migration that makes their columns again.
"""

import unicodedata
from typing import Any

from django.db.backends.signals import connection_created
from django.db.models import CharField, Func

#: letters that names here are written with, and what they become
PLAIN = {
    "a": "áàâäãåÁÀÂÄÃÅ",
    "c": "çÇ",
    "e": "éèêëÉÈÊË",
    "i": "íìîïÍÌÎÏ",
    "n": "ñÑ",
    "o": "óòôöõøÓÒÔÖÕØ",
    "u": "úùûüÚÙÛÜ",
    "y": "ýÿÝŸ",
    "s": "šŠşŞ",
    "z": "žŽ",
    " ": "-",
    "": "'’`.",
}
SQLITE_FUNCTION = "steunpunt_fold"
LETTERS = {letter: plain for plain, letters in PLAIN.items() for letter in letters}


class FoldedName(Func):
    """These columns with a space between, without capitals and accents."""

    output_field = CharField()

    def as_sql(  # type: ignore[override] # takes no template
        self, compiler: Any, connection: Any, **extra: Any
    ) -> tuple[str, tuple[Any, ...]]:
        """SQLite asks `fold`, with which `start_folding` provides it."""
        return f"{SQLITE_FUNCTION}({self._joined(compiler)})", ()

    def as_postgresql(
        self, compiler: Any, connection: Any, **extra: Any
    ) -> tuple[str, tuple[Any, ...]]:
        """All letters at once; those without a plain one come last and go."""
        letters = _quoted("".join(LETTERS))
        plain = "".join(LETTERS.values())
        return f"LOWER(TRANSLATE({self._joined(compiler)}, '{letters}', '{plain}'))", ()

    def _joined(self, compiler: Any) -> str:
        columns = [compiler.compile(one)[0] for one in self.source_expressions]
        return " || ' ' || ".join(columns)


def _quoted(letters: str) -> str:
    return letters.replace("'", "''")


def fold(text: str) -> str:
    """What somebody types, folded as the database folds names."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(LETTERS.get(letter, letter) for letter in composed).lower()


def start_folding() -> None:
    """Give every connection to SQLite the function that its columns use."""
    connection_created.connect(_provide, dispatch_uid="sector.folding")


def _provide(connection: Any, **more: Any) -> None:
    if connection.vendor == "sqlite":
        connection.connection.create_function(
            SQLITE_FUNCTION, 1, fold, deterministic=True
        )
