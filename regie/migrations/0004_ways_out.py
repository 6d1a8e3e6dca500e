"""Webhooks become one kind of outlet; calls know what carried them, people in which order to be called."""

import secrets

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def webhooks_become_outlets(apps, schema_editor):
    """Keep every address with its key: who checks our signature must notice nothing."""
    Webhook, Outlet = apps.get_model("regie", "Webhook"), apps.get_model("regie", "Outlet")
    for hook in Webhook.objects.order_by("pk"):
        Outlet.objects.create(
            organisation_id=hook.organisation_id,
            kind="webhook",
            name=hook.url[:80],
            address=hook.url,
            secret=hook.secret,
            ended_at=hook.ended_at,
            receipt_token=secrets.token_urlsafe(32),
        )


def outlets_become_webhooks(apps, schema_editor):
    """Back again; other kinds of outlet have no place there."""
    Webhook, Outlet = apps.get_model("regie", "Webhook"), apps.get_model("regie", "Outlet")
    for outlet in Outlet.objects.filter(kind="webhook").order_by("pk"):
        Webhook.objects.create(
            organisation_id=outlet.organisation_id,
            url=outlet.address[:300],
            secret=outlet.secret[:100],
            ended_at=outlet.ended_at,
        )


class Migration(migrations.Migration):
    dependencies = [
        ("regie", "0003_devices_are_listened_for"),
    ]

    operations = [
        migrations.AddField(
            model_name="call",
            name="outcome",
            field=models.CharField(blank=True, max_length=12),
        ),
        migrations.AddField(
            model_name="call",
            name="purpose",
            field=models.CharField(
                choices=[("call", "oproep"), ("taken", "iemand heeft de regie")], default="call", max_length=8
            ),
        ),
        migrations.AddField(
            model_name="call",
            name="reference",
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name="call",
            name="sent_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="contactpoint",
            name="name",
            field=models.CharField(blank=True, max_length=80),
        ),
        migrations.AddField(
            model_name="contactpoint",
            name="quiet_for_attention",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="contactpoint",
            name="rung",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="contactpoint",
            name="secret",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="contactpoint",
            name="verified_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AlterField(
            model_name="call",
            name="address",
            field=models.CharField(blank=True, max_length=1000),
        ),
        migrations.AlterField(
            model_name="call",
            name="secret",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AlterField(
            model_name="call",
            name="state",
            field=models.CharField(
                choices=[
                    ("waiting", "wacht"),
                    ("handed_over", "afgegeven"),
                    ("delivered", "aangekomen"),
                    ("seen", "gezien"),
                    ("failed", "mislukt"),
                    ("unknown", "onbekend"),
                    ("stopped", "niet meer nodig"),
                ],
                default="waiting",
                max_length=12,
            ),
        ),
        migrations.AlterField(
            model_name="contactpoint",
            name="address",
            field=models.CharField(max_length=1000),
        ),
        migrations.AlterField(
            model_name="contactpoint",
            name="channel",
            field=models.CharField(
                choices=[
                    ("email", "e-mail"),
                    ("push", "app"),
                    ("sms", "sms"),
                    ("voice", "telefoon"),
                    ("pager", "pieper"),
                ],
                max_length=20,
            ),
        ),
        migrations.CreateModel(
            name="Outlet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("name", models.CharField(max_length=80)),
                ("address", models.CharField(blank=True, max_length=1000)),
                ("settings", models.JSONField(blank=True, default=dict)),
                ("secret", models.CharField(blank=True, max_length=2000)),
                ("receipt_token", models.CharField(blank=True, max_length=100)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="outlets",
                        to="regie.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["kind", "name", "pk"],
            },
        ),
        migrations.AddField(
            model_name="call",
            name="outlet",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="calls",
                to="regie.outlet",
            ),
        ),
        migrations.CreateModel(
            name="Trial",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=120, unique=True)),
                ("channel", models.CharField(max_length=20)),
                ("sender", models.CharField(max_length=20)),
                ("address", models.CharField(blank=True, max_length=1000)),
                ("code", models.CharField(blank=True, max_length=8)),
                ("at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "wacht"),
                            ("handed_over", "afgegeven"),
                            ("delivered", "aangekomen"),
                            ("seen", "gezien"),
                            ("failed", "mislukt"),
                            ("unknown", "onbekend"),
                            ("stopped", "niet meer nodig"),
                        ],
                        default="waiting",
                        max_length=12,
                    ),
                ),
                ("detail", models.CharField(blank=True, max_length=200)),
                ("reference", models.CharField(blank=True, max_length=120)),
                ("lease_until", models.DateTimeField(null=True)),
                ("attempt", models.PositiveIntegerField(default=0)),
                ("done_at", models.DateTimeField(null=True)),
                (
                    "outlet",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="trials",
                        to="regie.outlet",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="trials",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "point",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="trials",
                        to="regie.contactpoint",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.AddIndex(
            model_name="trial",
            index=models.Index(condition=models.Q(("state", "waiting")), fields=["id"], name="trial_waiting"),
        ),
        migrations.RunPython(webhooks_become_outlets, outlets_become_webhooks),
        migrations.DeleteModel(name="Webhook"),
    ]
