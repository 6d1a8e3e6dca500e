"""What people read about devices."""

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "account_taken": _("Accountnummer %(account)s is al in gebruik bij een ander paneel."),
    "zone_number": _("Een ingang is een nummer van hoogstens acht cijfers."),
    "supervision_unknown": _("Kies hoe snel je wilt horen dat dit apparaat stil is."),
    "enrolment_code": _("Deze code werkt niet (meer). Vraag de beheerder om een nieuwe."),
    "drill_needs_input": _("Zeg welke ingang van het paneel bij de oefening wordt ingedrukt."),
    "drill_is_there": _(
        "%(name)s heeft in deze tijd al een oefening. Kies een andere tijd of een andere knop."
    ),
    "test_needs_input": _("Kies welke ingang van het paneel je gaat testen."),
    "quarter_unknown": _("Schrijf een kwartaal als 2026Q1."),
    "hook_json_is_signed": _("JSON van een ander systeem moet ondertekend zijn. Kies de handtekening."),
    "hook_ended": _("Dit adres was al gesloten."),
    "hook_device_taken": _("%(name)s staat er al in."),
    "hook_whose": _("Je beheert geen organisatie die berichten van andere systemen kan aannemen."),
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

# Why a message of another system was no alarm.
HOOK_REFUSALS = {
    "unsigned": _("Het geheim of de handtekening ontbreekt."),
    "wrong_signature": _("De handtekening klopt niet. Staat hetzelfde geheim in het andere systeem?"),
    "wrong_secret": _("Het geheim klopt niet. Staat hetzelfde geheim in het andere systeem?"),
    "too_old": _("Het bericht is niet van nu. Staat de klok van het andere systeem goed?"),
    "too_large": _("Dit bericht is te groot."),
    "too_deep": _("Dit bericht zit te diep in elkaar."),
    "no_json": _("Dit is geen JSON."),
    "no_object": _("Stuur een JSON-object."),
    "no_number": _("NaN en Infinity zijn geen JSON."),
    "key_twice": _("Hetzelfde veld staat er twee keer in."),
    "no_uplink": _("Dit bericht heeft geen uplink. Zet in The Things Network alleen 'Uplink message' aan."),
    "no_id": _("Het bericht heeft geen kenmerk waaraan een herhaling te herkennen is."),
    "no_device": _("In het bericht staat niet welke knop het is. Klopt het veld?"),
    "no_cloudevent": _(
        "Dit is geen CloudEvent 1.0 met een urn als bron en een omgekeerde domeinnaam als soort."
    ),
    "device_unknown": _("Deze knop kennen we nog niet. Koppel hem aan een plek."),
}
