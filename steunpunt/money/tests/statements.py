"""Makes files as banks make them: CODA and CAMT.053."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from xml.sax.saxutils import escape

ACCOUNT = "BE68539007547034"
DAY = date(2031, 3, 10)


@dataclass(frozen=True)
class Moved:
    """One movement: below zero went out; `parts` are taken together by the bank."""

    amount: Decimal
    payer: str = "Zilverlinde vzw"
    account: str = "BE71096123456769"
    text: str = ""
    structured: str = ""
    parts: tuple["Moved", ...] = ()


def moved(amount, text="", **more) -> Moved:
    return Moved(Decimal(amount), text=text, **more)


# -- CODA ------------------------------------------------------------------------------


def coda(
    moves: Sequence[Moved], *, number=42, day=DAY, account=ACCOUNT, old="1000.00"
) -> str:
    amounts = [move.amount for move in moves]
    opening, closing = Decimal(old), Decimal(old) + sum(amounts)
    out = -sum(one for one in amounts if one < 0)
    into = sum(one for one in amounts if one > 0)
    field = f"{account:<31}   EUR"
    lines = [f"1{2}{number:03}{field}{_signed(opening)}{day:%d%m%y}"]
    lines[0] = f"{lines[0]:<125}{number:03}"
    for place, move in enumerate(moves, start=1):
        lines += _move(move, place, day)
    lines.append(f"8{number:03}{field}{_signed(closing)}{day:%d%m%y}")
    header = f"00000{day:%d%m%y}{'539':>3}05{'':8}{'':10}{'Voorbeeld':<26}GKCCBEBB"
    records = len(lines)
    lines = [f"{header:<127}2", *(f"{line:<128}" for line in lines)]
    lines.append(
        f"{'9':<16}{records:06}{_thousandths(out)}{_thousandths(into)}".ljust(127) + "2"
    )
    return "\r\n".join(lines) + "\r\n"


def _move(move: Moved, place: int, day: date) -> list[str]:
    if not move.parts:
        return _one(move, place, 0, "00150000", day)
    lines = _one(move, place, 0, "10150000", day)
    for detail, part in enumerate(move.parts, start=1):
        lines += _one(part, place, detail, "50150000", day)
    return lines


def _one(move: Moved, place: int, detail: int, code: str, day: date) -> list[str]:
    key = f"{place:04}{detail:04}"
    said = f"1101{move.structured}" if move.structured else f"0{move.text}"
    said = f"{said:<150}"
    first = (
        f"21{key}{f'REF{place:04}{detail:04}':<21}{_signed(move.amount)}{day:%d%m%y}"
    )
    return [
        f"{first}{code}{said[:54]}{day:%d%m%y}",
        f"22{key}{said[54:107]}",
        f"23{key}{f'{move.account:<34}EUR'}{move.payer[:35]:<35}{said[107:150]}",
    ]


def _signed(amount: Decimal) -> str:
    return f"{'1' if amount < 0 else '0'}{_thousandths(abs(amount))}"


def _thousandths(amount) -> str:
    return f"{int(Decimal(amount) * 1000):015}"


# -- CAMT.053 --------------------------------------------------------------------------


def camt(
    moves: Sequence[Moved],
    *,
    number="42",
    day=DAY,
    account=ACCOUNT,
    old="1000.00",
    version="02",
    currency="EUR",
) -> str:
    opening = Decimal(old)
    closing = opening + sum(move.amount for move in moves)
    entries = "".join(_entry(move, day, currency, version) for move in moves)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version}">'
        "<BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr><Stmt>"
        f"<Id>S-{number}</Id><ElctrncSeqNb>{number}</ElctrncSeqNb>"
        f"<Acct><Id><IBAN>{account}</IBAN></Id></Acct>"
        f"{_balance('OPBD', opening, day, currency)}"
        f"{_balance('CLBD', closing, day, currency)}{entries}"
        "</Stmt></BkToCstmrStmt></Document>"
    )


def _balance(kind: str, amount: Decimal, day: date, currency: str) -> str:
    return (
        f"<Bal><Tp><CdOrPrtry><Cd>{kind}</Cd></CdOrPrtry></Tp>"
        f"{_money(amount, currency)}<Dt><Dt>{day}</Dt></Dt></Bal>"
    )


def _money(amount: Decimal, currency: str) -> str:
    direction = "CRDT" if amount >= 0 else "DBIT"
    return (
        f'<Amt Ccy="{currency}">{abs(amount):.2f}</Amt>'
        f"<CdtDbtInd>{direction}</CdtDbtInd>"
    )


def _entry(move: Moved, day: date, currency: str, version: str) -> str:
    details = "".join(_detail(part, version) for part in move.parts or (move,))
    status = "<Sts>BOOK</Sts>" if version < "08" else "<Sts><Cd>BOOK</Cd></Sts>"
    return (
        f"<Ntry>{_money(move.amount, currency)}{status}"
        f"<BookgDt><Dt>{day}</Dt></BookgDt>"
        f"<NtryDtls>{details}</NtryDtls></Ntry>"
    )


def _detail(part: Moved, version: str) -> str:
    name = f"<Nm>{escape(part.payer)}</Nm>"
    if version >= "08":
        name = f"<Pty>{name}</Pty>"
    said = f"<Ustrd>{escape(part.text)}</Ustrd>" if part.text else ""
    if part.structured:
        said = (
            "<Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry>"
            f"<Issr>BBA</Issr></Tp><Ref>{part.structured}</Ref></CdtrRefInf></Strd>"
        )
    return (
        f"<TxDtls><AmtDtls><TxAmt><Amt Ccy='EUR'>{abs(part.amount):.2f}</Amt></TxAmt>"
        f"</AmtDtls><RltdPties><Dbtr>{name}</Dbtr><DbtrAcct><Id><IBAN>{part.account}"
        f"</IBAN></Id></DbtrAcct></RltdPties><RmtInf>{said}</RmtInf></TxDtls>"
    )
