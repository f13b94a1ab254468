"""A demonstration replaces an older one unseen, and never anything else."""

import shutil
from pathlib import Path

import pytest
from django.db import connection

from steunpunt.accounts.models import User
from steunpunt.config.cli import main
from steunpunt.demo.loading import MARK, load_demo
from steunpunt.programme.models import Registration
from steunpunt.records.models import Batch
from steunpunt.sector.models import Person


class Prepared(Exception):
    """What comes after is not what is tried here."""


def held() -> list[tuple[object, ...]]:
    """Some of what stands there."""
    records = (User, Person, Registration, Batch)
    return [row for one in records for row in one.objects.order_by("pk").values_list()]


@pytest.mark.one_database  # about the file in a data folder
def test_an_older_one_that_nobody_can_read_is_replaced(own_site) -> None:
    name = Path(connection.settings_dict["NAME"])
    connection.close()
    fresh = own_site / "fresh"
    shutil.copyfile(name, fresh)
    leftovers = [name, *(name.with_name(name.name + end) for end in ("-wal", "-shm"))]
    for file in leftovers:
        file.write_bytes(b"of another version " * 500)
    (own_site / MARK).touch()

    def prepare() -> None:
        assert [file for file in leftovers if file.exists()] == []
        shutil.copyfile(fresh, name)
        assert not User.objects.exists()
        raise Prepared

    with pytest.raises(Prepared):
        load_demo(prepare)
    assert Person.objects.exists()


def test_without_the_mark_data_are_refused_and_stay(own_site, capsys) -> None:
    User.objects.create_user("noor@example.org", "x", first_name="Noor")
    before = held()
    capsys.readouterr()

    with pytest.raises(SystemExit) as left:
        main(["--language", "en", "demo", "--no-serve"])

    assert left.value.code == 1
    said = capsys.readouterr().err
    assert f"{own_site} holds data that are no demonstration" in said
    assert "--data-dir" in said
    assert held() == before
    assert not (own_site / MARK).exists()
