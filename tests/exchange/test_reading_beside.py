"""A large import is read in a process beside; what comes of it is the same."""

import os
import signal
from pathlib import Path

import pytest
from django.utils import translation

from steunpunt.exchange import readings
from steunpunt.exchange.beside import Beside
from steunpunt.exchange.importing import Outcome, import_records
from steunpunt.exchange.problems import UnreadableFile
from steunpunt.exchange.reading import Folder
from steunpunt.records.models import Batch
from steunpunt.sector.models import Person

PEOPLE = "id,first_name,last_name\nP1,Lotte,Sabbe\nP2,Jef,Kindt\n"
ROLES = "id,person,organisation,valid_from\nR1,P1,nobody,2019-01-01\nR2,P3,,gisteren\n"
FAULTY = "id,naam\nO1,Zilverlinde\n"


def a_folder(path: Path, **sheets: str | bytes) -> Folder:
    path.mkdir(exist_ok=True)
    for name, said in ({"people": PEOPLE} | sheets).items():
        said = said if isinstance(said, bytes) else said.encode()
        (path / f"{name}.csv").write_bytes(said)
    return Folder(path)


def in_both_ways(source: Folder, monkeypatch, **more) -> tuple[Outcome, Outcome]:
    here = import_records(source, check_only=True, **more)
    monkeypatch.setattr(readings, "LARGE", 0)
    return here, import_records(source, check_only=True, **more)


@pytest.mark.django_db
def test_the_same_rows_come_in(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(readings, "LARGE", 0)
    monkeypatch.setattr(readings, "CHUNK", 1)

    outcome = import_records(a_folder(tmp_path))

    assert not list(outcome.problems)
    assert outcome.counts["people"]["created"] == 2
    assert set(Person.objects.filter(batch=outcome.batch).values_list("reference")) == {
        ("P1",),
        ("P2",),
    }


@pytest.mark.django_db
def test_the_same_faults_are_found_and_rows_rejected(
    tmp_path: Path, monkeypatch
) -> None:
    source = a_folder(tmp_path, roles=ROLES, organisations=FAULTY)

    with translation.override("en"):
        here, beside = in_both_ways(source, monkeypatch)

    assert list(here.problems) == list(beside.problems)
    assert here.problems.rejected == beside.problems.rejected
    assert {p.sheet for p in beside.problems} == {"organisations", "roles"}


@pytest.mark.django_db
def test_a_file_that_cannot_be_read_is_refused_in_the_same_words(
    tmp_path: Path, monkeypatch
) -> None:
    source = a_folder(tmp_path, people=PEOPLE.encode() + b"P3,Ren\xe9,Maes\n")
    said = []
    for large in (readings.LARGE, 0):
        monkeypatch.setattr(readings, "LARGE", large)
        with translation.override("nl"), pytest.raises(UnreadableFile) as refused:
            import_records(source)
        said.append(str(refused.value))

    assert said[0] == said[1]
    assert "rij 4" in said[0]
    assert not Batch.objects.filter(source=source.name).exists()


def test_a_reader_that_is_killed_is_told_in_words(tmp_path: Path) -> None:
    with Beside(a_folder(tmp_path), ["people"]) as beside:
        os.kill(beside.process, signal.SIGKILL)
        with translation.override("en"), pytest.raises(UnreadableFile) as refused:
            beside.next_sheet()

    assert "Import it again" in str(refused.value)


def test_the_reader_ends_when_nobody_takes_its_rows(tmp_path: Path) -> None:
    rows = "".join(f"P{number},Lotte,Sabbe\n" for number in range(100_000))
    source = a_folder(tmp_path, people="id,first_name,last_name\n" + rows)

    with Beside(source, ["people"]) as beside:
        _heading, chunks = beside.next_sheet()
        next(chunks)

    with pytest.raises(ProcessLookupError):
        os.kill(beside.process, 0)
