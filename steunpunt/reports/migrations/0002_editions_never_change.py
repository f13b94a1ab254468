"""The database itself refuses to change an edition."""

from django.db import migrations

SQLITE = """
CREATE TRIGGER edition_never_changes BEFORE UPDATE ON reports_edition
BEGIN SELECT RAISE(ABORT, 'An edition never changes; publish a new one.'); END
"""
POSTGRESQL = """
CREATE FUNCTION edition_never_changes() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'An edition never changes; publish a new one.'; END
$$ LANGUAGE plpgsql;
CREATE TRIGGER edition_never_changes BEFORE UPDATE ON reports_edition
FOR EACH ROW EXECUTE FUNCTION edition_never_changes();
"""


def forbid(apps, schema_editor):
    sqlite = schema_editor.connection.vendor == "sqlite"
    schema_editor.execute(SQLITE if sqlite else POSTGRESQL)


def allow(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER edition_never_changes")
    else:
        schema_editor.execute("DROP TRIGGER edition_never_changes ON reports_edition")
        schema_editor.execute("DROP FUNCTION edition_never_changes()")


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial")]
    operations = [migrations.RunPython(forbid, allow)]
