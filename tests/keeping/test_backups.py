"""A backup brings everything back, and a bad one changes nothing."""

import hashlib
import zipfile

import pytest
from django.db import DatabaseError, connection

from steunpunt.config.backup import BackupError, backup, restore
from steunpunt.programme.models import Registration
from steunpunt.reports.models import Edition
from steunpunt.sector.models import Organisation, Person


def contents() -> dict[str, str]:
    """A fingerprint of each table's rows, whatever their order."""
    with connection.cursor() as cursor:
        found = {}
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names of tables
            rows = sorted(repr(row) for row in cursor.fetchall())
            found[table] = hashlib.sha256("".join(rows).encode()).hexdigest()
    return found


def make_a_mess() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM programme_evaluation")
        cursor.execute("UPDATE sector_person SET first_name = 'Somebody else'")
    Organisation.objects.create(name="Came after the backup")


def test_a_backup_brings_every_row_and_every_file_back(own_site) -> None:
    picture = own_site / "media" / "pictures" / "hall.svg"
    picture.parent.mkdir()
    picture.write_text("<svg/>")
    before = contents()
    backup(own_site / "backup.zip")
    make_a_mess()
    picture.unlink()
    assert contents() != before

    restore(own_site / "backup.zip")

    assert contents() == before
    assert picture.read_text() == "<svg/>"


def test_after_a_restore_work_goes_on(own_site) -> None:
    backup(own_site / "backup.zip")
    restore(own_site / "backup.zip")

    fresh = Person.objects.create(first_name="Mira", last_name="Peeters")

    assert fresh.pk == Person.objects.order_by("-pk").values_list("pk", flat=True)[0]


def test_after_a_restore_the_database_still_guards_its_rules(own_site) -> None:
    from steunpunt.figures.periods import Period
    from steunpunt.reports.publishing import publish

    publish(Period.year(2018), by=None)
    backup(own_site / "backup.zip")
    restore(own_site / "backup.zip")

    with pytest.raises(DatabaseError):
        Edition.objects.update(reason="quietly")


def test_a_backup_that_was_cut_off_changes_nothing(own_site) -> None:
    file = own_site / "backup.zip"
    backup(file)
    file.write_bytes(file.read_bytes()[:-2000])
    make_a_mess()
    before = contents()

    with pytest.raises(BackupError, match="beschadigd"):
        restore(file)

    assert contents() == before


def test_a_backup_whose_contents_were_altered_changes_nothing(own_site) -> None:
    file = own_site / "backup.zip"
    backup(file)
    with zipfile.ZipFile(file) as whole, zipfile.ZipFile(own_site / "a", "w") as other:
        for name in whole.namelist():
            altered = name.endswith((".copy", ".sqlite3"))
            other.writestr(name, whole.read(name) + b"x" * altered)
    before = contents()

    with pytest.raises(BackupError, match="beschadigd"):
        restore(own_site / "a")

    assert contents() == before


def test_a_backup_of_another_kind_of_database_is_refused(own_site) -> None:
    file = own_site / "backup.zip"
    with zipfile.ZipFile(file, "w") as other:
        other.writestr("backup.json", '{"version": 1, "sha256": {}}')

    with pytest.raises(BackupError, match="de back-up niet"):
        restore(file)

    assert Registration.objects.exists()


def test_rows_of_another_version_are_refused_and_a_whole_file_is_not(own_site) -> None:
    backup(own_site / "backup.zip")
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied) "
            "VALUES ('programme', '9999_of_tomorrow', CURRENT_TIMESTAMP)"
        )
    before = contents()

    if connection.vendor == "postgresql":
        with pytest.raises(BackupError, match="een andere versie"):
            restore(own_site / "backup.zip")
        assert contents() == before
    else:
        restore(own_site / "backup.zip")
        assert contents() != before
