"""The database itself refuses every change to the journal."""

from django.db import migrations

from regie.journal import guard


def set_up(apps, schema_editor) -> None:
    """Make the triggers."""
    guard.set_up(schema_editor.connection)


def lift(apps, schema_editor) -> None:
    """Take them away."""
    guard.lift(schema_editor.connection)


class Migration(migrations.Migration):
    """Runs after the tables are there."""

    dependencies = [("regie", "0001_initial")]
    operations = [migrations.RunPython(set_up, lift)]
