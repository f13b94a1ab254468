"""CODA 2: lines of 128 signs, each field in its place (Febelfin, version 2.6).

A sum that the bank took together is replaced by its details. Sums, balances and the
number of lines are checked, so a file that is cut is noticed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from typing import NoReturn

from django.utils.translation import gettext as _

from steunpunt.money.amounts import ZERO
from steunpunt.money.bank.lines import (
    EURO,
    BankLine,
    BankStatement,
    Damaged,
    DoesNotAddUp,
    OtherCurrency,
)

WIDTH = 128
KINDS, COUNTED = "0123489", "1238"
TOTALS, DETAILS = "12", "567"  # the first sign of the code of a transaction
STRUCTURED = ("101", "102", "103")
#: structure of the account → where its number and currency stand in the field
ACCOUNTS = {"0": (12, 13), "1": (34, 34), "2": (31, 34), "3": (34, 34)}

Numbered = tuple[int, str]  # the number of a line, and the line


@dataclass
class _Move:
    """A movement while its lines come in."""

    line: BankLine
    code: str
    detail: str
    structured: str
    communication: str

    def finished(self) -> BankLine:
        said = self.communication
        if self.structured in STRUCTURED:
            said = said[3:15]
        return replace(self.line, communication=" ".join(said.split()))


@dataclass
class _Open:
    """A statement while its lines come in."""

    account: str
    number: str
    old: Decimal
    moves: list[_Move] = field(default_factory=list)
    records: int = 0
    new: Decimal | None = None
    closed_on: date | None = None


def is_coda(text: str) -> bool:
    """Whether it begins as CODA does."""
    first = text.split("\n", 1)[0].rstrip("\r")
    return first[:5] == "00000" and first[127:128] == "2"


def read_coda(text: str) -> list[BankStatement]:
    """The statements of a file.

    Raises:
        Damaged, DoesNotAddUp, OtherCurrency
    """
    return [_statement(block) for block in _blocks(text)]


def _blocks(text: str) -> Iterator[list[Numbered]]:
    """The lines of each statement, from its first balance to its sums."""
    block: list[Numbered] = []
    empty = True
    for number, line in _lines(text):
        kind = line[0]
        if kind not in KINDS or ((kind == "1") == bool(block) and kind not in "04"):
            _wrong(number, _("it does not stand where CODA has it."))
        if block or kind == "1":
            block.append((number, line))
        if kind == "9":
            yield block
            block, empty = [], False
    if block or empty:
        raise DoesNotAddUp(number="?")


def _statement(block: list[Numbered]) -> BankStatement:
    (first, heading), *others = block
    opened = _open(heading, first)
    opened.records = sum(line[0] in COUNTED for _number, line in block)
    for number, line in others:
        if line[0] == "2":
            _move(opened, line, number)
        elif line[0] == "8":
            _close(opened, line, number)
    number, sums = block[-1]
    return _checked(opened, sums, number)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.split("\n"), start=1):
        bare = line.rstrip("\r\x1a")
        if not bare.strip():
            continue
        if len(bare) > WIDTH:
            _wrong(number, _("it is longer than 128 signs."))
        yield number, bare.ljust(WIDTH)


def _open(line: str, number: int) -> _Open:
    structure = line[1]
    if structure not in ACCOUNTS:
        _wrong(number, _("this form of account does not exist."))
    end, currency = ACCOUNTS[structure]
    account = line[5 : 5 + end].strip()
    said = line[5 + currency : 8 + currency]
    if said != EURO:
        raise OtherCurrency(account=account, currency=said)
    day = _day(line[58:64], number)
    return _Open(account, f"{day.year}-{line[125:128]}", _amount(line[42:58], number))


def _move(opened: _Open, line: str, number: int) -> None:
    article, key = line[1], line[2:10]
    if article == "1":
        opened.moves.append(_begun(line, number))
        return
    if not opened.moves or opened.moves[-1].detail != key or article not in "23":
        _wrong(number, _("it belongs to no movement."))
    last = opened.moves[-1]
    if article == "2":
        last.communication += line[10:63]
    else:
        last.communication += line[82:125]
        last.line = replace(
            last.line,
            payer=line[47:82].strip(),
            payer_account=line[10:44].strip().split(" ")[0],
        )


def _begun(line: str, number: int) -> _Move:
    booked = line[115:121] if line[115:121].strip("0 ") else line[47:53]
    structured = line[62:65] if line[61] == "1" else ""
    return _Move(
        line=BankLine(
            number=number,
            booked_on=_day(booked, number),
            amount=_amount(line[31:47], number),
            bank_reference=line[10:31].strip(),
        ),
        code=line[53:61],
        detail=line[2:10],
        structured=structured,
        communication=line[62:115],
    )


def _close(opened: _Open, line: str, number: int) -> None:
    opened.new = _amount(line[41:57], number)
    opened.closed_on = _day(line[57:63], number)


def _checked(opened: _Open, line: str, number: int) -> BankStatement:
    """The statement, when the sums and the count of its last line are right."""
    totals = [move for move in opened.moves if move.detail[4:] == "0000"]
    amounts = [move.line.amount for move in totals]
    out = -sum((amount for amount in amounts if amount < 0), ZERO)
    into = sum((amount for amount in amounts if amount > 0), ZERO)
    right = (
        opened.new is not None
        and opened.closed_on is not None
        and opened.new - opened.old == into - out
        and _digits(line[22:37], number) == out
        and _digits(line[37:52], number) == into
        and line[16:22].strip() == f"{opened.records:06}"
    )
    if not right or opened.closed_on is None:
        raise DoesNotAddUp(number=opened.number)
    lines = tuple(move.finished() for move in _apart(opened.moves, opened.number))
    return BankStatement(opened.account, opened.number, opened.closed_on, lines)


def _apart(moves: list[_Move], number: str) -> Iterator[_Move]:
    """The movements; a sum of several is replaced by its details."""
    details: dict[str, list[_Move]] = {}
    for move in moves:
        if move.detail[4:] != "0000" and move.code[0] in DETAILS:
            details.setdefault(move.detail[:4], []).append(move)
    for move in moves:
        if move.detail[4:] != "0000":
            continue
        inside = details.get(move.detail[:4], []) if move.code[0] in TOTALS else []
        if inside and sum(one.line.amount for one in inside) != move.line.amount:
            raise DoesNotAddUp(number=number)
        yield from inside or [move]


def _amount(text: str, number: int) -> Decimal:
    """A sign (0: in, 1: out) and fifteen digits, of which three decimals."""
    if text[0] not in "01":
        _wrong(number, _("its amount has no sign."))
    amount = _digits(text[1:], number)
    return -amount if text[0] == "1" else amount


def _digits(text: str, number: int) -> Decimal:
    if not (text.isascii() and text.isdigit()):
        _wrong(number, _("its amount is no number."))
    return Decimal(text) / 1000


def _day(text: str, number: int) -> date:
    try:
        return datetime.strptime(text, "%d%m%y").date()  # noqa: DTZ007 - a day
    except ValueError:
        _wrong(number, _("its date does not exist."))


def _wrong(number: int, what: str) -> NoReturn:
    raise Damaged(line=number, what=what)
