"""CAMT.053 (ISO 20022): a statement as XML, in any of its versions.

Read with guards: no entity, no document type. Each detail of an entry that the bank
took together counts by itself.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import NoReturn
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.utils.translation import gettext as _

from steunpunt.money.bank.lines import (
    EURO,
    BankLine,
    BankStatement,
    DamagedEntry,
    DoesNotAddUp,
    NotAStatement,
    OtherCurrency,
)

BOOKED = "BOOK"
LARGEST = Decimal(10) ** 12


def is_camt(text: str) -> bool:
    """Whether it is XML that speaks of CAMT.053."""
    return text.lstrip().startswith("<") and "camt.053" in text[:2000]


def read_camt(text: str) -> list[BankStatement]:
    """The statements of a file.

    Raises:
        NotAStatement, DamagedEntry, DoesNotAddUp, OtherCurrency
    """
    try:
        root = fromstring(text.encode(), forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise NotAStatement from error
    found = [_statement(one) for one in root.findall("{*}BkToCstmrStmt/{*}Stmt")]
    if not found:
        raise NotAStatement
    return found


def _statement(said: Element) -> BankStatement:
    account = _text(said, "Acct/Id/IBAN") or _text(said, "Acct/Id/Othr/Id")
    number = _text(said, "ElctrncSeqNb") or _text(said, "LglSeqNb") or _text(said, "Id")
    if not account or not number:
        raise NotAStatement
    balances = {_text(one, "Tp/CdOrPrtry/Cd"): one for one in said.findall("{*}Bal")}
    opening = balances.get("OPBD", balances.get("PRCD"))
    closing = balances.get("CLBD")
    if closing is None:
        raise DoesNotAddUp(number=number[:40])
    closed_on = _day(closing, "Dt", 0)
    entries = [
        (place, one)
        for place, one in enumerate(said.findall("{*}Ntry"), start=1)
        if (_text(one, "Sts/Cd") or _text(one, "Sts") or BOOKED) == BOOKED
    ]
    _check_sums(account, number, opening, closing, entries)
    lines = [line for place, one in entries for line in _lines(account, place, one)]
    return BankStatement(
        account[:34],
        f"{closed_on.year}-{number}"[:40],
        closed_on,
        tuple(
            BankLine(**{**vars(line), "number": place})
            for place, line in enumerate(lines, start=1)
        ),
    )


def _check_sums(
    account: str,
    number: str,
    opening: Element | None,
    closing: Element,
    entries: list[tuple[int, Element]],
) -> None:
    """The balance at the end is that at the start with all entries."""
    if opening is None:
        return
    moved = sum(_amount(account, one, place) for place, one in entries)
    if _amount(account, opening, 0) + moved != _amount(account, closing, 0):
        raise DoesNotAddUp(number=number[:40])


def _lines(account: str, place: int, entry: Element) -> Iterator[BankLine]:
    """One line for each detail; the entry itself when its details say no amounts."""
    whole = _amount(account, entry, place)
    booked_on = _day(entry, "BookgDt", place)
    details = entry.findall("{*}NtryDtls/{*}TxDtls")
    amounts = [_part(account, one, place, whole) for one in details]
    if len(details) > 1 and None not in amounts:
        if sum(amount for amount in amounts if amount is not None) != whole:
            raise DoesNotAddUp(number=place)
        for detail, amount in zip(details, amounts, strict=True):
            yield _line(entry, detail, booked_on, amount or whole)
    else:
        yield _line(entry, details[0] if len(details) == 1 else None, booked_on, whole)


def _part(account: str, detail: Element, place: int, whole: Decimal) -> Decimal | None:
    said = detail.find("{*}Amt")
    if said is None:
        said = detail.find("{*}AmtDtls/{*}TxAmt/{*}Amt")
    if said is None:
        return None
    return _number(account, said, place).copy_sign(whole)


def _line(
    entry: Element, detail: Element | None, booked_on: date, amount: Decimal
) -> BankLine:
    if detail is None:
        return BankLine(
            0, booked_on, amount, bank_reference=_text(entry, "AcctSvcrRef")
        )
    structured = _text(detail, "RmtInf/Strd/CdtrRefInf/Ref")
    free = " ".join(one.text or "" for one in detail.findall("{*}RmtInf/{*}Ustrd"))
    return BankLine(
        number=0,
        booked_on=booked_on,
        amount=amount,
        payer=_text(detail, "RltdPties/Dbtr/Nm")
        or _text(detail, "RltdPties/Dbtr/Pty/Nm"),
        payer_account=_text(detail, "RltdPties/DbtrAcct/Id/IBAN"),
        communication=" ".join((structured or free).split()),
        bank_reference=_text(detail, "Refs/AcctSvcrRef")
        or _text(entry, "AcctSvcrRef")
        or _text(detail, "Refs/EndToEndId"),
    )


def _amount(account: str, said: Element, place: int) -> Decimal:
    """Money in is above zero; an entry that takes another back says so already."""
    amount = said.find("{*}Amt")
    if amount is None:
        _wrong(place, _("it has no amount."))
    found = _number(account, amount, place)
    direction = _text(said, "CdtDbtInd")
    if direction not in ("CRDT", "DBIT"):
        _wrong(place, _("it does not say whether money came in or went out."))
    return found if direction == "CRDT" else -found


def _number(account: str, said: Element, place: int) -> Decimal:
    if said.get("Ccy", EURO) != EURO:
        raise OtherCurrency(account=account[:34], currency=said.get("Ccy", "")[:3])
    try:
        found = Decimal((said.text or "").strip())
    except InvalidOperation:
        found = Decimal(-1)
    if not (found.is_finite() and 0 <= found < LARGEST and found == round(found, 2)):
        _wrong(place, _("its amount is no number."))
    return found


def _day(said: Element, path: str, place: int) -> date:
    text = _text(said, f"{path}/Dt") or _text(said, f"{path}/DtTm")[:10]
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        _wrong(place, _("its date does not exist."))


def _text(said: Element, path: str) -> str:
    wanted = "/".join(f"{{*}}{name}" for name in path.split("/"))
    return (said.findtext(wanted) or "").strip()


def _wrong(place: int, what: str) -> NoReturn:
    """An entry is wrong, or what stands before them: a balance."""
    if not place:
        raise NotAStatement
    raise DamagedEntry(line=place, what=what)
