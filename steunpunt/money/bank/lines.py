"""What a statement of the bank says, whatever the form of its file."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256

from django.utils.translation import gettext_lazy as _

from steunpunt.records.refusing import Refused

MOST_BYTES = 10 * 1024 * 1024
EURO = "EUR"


class NotAStatement(Refused):
    """The file is something else."""

    message = _(
        "This is no bank statement that we can read. Ask your bank for CODA or "
        "CAMT.053."
    )


class StatementTooLarge(Refused):
    """More than any statement is."""

    message = _(
        "This file is larger than 10 MB. Ask your bank for one month at a time."
    )


class OtherCurrency(Refused):
    """Invoices are in euro."""

    message = _("Account %(account)s is in %(currency)s; only euro can be matched.")


class Damaged(Refused):
    """A line or an entry cannot be right; nothing of the file was kept."""

    message = _("Line %(line)s of the file: %(what)s Nothing was taken in.")


class DamagedEntry(Damaged):
    """The same, of a file that has entries instead of lines."""

    message = _("Entry %(line)s of the file: %(what)s Nothing was taken in.")


class DoesNotAddUp(Refused):
    """The sums of the bank do not fit its lines: something is missing."""

    message = _(
        "Statement %(number)s does not add up: the file is not whole. Nothing was "
        "taken in."
    )


@dataclass(frozen=True)
class BankLine:
    """One movement; below zero is money that went out."""

    number: int
    booked_on: date
    amount: Decimal
    payer: str = ""
    payer_account: str = ""
    communication: str = ""
    bank_reference: str = ""


@dataclass(frozen=True)
class BankStatement:
    """One statement of one account."""

    account: str
    number: str
    closed_on: date
    lines: tuple[BankLine, ...]

    def fingerprint(self, line: BankLine) -> str:
        """The same only for the same line of the same statement."""
        said = (
            *(self.account, self.number, self.closed_on.isoformat(), str(line.number)),
            *(line.booked_on.isoformat(), str(line.amount), line.payer),
            *(line.payer_account, line.communication, line.bank_reference),
        )
        return sha256("\x1f".join(said).encode()).hexdigest()
