"""Among millions of facts, those about one case are found by an index."""

from django.db import migrations

from regie.journal import queries


def make(apps, schema_editor) -> None:
    """The index."""
    schema_editor.execute(queries.index_of_incidents(schema_editor.connection))


def take_away(apps, schema_editor) -> None:
    """Without it."""
    schema_editor.execute("DROP INDEX IF EXISTS entry_of_incident")


class Migration(migrations.Migration):
    """The table is there since the beginning."""

    dependencies = [("regie", "0031_tracks_beside_a_measure")]
    operations = [
        migrations.RunPython(make, take_away),
    ]
