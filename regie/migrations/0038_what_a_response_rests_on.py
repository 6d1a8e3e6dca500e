import django.db.models.deletion
from django.db import migrations, models


def each_keeps_the_answer_of_its_day(apps, schema_editor):
    """Until now the answer was reckoned from the moment of the choice; what was reckoned is kept from here on."""
    proposals = apps.get_model("regie", "Proposal").objects.order_by("at", "pk")
    measures = apps.get_model("regie", "Measure").objects
    for measure in measures.all():
        said = proposals.filter(incident=measure.incident_id)
        counts = said.filter(classification__superseded_at=None, superseded_at=None).first()
        answer = counts
        if counts is None or counts.at > measure.chosen_at:
            before = said.filter(at__lte=measure.chosen_at)
            answer = before.exclude(classification__superseded_at__lte=measure.chosen_at).last() or counts
        measures.filter(pk=measure.pk).update(rests_on=answer)
    if schema_editor.connection.vendor == "postgresql":
        # A table whose keys are still to be looked at takes no constraint.
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


class Migration(migrations.Migration):
    dependencies = [
        ("regie", "0037_answers_stay_and_words_are_ours"),
    ]

    operations = [
        migrations.AddField(
            model_name="measure",
            name="rests_on",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.RESTRICT,
                related_name="measures",
                to="regie.proposal",
            ),
        ),
        migrations.RunPython(each_keeps_the_answer_of_its_day, migrations.RunPython.noop),
    ]
