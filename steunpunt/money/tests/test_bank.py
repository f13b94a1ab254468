"""Files of banks: read as an outsider reads them, and refused in words when wrong."""

import io
import tracemalloc
from contextlib import suppress
from datetime import date
from decimal import Decimal
from importlib.resources import files

import pytest
from coda import CODA
from hypothesis import given
from hypothesis import strategies as some

from steunpunt.money.bank.lines import (
    MOST_BYTES,
    Damaged,
    DoesNotAddUp,
    NotAStatement,
    OtherCurrency,
    StatementTooLarge,
)
from steunpunt.money.bank.reading import read_statements
from steunpunt.money.tests.statements import ACCOUNT, DAY, Moved, camt, coda, moved
from steunpunt.records.refusing import Refused

pytestmark = pytest.mark.one_database
RIGHT = "203100000133"
TOGETHER = Moved(
    Decimal("105.00"), parts=(moved("35", "een"), moved("70", structured=RIGHT))
)
MOVES = [
    moved("70.00", structured=RIGHT),
    moved("35.50", "factuur van maart " * 8),
    moved("-12.34", "kosten", payer="Bank"),
    TOGETHER,
]
BOTH = pytest.mark.parametrize("write", [coda, camt])


def read(text: str):
    (statement,) = read_statements(text.encode())
    return statement


@BOTH
def test_every_line_is_read(write) -> None:
    statement = read(write(MOVES))

    assert statement.account == ACCOUNT
    assert statement.closed_on == DAY
    assert [str(line.amount.quantize(Decimal("0.01"))) for line in statement.lines] == [
        *("70.00", "35.50", "-12.34"),
        *("35.00", "70.00"),
    ]
    first, second, *_others, last = statement.lines
    assert first.communication == last.communication == RIGHT
    assert second.communication[:35] == "factuur van maart factuur van maart"
    assert (first.payer, first.payer_account) == ("Zilverlinde vzw", "BE71096123456769")
    assert {line.booked_on for line in statement.lines} == {DAY}


@pytest.mark.parametrize("version", ["02", "04", "06", "08"])
def test_every_version_of_camt_is_read(version) -> None:
    statement = read(camt(MOVES, version=version))

    assert statement.number == "2031-42"
    assert [line.payer for line in statement.lines][:3] == [
        *("Zilverlinde vzw", "Zilverlinde vzw"),
        "Bank",
    ]


def test_the_example_of_another_reader_is_read_the_same() -> None:
    text = files("coda").joinpath("CODA.txt").read_text(encoding="cp1252")
    theirs = CODA(io.StringIO(text)).statements

    ours = read_statements(text.encode("cp1252"))

    assert [one.account for one in ours] == [one.account for one in theirs]
    for mine, other in zip(ours, theirs, strict=True):
        moves = [
            m for m in other.moves if m.transaction_type not in "12" or not m.moves
        ]
        known = {(line.amount, line.booked_on) for line in mine.lines}
        assert {(move.amount, move.entry_date) for move in moves} <= known
        assert sum(line.amount for line in mine.lines) == sum(
            move.amount for move in other.moves
        )


WORDS = some.text("abcdefghij ABC0123456789+/.,-é", max_size=120)
MOVE = some.builds(
    Moved,
    amount=some.integers(-500000, 500000).filter(bool).map(lambda n: Decimal(n) / 100),
    payer=some.text("abc DEF'é", min_size=1, max_size=35),
    text=WORDS,
    structured=some.just("") | some.just(RIGHT),
)


@given(some.lists(MOVE, max_size=8), some.integers(1, 999))
def test_coda_is_read_as_an_outsider_reads_it(moves, number) -> None:
    text = coda(moves, number=number, old="6000.00")
    (theirs,) = CODA(io.StringIO(text)).statements

    ours = read(text)

    assert len(ours.lines) == len(theirs.moves) == len(moves)
    for mine, other in zip(ours.lines, theirs.moves, strict=True):
        assert mine.amount == other.amount
        assert mine.payer == other.counterparty_name.strip()
        assert mine.communication == " ".join((other.communication or "").split())


@given(some.lists(MOVE, max_size=8))
def test_both_forms_say_the_same(moves) -> None:
    ours, other = read(coda(moves)), read(camt(moves))

    assert [(line.amount, line.communication, line.payer) for line in ours.lines] == [
        (line.amount, line.communication, line.payer.strip()) for line in other.lines
    ]


def test_a_year_later_the_same_number_is_another_statement() -> None:
    first = read(coda(MOVES))
    later = read(coda(MOVES, day=date(2032, 3, 10)))

    assert (first.number, later.number) == ("2031-042", "2032-042")


# -- Hostile files ---------------------------------------------------------------------

WHOLE, XML = coda(MOVES), camt(MOVES)
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]><Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.053.001.02'>&i;"
    "</Document>"
)
OUTSIDE = BOMB.replace('"aaaaaaaaaa"', 'SYSTEM "file:///etc/passwd"')
HOSTILE = {
    "empty": (b"", NotAStatement),
    "zeros": (b"\0" * 5000, NotAStatement),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, NotAStatement),
    "a web page": (b"<!doctype html><p>camt.053", NotAStatement),
    "a bomb": (BOMB.encode(), NotAStatement),
    "an outside entity": (OUTSIDE.encode(), NotAStatement),
    "cut xml": (XML[: len(XML) // 2].encode(), NotAStatement),
    "xml without statements": (XML.replace("Stmt", "Smtt").encode(), NotAStatement),
    "cut coda": (WHOLE[: len(WHOLE) // 2].encode(), DoesNotAddUp),
    "without its last line": (
        "\r\n".join(WHOLE.split("\r\n")[:-2]).encode(),
        DoesNotAddUp,
    ),
    "one line less": (
        "\r\n".join(WHOLE.split("\r\n")[:2] + WHOLE.split("\r\n")[5:]).encode(),
        DoesNotAddUp,
    ),
    "another amount": (
        WHOLE.replace("000000000070000", "000000000080000", 1).encode(),
        DoesNotAddUp,
    ),
    "an amount of letters": (
        WHOLE.replace("000000000070000", "00000000007000x", 1).encode(),
        Damaged,
    ),
    "an amount of other digits": (
        WHOLE.replace("000000000070000", "00000000007000²", 1).encode("latin-1"),
        Damaged,
    ),
    "a day that is none": (WHOLE.replace("100331", "320331").encode(), Damaged),
    "an endless line": (
        WHOLE.replace("\r\n", "x" * 200 + "\r\n").encode(),
        Damaged,
    ),
    "a line too long": (
        WHOLE.replace("REF00020000", "REF00020000" + "x" * 90).encode(),
        Damaged,
    ),
    "lines in another order": (
        "\r\n".join(reversed(WHOLE.split("\r\n")[1:])).encode(),
        NotAStatement,
    ),
    "no first line of a statement": (
        "\r\n".join([WHOLE.split("\r\n")[0], *WHOLE.split("\r\n")[2:]]).encode(),
        Damaged,
    ),
    "dollars": (WHOLE.replace("EUR", "USD").encode(), OtherCurrency),
    "dollars in xml": (camt(MOVES, currency="USD").encode(), OtherCurrency),
    "not a number": (XML.replace(">70.00<", ">NaN<").encode(), Damaged),
    "without end": (XML.replace(">70.00<", ">1e999999<").encode(), Damaged),
    "tenths of cents": (XML.replace(">70.00<", ">70.001<").encode(), Damaged),
    "no amount": (
        XML.replace("<Amt Ccy=", "<Bmt Ccy=").replace("</Amt>", "</Bmt>").encode(),
        Damaged,
    ),
    "no direction": (XML.replace("CRDT", "LEFT").encode(), Damaged),
    "another balance": (XML.replace(">1000.00<", ">1001.00<").encode(), DoesNotAddUp),
    "a day that is none in xml": (
        XML.replace("2031-03-10", "2031-02-30").encode(),
        NotAStatement,
    ),
    "no account": (XML.replace("IBAN", "NBAN").encode(), NotAStatement),
    "deep": (f"<a x='camt.053'>{'<b>' * 100_000}".encode(), NotAStatement),
    "too large": (WHOLE.encode() + b" " * MOST_BYTES, StatementTooLarge),
    "utf-16": (WHOLE.encode("utf-16"), NotAStatement),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_is_wrong_is_refused_in_one_sentence(name) -> None:
    content, refused = HOSTILE[name]

    tracemalloc.start()
    with pytest.raises(refused) as caught:
        read_statements(content)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert str(caught.value).endswith(".")
    assert "%(" not in str(caught.value)
    assert most < 128 * 1024 * 1024


@given(some.binary(max_size=400), some.integers(0, len(WHOLE)), some.booleans())
def test_a_file_with_rubbish_in_it_never_breaks_the_reader(rubbish, place, xml) -> None:
    text = (XML if xml else WHOLE).encode()

    with suppress(Refused):
        read_statements(text[:place] + rubbish + text[place + len(rubbish) :])


def test_ten_thousand_lines_are_read_in_seconds() -> None:
    many = [moved("1.25", f"nummer {n}") for n in range(9000)]

    for write in (coda, camt):
        assert len(read(write(many)).lines) == 9000
