"""What people read about outlets, ways and tests."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regie.channels import RECEIPTS, Kind

REFUSALS = {
    "way_address": gettext_lazy("Dit nummer of adres kan niet. Schrijf een telefoonnummer als 06… of +31…."),
    "way_browser": gettext_lazy("Deze browser gaf geen sleutel. Zet meldingen aan en probeer het opnieuw."),
    "way_rung": gettext_lazy("Kies meteen, daarna of als laatste."),
    "way_mail": gettext_lazy("Je werkmail verandert de beheerder. Je kunt hem wel later in de rij zetten."),
    "way_none": gettext_lazy("Er is nog geen weg naar jou buiten het scherm. Voeg er eerst een toe."),
    "code_not_sent": gettext_lazy("Deze test is niet verstuurd. Stuur eerst een nieuwe."),
    "code_too_often": gettext_lazy("Te vaak een verkeerde code. Stuur een nieuwe test."),
    "code_wrong": gettext_lazy("Deze code klopt niet. Kijk nog eens, of stuur een nieuwe test."),
    "outlet_kind": gettext_lazy("Dit soort kanaal kennen we niet."),
    "outlet_address": gettext_lazy(
        "Dit adres kan niet. Begin met %(schemes)s en noem een server of een lijn."
    ),
    "outlet_setting": gettext_lazy("Hier ontbreekt iets of klopt iets niet: %(field)s."),
    "outlet_by_person": gettext_lazy("Test dit kanaal bij Hoe bereiken wij je?, met je eigen nummer."),
    "outlet_ended": gettext_lazy("Dit kanaal werd al niet meer gebruikt."),
    "outlet_whose": gettext_lazy("Je beheert geen organisatie die kanalen heeft."),
}

# How people call a way; a ladder uses the same words in code.
CHANNELS: dict[str, Any] = {
    "screen": gettext_lazy("scherm"),
    "email": gettext_lazy("e-mail"),
    "push": gettext_lazy("app"),
    "sms": gettext_lazy("sms"),
    "voice": gettext_lazy("telefoon"),
    "pager": gettext_lazy("pieper"),
    "lamp": gettext_lazy("lamp of pieper"),
    "chat": gettext_lazy("chat"),
    "webhook": gettext_lazy("webhook"),
    "cap": gettext_lazy("CAP-bericht"),
    "alarm_centre": gettext_lazy("particuliere alarmcentrale"),
}

KINDS: dict[str, tuple[Any, Any]] = {
    "notify_nl": (
        gettext_lazy("NotifyNL"),
        gettext_lazy(
            "Sms en e-mail aan mensen, en later een bewijs of het aankwam. "
            "Zet ((onderwerp)) en ((bericht)) in je sjabloon."
        ),
    ),
    "apprise_phone": (
        gettext_lazy("Sms of telefoon via Apprise"),
        gettext_lazy("Een andere aanbieder voor sms of spraak. Schrijf {number} waar het nummer moet staan."),
    ),
    "apprise": (
        gettext_lazy("Chat via Apprise"),
        gettext_lazy("Een groep in Teams, Matrix, Mattermost of een andere dienst die Apprise kent."),
    ),
    "espa": (
        gettext_lazy("Piepers via ESPA 4.4.4"),
        gettext_lazy(
            "Een pieperzender met een seriële lijn, aan deze server (espa+serial:///dev/ttyUSB0) of via een kleine "
            "seriële server: espa://server:poort. "
            "Afgegeven betekent dat de zender het aannam."
        ),
    ),
    "espa_x": (
        gettext_lazy("Piepers en DECT via ESPA-X"),
        gettext_lazy(
            "Een oproepserver die ESPA-X spreekt: espa-x://server:poort. Probeer het eerst met je eigen systeem."
        ),
    ),
    "cap": (
        gettext_lazy("CAP-bericht aan een partner"),
        gettext_lazy(
            "Een systeem van een partner krijgt elk alarm als CAP 1.2. Een test of oefening staat erin als test."
        ),
    ),
    "mqtt": (
        gettext_lazy("Lamp of pieper via MQTT"),
        gettext_lazy(
            "Een lamp of pieper die naar een onderwerp bij een MQTT-broker luistert. Het adres is mqtts://server:8884. "
            "De sleutel is het wachtwoord bij de broker."
        ),
    ),
    "webhook": (
        gettext_lazy("Webhook"),
        gettext_lazy(
            "Een ander systeem krijgt elk alarm als ondertekend bericht. Met de sleutel ziet het dat het van ons is."
        ),
    ),
    "dc09": (
        gettext_lazy("Particuliere alarmcentrale"),
        gettext_lazy(
            "Een alarmcentrale krijgt elk alarm als SIA DC-09, zoals van een paneel. Het adres is dc09://server:poort. "
            "Spreek account en sleutel (hexadecimaal) af met de centrale."
        ),
    ),
}

FIELDS: dict[str, Any] = {
    "own": gettext_lazy("Eigen adres op de lijn (meestal 1)"),
    "station": gettext_lazy("Adres van de zender (meestal 2)"),
    "beep": gettext_lazy("Toon (een cijfer, zie de zender)"),
    "user": gettext_lazy("Inlognaam"),
    "sender": gettext_lazy("Naam van de afzender in CAP, zonder spatie"),
    "recipient": gettext_lazy("Naam van de ontvanger"),
    "account": gettext_lazy("Accountnummer bij de alarmcentrale"),
    "protocol": gettext_lazy("Protocol: SIA-DCS of ADM-CID"),
    "zone": gettext_lazy("Ingang die de alarmcentrale te zien krijgt"),
    "receiver": gettext_lazy("Nummer van de ontvanger"),
    "topic": gettext_lazy("Onderwerp (topic), zonder # en +"),
    "template_sms": gettext_lazy("Sjabloon voor sms (nummer)"),
    "template_email": gettext_lazy("Sjabloon voor e-mail (nummer)"),
    "sms_url": gettext_lazy("Apprise-adres voor sms"),
    "voice_url": gettext_lazy("Apprise-adres voor spraak"),
    "address": gettext_lazy("Adres"),
    "secret": gettext_lazy("Sleutel"),
}


RUNGS = {
    0: gettext_lazy("meteen"),
    1: gettext_lazy("daarna"),
    2: gettext_lazy("als laatste"),
}


def channel(code: str) -> str:
    """`sms`: how people call a way."""
    return str(CHANNELS.get(code, code))


def kind(code: str) -> str:
    """The name of a kind of outlet."""
    return str(KINDS[code][0]) if code in KINDS else code


def carries(about: Kind) -> str:
    """What goes through an outlet, in words."""
    return ", ".join(
        channel(one) for one in (*about.reaches, *([about.called_as] if about.called_as else []))
    )


def field(name: str) -> str:
    """How a setting is called on the screen."""
    return str(FIELDS.get(name, name))


def trial(where: str, code: str) -> tuple[str, str]:
    """Title and text of a test; nobody who reads either can think that something is the matter."""
    title = _("TEST van Regie")
    body = _(
        "Dit is een test. Er is geen alarm en je hoeft niets te doen.\nKanaal: %(channel)s. Code: %(code)s\n"
    )
    return title, body % {"channel": channel(where), "code": code}


def question(about: str, link: str) -> tuple[str, str]:
    """Title and text of a question to one person; without the link they know what to do too."""
    if about == "visit":
        title = _("Gaat het goed? Zeg het in Regie.")
        body = _(
            "Je bent op pad en je tijd is bijna om. Zeg dat het goed gaat, anders slaan we alarm: %(link)s\n"
        )
    else:
        title = _("Heb je de regie nog? Zeg het in Regie.")
        body = _(
            "We horen al een tijd niets van je. Laat weten dat je er bent, anders roepen we anderen: %(link)s\n"
        )
    return title, body % {"link": link}


def receipt_address(outlet: Any) -> str:
    """Where a provider brings its delivery receipts; "" for a kind that gives none."""
    return f"{settings.PUBLIC_URL}/api/v1/receipts/{outlet.pk}" if outlet.kind in RECEIPTS else ""
