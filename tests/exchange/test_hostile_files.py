"""Files that are broken, or meant to break something: words, no traceback, no memory.

Each case is a file and what its refusal says. The same files go through a process of
their own, whose memory is measured.
"""

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from steunpunt.exchange.importing import import_records
from steunpunt.exchange.problems import UnreadableFile
from steunpunt.exchange.reading import open_source
from steunpunt.records.models import Batch, Change
from steunpunt.sector.models import Organisation, Theme

GOOD = "id,label_nl\nT1,Een\n"
MOST_MEGABYTES = 256
NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


# -- making files ----------------------------------------------------------------------


def a_book(*, sheet: str = "themes", rows: object = (), **changes: object) -> bytes:
    """A real workbook, of which parts may be replaced (name → text, bytes or None)."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet
    for row in rows or [["id", "label_nl"], ["T1", "Een"]]:
        page.append(row)
    made = io.BytesIO()
    book.save(made)
    return replaced(made.getvalue(), changes)


def replaced(book: bytes, changes: dict) -> bytes:
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(book)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in changes:
                new.writestr(name, old.read(name))
        for name, content in changes.items():
            if callable(content):
                content = content(old.read(name).decode())
            if content is not None:
                new.writestr(name, content)
    return made.getvalue()


SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"


def with_sheet(inner: str, after: str = "") -> bytes:
    """A workbook whose only sheet, themes, holds this XML."""
    xml = f'<worksheet xmlns="{NS}"><sheetData>{inner}</sheetData>{after}</worksheet>'
    return a_book(**{SHEET: xml})


HEADING = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c>'
    '<c r="B1" t="inlineStr"><is><t>label_nl</t></is></c></row>'
)


def text_cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def many_texts(how_many: int) -> str:
    """Texts that all differ, so that they do not shrink as a bomb does."""
    texts = (f"<si><t>{n * 2654435761 % 2**32:08x}</t></si>" for n in range(how_many))
    return f"<sst>{''.join(texts)}</sst>"


def a_zip(files: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as new:
        for name, content in files.items():
            new.writestr(name, content)
    return made.getvalue()


def with_password(packed: bytes) -> bytes:
    """The same zip, of which every file says that it is encrypted."""
    data = bytearray(packed)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = -1
        while (place := data.find(mark, place + 1)) >= 0:
            data[place + at] |= 1
    return bytes(data)


def with_wrong_sum(packed: bytes) -> bytes:
    """The same zip, of which the last bytes of the first file were changed."""
    data = bytearray(packed)
    data[data.find(b"Een")] ^= 0xFF
    return bytes(data)


ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    '<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def after_declaration(start: str) -> Callable[[str], str]:
    return lambda xml: start + xml.partition("?>")[2] if "?>" in xml else start + xml


# -- the cases: name of the file, content, what the refusal says ------------------------

CASES: dict[str, tuple[str, bytes | str | Callable[[], bytes], str]] = {
    # CSV
    "empty": ("themes.csv", "", ""),
    "only spaces": ("themes.csv", "\n\n , \n", ""),
    "cp1252": ("themes.csv", "id,label_nl\nT1,Café\n".encode("cp1252"), "rij 2"),
    "utf-16": ("themes.csv", GOOD.encode("utf-16"), "UTF-8"),
    "utf-16 without a mark": ("themes.csv", GOOD.encode("utf-16-le"), "NUL"),
    "utf-32": ("themes.csv", GOOD.encode("utf-32"), "UTF-8"),
    "nul": ("themes.csv", "id,label_nl\nT1,a\x00b\n", "rij 2"),
    "binary": ("themes.csv", bytes(range(256)) * 50, "rij 1"),
    "unclosed quote": ("themes.csv", 'id,label_nl\nT1,"Een\nT2,Twee\n', "rij 2"),
    "unclosed quote, long": (
        "themes.csv",
        'id,label_nl\nT1,"Een\n' + "T2,Twee\n" * 50_000,
        "rij 2",
    ),
    "quote within": ("themes.csv", 'id,label_nl\nT1,"E"en"\n', "twee keer"),
    "old line ends": ("themes.csv", "id,label_nl\rT1,Een\r", "CSV UTF-8"),
    "a million columns": ("themes.csv", "id" + ",x" * 1_000_000 + "\n", "rij 1"),
    "many columns": ("themes.csv", "id" + ",x" * 101 + "\n", "102 kolommen"),
    "an endless line": ("themes.csv", "id,label_nl\nT1," + "x" * 3_000_000, "rij 2"),
    "more cells than columns": ("themes.csv", "id,label_nl\nT1,a,b\n", "rij 2"),
    "a name twice": ("themes.csv", "id,id,label_nl\nT1,T1,a\n", "twee keer"),
    "no heading": ("themes.csv", "T1,Een\nT2,Twee\n", "T1"),
    "a key twice": ("themes.csv", "id,label_nl\nT1,a\nT1,b\n", "rij 3"),
    "a long text": ("themes.csv", f"id,label_nl\nT1,{'x' * 121}\n", "120"),
    "a long key": ("themes.csv", f"id,label_nl\n{'x' * 65},a\n", "64"),
    "a date as text": (
        "themes.csv",
        "id,label_nl,valid_from\nT1,a,31/12/2019\n",
        "geen datum",
    ),
    "a date that is not": (
        "themes.csv",
        "id,label_nl,valid_from\nT1,a,2019-02-30\n",
        "geen datum",
    ),
    "a huge number": (
        "themes.csv",
        f"id,label_nl,position\nT1,a,{'9' * 30}\n",
        "rij 2",
    ),
    "a number too large": ("themes.csv", "id,label_nl,position\nT1,a,99999\n", "rij 2"),
    "other digits": ("themes.csv", "id,label_nl,position\nT1,a,١٢\n", "rij 2"),
    "an impossible year": (
        "themes.csv",
        "id,label_nl,valid_from\nT1,a,0001-01-01\n",
        "onmogelijk jaar",
    ),
    "a decimal of another kind": (
        "evaluations.csv",
        "id,activity,overall\nE1,x,1_0\n",
        "1_0",
    ),
    "a wrong word": ("activities.csv", "id,title,status\nA1,x,GONE\n", "rij 2"),
    "a wrong reference": ("roles.csv", "id,person,organisation\nR1,x,y\n", "rij 2"),
    "a number of the national register": (
        "requests.csv",
        "id,received_on,question\nV1,2019-01-01,ik ben 85.07.30-033.28\n",
        "rijksregisternummer",
    ),
    "another sheet": ("personen.csv", "id\nP1\n", "geen blad"),
    # Workbooks
    "no zip": ("jaar.xlsx", b"<html><table></table></html>", "beschadigd"),
    "an empty file": ("jaar.xlsx", b"", "beschadigd"),
    "a cut zip": ("jaar.xlsx", lambda: a_book()[:-400], "beschadigd"),
    "half a zip": ("jaar.xlsx", lambda: a_book()[:2000], "beschadigd"),
    "a wrong sum": (
        "jaar.xlsx",
        lambda: with_wrong_sum(
            a_zip({"xl/workbook.xml": "<x>Een</x>"}, zipfile.ZIP_STORED)
        ),
        "beschadigd",
    ),
    "an empty zip": ("jaar.xlsx", lambda: a_zip({}), "beschadigd"),
    "another zip": ("jaar.xlsx", lambda: a_zip({"a.txt": "x"}), "beschadigd"),
    "an old workbook": ("jaar.xlsx", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "wachtwoord"),
    "a password": ("jaar.xlsx", lambda: with_password(a_book()), "wachtwoord"),
    "macros": (
        "jaar.xlsx",
        lambda: a_book(**{"xl/vbaProject.bin": b"x"}),
        "macro’s",
    ),
    "a bomb": (
        "jaar.xlsx",
        lambda: a_book(**{SHEET: b"0" * 60_000_000}),
        "MB",
    ),
    "a large bomb": (
        "jaar.xlsx",
        lambda: a_zip({f"{n}.xml": b"0" * 90_000_000 for n in range(5)}),
        "MB",
    ),
    "thousands of files": (
        "jaar.xlsx",
        lambda: a_zip({f"{n}.xml": b"" for n in range(3000)}),
        "3000",
    ),
    "entities": (
        "jaar.xlsx",
        lambda: a_book(**{SHEET: after_declaration(ENTITIES)}),
        "beschadigd",
    ),
    "entities in the texts": (
        "jaar.xlsx",
        lambda: a_book(**{"xl/workbook.xml": after_declaration(ENTITIES)}),
        "beschadigd",
    ),
    "an entity from outside": (
        "jaar.xlsx",
        lambda: a_book(**{SHEET: after_declaration(OUTSIDE)}),
        "beschadigd",
    ),
    "no xml": ("jaar.xlsx", lambda: a_book(**{SHEET: "nothing"}), "beschadigd"),
    "cut xml": (
        "jaar.xlsx",
        lambda: a_book(**{SHEET: lambda x: x[:300]}),
        "beschadigd",
    ),
    "no sheet": ("jaar.xlsx", lambda: a_book(**{SHEET: None}), "beschadigd"),
    "no styles": ("jaar.xlsx", lambda: a_book(**{"xl/styles.xml": "<x"}), "beschadigd"),
    "endless nesting": (
        "jaar.xlsx",
        lambda: with_sheet("<a>" * 100_000),
        "beschadigd",
    ),
    "an endless tag": (
        "jaar.xlsx",
        lambda: with_sheet(f'<row x="{"y" * 5_000_000}"/>'),
        "beschadigd",
    ),
    "an endless text": (
        "jaar.xlsx",
        lambda: with_sheet(
            HEADING + f'<row r="2">{text_cell("A2", "x" * 5_000_000)}</row>'
        ),
        "miljoen tekens",
    ),
    "a million columns in a row": (
        "jaar.xlsx",
        lambda: with_sheet("<row>" + "<c><v>1</v></c>" * 1_000_000 + "</row>"),
        "kolom 100",
    ),
    "a million empty columns": (
        "jaar.xlsx",
        lambda: with_sheet("<row>" + "<c/>" * 1_000_000 + "</row>"),
        "kolom 100",
    ),
    "a column that is far away": (
        "jaar.xlsx",
        lambda: with_sheet(f'<row r="1">{text_cell("ZZZZZZ1", "id")}</row>'),
        "kolom 100",
    ),
    "a row that is far away": (
        "jaar.xlsx",
        lambda: with_sheet(f'<row r="9999999999">{text_cell("A1", "id")}</row>'),
        "beschadigd",
    ),
    "rows in the wrong order": (
        "jaar.xlsx",
        lambda: with_sheet('<row r="5"/><row r="2"/>'),
        "beschadigd",
    ),
    "a formula without a result": (
        "jaar.xlsx",
        lambda: a_book(rows=[["id", "label_nl"], ["T1", "=1+1"]]),
        "cel B2",
    ),
    "an error": (
        "jaar.xlsx",
        lambda: with_sheet(
            HEADING + '<row r="2"><c r="A2" t="e"><v>#REF!</v></c></row>'
        ),
        "#REF!",
    ),
    "a text that is not there": (
        "jaar.xlsx",
        lambda: with_sheet('<row r="1"><c r="A1" t="s"><v>99</v></c></row>'),
        "beschadigd",
    ),
    "a text with a strange number": (
        "jaar.xlsx",
        lambda: with_sheet('<row r="1"><c r="A1" t="s"><v>-1</v></c></row>'),
        "beschadigd",
    ),
    "merged cells": (
        "jaar.xlsx",
        lambda: with_sheet(
            HEADING
            + f'<row r="2">{text_cell("A2", "T1")}{text_cell("B2", "Een")}</row>',
            '<mergeCells><mergeCell ref="B2:B3"/></mergeCells>',
        ),
        "samengevoegd",
    ),
    "a million texts": (
        "jaar.xlsx",
        lambda: a_book(
            **{
                STRINGS: many_texts(1_000_000),
                SHEET: f'<worksheet xmlns="{NS}"/>',
            }
        ),
        "",
    ),
    "too much text": (
        "jaar.xlsx",
        lambda: a_book(**{STRINGS: many_texts(1_800_000)}),
        "te veel tekst",
    ),
    "a number of the national register as a number": (
        "jaar.xlsx",
        lambda: a_book(sheet="people", rows=[["id"], [85073003328]]),
        "rijksregisternummer",
    ),
    "a date where a word belongs": (
        "jaar.xlsx",
        lambda: a_book(
            sheet="activities", rows=[["id", "title", "status"], ["A1", "x", 43466]]
        ),
        "“43466” is onbekend",
    ),
    # Zips of CSV files
    "a zip in a zip": (
        "jaar.zip",
        lambda: a_zip({"themes.csv": GOOD, "meer.zip": a_zip({"a": b""})}),
        "meer.zip",
    ),
    "a way out": ("jaar.zip", lambda: a_zip({"../../themes.csv": GOOD}), "../"),
    "an absolute name": ("jaar.zip", lambda: a_zip({"/etc/themes.csv": GOOD}), "/etc"),
    "a drive": ("jaar.zip", lambda: a_zip({"C:\\\\themes.csv": GOOD}), "themes.csv"),
    "a deep folder": ("jaar.zip", lambda: a_zip({"a/b/themes.csv": GOOD}), "a/b"),
    "the same sheet twice": (
        "jaar.zip",
        lambda: a_zip({"a/themes.csv": GOOD, "b/themes.csv": GOOD}),
        "twee keer",
    ),
    "a bomb of CSV": (
        "jaar.zip",
        lambda: a_zip({"themes.csv": b"x" * 60_000_000}),
        "MB",
    ),
    "a zip with a password": (
        "jaar.zip",
        lambda: with_password(a_zip({"themes.csv": GOOD})),
        "wachtwoord",
    ),
    "a zip with a wrong sum": (
        "jaar.zip",
        lambda: with_wrong_sum(a_zip({"themes.csv": GOOD}, zipfile.ZIP_STORED)),
        "beschadigd",
    ),
    "a zip that is none": ("jaar.zip", b"Rar!\x1a\x07", "beschadigd"),
    "a zip without CSV": ("jaar.zip", lambda: a_zip({"__MACOSX/x": b""}), "geen CSV"),
    # Others
    "another kind": ("jaar.ods", b"x", "XLSX"),
}


def made(folder: Path, case: str) -> Path:
    name, content, _says = CASES[case]
    if callable(content):
        content = content()
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def refusal(path: Path) -> str:
    """What is said of a file, by its refusal or its problems."""
    try:
        outcome = import_records(open_source(path))
    except UnreadableFile as unreadable:
        return str(unreadable)
    assert outcome.batch is None
    return "\n".join(map(str, outcome.problems))


@pytest.mark.parametrize("case", CASES)
def test_a_hostile_file_is_refused_in_words_and_nothing_is_kept(
    db, tmp_path, case
) -> None:
    before = Batch.objects.count(), Change.objects.count(), Theme.objects.count()

    said = refusal(made(tmp_path, case))

    says = CASES[case][2]
    assert says in said
    assert bool(says) == bool(said)
    after = Batch.objects.count(), Change.objects.count(), Theme.objects.count()
    assert after == before


PROBE = """
import json, sys, time
import django
django.setup()
from pathlib import Path
from steunpunt.exchange.problems import UnreadableFile
from steunpunt.exchange.reading import open_source, table

def peak():
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) // 1024

begin, started = peak(), time.process_time()
try:
    source = open_source(Path(sys.argv[1]))
    for sheet in source.sheets():
        for _row in table(source.rows(sheet)):
            pass
except UnreadableFile:
    pass
print(json.dumps({"begin": begin, "peak": peak(), "seconds": time.process_time() - started}))
"""
LARGE = [
    "unclosed quote, long",
    "a million columns",
    "an endless line",
    "a bomb",
    "a large bomb",
    "thousands of files",
    "entities",
    "endless nesting",
    "an endless tag",
    "an endless text",
    "a million columns in a row",
    "a million empty columns",
    "a million texts",
    "too much text",
    "a bomb of CSV",
]


@pytest.mark.one_database
@pytest.mark.parametrize("case", LARGE)
def test_reading_a_hostile_file_takes_little_memory_and_time(tmp_path, case) -> None:
    answer = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", PROBE, str(made(tmp_path, case))],
        check=True,
        capture_output=True,
        text=True,
    )

    measured = json.loads(answer.stdout)
    assert measured["peak"] < MOST_MEGABYTES, measured
    assert measured["seconds"] < 30, measured  # of the processor; no loop without end


def test_what_spreadsheets_do_by_themselves_is_fine(db, tmp_path) -> None:
    path = tmp_path / "jaar.xlsx"
    path.write_bytes(
        with_sheet(
            '<row r="3" spans="1:2">'
            + text_cell("A3", "id")
            + text_cell("B3", "label_nl")
            + text_cell("C3", "_nota")
            + '<c r="XFD3" s="1"/></row>'
            '<row r="5"><c r="A5" t="inlineStr"><is><r><t>T</t></r><r><t>1</t></r>'
            "<rPh><t>aloud</t></rPh></is></c>"
            '<c r="B5" t="str"><f>"E"&amp;"en"</f><v>Een_x000D_</v></c>'
            + text_cell("C5", "niet lezen")
            + "</row>"
        )
    )

    outcome = import_records(open_source(path))

    assert list(outcome.problems) == []
    assert Theme.objects.get(reference="T1").label_nl == "Een"


def test_what_a_computer_leaves_in_a_zip_is_not_read(db, tmp_path) -> None:
    path = tmp_path / "jaar.zip"
    path.write_bytes(
        a_zip(
            {
                "jaar/themes.csv": GOOD,
                "__MACOSX/jaar/._themes.csv": b"\0",
                "jaar/.DS_Store": b"\0",
            }
        )
    )

    assert import_records(open_source(path)).total("created") == 1


def test_only_a_valid_number_of_the_national_register_is_refused(db, tmp_path) -> None:
    path = tmp_path / "organisations.csv"
    path.write_text("id,name\nO1,Tel. 85073003327\nO2,2019-03-31 09:30 12:00\n")

    assert import_records(open_source(path)).total("created") == 2
    assert Organisation.objects.filter(reference__in=["O1", "O2"]).count() == 2
