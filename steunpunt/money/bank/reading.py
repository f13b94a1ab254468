"""Reads a file of the bank, whichever of its forms it has."""

from steunpunt.money.bank.camt import is_camt, read_camt
from steunpunt.money.bank.coda import is_coda, read_coda
from steunpunt.money.bank.lines import (
    MOST_BYTES,
    BankStatement,
    NotAStatement,
    StatementTooLarge,
)


def read_statements(content: bytes) -> list[BankStatement]:
    """The statements in a file.

    Raises:
        NotAStatement, StatementTooLarge, Damaged, DoesNotAddUp, OtherCurrency
    """
    if len(content) > MOST_BYTES:
        raise StatementTooLarge
    text = _text(content)
    if is_camt(text):
        return read_camt(text)
    if is_coda(text):
        return read_coda(text)
    raise NotAStatement


def _text(content: bytes) -> str:
    """As UTF-8, else as the older banks write it."""
    for encoding in ("utf-8-sig", "cp1252", "latin-1"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise NotAStatement
