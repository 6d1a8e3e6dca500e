"""What people read about devices."""

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "account_taken": _("Accountnummer %(account)s is al in gebruik bij een ander paneel."),
    "zone_number": _("Een ingang is een nummer van hoogstens acht cijfers."),
    "supervision_unknown": _("Kies hoe snel je wilt horen dat dit apparaat stil is."),
    "enrolment_code": _("Deze code werkt niet (meer). Vraag de beheerder om een nieuwe."),
    "test_needs_input": _("Kies welke ingang van het paneel je gaat testen."),
    "quarter_unknown": _("Schrijf een kwartaal als 2026Q1."),
    "already_revoked": _("%(name)s was al uitgeschakeld."),
}

# Within which time one hears that a device is silent. The figures are recalled from EN 50136-1, not read in it.
SUPERVISION = [
    ("", _("Niet: dit apparaat laat alleen van zich horen bij een druk")),
    ("SP6", _("Binnen 20 seconden (SP6)")),
    ("SP5", _("Binnen 90 seconden (SP5)")),
    ("SP4", _("Binnen 3 minuten (SP4)")),
    ("SP3", _("Binnen 30 minuten (SP3)")),
    ("SP2", _("Binnen 25 uur (SP2)")),
    ("SP1", _("Binnen 32 dagen (SP1)")),
    ("DP4", _("Binnen 90 seconden, eerste weg (DP4)")),
    ("DP3", _("Binnen 3 minuten, eerste weg (DP3)")),
    ("DP2", _("Binnen 30 minuten, eerste weg (DP2)")),
    ("DP1", _("Binnen 25 uur, eerste weg (DP1)")),
]
