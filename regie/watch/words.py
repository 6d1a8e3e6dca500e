"""How a danger reads, for somebody who is no engineer."""

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from regie.watch.rules import Problem

PARTS = {
    "ladder": _("de ladder"),
    "calls": _("de oproepen"),
    "visits": _("de klok van huisbezoeken"),
    "worker": _("het werk op de achtergrond"),
    "devices": _("de wacht bij de knoppen"),
    "stream": _("het bord"),
    "gateway:sia_dc09": _("de ingang voor alarmpanelen"),
    "gateway:mqtt": _("de ingang voor MQTT-knoppen"),
}
SENTENCES = {
    "part_silent": _("%(part)s staat stil. Een alarm kan blijven liggen. Bel je beheerder."),
    "ladder_late": _("Een alarm wacht al %(seconds)s seconden te lang op de volgende stap."),
    "mail_silent": _(
        "De mail over taken en berichten staat stil. Alarmen gaan gewoon door. Bel je beheerder."
    ),
    "line_silent": _("Het kanaal %(name)s is stil: oproepen daarlangs komen niet aan."),
    "storage_failed": _(
        "De server kon iets niet bewaren: de schijf of de database gaf een fout. Wie drukte hoorde dat het niet lukte. "
        "Bel je beheerder."
    ),
    "channel_failing": _("%(channel)s werkt niet goed: %(count)s oproepen kwamen niet aan."),
    "disk_low": _("De schijf is bijna vol: nog %(percent)s procent vrij."),
    "sqlite_old": _("SQLite %(version)s kan een alarm verliezen. Werk Regie bij."),
    "wal_long": _("De database blijft %(megabytes)s MB achter. Er leest iets te lang."),
    "mqtt_name_shared": _(
        "Twee programma's gebruiken bij de MQTT-broker de naam %(name)s en gooien elkaar eraf. "
        "Geef elke regie gateway een eigen REGIE_MQTT_CLIENT."
    ),
    "clock_set": _("De klok van de server is %(seconds)s seconden verzet."),
    "clock_apart": _("De klok van %(machine)s loopt %(seconds)s seconden anders dan die van de database."),
    "standby_not_awaited": _(
        "Er is een tweede database, maar Regie wacht er niet op. Valt de eerste uit, dan kan een alarm verdwijnen."
    ),
    "standby_away": _(
        "De tweede database is weg. Zonder die kan Regie geen alarm bewaren. Bel je beheerder."
    ),
    "nobody_on_duty": _("%(site)s: vanaf %(hour)s uur staat er niemand op het rooster."),
}


def sentence(problem: Problem) -> str:
    """One line that says what is wrong and, where somebody can do something, what."""
    details = dict(problem.details)
    if problem.code == "calls_late":
        count = int(str(details["count"]))
        return ngettext(
            "%(count)s oproep is nog niet geprobeerd.", "%(count)s oproepen zijn nog niet geprobeerd.", count
        ) % {"count": count}
    if problem.code == "keys_unreadable":
        count = int(str(details["count"]))
        return ngettext(
            "%(count)s sleutel is niet te openen. Zet REGIE_OLD_SECRET_KEYS, of vul hem opnieuw in.",
            "%(count)s sleutels zijn niet te openen. Zet REGIE_OLD_SECRET_KEYS, of vul ze opnieuw in.",
            count,
        ) % {"count": count}
    if problem.code == "devices_silent":
        count = int(str(details["count"]))
        return ngettext("%(count)s knop zwijgt.", "%(count)s knoppen zwijgen.", count) % {"count": count}
    if problem.code == "part_silent":
        said = str(PARTS.get(str(details["part"]), details["part"]))
        details["part"] = said[:1].upper() + said[1:]
    if problem.code == "channel_failing":
        details["channel"] = gettext(str(details["channel"]))
    return str(SENTENCES[problem.code]) % details
