"""The words that were sealed stand nowhere in plain text any more."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("regie", "0018_originators_are_sealed")]

    operations = [
        migrations.RemoveField("originator", "label"),
        migrations.RemoveField("draft", "data"),
        migrations.AlterField(
            "originator",
            "organisation",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="originators",
                to="regie.organisation",
            ),
        ),
        migrations.AddConstraint(
            "originator",
            models.CheckConstraint(
                condition=models.Q(
                    ("merged_into", None),
                    models.Q(("merged_into", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="an_originator_is_not_merged_into_itself",
            ),
        ),
    ]
