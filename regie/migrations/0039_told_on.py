from zoneinfo import ZoneInfo

from django.db import migrations, models

LOCAL = ZoneInfo("Europe/Amsterdam")


def what_was_told_says_when(apps, schema_editor):
    """By the letter that was sent; what no letter of ours tells, by its signature."""
    letters = apps.get_model("regie", "Letter").objects.filter(about="decision").exclude(sent_at=None)
    told = {letter.measure_id: letter.sent_at for letter in letters.order_by("-sent_at")}
    drafted = set(apps.get_model("regie", "Letter").objects.values_list("measure_id", flat=True))
    measures = apps.get_model("regie", "Measure").objects
    for measure in measures.exclude(decided_at=None).exclude(starts_on=None):
        at = told.get(measure.pk) or (None if measure.pk in drafted else measure.decided_at)
        if at:
            measures.filter(pk=measure.pk).update(told_on=at.astimezone(LOCAL).date())


class Migration(migrations.Migration):
    dependencies = [
        ("regie", "0038_what_a_response_rests_on"),
    ]

    operations = [
        migrations.AddField(
            model_name="measure",
            name="told_on",
            field=models.DateField(null=True),
        ),
        migrations.RunPython(what_was_told_says_when, migrations.RunPython.noop),
    ]
