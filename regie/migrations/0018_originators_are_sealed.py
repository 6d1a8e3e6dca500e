"""Seal what identifies a citizen, and what somebody typed and has not sent, each for its own row."""

import json

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from regie import vault
from regie.incidents import rules
from regie.incidents.models.originators import spoken


def seal(apps, schema_editor):
    """Every label becomes a sealed name or case number; the record of no case at all is nobody's and goes."""
    Originator, Key = apps.get_model("regie", "Originator"), apps.get_model("regie", "OriginatorKey")
    Originator.objects.filter(incidents=None).delete()
    for one in Originator.objects.all().iterator():
        known = {"case_number" if rules.is_case_number(one.label) else "name": one.label}
        one.organisation_id = one.incidents.values_list("organisation_id", flat=True).first()
        one.sealed = vault.seal_words_for(f"originator:{one.pk}", json.dumps(known))
        one.save()
        Key.objects.bulk_create(
            Key(
                originator=one,
                mark=mark,
                digest=vault.lookup_keys(spoken(mark, words, one.organisation_id))[0],
            )
            for mark, words in rules.marks(**known).items()
        )
    for draft in apps.get_model("regie", "Draft").objects.all().iterator():
        draft.sealed = vault.seal_words_for(f"draft:{draft.person_id}:{draft.key}", json.dumps(draft.data))
        draft.save()


def open_again(apps, schema_editor):
    """For who goes back: the name, else the case number, as it stood there."""
    for one in apps.get_model("regie", "Originator").objects.all().iterator():
        known = json.loads(vault.unseal_words_for(f"originator:{one.pk}", one.sealed) or "{}")
        one.label = (known.get("name") or known.get("case_number") or "")[:160]
        one.save()
    for draft in apps.get_model("regie", "Draft").objects.all().iterator():
        draft.data = json.loads(
            vault.unseal_words_for(f"draft:{draft.person_id}:{draft.key}", draft.sealed) or "{}"
        )
        draft.save()


def link(to, name, **how):
    return models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name=name, to=to, **how)


class Migration(migrations.Migration):
    dependencies = [("regie", "0017_care_is_more_than_talks")]

    operations = [
        migrations.AlterModelOptions(name="originator", options={"ordering": ["id"]}),
        migrations.AddField(
            "originator", "organisation", link("regie.organisation", "originators", null=True)
        ),
        migrations.AddField("originator", "sealed", models.TextField(blank=True)),
        migrations.AddField(
            "originator", "merged_into", link("regie.originator", "merged", null=True, blank=True)
        ),
        migrations.AlterField("originator", "label", models.CharField(max_length=160, default="")),
        migrations.AddField("draft", "sealed", models.TextField(blank=True)),
        migrations.CreateModel(
            name="OriginatorKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "mark",
                    models.CharField(
                        choices=[
                            ("name", "name"),
                            ("birth_date", "birth_date"),
                            ("case_number", "case_number"),
                        ],
                        max_length=12,
                    ),
                ),
                ("digest", models.CharField(max_length=64)),
                (
                    "originator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="keys",
                        to="regie.originator",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["digest", "mark"], name="originator_look_up")],
                "constraints": [
                    models.UniqueConstraint(fields=("originator", "mark"), name="one_key_per_mark")
                ],
            },
        ),
        migrations.CreateModel(
            name="Merge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sealed_reason", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(null=True)),
                ("sealed_undone_reason", models.TextField(blank=True)),
                ("by", link(settings.AUTH_USER_MODEL, "+")),
                ("kept", link("regie.originator", "merges")),
                ("merged", link("regie.originator", "merges_away")),
                ("undone_by", link(settings.AUTH_USER_MODEL, "+", null=True)),
            ],
            options={
                "ordering": ["at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("undone_at", None)),
                        fields=("merged",),
                        name="merged_once_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kept", models.F("merged")), _negated=True),
                        name="a_merge_is_of_two_records",
                    ),
                ],
            },
        ),
        migrations.RunPython(seal, open_again),
    ]
