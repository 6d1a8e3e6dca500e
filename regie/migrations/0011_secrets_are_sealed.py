"""Seal the keys of outlets, of browsers and of signed doors; calls keep no copy of any."""

from django.db import migrations, models

from regie.vault import Unreadable, seal_text, unseal_text

# Settings with a password in them, of before this.
SECRET = {"apprise_phone": ("sms_url", "voice_url")}


def seal(apps, schema_editor):
    """What stood there in plain text is sealed; rows that have no secret stay empty."""
    turn(apps, seal_text)


def open_again(apps, schema_editor):
    """For who goes back; what cannot be opened stays as it is."""

    def opened(sealed):
        try:
            return unseal_text(sealed)
        except Unreadable:
            return sealed

    turn(apps, opened)


def turn(apps, how):
    model = {name: apps.get_model("regie", name) for name in ("Outlet", "ContactPoint", "Hook")}
    for outlet in model["Outlet"].objects.all():
        secret = SECRET.get(outlet.kind, ())
        outlet.settings = {
            name: how(value) if name in secret else value for name, value in outlet.settings.items()
        }
        outlet.sealed, outlet.sealed_receipt_token = how(outlet.sealed), how(outlet.sealed_receipt_token)
        outlet.save(update_fields=["settings", "sealed", "sealed_receipt_token"])
    for point in model["ContactPoint"].objects.exclude(sealed=""):
        point.sealed = how(point.sealed)
        point.save(update_fields=["sealed"])
    for hook in model["Hook"].objects.filter(proof="signed"):
        hook.secret = how(hook.secret)
        hook.save(update_fields=["secret"])


class Migration(migrations.Migration):
    dependencies = [("regie", "0010_late_presses")]

    operations = [
        migrations.RemoveField("call", "secret"),
        migrations.RenameField("outlet", "secret", "sealed"),
        migrations.RenameField("outlet", "receipt_token", "sealed_receipt_token"),
        migrations.RenameField("contactpoint", "secret", "sealed"),
        migrations.AlterField("outlet", "sealed", models.TextField(blank=True)),
        migrations.AlterField("outlet", "sealed_receipt_token", models.TextField(blank=True)),
        migrations.AlterField("contactpoint", "sealed", models.TextField(blank=True)),
        migrations.AlterField("hook", "secret", models.TextField()),
        migrations.RunPython(seal, open_again),
    ]
