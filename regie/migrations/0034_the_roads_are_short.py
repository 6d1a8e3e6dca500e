"""Each road of the register has an index in the order of its list: what one person leads, and what others stand in for."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("regie", "0033_cases_are_taken_over"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="incident",
            name="bypassed_cases",
        ),
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(
                condition=models.Q(("bypassed", True)),
                fields=["organisation", "-happened_at", "-id"],
                name="bypassed_cases",
            ),
        ),
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(
                condition=models.Q(("closed_at", None)),
                fields=["in_charge", "-happened_at", "-id"],
                name="open_by_charge",
            ),
        ),
    ]
