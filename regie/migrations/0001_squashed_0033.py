"""All tables at once, for a new installation: the same as the steps that it replaces, in a tenth of the time.

Who has an older installation takes the steps, and has this from then on.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.migrations.operations.base import Operation

import regie.visitors.rules
from regie.journal import guard, queries
from regie.register.models import word_index


def what_models_do_not_say(apps, schema_editor) -> None:
    """The guard of the journal, the index of the words, and the facts about one case."""
    guard.set_up(schema_editor.connection)
    word_index.set_up(schema_editor.connection)
    schema_editor.execute(queries.index_of_incidents(schema_editor.connection))


def take_it_away(apps, schema_editor) -> None:
    """Before the tables go."""
    schema_editor.execute("DROP INDEX IF EXISTS entry_of_incident")
    word_index.lift(schema_editor.connection)
    guard.lift(schema_editor.connection)


class CreateTogether(Operation):
    """Many tables in one step: Django otherwise draws all models anew after each of them."""

    def __init__(self, *tables: migrations.CreateModel) -> None:
        self.tables = tables

    def state_forwards(self, app_label, state) -> None:
        """The models are known; they are drawn when somebody asks for them."""
        state.__dict__.pop("apps", None)
        for one in self.tables:
            one.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state) -> None:
        """Each table, in an order in which those that it points at are there."""
        for one in self.tables:
            one.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state) -> None:
        """The other way round."""
        for one in reversed(self.tables):
            one.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """What `migrate` says of it."""
        return f"Create {len(self.tables)} models"


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("regie", "0001_initial"),
        ("regie", "0002_journal_is_append_only"),
        ("regie", "0003_devices_are_listened_for"),
        ("regie", "0004_ways_out"),
        ("regie", "0005_buttons_are_tested"),
        ("regie", "0006_panels_are_heard"),
        ("regie", "0007_others_report_presses"),
        ("regie", "0008_buttons_speak_mqtt"),
        ("regie", "0009_tests_have_codes"),
        ("regie", "0010_late_presses"),
        ("regie", "0011_secrets_are_sealed"),
        ("regie", "0012_drills"),
        ("regie", "0013_log_ins_are_counted"),
        ("regie", "0014_drills_are_learnt_from"),
        ("regie", "0015_home_visits"),
        ("regie", "0016_one_person_leads_a_case"),
        ("regie", "0017_care_is_more_than_talks"),
        ("regie", "0018_originators_are_sealed"),
        ("regie", "0019_no_citizen_in_plain_text"),
        ("regie", "0020_letters_are_read_by_two"),
        ("regie", "0021_the_week_of_a_person"),
        ("regie", "0022_register_is_found"),
        ("regie", "0023_a_response_passes_fourteen_gates"),
        ("regie", "0024_facts_of_third_parties"),
        ("regie", "0025_the_register_is_told_in_full"),
        ("regie", "0026_doors_and_second_looks"),
        ("regie", "0027_measures_are_looked_at_again"),
        ("regie", "0028_what_is_kept_and_forgotten"),
        ("regie", "0029_drafts_of_the_policy"),
        ("regie", "0030_letters_answer_requests"),
        ("regie", "0031_tracks_beside_a_measure"),
        ("regie", "0032_the_story_is_found"),
        ("regie", "0033_cases_are_taken_over"),
    ]

    dependencies = []

    operations = [
        CreateTogether(
            migrations.CreateModel(
                name="Entry",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("at", models.DateTimeField(db_index=True)),
                    ("kind", models.CharField(db_index=True, max_length=80)),
                    ("actor", models.CharField(max_length=60)),
                    ("subject", models.CharField(blank=True, db_index=True, max_length=60)),
                    ("data", models.JSONField(default=dict)),
                ],
            ),
            migrations.CreateModel(
                name="FailedLogIn",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("name_hash", models.CharField(max_length=64)),
                    ("address_hash", models.CharField(max_length=64)),
                    ("times", models.PositiveSmallIntegerField(default=0)),
                    ("last_at", models.DateTimeField(db_index=True)),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("name_hash", "address_hash"), name="one_count_per_name_and_address"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Organisation",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("name", models.CharField(max_length=120, unique=True)),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("municipality", "gemeente"),
                                ("partner", "ketenpartner"),
                                ("guard_company", "beveiligingsbedrijf"),
                                ("office", "raad en college"),
                            ],
                            max_length=20,
                        ),
                    ),
                    ("is_demo", models.BooleanField(default=False)),
                ],
            ),
            migrations.CreateModel(
                name="Pulse",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("part", models.CharField(max_length=40, unique=True)),
                    ("at", models.DateTimeField()),
                    ("detail", models.CharField(blank=True, max_length=200)),
                ],
            ),
            migrations.CreateModel(
                name="ReferenceYear",
                fields=[
                    ("year", models.PositiveSmallIntegerField(primary_key=True, serialize=False)),
                    ("last", models.PositiveIntegerField(default=0)),
                ],
            ),
            migrations.CreateModel(
                name="Template",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("code", models.CharField(max_length=40)),
                    ("language", models.CharField(max_length=5)),
                    ("version", models.PositiveIntegerField()),
                    ("subject", models.CharField(max_length=200)),
                    ("body", models.TextField()),
                    ("added_at", models.DateTimeField()),
                ],
                options={
                    "ordering": ["code", "language", "-version"],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("code", "language", "version"), name="one_wording_per_version"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Covenant",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("title", models.CharField(max_length=160)),
                    ("signed_on", models.DateField()),
                    ("ended_on", models.DateField(blank=True, null=True)),
                    (
                        "leader",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="covenants_led",
                            to="regie.organisation",
                        ),
                    ),
                    ("members", models.ManyToManyField(related_name="covenants", to="regie.organisation")),
                ],
            ),
            migrations.CreateModel(
                name="Errand",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("follower", models.CharField(max_length=120)),
                    ("due_at", models.DateTimeField()),
                    ("lease_until", models.DateTimeField(null=True)),
                    ("attempt", models.PositiveIntegerField(default=0)),
                    ("problem", models.TextField(blank=True)),
                    ("done_at", models.DateTimeField(null=True)),
                    (
                        "entry",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="errands",
                            to="regie.entry",
                        ),
                    ),
                ],
                options={
                    "indexes": [
                        models.Index(
                            condition=models.Q(("done_at", None)), fields=["due_at"], name="errand_waiting"
                        )
                    ],
                    "constraints": [
                        models.UniqueConstraint(fields=("entry", "follower"), name="one_errand_per_follower")
                    ],
                },
            ),
            migrations.CreateModel(
                name="Hook",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("name", models.CharField(max_length=80)),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("ttn", "The Things Network (LoRaWAN)"),
                                ("cloudevents", "CloudEvents"),
                                ("json", "JSON van een ander systeem"),
                            ],
                            max_length=12,
                        ),
                    ),
                    (
                        "proof",
                        models.CharField(
                            choices=[
                                ("signed", "Handtekening (Standard Webhooks)"),
                                ("secret", "Geheim in een kopregel"),
                            ],
                            max_length=8,
                        ),
                    ),
                    ("secret", models.TextField()),
                    ("fields", models.JSONField(default=dict)),
                    ("made_at", models.DateTimeField()),
                    ("ended_at", models.DateTimeField(null=True)),
                    (
                        "organisation",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="hooks",
                            to="regie.organisation",
                        ),
                    ),
                ],
                options={
                    "ordering": ["name", "id"],
                },
            ),
            migrations.CreateModel(
                name="Originator",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("sealed", models.TextField(blank=True)),
                    (
                        "merged_into",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="merged",
                            to="regie.originator",
                        ),
                    ),
                    (
                        "organisation",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="originators",
                            to="regie.organisation",
                        ),
                    ),
                ],
                options={
                    "ordering": ["id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("merged_into", None),
                                models.Q(("merged_into", models.F("id")), _negated=True),
                                _connector="OR",
                            ),
                            name="an_originator_is_not_merged_into_itself",
                        )
                    ],
                },
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
                    ("sealed", models.TextField(blank=True)),
                    ("sealed_receipt_token", models.TextField(blank=True)),
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
            migrations.CreateModel(
                name="Person",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("password", models.CharField(max_length=128, verbose_name="password")),
                    ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                    ("username", models.CharField(max_length=60, unique=True)),
                    ("name", models.CharField(max_length=120)),
                    ("job_title", models.CharField(blank=True, max_length=80)),
                    ("guard_diploma", models.BooleanField(default=False)),
                    ("language", models.CharField(default="nl", max_length=5)),
                    ("is_active", models.BooleanField(default=True)),
                    (
                        "organisation",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="people",
                            to="regie.organisation",
                        ),
                    ),
                ],
                options={
                    "ordering": ["name"],
                },
            ),
            migrations.CreateModel(
                name="Place",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("site", "locatie"),
                                ("floor", "verdieping"),
                                ("room", "spreekkamer"),
                                ("counter", "balie"),
                                ("outside", "buiten het gebouw"),
                            ],
                            max_length=20,
                        ),
                    ),
                    ("name", models.CharField(max_length=80)),
                    ("path", models.CharField(blank=True, db_index=True, max_length=120)),
                    ("address", models.CharField(blank=True, max_length=160)),
                    (
                        "organisation",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="places",
                            to="regie.organisation",
                        ),
                    ),
                    (
                        "parent",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="parts",
                            to="regie.place",
                        ),
                    ),
                ],
                options={
                    "ordering": ["path"],
                    "constraints": [
                        models.UniqueConstraint(fields=("parent", "name"), name="one_name_within_a_place")
                    ],
                },
            ),
            migrations.CreateModel(
                name="ApiToken",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("token_hash", models.CharField(max_length=64, unique=True)),
                    ("made_at", models.DateTimeField()),
                    ("valid_until", models.DateTimeField()),
                    ("ended_at", models.DateTimeField(null=True)),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="api_tokens",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
            ),
            migrations.CreateModel(
                name="Assignment",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "role",
                        models.CharField(
                            choices=[
                                ("employee", "employee"),
                                ("guard", "guard"),
                                ("reception", "reception"),
                                ("team_lead", "team_lead"),
                                ("manager", "manager"),
                                ("coordinator", "coordinator"),
                                ("counsellor", "counsellor"),
                                ("hr", "hr"),
                                ("legal", "legal"),
                                ("works_council", "works_council"),
                                ("director", "director"),
                                ("administrator", "administrator"),
                                ("office_holder", "office_holder"),
                                ("clerk", "clerk"),
                                ("mayors_office", "mayors_office"),
                            ],
                            max_length=20,
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="assignments",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "organisation",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="regie.organisation",
                        ),
                    ),
                    (
                        "place",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="regie.place",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("person", "role", "organisation", "place"),
                            name="one_role_once",
                            nulls_distinct=False,
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="BroughtIn",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("name", models.CharField(max_length=160)),
                    ("at", models.DateTimeField()),
                    ("rows", models.PositiveIntegerField(default=0)),
                    ("undone_at", models.DateTimeField(null=True)),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "organisation",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="regie.organisation",
                        ),
                    ),
                    (
                        "site",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="regie.place",
                        ),
                    ),
                ],
                options={
                    "ordering": ["-at", "-id"],
                },
            ),
            migrations.CreateModel(
                name="ContactPoint",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "channel",
                        models.CharField(
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
                    ("address", models.CharField(max_length=1000)),
                    ("name", models.CharField(blank=True, max_length=80)),
                    ("sealed", models.TextField(blank=True)),
                    ("rung", models.PositiveSmallIntegerField(default=0)),
                    ("quiet_for_attention", models.BooleanField(default=False)),
                    ("verified_at", models.DateTimeField(null=True)),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="contact_points",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("person", "channel", "address"), name="one_address_once"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Device",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("browser", "browser"),
                                ("button", "knop"),
                                ("panel", "alarmpaneel"),
                                ("desk", "balieknop"),
                            ],
                            max_length=10,
                        ),
                    ),
                    ("name", models.CharField(max_length=80)),
                    ("token_hash", models.CharField(max_length=64, null=True, unique=True)),
                    ("mqtt_password", models.CharField(blank=True, default="", max_length=200)),
                    ("account", models.CharField(blank=True, max_length=16, null=True, unique=True)),
                    ("enrolled_at", models.DateTimeField()),
                    ("last_heard_at", models.DateTimeField(null=True)),
                    ("last_test_at", models.DateTimeField(null=True)),
                    (
                        "supervision",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("SP1", "SP1"),
                                ("SP2", "SP2"),
                                ("SP3", "SP3"),
                                ("SP4", "SP4"),
                                ("SP5", "SP5"),
                                ("SP6", "SP6"),
                                ("DP1", "DP1"),
                                ("DP2", "DP2"),
                                ("DP3", "DP3"),
                                ("DP4", "DP4"),
                            ],
                            default="",
                            max_length=4,
                        ),
                    ),
                    ("silent_since", models.DateTimeField(null=True)),
                    ("battery_percent", models.PositiveSmallIntegerField(null=True)),
                    ("battery_at", models.DateTimeField(null=True)),
                    ("battery_low_since", models.DateTimeField(null=True)),
                    ("test_until", models.DateTimeField(null=True)),
                    ("drill_until", models.DateTimeField(null=True)),
                    ("revoked_at", models.DateTimeField(null=True)),
                    (
                        "person",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="devices",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "organisation",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="devices",
                            to="regie.organisation",
                        ),
                    ),
                    (
                        "place",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="devices",
                            to="regie.place",
                        ),
                    ),
                ],
                options={
                    "ordering": ["name"],
                    "indexes": [
                        models.Index(
                            condition=models.Q(("revoked_at", None), ("silent_since", None)),
                            fields=["supervision", "last_heard_at"],
                            name="device_listened_for",
                        )
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("token_hash__isnull", False), ("account__isnull", False), _connector="OR"
                            ),
                            name="a_device_can_prove_itself",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="DigestChoice",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("off_at", models.DateTimeField(null=True)),
                    ("last_week", models.DateField(null=True)),
                    (
                        "person",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="digest",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
            ),
            migrations.CreateModel(
                name="Draft",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("key", models.CharField(max_length=80)),
                    ("sealed", models.TextField(blank=True)),
                    ("at", models.DateTimeField()),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="drafts",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("person", "key"), name="one_draft_per_form")
                    ],
                },
            ),
            migrations.CreateModel(
                name="EndingCode",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("ending", models.CharField(max_length=128)),
                    ("silent", models.CharField(max_length=128)),
                    (
                        "person",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="ending_code",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
            ),
            migrations.CreateModel(
                name="Erasure",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "root",
                        models.CharField(
                            choices=[("incident", "zaak"), ("aftercare", "opvang"), ("alarm", "alarm")],
                            max_length=12,
                        ),
                    ),
                    ("row_id", models.PositiveBigIntegerField()),
                    ("reason", models.CharField(blank=True, max_length=200)),
                    ("at", models.DateTimeField()),
                    ("counts", models.JSONField(default=dict)),
                    (
                        "by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "organisation",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="regie.organisation",
                        ),
                    ),
                ],
                options={
                    "ordering": ["-at", "-id"],
                    "constraints": [models.UniqueConstraint(fields=("root", "row_id"), name="erased_once")],
                },
            ),
            migrations.CreateModel(
                name="HookMessage",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("message_id", models.CharField(max_length=420, null=True)),
                    ("at", models.DateTimeField()),
                    (
                        "outcome",
                        models.CharField(
                            choices=[
                                ("alarm", "alarm"),
                                ("test", "test"),
                                ("heard", "teken van leven"),
                                ("refused", "geweigerd"),
                            ],
                            max_length=8,
                        ),
                    ),
                    ("why", models.CharField(blank=True, max_length=20)),
                    ("detail", models.CharField(blank=True, max_length=120)),
                    ("external_id", models.CharField(blank=True, max_length=120)),
                    ("alarm_key", models.CharField(blank=True, max_length=200)),
                    (
                        "hook",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="messages",
                            to="regie.hook",
                        ),
                    ),
                ],
                options={
                    "ordering": ["-id"],
                    "constraints": [
                        models.UniqueConstraint(fields=("hook", "message_id"), name="one_message_once")
                    ],
                },
            ),
            migrations.CreateModel(
                name="LeftOut",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("case", models.CharField(max_length=60)),
                    ("at", models.DateTimeField()),
                    (
                        "asked_by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("person", "case"), name="left_out_of_a_case_once"),
                        models.CheckConstraint(
                            condition=models.Q(("person", models.F("asked_by")), _negated=True),
                            name="nobody_leaves_out_themselves",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("case__startswith", "incident:")),
                            name="left_out_of_an_incident",
                        ),
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
                    (
                        "by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "undone_by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "kept",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="merges",
                            to="regie.originator",
                        ),
                    ),
                    (
                        "merged",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="merges_away",
                            to="regie.originator",
                        ),
                    ),
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
            migrations.CreateModel(
                name="Notice",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("kind", models.CharField(max_length=40)),
                    ("link", models.CharField(max_length=200)),
                    ("at", models.DateTimeField()),
                    ("mail_due_at", models.DateTimeField(null=True)),
                    ("mail_body", models.TextField(blank=True)),
                    ("mail_attempts", models.PositiveSmallIntegerField(default=0)),
                    ("mailed_at", models.DateTimeField(null=True)),
                    ("read_at", models.DateTimeField(null=True)),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="notices",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "ordering": ["-at", "-id"],
                    "indexes": [
                        models.Index(
                            condition=models.Q(("mailed_at", None), ("read_at", None)),
                            fields=["mail_due_at"],
                            name="notice_to_mail",
                        )
                    ],
                },
            ),
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
                name="PolicyVersion",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("pack_id", models.CharField(max_length=60)),
                    ("version", models.CharField(max_length=40)),
                    ("title", models.CharField(max_length=200)),
                    ("text", models.TextField()),
                    ("sha256", models.CharField(db_index=True, max_length=64)),
                    ("valid_from", models.DateField(null=True)),
                    ("valid_to", models.DateField(null=True)),
                    ("imported_at", models.DateTimeField()),
                    (
                        "imported_by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "organisation",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="policy_versions",
                            to="regie.organisation",
                        ),
                    ),
                ],
                options={
                    "ordering": [
                        models.OrderBy(models.F("valid_from"), descending=True, nulls_last=True),
                        "-imported_at",
                        "-pk",
                    ],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("organisation", "pack_id", "version"), name="one_policy_version_once"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("valid_to", None), ("valid_to__gte", models.F("valid_from")), _connector="OR"
                            ),
                            name="a_policy_ends_after_it_begins",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Promise",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("kind", models.CharField(max_length=40)),
                    ("subject", models.CharField(db_index=True, max_length=60)),
                    ("case", models.CharField(blank=True, db_index=True, max_length=60)),
                    ("title", models.CharField(blank=True, max_length=160)),
                    ("permission", models.CharField(blank=True, max_length=40)),
                    ("made_at", models.DateTimeField()),
                    ("due_at", models.DateTimeField(null=True)),
                    ("source", models.CharField(blank=True, max_length=120)),
                    ("kept_at", models.DateTimeField(null=True)),
                    ("dropped_at", models.DateTimeField(null=True)),
                    ("called_at", models.DateTimeField(null=True)),
                    (
                        "kept_by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("not_people", models.ManyToManyField(related_name="+", to=settings.AUTH_USER_MODEL)),
                    (
                        "organisation",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="regie.organisation",
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="promises",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "place",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="regie.place",
                        ),
                    ),
                ],
                options={
                    "indexes": [
                        models.Index(
                            condition=models.Q(("dropped_at", None), ("kept_at", None)),
                            fields=["due_at"],
                            name="promise_open",
                        )
                    ],
                    "constraints": [
                        models.UniqueConstraint(fields=("kind", "subject"), name="one_promise_per_subject")
                    ],
                },
            ),
            migrations.CreateModel(
                name="RotaLine",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "group",
                        models.CharField(
                            choices=[
                                ("guards", "beveiliging"),
                                ("intervention_team", "interventieteam"),
                                ("team_leads", "teamleiders"),
                                ("coordinators", "coördinatoren"),
                            ],
                            max_length=20,
                        ),
                    ),
                    ("weekday", models.PositiveSmallIntegerField()),
                    ("from_minute", models.PositiveSmallIntegerField()),
                    ("until_minute", models.PositiveSmallIntegerField()),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="rota_lines",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "site",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="rota_lines",
                            to="regie.place",
                        ),
                    ),
                ],
                options={
                    "ordering": ["weekday", "from_minute", "group"],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("person", "group", "site", "weekday", "from_minute"), name="one_line_once"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("weekday__lte", 6)), name="a_week_has_seven_days"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("until_minute__gt", models.F("from_minute")), ("until_minute__lte", 1440)
                            ),
                            name="a_block_ends_after_it_begins",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="SavedView",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("name", models.CharField(max_length=60)),
                    ("asked", models.JSONField(default=dict)),
                    (
                        "shared_with",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("employee", "employee"),
                                ("guard", "guard"),
                                ("reception", "reception"),
                                ("team_lead", "team_lead"),
                                ("manager", "manager"),
                                ("coordinator", "coordinator"),
                                ("counsellor", "counsellor"),
                                ("hr", "hr"),
                                ("legal", "legal"),
                                ("works_council", "works_council"),
                                ("director", "director"),
                                ("administrator", "administrator"),
                                ("office_holder", "office_holder"),
                                ("clerk", "clerk"),
                                ("mayors_office", "mayors_office"),
                            ],
                            max_length=20,
                        ),
                    ),
                    ("at", models.DateTimeField()),
                    (
                        "organisation",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="regie.organisation",
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="saved_views",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "ordering": ["name", "id"],
                    "constraints": [
                        models.UniqueConstraint(fields=("person", "name"), name="one_view_per_name")
                    ],
                },
            ),
            migrations.CreateModel(
                name="Visit",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("where", models.CharField(blank=True, max_length=200)),
                    ("note", models.CharField(blank=True, max_length=300)),
                    ("every_seconds", models.PositiveIntegerField()),
                    ("ask_before_seconds", models.PositiveIntegerField()),
                    ("started_at", models.DateTimeField()),
                    ("until", models.DateTimeField()),
                    ("confirmed_at", models.DateTimeField()),
                    ("due_at", models.DateTimeField()),
                    ("next_at", models.DateTimeField(null=True)),
                    ("round", models.PositiveIntegerField(default=1)),
                    ("asked_at", models.DateTimeField(null=True)),
                    ("ended_at", models.DateTimeField(null=True)),
                    ("expired_at", models.DateTimeField(null=True)),
                    (
                        "base",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="regie.place",
                        ),
                    ),
                    (
                        "offered_to",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="visits_offered",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "organisation",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="regie.organisation",
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="visits",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "ordering": ["due_at", "id"],
                    "indexes": [
                        models.Index(
                            condition=models.Q(("next_at__isnull", False)),
                            fields=["next_at"],
                            name="visit_due",
                        )
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("ended_at", None), ("expired_at", None), ("next_at__isnull", False)
                                ),
                                models.Q(
                                    ("ended_at__isnull", False), ("expired_at", None), ("next_at", None)
                                ),
                                models.Q(
                                    ("ended_at", None), ("expired_at__isnull", False), ("next_at", None)
                                ),
                                _connector="OR",
                            ),
                            name="a_visit_is_watched_or_over",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("next_at__isnull", False)),
                            fields=("person",),
                            name="one_visit_at_a_time",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Calibration",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("title", models.CharField(max_length=160)),
                    ("smallest_group", models.PositiveSmallIntegerField()),
                    ("asked_at", models.DateTimeField()),
                    ("closes_on", models.DateField()),
                    ("closed_at", models.DateTimeField(null=True)),
                    (
                        "asked_by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "organisation",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="calibrations",
                            to="regie.organisation",
                        ),
                    ),
                    (
                        "policy_version",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="calibrations",
                            to="regie.policyversion",
                        ),
                    ),
                ],
                options={
                    "ordering": ["-asked_at", "-pk"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("smallest_group__gte", 3)),
                            name="a_group_is_large_enough_to_hide_in",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="DrillWindow",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("zone", models.CharField(blank=True, max_length=8)),
                    ("opens_at", models.DateTimeField()),
                    ("until", models.DateTimeField()),
                    ("used_at", models.DateTimeField(null=True)),
                    ("ended_at", models.DateTimeField(null=True)),
                    (
                        "by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "device",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="drill_windows",
                            to="regie.device",
                        ),
                    ),
                    (
                        "place",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="drill_windows",
                            to="regie.place",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("used_at", None), ("ended_at", None), _connector="OR"),
                            name="a_drill_called_off_never_began",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("until__gt", models.F("opens_at"))),
                            name="a_drill_ends_after_it_opens",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="EnrolmentCode",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("code_hash", models.CharField(max_length=64, unique=True)),
                    ("made_at", models.DateTimeField()),
                    ("until", models.DateTimeField()),
                    ("used_at", models.DateTimeField(null=True)),
                    (
                        "by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "device",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="enrolment_codes",
                            to="regie.device",
                        ),
                    ),
                ],
            ),
            migrations.CreateModel(
                name="Heard",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("frame", models.CharField(max_length=64)),
                    ("words", models.CharField(max_length=64)),
                    ("fingerprint", models.CharField(max_length=32)),
                    ("kind", models.CharField(max_length=12)),
                    ("code", models.CharField(max_length=8)),
                    ("qualifier", models.CharField(blank=True, max_length=2)),
                    ("zone", models.CharField(blank=True, max_length=16)),
                    ("area", models.CharField(blank=True, max_length=16)),
                    ("text", models.CharField(blank=True, max_length=200)),
                    ("sequence", models.CharField(max_length=4)),
                    ("xdata", models.JSONField(default=list)),
                    ("raw", models.TextField()),
                    ("source", models.CharField(blank=True, max_length=64)),
                    ("encrypted", models.BooleanField()),
                    ("credible", models.BooleanField()),
                    ("stamped_at", models.DateTimeField(null=True)),
                    ("received_at", models.DateTimeField()),
                    ("accepted_at", models.DateTimeField(null=True)),
                    ("refusals", models.PositiveIntegerField(default=0)),
                    (
                        "panel",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="signals",
                            to="regie.device",
                        ),
                    ),
                ],
                options={
                    "ordering": ["-received_at", "-id"],
                    "indexes": [
                        models.Index(fields=["panel", "frame"], name="heard_frame"),
                        models.Index(fields=["panel", "words"], name="heard_words"),
                        models.Index(fields=["panel", "fingerprint", "received_at"], name="heard_message"),
                        models.Index(fields=["received_at"], name="heard_when"),
                    ],
                },
            ),
            migrations.CreateModel(
                name="HookDevice",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("external_id", models.CharField(max_length=120)),
                    (
                        "device",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="known_as",
                            to="regie.device",
                        ),
                    ),
                    (
                        "hook",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="devices",
                            to="regie.hook",
                        ),
                    ),
                ],
                options={
                    "ordering": ["external_id"],
                    "constraints": [
                        models.UniqueConstraint(fields=("hook", "external_id"), name="one_button_per_name")
                    ],
                },
            ),
            migrations.CreateModel(
                name="Knock",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("source", models.CharField(max_length=64)),
                    (
                        "why",
                        models.CharField(
                            choices=[
                                ("unknown", "onbekend accountnummer"),
                                ("key", "niet te lezen met de sleutel van het paneel"),
                                ("plain", "niet versleuteld, terwijl het paneel een sleutel heeft"),
                                ("replay", "een opname van een eerder bericht"),
                            ],
                            max_length=10,
                        ),
                    ),
                    ("account", models.CharField(blank=True, max_length=16)),
                    ("times", models.PositiveIntegerField(default=0)),
                    ("first_at", models.DateTimeField()),
                    ("last_at", models.DateTimeField()),
                    (
                        "panel",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="knocks",
                            to="regie.device",
                        ),
                    ),
                ],
                options={
                    "ordering": ["-last_at"],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("source", "why", "panel"),
                            name="one_count_per_knock",
                            nulls_distinct=False,
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="PanelKey",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("sealed", models.TextField()),
                    ("bits", models.PositiveSmallIntegerField()),
                    ("set_at", models.DateTimeField()),
                    (
                        "panel",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.CASCADE, related_name="key", to="regie.device"
                        ),
                    ),
                ],
            ),
            migrations.CreateModel(
                name="PolicyDraft",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("text", models.TextField()),
                    ("edition", models.PositiveIntegerField(default=1)),
                    ("started_at", models.DateTimeField()),
                    ("saved_at", models.DateTimeField()),
                    ("dropped_at", models.DateTimeField(null=True)),
                    (
                        "organisation",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="policy_drafts",
                            to="regie.organisation",
                        ),
                    ),
                    (
                        "saved_by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "started_by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "base",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="drafts",
                            to="regie.policyversion",
                        ),
                    ),
                    (
                        "became",
                        models.OneToOneField(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="draft",
                            to="regie.policyversion",
                        ),
                    ),
                ],
                options={
                    "ordering": ["-saved_at", "-pk"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("became", None), ("dropped_at", None), _connector="OR"),
                            name="a_draft_ends_once",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="TestWindow",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("zone", models.CharField(blank=True, max_length=8)),
                    ("opened_at", models.DateTimeField()),
                    ("until", models.DateTimeField()),
                    ("ended_at", models.DateTimeField(null=True)),
                    (
                        "by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "device",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="test_windows",
                            to="regie.device",
                        ),
                    ),
                ],
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
                    (
                        "about",
                        models.CharField(
                            choices=[("test", "test"), ("visit", "huisbezoek"), ("charge", "regie")],
                            default="test",
                            max_length=8,
                        ),
                    ),
                    ("link", models.CharField(blank=True, max_length=200)),
                    ("key", models.CharField(max_length=120, unique=True)),
                    ("channel", models.CharField(max_length=20)),
                    ("sender", models.CharField(max_length=20)),
                    ("address", models.CharField(blank=True, max_length=1000)),
                    ("code", models.CharField(blank=True, max_length=8)),
                    ("guesses", models.PositiveSmallIntegerField(default=0)),
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
                    "indexes": [
                        models.Index(
                            condition=models.Q(("state", "waiting")), fields=["id"], name="trial_waiting"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Trouble",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("clock", "de klok loopt verkeerd"),
                                ("battery", "de batterij is leeg of bijna leeg"),
                                ("line", "een verbinding is weg"),
                                ("fault", "storing"),
                                ("bypass", "de knop is uitgezet"),
                            ],
                            max_length=10,
                        ),
                    ),
                    ("zone", models.CharField(blank=True, max_length=16)),
                    ("code", models.CharField(blank=True, max_length=8)),
                    ("seconds", models.IntegerField(null=True)),
                    ("since", models.DateTimeField()),
                    ("over_at", models.DateTimeField(null=True)),
                    (
                        "panel",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="troubles",
                            to="regie.device",
                        ),
                    ),
                ],
                options={
                    "ordering": ["-since"],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("over_at", None)),
                            fields=("panel", "kind", "zone"),
                            name="one_trouble_once",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Zone",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("number", models.CharField(max_length=8)),
                    (
                        "level",
                        models.CharField(
                            choices=[("alarm", "alarm"), ("attention", "attention")],
                            default="alarm",
                            max_length=10,
                        ),
                    ),
                    ("last_test_at", models.DateTimeField(null=True)),
                    (
                        "panel",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="zones",
                            to="regie.device",
                        ),
                    ),
                    (
                        "place",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="zones",
                            to="regie.place",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("panel", "number"), name="one_zone_once")
                    ],
                },
            ),
            migrations.CreateModel(
                name="Alarm",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("key", models.CharField(max_length=200, unique=True)),
                    (
                        "kind",
                        models.CharField(
                            choices=[("attention", "Attentie"), ("alarm", "Alarm")], max_length=10
                        ),
                    ),
                    (
                        "origin",
                        models.CharField(
                            choices=[
                                ("screen", "scherm"),
                                ("button", "knop"),
                                ("panel", "alarmpaneel"),
                                ("timer", "huisbezoek"),
                            ],
                            max_length=10,
                        ),
                    ),
                    ("place_words", models.CharField(blank=True, max_length=300)),
                    ("silent", models.BooleanField(default=False)),
                    ("note", models.CharField(blank=True, max_length=500)),
                    ("raised_at", models.DateTimeField(db_index=True)),
                    ("pressed_at", models.DateTimeField(null=True)),
                    ("plan", models.JSONField()),
                    ("step", models.SmallIntegerField(default=-1)),
                    ("next_step_at", models.DateTimeField(null=True)),
                    ("unverified", models.BooleanField(default=False)),
                    ("clock_off_seconds", models.IntegerField(null=True)),
                    ("stood_down_at", models.DateTimeField(null=True)),
                    ("made_real_at", models.DateTimeField(null=True)),
                    (
                        "in_charge",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="alarms_in_charge",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "presser",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="alarms_pressed",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "device",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="alarms",
                            to="regie.device",
                        ),
                    ),
                    (
                        "drill_window",
                        models.OneToOneField(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="alarm",
                            to="regie.drillwindow",
                        ),
                    ),
                    (
                        "organisation",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="alarms",
                            to="regie.organisation",
                        ),
                    ),
                    (
                        "base",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="regie.place",
                        ),
                    ),
                    (
                        "place",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="alarms",
                            to="regie.place",
                        ),
                    ),
                    (
                        "policy_version",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="regie.policyversion",
                        ),
                    ),
                ],
                options={
                    "ordering": ["-raised_at", "-id"],
                    "indexes": [
                        models.Index(
                            condition=models.Q(("stood_down_at", None)),
                            fields=["next_step_at"],
                            name="ladder_due",
                        )
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("next_step_at", None),
                                models.Q(("in_charge", None), ("stood_down_at", None)),
                                _connector="OR",
                            ),
                            name="the_ladder_stops_for_a_person",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("next_step_at__isnull", False),
                                ("in_charge__isnull", False),
                                ("stood_down_at__isnull", False),
                                _connector="OR",
                            ),
                            name="an_alarm_never_ends_in_silence",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("made_real_at", None), ("drill_window__isnull", False), _connector="OR"
                            ),
                            name="only_a_drill_is_made_real",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Drill",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[("attention", "Attentie"), ("alarm", "Alarm")], max_length=10
                        ),
                    ),
                    ("purpose", models.CharField(max_length=300)),
                    ("planned_at", models.DateTimeField()),
                    ("well", models.TextField(blank=True)),
                    ("better", models.TextField(blank=True)),
                    ("evaluated_at", models.DateTimeField(null=True)),
                    (
                        "invited",
                        models.ManyToManyField(related_name="drills_announced", to=settings.AUTH_USER_MODEL),
                    ),
                    (
                        "leader",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="drills_led",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "window",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="drill",
                            to="regie.drillwindow",
                        ),
                    ),
                    (
                        "organisation",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="drills",
                            to="regie.organisation",
                        ),
                    ),
                ],
                options={
                    "ordering": ["-window__opens_at", "-id"],
                },
            ),
            migrations.CreateModel(
                name="TestPress",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("zone", models.CharField(blank=True, max_length=8)),
                    ("at", models.DateTimeField(db_index=True)),
                    ("key", models.CharField(max_length=200, null=True, unique=True)),
                    ("code", models.CharField(blank=True, max_length=12)),
                    (
                        "device",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="tests",
                            to="regie.device",
                        ),
                    ),
                    (
                        "window",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="presses",
                            to="regie.testwindow",
                        ),
                    ),
                ],
                options={
                    "ordering": ["-at", "-id"],
                },
            ),
            migrations.CreateModel(
                name="Vignette",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("number", models.PositiveSmallIntegerField()),
                    ("text", models.TextField()),
                    ("norm", models.CharField(max_length=60)),
                    (
                        "calibration",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="vignettes",
                            to="regie.calibration",
                        ),
                    ),
                ],
                options={
                    "ordering": ["number"],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("calibration", "number"), name="one_vignette_one_number"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Call",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("key", models.CharField(max_length=120, unique=True)),
                    (
                        "purpose",
                        models.CharField(
                            choices=[("call", "oproep"), ("taken", "iemand heeft de regie")],
                            default="call",
                            max_length=8,
                        ),
                    ),
                    ("step", models.SmallIntegerField()),
                    ("group", models.CharField(max_length=40)),
                    ("channel", models.CharField(max_length=20)),
                    ("address", models.CharField(blank=True, max_length=1000)),
                    ("due_at", models.DateTimeField()),
                    ("lease_until", models.DateTimeField(null=True)),
                    ("attempt", models.PositiveIntegerField(default=0)),
                    ("drill", models.BooleanField(default=False)),
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
                    ("outcome", models.CharField(blank=True, max_length=12)),
                    ("detail", models.CharField(blank=True, max_length=200)),
                    ("reference", models.CharField(blank=True, max_length=120)),
                    ("sent_at", models.DateTimeField(null=True)),
                    ("done_at", models.DateTimeField(null=True)),
                    (
                        "alarm",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="calls",
                            to="regie.alarm",
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="calls",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "outlet",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="calls",
                            to="regie.outlet",
                        ),
                    ),
                ],
                options={
                    "indexes": [
                        models.Index(
                            condition=models.Q(("state", "waiting")), fields=["due_at"], name="call_waiting"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Charge",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("at", models.DateTimeField()),
                    ("sign_at", models.DateTimeField(null=True)),
                    ("asked_at", models.DateTimeField(null=True)),
                    ("ended_at", models.DateTimeField(null=True)),
                    (
                        "alarm",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="charges",
                            to="regie.alarm",
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="charges",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("ended_at", None)),
                            fields=("alarm",),
                            name="one_person_has_the_regie",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Expiry",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("trigger_seconds", models.FloatField()),
                    ("pre_alarm_seconds", models.FloatField()),
                    ("signal_run_seconds", models.FloatField(null=True)),
                    ("reaction_seconds", models.FloatField(null=True)),
                    ("alarm_seconds", models.FloatField(null=True)),
                    (
                        "alarm",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="expiry",
                            to="regie.alarm",
                        ),
                    ),
                    (
                        "visit",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="expiry",
                            to="regie.visit",
                        ),
                    ),
                ],
            ),
            migrations.CreateModel(
                name="HandOver",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("asked_at", models.DateTimeField()),
                    ("answered_at", models.DateTimeField(null=True)),
                    ("accepted", models.BooleanField(null=True)),
                    (
                        "alarm",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="hand_overs",
                            to="regie.alarm",
                        ),
                    ),
                    (
                        "giver",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "taker",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("answered_at", None)),
                            fields=("alarm",),
                            name="one_hand_over_at_a_time",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Incident",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("reference", models.CharField(max_length=20, unique=True)),
                    ("report_key", models.CharField(max_length=300, null=True, unique=True)),
                    ("place_words", models.CharField(blank=True, max_length=300)),
                    ("happened_at", models.DateTimeField()),
                    ("opened_at", models.DateTimeField()),
                    (
                        "relation",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("self", "het overkwam mij"),
                                ("saw", "ik was erbij"),
                                ("told", "ik hoorde het van een collega"),
                                ("leads", "ik ben de leidinggevende"),
                            ],
                            max_length=8,
                        ),
                    ),
                    ("bypassed", models.BooleanField(default=False)),
                    ("reported_at", models.DateTimeField(db_index=True, null=True)),
                    ("story", models.TextField(blank=True)),
                    ("closed_at", models.DateTimeField(null=True)),
                    (
                        "affected",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="incidents_undergone",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "alarm",
                        models.OneToOneField(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="incident",
                            to="regie.alarm",
                        ),
                    ),
                    (
                        "asked",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "in_charge",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="cases",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "reporter",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="incidents_reported",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "organisation",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="incidents",
                            to="regie.organisation",
                        ),
                    ),
                    (
                        "originator",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="incidents",
                            to="regie.originator",
                        ),
                    ),
                    (
                        "place",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="incidents",
                            to="regie.place",
                        ),
                    ),
                    (
                        "policy_version",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="regie.policyversion",
                        ),
                    ),
                ],
                options={
                    "ordering": ["-happened_at", "-id"],
                    "indexes": [
                        models.Index(
                            condition=models.Q(("bypassed", True)),
                            fields=["organisation"],
                            name="bypassed_cases",
                        ),
                        models.Index(fields=["organisation", "-happened_at", "-id"], name="register_by_date"),
                        models.Index(fields=["place", "-happened_at", "-id"], name="register_by_place"),
                        models.Index(fields=["in_charge", "-happened_at", "-id"], name="register_by_charge"),
                        models.Index(
                            condition=models.Q(("closed_at", None)),
                            fields=["organisation", "-happened_at", "-id"],
                            name="register_open",
                        ),
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("reported_at", None), ("reporter__isnull", False), _connector="OR"
                            ),
                            name="a_report_has_a_reporter",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="PresserWord",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "word",
                        models.CharField(
                            choices=[
                                ("mistake", "Vergissing"),
                                ("can_talk", "Ik kan praten"),
                                ("cannot_talk", "Ik kan niet praten"),
                                ("still_needed", "Er is nog hulp nodig"),
                                ("not_needed", "Er is geen hulp meer nodig"),
                                ("for_real", "Dit is echt"),
                            ],
                            max_length=12,
                        ),
                    ),
                    ("at", models.DateTimeField()),
                    (
                        "alarm",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="presser_words",
                            to="regie.alarm",
                        ),
                    ),
                ],
                options={
                    "ordering": ["at", "id"],
                },
            ),
            migrations.CreateModel(
                name="Rating",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("answer", models.CharField(max_length=60)),
                    ("at", models.DateTimeField()),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "vignette",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="ratings",
                            to="regie.vignette",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("vignette", "person"), name="one_rating_a_person")
                    ],
                },
            ),
            migrations.CreateModel(
                name="Reaction",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("seen", "gezien"),
                                ("coming", "onderweg"),
                                ("fetching_help", "haalt hulp"),
                                ("there", "is er"),
                            ],
                            max_length=14,
                        ),
                    ),
                    ("at", models.DateTimeField()),
                    (
                        "alarm",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="reactions",
                            to="regie.alarm",
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="reactions",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "ordering": ["at", "id"],
                    "constraints": [
                        models.UniqueConstraint(fields=("alarm", "person", "kind"), name="one_reaction_once")
                    ],
                },
            ),
            migrations.CreateModel(
                name="StandDown",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("at", models.DateTimeField()),
                    (
                        "outcome",
                        models.CharField(
                            choices=[
                                ("restored", "Gesprek hersteld"),
                                ("ended", "Contact beëindigd"),
                                ("sent_away", "Weggestuurd"),
                                ("police", "Politie"),
                                ("false_alarm", "Vals alarm"),
                                ("drill", "Oefening"),
                            ],
                            max_length=12,
                        ),
                    ),
                    ("police", models.BooleanField(default=False)),
                    ("all_right", models.BooleanField(null=True)),
                    ("note", models.TextField(blank=True)),
                    (
                        "alarm",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="stand_down",
                            to="regie.alarm",
                        ),
                    ),
                    (
                        "looks_after",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
            ),
            migrations.CreateModel(
                name="Act",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("words", models.CharField(max_length=500)),
                    ("happened_at", models.DateTimeField()),
                    ("source", models.CharField(max_length=160)),
                    ("norm_class", models.CharField(blank=True, max_length=60)),
                    ("written_at", models.DateTimeField(null=True)),
                    (
                        "written_by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "incident",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="acts",
                            to="regie.incident",
                        ),
                    ),
                ],
                options={
                    "ordering": ["happened_at", "id"],
                },
            ),
            migrations.CreateModel(
                name="Addition",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("at", models.DateTimeField()),
                    (
                        "about",
                        models.CharField(
                            choices=[
                                ("more", "wat er nog meer gebeurde"),
                                ("witness", "wie het zag of hoorde"),
                                ("cause", "hoe het begon"),
                                ("with_what", "waarmee het gebeurde"),
                                ("damage", "schade"),
                            ],
                            default="more",
                            max_length=10,
                        ),
                    ),
                    ("text", models.TextField()),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "incident",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="additions",
                            to="regie.incident",
                        ),
                    ),
                ],
                options={
                    "ordering": ["at", "id"],
                },
            ),
            migrations.CreateModel(
                name="Behaviour",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("scolding", "schelden"),
                                ("threatening", "dreigen"),
                                ("intimidating", "intimideren"),
                                ("discrimination", "discriminatie"),
                                ("sexual", "seksueel"),
                                ("physical", "duwen, slaan, gooien"),
                                ("vandalism", "vernielen"),
                                ("self_harm", "dreigt zichzelf iets aan te doen"),
                                ("online", "online"),
                                ("sexism", "seksisme"),
                                ("stalking", "stalken"),
                                ("doxing", "privégegevens delen (doxing)"),
                                ("bribery", "omkopen of chanteren"),
                                ("other", "iets anders"),
                                ("unknown", "ik weet het niet"),
                            ],
                            max_length=20,
                        ),
                    ),
                    (
                        "incident",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="behaviours",
                            to="regie.incident",
                        ),
                    ),
                ],
                options={
                    "ordering": ["id"],
                    "constraints": [
                        models.UniqueConstraint(fields=("incident", "kind"), name="one_tile_once")
                    ],
                },
            ),
            migrations.CreateModel(
                name="BrokenGlass",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("reason", models.TextField()),
                    ("at", models.DateTimeField()),
                    ("until", models.DateTimeField()),
                    ("reviewed_at", models.DateTimeField(null=True)),
                    ("justified", models.BooleanField(null=True)),
                    ("verdict", models.TextField(blank=True)),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "reviewed_by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "incident",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="broken_glass",
                            to="regie.incident",
                        ),
                    ),
                    (
                        "organisation",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="regie.organisation",
                        ),
                    ),
                ],
                options={
                    "ordering": ["-at", "-id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("until__gt", models.F("at"))),
                            name="glass_is_open_for_a_while",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("reviewed_by", None),
                                models.Q(("reviewed_by", models.F("person")), _negated=True),
                                _connector="OR",
                            ),
                            name="another_reviews_broken_glass",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="BroughtRow",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("key", models.CharField(max_length=200)),
                    (
                        "brought_in",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="brought",
                            to="regie.broughtin",
                        ),
                    ),
                    (
                        "incident",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="brought_row",
                            to="regie.incident",
                        ),
                    ),
                    (
                        "organisation",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="regie.organisation",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("organisation", "key"), name="one_row_comes_once")
                    ],
                },
            ),
            migrations.CreateModel(
                name="CarePlan",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("happened_at", models.DateTimeField()),
                    ("made_at", models.DateTimeField()),
                    ("source", models.CharField(blank=True, max_length=160)),
                    ("as_witness", models.BooleanField(default=False)),
                    (
                        "carer",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="care_given",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="care_plans",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "incident",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="care_plans",
                            to="regie.incident",
                        ),
                    ),
                    (
                        "organisation",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="regie.organisation",
                        ),
                    ),
                    (
                        "place",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="regie.place",
                        ),
                    ),
                    (
                        "policy_version",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="regie.policyversion",
                        ),
                    ),
                ],
                options={
                    "ordering": ["-happened_at", "-id"],
                    "constraints": [
                        models.UniqueConstraint(fields=("incident", "person"), name="one_plan_per_person")
                    ],
                },
            ),
            migrations.CreateModel(
                name="CaseCharge",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("at", models.DateTimeField()),
                    ("ended_at", models.DateTimeField(null=True)),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "incident",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="charges",
                            to="regie.incident",
                        ),
                    ),
                ],
                options={
                    "ordering": ["at", "id"],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("ended_at", None)),
                            fields=("incident",),
                            name="one_person_leads_a_case",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="CaseHandOver",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("asked_at", models.DateTimeField()),
                    ("answered_at", models.DateTimeField(null=True)),
                    ("accepted", models.BooleanField(null=True)),
                    (
                        "giver",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "taker",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "incident",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="hand_overs",
                            to="regie.incident",
                        ),
                    ),
                ],
                options={
                    "ordering": ["asked_at", "id"],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("answered_at", None)),
                            fields=("incident",),
                            name="one_offer_of_a_case_at_a_time",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("taker", models.F("giver")), _negated=True),
                            name="a_case_goes_to_somebody_else",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Circumstances",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "channel",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("counter", "aan de balie"),
                                ("room", "in een spreekkamer"),
                                ("phone", "aan de telefoon"),
                                ("mail", "per mail of brief"),
                                ("visit", "op huisbezoek"),
                                ("public", "op straat of in de openbare ruimte"),
                                ("online", "online"),
                                ("private", "privé, door het werk"),
                            ],
                            max_length=12,
                        ),
                    ),
                    (
                        "place_type",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("public_hall", "publiekshal of wachtruimte"),
                                ("interview_room", "spreekkamer"),
                                ("office", "kantoor, zonder publiek"),
                                ("entrance", "ingang of terrein"),
                                ("home", "bij de burger thuis"),
                                ("street", "straat, park of plein"),
                                ("vehicle", "auto of openbaar vervoer"),
                                ("nowhere", "geen plek: telefoon, brief of online"),
                            ],
                            max_length=16,
                        ),
                    ),
                    (
                        "alone",
                        models.CharField(
                            blank=True,
                            choices=[("yes", "ja"), ("no", "nee"), ("unknown", "weet ik niet")],
                            max_length=8,
                        ),
                    ),
                    ("with_what", models.CharField(blank=True, max_length=300)),
                    ("in_what_way", models.TextField(blank=True)),
                    ("why", models.TextField(blank=True)),
                    (
                        "cause",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("frustration", "frustratie: iets liep anders dan verwacht"),
                                ("instrumental", "om iets gedaan te krijgen"),
                                ("disorder", "verward, ziek of onder invloed"),
                                ("unknown", "weet ik niet"),
                            ],
                            max_length=14,
                        ),
                    ),
                    ("service_before", models.JSONField(blank=True, default=list)),
                    (
                        "decision_open",
                        models.CharField(
                            blank=True,
                            choices=[("yes", "ja"), ("no", "nee"), ("unknown", "weet ik niet")],
                            max_length=8,
                        ),
                    ),
                    (
                        "alarm_used",
                        models.CharField(
                            blank=True,
                            choices=[("yes", "ja"), ("no", "nee"), ("unknown", "weet ik niet")],
                            max_length=8,
                        ),
                    ),
                    (
                        "intervention",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("none", "niemand greep in"),
                                ("restored", "het gesprek is hersteld"),
                                ("ended", "het contact is beëindigd"),
                                ("sent_away", "de burger is weggestuurd"),
                            ],
                            max_length=10,
                        ),
                    ),
                    ("ordered_by", models.CharField(blank=True, max_length=160)),
                    (
                        "police",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("none", "niet gebeld"),
                                ("called", "gebeld, niet gekomen"),
                                ("came", "gekomen"),
                            ],
                            max_length=8,
                        ),
                    ),
                    ("police_words", models.CharField(blank=True, max_length=300)),
                    ("told_at", models.DateTimeField()),
                    (
                        "told_by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "incident",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="circumstances",
                            to="regie.incident",
                        ),
                    ),
                ],
            ),
            migrations.CreateModel(
                name="Classification",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("at", models.DateTimeField()),
                    (
                        "outcome",
                        models.CharField(
                            choices=[
                                ("aggression", "grensoverschrijdend volgens de norm"),
                                ("care_first", "eerst zorg: dreigt zichzelf iets aan te doen"),
                                ("not_aggression", "geen agressie"),
                                ("complaint", "klacht, bezwaar of kritiek: geen agressie"),
                                ("contact_load", "heel veel contact: geen agressie, wel afspraken nodig"),
                            ],
                            max_length=16,
                        ),
                    ),
                    ("norm_classes", models.JSONField(default=list)),
                    ("reason", models.TextField()),
                    ("superseded_at", models.DateTimeField(null=True)),
                    (
                        "affected",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="classifications",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "reporter",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "incident",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="classifications",
                            to="regie.incident",
                        ),
                    ),
                    (
                        "policy_version",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="regie.policyversion",
                        ),
                    ),
                ],
                options={
                    "ordering": ["at", "id"],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("superseded_at", None)),
                            fields=("incident",),
                            name="one_classification_counts",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("reporter", None),
                                models.Q(("reporter", models.F("person")), _negated=True),
                                _connector="OR",
                            ),
                            name="a_second_person_classifies",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("affected", None),
                                models.Q(("affected", models.F("person")), _negated=True),
                                _connector="OR",
                            ),
                            name="not_the_affected_classifies",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Complaint",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("forwarded_at", models.DateTimeField()),
                    ("answer", models.TextField(blank=True)),
                    ("answered_at", models.DateTimeField(null=True)),
                    (
                        "forwarded_by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "handler",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "incident",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="complaint",
                            to="regie.incident",
                        ),
                    ),
                ],
                options={
                    "ordering": ["forwarded_at", "id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("handler", None),
                                models.Q(("handler", models.F("forwarded_by")), _negated=True),
                                _connector="OR",
                            ),
                            name="somebody_else_answers_a_complaint",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="DamageItem",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("what", models.CharField(max_length=160)),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("material", "spullen, gebouw of kleding"),
                                ("immaterial", "pijn, schrik of gemis"),
                            ],
                            default="material",
                            max_length=10,
                        ),
                    ),
                    (
                        "owner",
                        models.CharField(
                            choices=[
                                ("organisation", "van de organisatie"),
                                ("employee", "van een medewerker"),
                                ("other", "van iemand anders"),
                            ],
                            default="organisation",
                            max_length=12,
                        ),
                    ),
                    ("amount_cents", models.PositiveBigIntegerField(null=True)),
                    ("told_at", models.DateTimeField()),
                    (
                        "told_by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "incident",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="damage_items",
                            to="regie.incident",
                        ),
                    ),
                ],
                options={
                    "ordering": ["id"],
                },
            ),
            migrations.CreateModel(
                name="Evidence",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("sealed_name", models.TextField(blank=True)),
                    ("media_type", models.CharField(max_length=60)),
                    ("size", models.PositiveIntegerField()),
                    (
                        "scan",
                        models.CharField(
                            choices=[
                                ("clean", "gecontroleerd op virussen"),
                                ("not_configured", "niet op virussen gecontroleerd: dat is niet ingesteld"),
                            ],
                            max_length=16,
                        ),
                    ),
                    ("added_at", models.DateTimeField()),
                    (
                        "added_by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "incident",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="evidence",
                            to="regie.incident",
                        ),
                    ),
                ],
                options={
                    "ordering": ["id"],
                },
            ),
            migrations.CreateModel(
                name="Feedback",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "about",
                        models.CharField(
                            choices=[
                                ("decided", "er is besloten"),
                                ("classified", "je melding is beoordeeld"),
                            ],
                            max_length=12,
                        ),
                    ),
                    ("text", models.TextField()),
                    ("at", models.DateTimeField()),
                    ("answer", models.TextField(blank=True)),
                    ("answered_at", models.DateTimeField(null=True)),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="feedback_received",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "teller",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="feedback_given",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "incident",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="feedback",
                            to="regie.incident",
                        ),
                    ),
                ],
                options={
                    "ordering": ["at", "id"],
                },
            ),
            migrations.CreateModel(
                name="Hearing",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("talk", "gesproken"),
                                ("written", "schriftelijk gereageerd"),
                                ("did_not_come", "uitgenodigd, niet gekomen"),
                                ("afterwards", "gesprek achteraf aangeboden"),
                            ],
                            max_length=14,
                        ),
                    ),
                    ("held_on", models.DateField()),
                    ("notes", models.TextField()),
                    ("cautioned", models.BooleanField(default=False)),
                    ("at", models.DateTimeField()),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="hearings_held",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "incident",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="hearings",
                            to="regie.incident",
                        ),
                    ),
                ],
                options={
                    "ordering": ["held_on", "id"],
                },
            ),
            migrations.CreateModel(
                name="Impact",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "feeling",
                        models.CharField(
                            choices=[("fine", "gaat wel"), ("shaken", "geschrokken"), ("injured", "gewond")],
                            max_length=10,
                        ),
                    ),
                    (
                        "need",
                        models.CharField(
                            choices=[
                                ("nothing", "niets"),
                                ("colleague", "een collega"),
                                ("team_lead", "mijn leidinggevende"),
                                ("home", "naar huis"),
                                ("call", "iemand bellen"),
                            ],
                            default="nothing",
                            max_length=10,
                        ),
                    ),
                    ("at", models.DateTimeField()),
                    (
                        "person",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="impacts",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "incident",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="impacts",
                            to="regie.incident",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("incident", "person"), name="one_impact_per_person")
                    ],
                },
            ),
            migrations.CreateModel(
                name="LegalHold",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("reason", models.TextField()),
                    ("at", models.DateTimeField()),
                    ("until", models.DateField(null=True)),
                    ("ended_at", models.DateTimeField(null=True)),
                    (
                        "by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "ended_by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "incident",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="holds",
                            to="regie.incident",
                        ),
                    ),
                    (
                        "organisation",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="regie.organisation",
                        ),
                    ),
                ],
                options={
                    "ordering": ["at", "id"],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("ended_at", None)),
                            fields=("incident",),
                            name="one_hold_at_a_time",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Measure",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("kind", models.CharField(max_length=30)),
                    ("chosen_at", models.DateTimeField()),
                    ("why", models.TextField()),
                    ("lighter", models.TextField(blank=True)),
                    ("rule_id", models.CharField(blank=True, max_length=80)),
                    ("rule_section", models.CharField(blank=True, max_length=160)),
                    ("nature", models.CharField(blank=True, max_length=12)),
                    ("starts_on", models.DateField(null=True)),
                    ("ends_on", models.DateField(null=True)),
                    ("review_on", models.DateField(null=True)),
                    ("where", models.CharField(blank=True, max_length=300)),
                    ("stays_open", models.TextField(blank=True)),
                    ("ways", models.JSONField(default=list)),
                    ("terms", models.JSONField(default=dict)),
                    ("ends_early", models.TextField(blank=True)),
                    ("suspected", models.JSONField(default=list)),
                    ("proofs", models.JSONField(default=list)),
                    ("proportion", models.JSONField(default=dict)),
                    ("weight", models.TextField(blank=True)),
                    ("is_apart", models.BooleanField(default=False)),
                    ("reads", models.CharField(blank=True, max_length=10)),
                    ("interpreter", models.CharField(blank=True, max_length=300)),
                    ("delivery", models.CharField(blank=True, max_length=12)),
                    ("decided_at", models.DateTimeField(null=True)),
                    ("sent_back_at", models.DateTimeField(null=True)),
                    ("sent_back_why", models.TextField(blank=True)),
                    ("without_review", models.BooleanField(default=False)),
                    (
                        "chooser",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="measures_chosen",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "incident",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="measures",
                            to="regie.incident",
                        ),
                    ),
                    (
                        "renews",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="renewals",
                            to="regie.measure",
                        ),
                    ),
                    (
                        "sent_back_by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "policy_version",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="regie.policyversion",
                        ),
                    ),
                ],
                options={
                    "ordering": ["chosen_at", "id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("ends_on", None),
                                ("starts_on", None),
                                ("ends_on__gte", models.F("starts_on")),
                                _connector="OR",
                            ),
                            name="a_measure_ends_after_it_starts",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("review_on", None),
                                ("ends_on", None),
                                ("review_on__lte", models.F("ends_on")),
                                _connector="OR",
                            ),
                            name="a_review_comes_before_the_end",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "access_restriction",
                                            "area_ban",
                                            "benefit_reduction",
                                            "building_ban",
                                            "contact_restriction",
                                            "prosecutor_order",
                                            "representative_barred",
                                            "suspend_service",
                                        ],
                                    ),
                                    _negated=True,
                                ),
                                models.Q(
                                    ("ends_on__isnull", False),
                                    models.Q(("stays_open", ""), _negated=True),
                                    models.Q(
                                        ("review_on__isnull", False),
                                        ("decided_at", None),
                                        ("without_review", True),
                                        _connector="OR",
                                    ),
                                ),
                                _connector="OR",
                            ),
                            name="what_limits_ends_and_leaves_a_way",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("decided_at", None), ("sent_back_at", None), _connector="OR"),
                            name="signed_or_sent_back_never_both",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="OrderTalk",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("invited_for", models.DateField()),
                    ("agenda", models.TextField()),
                    ("at", models.DateTimeField()),
                    ("held_on", models.DateField(null=True)),
                    (
                        "outcome",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("agreed", "er zijn afspraken"),
                                ("not_agreed", "er zijn geen afspraken"),
                                ("did_not_come", "niet gekomen"),
                            ],
                            max_length=12,
                        ),
                    ),
                    ("agreements", models.TextField(blank=True)),
                    (
                        "closed_by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "incident",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="order_talks",
                            to="regie.incident",
                        ),
                    ),
                    (
                        "leader",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "ordering": ["invited_for", "id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("outcome", "agreed"), _negated=True),
                                models.Q(("agreements", ""), _negated=True),
                                _connector="OR",
                            ),
                            name="agreements_have_words",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="OwnTerm",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("knew_on", models.DateField()),
                    ("until", models.DateField()),
                    ("at", models.DateTimeField()),
                    (
                        "incident",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="regie.incident"
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("incident", "person"), name="one_own_term")
                    ],
                },
            ),
            migrations.CreateModel(
                name="Party",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("affected", "collega die het overkwam"),
                                ("witness", "getuige"),
                                ("victim", "burger als slachtoffer"),
                            ],
                            max_length=10,
                        ),
                    ),
                    ("sealed", models.TextField(blank=True)),
                    ("at", models.DateTimeField()),
                    (
                        "incident",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="parties",
                            to="regie.incident",
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "told_by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "ordering": ["id"],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("person__isnull", False)),
                            fields=("incident", "kind", "person"),
                            name="one_part_per_colleague",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("kind", "affected"), _negated=True),
                                ("person__isnull", False),
                                _connector="OR",
                            ),
                            name="an_affected_colleague_has_a_name",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="PoliceReport",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[("criminal_complaint", "aangifte"), ("police_notice", "melding")],
                            max_length=20,
                        ),
                    ),
                    ("made_on", models.DateField()),
                    (
                        "made_by",
                        models.CharField(
                            choices=[("employer", "de werkgever"), ("employee", "de medewerker zelf")],
                            max_length=10,
                        ),
                    ),
                    ("chosen_address", models.CharField(max_length=300)),
                    ("number", models.CharField(blank=True, max_length=60)),
                    ("at", models.DateTimeField()),
                    (
                        "outcome",
                        models.CharField(
                            choices=[
                                ("waiting", "nog niets gehoord"),
                                ("taken_up", "de politie onderzoekt het"),
                                ("dropped", "er komt geen vervolging"),
                                ("to_court", "het komt voor de rechter"),
                            ],
                            default="waiting",
                            max_length=10,
                        ),
                    ),
                    ("outcome_words", models.TextField(blank=True)),
                    (
                        "incident",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="police_reports",
                            to="regie.incident",
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "ordering": ["made_on", "id"],
                },
            ),
            migrations.CreateModel(
                name="SearchText",
                fields=[
                    (
                        "incident",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.CASCADE,
                            primary_key=True,
                            related_name="search_text",
                            serialize=False,
                            to="regie.incident",
                        ),
                    ),
                    ("words", models.TextField()),
                ],
            ),
            migrations.CreateModel(
                name="SecondLook",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "matter",
                        models.CharField(
                            choices=[
                                ("benefit", "uitkering"),
                                ("care", "zorg of hulp"),
                                ("debt", "schulden"),
                                ("permit", "vergunning"),
                                ("enforcement", "handhaving of boete"),
                                ("other", "iets anders"),
                            ],
                            max_length=12,
                        ),
                    ),
                    (
                        "standing",
                        models.CharField(
                            choices=[
                                ("open", "moet nog worden genomen"),
                                ("favourable", "genomen: de burger krijgt het"),
                                ("unfavourable", "genomen: de burger krijgt het niet"),
                            ],
                            max_length=12,
                        ),
                    ),
                    ("marked_at", models.DateTimeField()),
                    ("decision", models.TextField(blank=True)),
                    ("grounds", models.TextField(blank=True)),
                    ("asked_at", models.DateTimeField(null=True)),
                    (
                        "outcome",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("stands", "het besluit kan zo blijven"),
                                ("redo", "het besluit moet opnieuw"),
                                ("cannot_judge", "dit kan ik niet beoordelen"),
                            ],
                            max_length=12,
                        ),
                    ),
                    ("reasons", models.TextField(blank=True)),
                    ("given_at", models.DateTimeField(null=True)),
                    (
                        "asked_by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "handler",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "incident",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="second_looks",
                            to="regie.incident",
                        ),
                    ),
                    (
                        "looker",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "marked_by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "ordering": ["marked_at", "id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("looker", None),
                                models.Q(
                                    models.Q(("looker", models.F("asked_by")), _negated=True),
                                    models.Q(("looker", models.F("marked_by")), _negated=True),
                                    models.Q(
                                        ("handler", None),
                                        models.Q(("looker", models.F("handler")), _negated=True),
                                        _connector="OR",
                                    ),
                                ),
                                _connector="OR",
                            ),
                            name="another_looks_again",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("outcome", ""),
                                models.Q(
                                    ("given_at__isnull", False),
                                    ("looker__isnull", False),
                                    models.Q(("reasons", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="a_second_look_has_reasons",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ThirdPartyFact",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("number", models.CharField(max_length=20)),
                    ("recorded_at", models.DateTimeField()),
                    ("description", models.TextField()),
                    ("first_on", models.DateField()),
                    ("last_on", models.DateField()),
                    ("consent_at", models.DateTimeField(null=True)),
                    ("kept_until", models.DateField()),
                    (
                        "employee",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "incident",
                        models.OneToOneField(
                            null=True,
                            on_delete=django.db.models.deletion.SET_NULL,
                            related_name="third_party_fact",
                            to="regie.incident",
                        ),
                    ),
                    (
                        "organisation",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="regie.organisation",
                        ),
                    ),
                    (
                        "recorded_by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "site",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="regie.place",
                        ),
                    ),
                ],
                options={
                    "ordering": ["number"],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("organisation", "number"), name="one_number_per_fact"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("employee", None), ("consent_at__isnull", False), _connector="OR"
                            ),
                            name="an_employee_is_named_with_consent",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Absence",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("starts_on", models.DateField()),
                    ("ends_on", models.DateField(null=True)),
                    ("written_at", models.DateTimeField()),
                    (
                        "written_by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "plan",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="absences",
                            to="regie.careplan",
                        ),
                    ),
                ],
                options={
                    "ordering": ["starts_on", "id"],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("ends_on", None)),
                            fields=("plan",),
                            name="one_absence_at_a_time",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                            ),
                            name="an_absence_ends_after_it_starts",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="DamageClaim",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("paid", models.PositiveIntegerField(default=0)),
                    ("claimed", models.PositiveIntegerField(default=0)),
                    ("recovered", models.PositiveIntegerField(default=0)),
                    ("at", models.DateTimeField()),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "item",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="claim",
                            to="regie.damageitem",
                        ),
                    ),
                    (
                        "incident",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="damage_claims",
                            to="regie.incident",
                        ),
                    ),
                ],
                options={
                    "ordering": ["id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("recovered__lte", models.F("claimed"))),
                            name="recovered_from_what_was_claimed",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="EvidenceContent",
                fields=[
                    (
                        "evidence",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.CASCADE,
                            primary_key=True,
                            related_name="content",
                            serialize=False,
                            to="regie.evidence",
                        ),
                    ),
                    ("sealed", models.BinaryField()),
                ],
            ),
            migrations.CreateModel(
                name="Intervention",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("happened_at", models.DateTimeField()),
                    (
                        "outcome",
                        models.CharField(
                            choices=[
                                ("restored", "hersteld: het gesprek ging verder"),
                                ("ended", "contact beëindigd"),
                                ("sent_out", "weggestuurd"),
                            ],
                            max_length=10,
                        ),
                    ),
                    ("asked", models.BooleanField(null=True)),
                    ("ordered_by", models.CharField(blank=True, max_length=120)),
                    (
                        "capacity",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("guard", "beveiliger, namens de organisatie"),
                                ("official", "medewerker die dat hier mag zeggen"),
                                ("holder", "leidinggevende of beheerder van het gebouw"),
                                ("police", "politie"),
                            ],
                            max_length=10,
                        ),
                    ),
                    (
                        "went",
                        models.CharField(
                            blank=True,
                            choices=[("yes", "ja"), ("no", "nee"), ("police", "met de politie")],
                            max_length=8,
                        ),
                    ),
                    ("description", models.CharField(blank=True, max_length=200)),
                    ("ban_in_force", models.BooleanField(default=False)),
                    ("ban_handed_over_on", models.DateField(null=True)),
                    ("logged_at", models.DateTimeField()),
                    (
                        "logged_by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="interventions",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "measure",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.SET_NULL,
                            related_name="+",
                            to="regie.measure",
                        ),
                    ),
                    (
                        "organisation",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="regie.organisation",
                        ),
                    ),
                    (
                        "place",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="interventions",
                            to="regie.place",
                        ),
                    ),
                ],
                options={
                    "ordering": ["-happened_at", "-id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("outcome", regie.visitors.rules.Outcome["SENT_OUT"]), _negated=True
                                ),
                                models.Q(
                                    models.Q(("ordered_by", ""), _negated=True),
                                    models.Q(("capacity", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="who_sends_out_has_a_name_and_a_capacity",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Lift",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("at", models.DateTimeField()),
                    ("why", models.TextField()),
                    (
                        "how",
                        models.CharField(
                            choices=[
                                ("lifted", "opgeheven"),
                                ("withdrawn", "ingetrokken"),
                                ("quashed", "vernietigd door een rechter of na bezwaar of klacht"),
                                ("superseded", "vervangen door een nieuw besluit"),
                            ],
                            default="lifted",
                            max_length=10,
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "measure",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="lift",
                            to="regie.measure",
                        ),
                    ),
                ],
            ),
            migrations.CreateModel(
                name="LiftRequest",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("asked_on", models.DateField()),
                    ("words", models.TextField()),
                    ("at", models.DateTimeField()),
                    ("granted", models.BooleanField(null=True)),
                    ("answer", models.TextField(blank=True)),
                    ("answered_at", models.DateTimeField(null=True)),
                    (
                        "chooser",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "written_by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "measure",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="lift_requests",
                            to="regie.measure",
                        ),
                    ),
                ],
                options={
                    "ordering": ["at", "id"],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("answered_at", None)),
                            fields=("measure",),
                            name="one_open_request_to_lift",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("person", None),
                                models.Q(("person", models.F("chooser")), _negated=True),
                                _connector="OR",
                            ),
                            name="another_answers_who_asks_to_lift",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("answered_at", None),
                                models.Q(
                                    ("granted__isnull", False),
                                    ("person__isnull", False),
                                    models.Q(("answer", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="an_answer_has_reasons",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Passed",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("gate", models.CharField(max_length=4)),
                    ("code", models.CharField(max_length=40)),
                    ("at", models.DateTimeField()),
                    ("reason", models.TextField()),
                    ("day", models.DateField(null=True)),
                    (
                        "chooser",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "measure",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="passed",
                            to="regie.measure",
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "ordering": ["at", "id"],
                    "constraints": [
                        models.UniqueConstraint(fields=("measure", "code"), name="let_pass_once"),
                        models.CheckConstraint(
                            condition=models.Q(("person", models.F("chooser")), _negated=True),
                            name="the_author_lets_nothing_pass",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ProfessionalHelp",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("company_doctor", "bedrijfsarts"),
                                ("social_work", "bedrijfsmaatschappelijk werk"),
                                ("psychologist", "psycholoog"),
                                ("victim_support", "slachtofferhulp"),
                                ("legal", "juridische hulp"),
                                ("other", "andere hulp"),
                            ],
                            max_length=16,
                        ),
                    ),
                    ("offered_at", models.DateTimeField()),
                    ("starts_on", models.DateField(null=True)),
                    ("taken_at", models.DateTimeField(null=True)),
                    ("declined_at", models.DateTimeField(null=True)),
                    (
                        "offered_by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "plan",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="help",
                            to="regie.careplan",
                        ),
                    ),
                ],
                options={
                    "verbose_name_plural": "professional help",
                    "ordering": ["offered_at", "id"],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("declined_at", None), ("taken_at", None)),
                            fields=("plan", "kind"),
                            name="one_open_offer_of_a_kind",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("taken_at", None), ("declined_at", None), _connector="OR"),
                            name="help_is_taken_or_declined",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Proposal",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("at", models.DateTimeField()),
                    ("status", models.CharField(max_length=20)),
                    ("options", models.JSONField(default=list)),
                    ("missing", models.JSONField(default=list)),
                    (
                        "classification",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="proposal",
                            to="regie.classification",
                        ),
                    ),
                    (
                        "incident",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="proposals",
                            to="regie.incident",
                        ),
                    ),
                    (
                        "policy_version",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="regie.policyversion",
                        ),
                    ),
                ],
            ),
            migrations.CreateModel(
                name="Review",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("at", models.DateTimeField()),
                    (
                        "outcome",
                        models.CharField(
                            choices=[("stays", "blijft nodig"), ("ends", "is niet meer nodig")], max_length=6
                        ),
                    ),
                    ("why", models.TextField()),
                    ("since", models.TextField(blank=True)),
                    ("reached", models.TextField(blank=True)),
                    ("was_due_on", models.DateField(null=True)),
                    ("next_on", models.DateField(null=True)),
                    (
                        "chooser",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "measure",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="reviews",
                            to="regie.measure",
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "ordering": ["at", "id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("person", models.F("chooser")), _negated=True),
                            name="another_reviews_a_measure",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Signature",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("at", models.DateTimeField()),
                    (
                        "affected",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "chooser",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "measure",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="signature",
                            to="regie.measure",
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="signatures",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "reporter",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("person", models.F("chooser")), _negated=True),
                            name="four_eyes",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("reporter", None),
                                models.Q(("person", models.F("reporter")), _negated=True),
                                _connector="OR",
                            ),
                            name="not_the_reporter_signs",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("affected", None),
                                models.Q(("person", models.F("affected")), _negated=True),
                                _connector="OR",
                            ),
                            name="not_the_affected_signs",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Talk",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("kind", models.CharField(max_length=40)),
                    ("label", models.JSONField(default=dict)),
                    ("anchor", models.CharField(max_length=20)),
                    ("optional", models.BooleanField(default=False)),
                    ("opens_at", models.DateTimeField(null=True)),
                    ("due_at", models.DateTimeField(null=True)),
                    ("waits", models.BooleanField(default=False)),
                    ("held_at", models.DateTimeField(null=True)),
                    ("declined_at", models.DateTimeField(null=True)),
                    ("note", models.TextField(blank=True)),
                    (
                        "held_by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "plan",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="talks",
                            to="regie.careplan",
                        ),
                    ),
                ],
                options={
                    "ordering": ["id"],
                    "constraints": [models.UniqueConstraint(fields=("plan", "kind"), name="one_moment_once")],
                },
            ),
            migrations.CreateModel(
                name="Letter",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "about",
                        models.CharField(
                            choices=[
                                ("decision", "wat er is besloten"),
                                ("represented", "aan wie vertegenwoordigd wordt"),
                                ("lifted", "eerder gestopt"),
                                ("answer", "antwoord op de vraag om eerder te stoppen"),
                            ],
                            default="decision",
                            max_length=16,
                        ),
                    ),
                    ("language", models.CharField(max_length=5)),
                    ("addressee", models.TextField(blank=True)),
                    ("contact", models.TextField(blank=True)),
                    ("interpreter", models.CharField(blank=True, max_length=200)),
                    ("subject", models.CharField(max_length=200)),
                    ("body", models.TextField()),
                    ("drafted_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField(null=True)),
                    ("approved_at", models.DateTimeField(null=True)),
                    ("sent_at", models.DateTimeField(null=True)),
                    (
                        "sent_how",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("post", "per post"),
                                ("handed", "overhandigd"),
                                ("registered", "aangetekend"),
                            ],
                            max_length=12,
                        ),
                    ),
                    ("pdf", models.BinaryField(null=True)),
                    ("sha256", models.CharField(blank=True, max_length=64)),
                    (
                        "approved_by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "changed_by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "incident",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="letters",
                            to="regie.incident",
                        ),
                    ),
                    (
                        "sent_by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "request",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="letters",
                            to="regie.liftrequest",
                        ),
                    ),
                    (
                        "measure",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="letters",
                            to="regie.measure",
                        ),
                    ),
                    (
                        "template",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="letters",
                            to="regie.template",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("sent_at", None),
                                models.Q(
                                    ("pdf__isnull", False),
                                    ("sent_by__isnull", False),
                                    models.Q(("sha256", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="what_was_sent_is_kept",
                        ),
                        models.UniqueConstraint(
                            fields=("measure", "about", "request"),
                            name="one_letter_about_each_thing",
                            nulls_distinct=False,
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("approved_by", None),
                                models.Q(
                                    models.Q(
                                        ("changed_by", None),
                                        models.Q(("approved_by", models.F("changed_by")), _negated=True),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        ("sent_by", None),
                                        models.Q(("approved_by", models.F("sent_by")), _negated=True),
                                        _connector="OR",
                                    ),
                                ),
                                _connector="OR",
                            ),
                            name="four_eyes_on_a_letter",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Delivery",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "step",
                        models.CharField(
                            choices=[
                                ("posted", "op de post gedaan"),
                                ("registered", "aangetekend op de post gedaan"),
                                ("handed", "in handen gegeven"),
                                ("received", "ontvangst is bevestigd"),
                                ("refused", "niet aangenomen"),
                                ("returned", "teruggekomen"),
                            ],
                            max_length=12,
                        ),
                    ),
                    ("on", models.DateField()),
                    ("by_whom", models.CharField(blank=True, max_length=120)),
                    ("number", models.CharField(blank=True, max_length=60)),
                    ("note", models.CharField(blank=True, max_length=300)),
                    ("noted_at", models.DateTimeField()),
                    (
                        "noted_by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "letter",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="deliveries",
                            to="regie.letter",
                        ),
                    ),
                ],
                options={
                    "ordering": ["on", "id"],
                },
            ),
            migrations.CreateModel(
                name="Reading",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("asked_at", models.DateTimeField()),
                    ("at", models.DateTimeField(null=True)),
                    ("approved", models.BooleanField(null=True)),
                    ("why", models.TextField(blank=True)),
                    ("dropped_at", models.DateTimeField(null=True)),
                    (
                        "asked_by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "letter",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="readings",
                            to="regie.letter",
                        ),
                    ),
                    (
                        "reader",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "ordering": ["asked_at", "id"],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("at", None), ("dropped_at", None)),
                            fields=("letter",),
                            name="one_reading_waits",
                        )
                    ],
                },
            ),
        ),
        migrations.RunPython(what_models_do_not_say, take_it_away),
    ]
