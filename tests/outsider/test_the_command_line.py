"""What an outsider meets on the command line: one sentence, what is wrong and where."""

import errno
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.utils.translation import override

from steunpunt.config.cli import main, words
from steunpunt.config.cli.troubles import in_words
from steunpunt.support.models import SupportRequest
from tests.outsider.files import write_csv, write_workbook
from tests.outsider.years import programme, sector, support, text, ties, time

Say = Callable[..., tuple[int, str, list[str]]]

#: years with every kind of cell, together
AGAIN = (
    programme.evaluations,
    sector.other_target_groups,
    support.spanning,
    text.odd_text,
    ties.ties,
    time.half_days,
)


@pytest.fixture
def say(capsys, monkeypatch) -> Iterator[Say]:
    """Run a command in English: its exit status, its output, what it says to people."""
    monkeypatch.setenv("LANGUAGE", os.environ.get("LANGUAGE", ""))

    def run(*arguments: object) -> tuple[int, str, list[str]]:
        status = 0
        with override("en"):
            try:
                main(["--language", "en", *map(str, arguments)])
            except SystemExit as left:
                status = int(left.code or 0)
        out, err = capsys.readouterr()
        return status, out, [line.strip() for line in err.splitlines()]

    yield run
    words.speak("nl")


@pytest.fixture
def year(tmp_path: Path) -> Path:
    """A folder in which nothing is wrong yet."""
    return write_csv(support.requests().sheets, tmp_path / "year")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["figurs"], "argument COMMAND: invalid choice: 'figurs'"),
        ([], "the following arguments are required: COMMAND"),
        (["figures"], "the following arguments are required: year"),
        (["figures", "abc"], "“abc” is not a year or another period; write 2019"),
        (["figures", "2019-13"], "“2019-13” is not a year or another period"),
        (["figures", "2019", "--by", "moon"], "No figure has a breakdown “moon”."),
        (["figures", "2019", "--format", "xml"], "argument --format: invalid choice"),
        (["records", "a.b", "2019"], "No figure has the code “a.b”."),
        (["report", "2019"], "Say what to write: --pdf FILE"),
        (["report", "2019", "--pdf", "r.pdf"], "2019 has no edition yet; publish one"),
        (["import", "/nowhere"], "/nowhere does not exist."),
        (["import", "/etc/hostname"], "hostname is neither CSV"),
        (["undo", "9999"], "There is no import 9999."),
        (
            ["export", "2019", "year.pdf"],
            "Write to a folder, or to a file that ends in",
        ),
        (["template", "year.pdf"], "The template is a workbook: write to a file"),
        (["template", "/proc/x/y.xlsx"], "Cannot write: /proc/x/y.xlsx: there is no"),
        (["export", "2019", "/proc/x"], "Cannot write: /proc/x: there is no such file"),
        (["restore", "/nowhere"], "Nothing was restored: /nowhere: there is no such"),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, list) else "",
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    empty_site, say: Say, arguments: list[str], sentence: str
) -> None:
    status, out, told = say(*arguments)

    assert (status, out, len(told)) == (1, "", 1), told
    assert told[0].startswith(f"steunpunt: {sentence}")
    assert told[0].endswith(".")


WRONG = {
    "a column that is missing": (
        "requests", "id,channel\nq,mail\n",
        "requests, row 1, received_on: is required, but missing",
    ),
    "a column that is unknown": (
        "requests", "id,received_on,colour\nq,2019-01-01,red\n",
        "requests, row 1, colour: is not a column of this sheet; remove it or mend",
    ),
    "a column in capitals": (
        "themes", "id,label_nl,Label_EN\npower,x,y\n",
        "themes, row 1, Label_EN: is not a column of this sheet; do you mean “label_en”?",
    ),
    "a column that stands there twice": (
        "requests", "id,received_on,id\nq,2019-01-01,q\n",
        "requests, row 1, id: stands in the heading twice",
    ),
    "tabs": (
        "themes", "id\tlabel_nl\npower\tx\n",
        "themes, row 1: its columns stand apart by tabs; use commas or semicolons",
    ),
    "a code that is unknown": (
        "requests", "id,received_on,themes\nq,2019-01-01,moon\n",
        "requests, row 2, themes: “moon” is unknown: no theme has this id; mend it, or add",
    ),
    "a word that is unknown": (
        "requests", "id,received_on,channel\nq,2019-01-01,fax\n",
        "requests, row 2, channel: “fax” is unknown; write one of: form, mail",
    ),
    "a day that does not exist": (
        "requests", "id,received_on\nq,2019-02-30\n",
        "requests, row 2, received_on: “2019-02-30” is not a date; write it as",
    ),
    "a date in another way": (
        "requests", "id,received_on\nq,31/01/2019\n",
        "requests, row 2, received_on: “31/01/2019” is not a date; write it as",
    ),
    "a cell too many": (
        "decline_reasons", "id,label_nl\nfull,x,y\noutside,z\n",
        "decline_reasons, row 2: has more cells than the heading has columns",
    ),
    "an id that is empty": (
        "sites", "id,name\n,x\n", "sites, row 2, id: is empty, but required",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_a_fault_is_named_by_sheet_row_and_column_and_nothing_else_is_called_wrong(
    empty_site, say: Say, year: Path, case: str
) -> None:
    sheet, text, sentence = WRONG[case]
    if sheet == "requests":
        (year / "supports.csv").unlink()
    (year / f"{sheet}.csv").write_text(text, encoding="utf-8")

    status, _out, told = say("import", year)

    assert told[0].startswith(sentence)
    assert told[1:] == ["steunpunt: 1 problem; nothing was imported."]
    assert (status, SupportRequest.objects.exists()) == (1, False)


UNREADABLE = {
    "another encoding": (
        "Café".encode("latin-1"), "themes.csv, row 2 is not UTF-8. In your spreadsheet,",
    ),
    "UTF-16": ("Café".encode("utf-16"), "themes.csv, row 2 holds unreadable characters"),
    "NUL": (b"a\0b", "themes.csv, row 2 holds unreadable characters (NUL)."),
    "an open quote": (b'"abc', "themes.csv, row 2 cannot be read: a quote"),
}  # fmt: skip


@pytest.mark.parametrize("case", UNREADABLE)
def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(
    empty_site, say: Say, year: Path, case: str
) -> None:
    content, sentence = UNREADABLE[case]
    (year / "themes.csv").write_bytes(b"id,label_nl\npower," + content + b"\n")

    status, _out, told = say("import", year)

    assert (status, len(told)) == (1, 1)
    assert told[0].startswith(f"steunpunt: {sentence}") or case == "UTF-16"
    assert not SupportRequest.objects.exists()


def test_an_empty_file_is_a_sheet_without_rows(
    empty_site, say: Say, year: Path
) -> None:
    (year / "sites.csv").write_bytes(b"")

    assert say("import", year, "--check")[0] == 0


def test_a_workbook_without_a_sheet_says_which_one_the_rows_ask_for(
    empty_site, say: Say, tmp_path: Path
) -> None:
    sheets = sector.jobs().sheets
    sheets.pop("people")

    status, _out, told = say("import", write_workbook(sheets, tmp_path / "y.xlsx"))

    assert status == 1
    assert told[0] == (
        "roles, row 2, person: “An” is unknown: no person has this id; "
        "mend it, or add it to the sheet “people”"
    )


def test_endings_in_capitals_are_read(empty_site, say: Say, year: Path) -> None:
    for file in year.iterdir():
        file.rename(file.with_suffix(".CSV"))

    assert say("import", year, "--check")[0] == 0


@pytest.mark.parametrize("name", ["people.txt", "People.xlsx", "year.ods"])
def test_a_sheet_in_another_form_is_not_passed_over(
    empty_site, say: Say, year: Path, name: str
) -> None:
    (year / name).write_text("x")

    status, _out, told = say("import", year)

    assert status == 1
    assert told == [
        f"steunpunt: year holds “{name}”, which is not CSV. "
        "Save it as CSV, or take it away."
    ]


def test_a_folder_with_the_name_of_a_sheet_is_no_sheet(
    empty_site, say: Say, year: Path
) -> None:
    (year / "sites.csv").mkdir()

    assert say("import", year, "--check")[0] == 0


def test_present_in_none_and_in_some_is_refused(
    empty_site, say: Say, tmp_path: Path
) -> None:
    sheets = sector.jobs().sheets
    sheets["registrations"][0]["attended"] = "0;1"

    status, _out, told = say("import", write_csv(sheets, tmp_path / "y"))

    assert (status, told[0]) == (
        1,
        "registrations, row 2, attended: 0 means: in none; leave it out, "
        "or leave out the others",
    )


def test_a_check_names_records_that_contradict_each_other(
    empty_site, say: Say, tmp_path: Path
) -> None:
    sheets = {
        "activities.csv": "id,title,status\nA1,Starten,cancelled\n",
        "sessions.csv": (
            "id,activity,number,starts_at,ends_at,status,mode\n"
            "S1,A1,1,2019-03-04 09:30,2019-03-04 12:30,held,online\n"
        ),
        "decline_reasons.csv": "id,label_nl\nvol,Geen plaats\n",
        "requests.csv": (
            "id,received_on,decision,decided_on,decline_reason\n"
            "Q1,2019-03-01,declined,2019-03-02,vol\n"
            "Q2,2019-03-01,accepted,2019-03-02,\n"
        ),
        "supports.csv": "id,kind,requests\nU1,tailored,Q1\nU2,tailored,Q2\n",
    }
    for name, rows in sheets.items():
        (tmp_path / name).write_text(rows)
    say("import", tmp_path)

    _status, out, _told = say("check", "2019")

    named = dict(zip(out.splitlines()[::4], out.splitlines()[3::4], strict=True))
    assert named["cancelled activities of which a session took place: 1"] == (
        "  records: A1"
    )
    assert named["supports out of a request that was not accepted: 1"] == (
        "  records: U1"
    )


def test_a_figure_says_what_it_counts(empty_site, say: Say) -> None:
    _status, out, _told = say("figures", "2019", "--format", "json")

    said = {row["code"]: row for row in json.loads(out)}
    assert said["programme.no_shows"]["definition"] == (
        "Confirmed registrations of people who came to none of the sessions and did "
        "not cancel."
    )
    assert said["programme.no_shows"]["excludes"].startswith("Registrations without")


def test_a_breakdown_of_nothing_is_a_heading_alone(empty_site, say: Say) -> None:
    status, out, _told = say("figures", "2019", "--by", "theme", "--format", "csv")

    assert status == 0
    assert [line.split(",")[0] for line in out.splitlines()] == ["code"]


@pytest.mark.parametrize("make", AGAIN, ids=lambda make: make.__name__)
def test_a_year_comes_in_once_and_goes_out_as_it_came(
    empty_site, say: Say, tmp_path: Path, make: Callable
) -> None:
    made = make()
    folder = write_csv(made.sheets, tmp_path / "in")
    code = min(made.counted)

    assert say("import", folder)[2][0].startswith("Imported: ")
    again = say("import", folder)
    before = say("figures", code, "--format", "csv")
    out = say("export", code, tmp_path / "out")[0], say("import", tmp_path / "out")

    known = (0, "", ["Nothing new: all these records are known already."])
    assert (again, out) == (known, (0, known))
    assert say("figures", code, "--format", "csv") == before
    assert before[0] == 0


@pytest.mark.parametrize(
    ("number", "why"),
    [
        (errno.ENOSPC, "year.zip: the disk is full."),
        (errno.EACCES, "year.zip: you may not read or write there."),
        (errno.EIO, "year.zip: Input/output error"),
    ],
)
def test_what_the_computer_refuses_is_said_in_words(number: int, why: str) -> None:
    words.speak("en")

    said = in_words(OSError(number, os.strerror(number), "year.zip"))

    words.speak("nl")
    assert said == why


def test_mails_lead_to_the_port_on_which_the_site_is_served(say, monkeypatch) -> None:
    monkeypatch.setenv("STEUNPUNT_URL", "to be set back afterwards")
    monkeypatch.delenv("STEUNPUNT_URL")
    monkeypatch.setattr("steunpunt.config.cli.serve.serve", lambda *_, **__: None)

    say("serve", "--port", 8123)

    assert os.environ["STEUNPUNT_URL"] == "http://localhost:8123"
