"""What people read about an alarm: outcomes, refusals, and the timeline as sentences."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regie.duty.models import Group
from regie.panels.words import off_by
from regie.reach.words import CHANNELS

REFUSALS = {
    "alarm_is_over": gettext_lazy("Dit alarm is al afgemeld."),
    "someone_is_in_charge": gettext_lazy("%(who)s heeft de regie al."),
    "nobody_in_charge": gettext_lazy("Niemand heeft de regie. Neem eerst de regie."),
    "alarm_just_changed": gettext_lazy(
        "Er veranderde net iets aan dit alarm. Kijk opnieuw en probeer het nog eens."
    ),
    "hand_over_to_yourself": gettext_lazy("Je hebt de regie al. Kies iemand anders."),
    "cannot_respond_here": gettext_lazy("%(who)s werkt niet op deze plek. Kies iemand anders."),
    "hand_over_waits": gettext_lazy("Er is al iemand gevraagd. Wacht op het antwoord."),
    "no_hand_over_for_you": gettext_lazy("Er is geen overdracht die op jouw antwoord wacht."),
    "outcome_missing": gettext_lazy("Kies eerst wat er nodig was."),
    "unknown_word": gettext_lazy("Dit bericht kennen we niet."),
    "kind_unknown": gettext_lazy("Kies attentie of alarm."),
    "a_drill_ends_as_drill": gettext_lazy("Dit is een oefening. Meld hem af als oefening."),
    "this_is_no_drill": gettext_lazy("Dit is geen oefening (meer). Kies wat er nodig was."),
    "drill_cannot_begin": gettext_lazy(
        "Deze oefening kan niet beginnen: hij is al begonnen, afgezegd of voorbij."
    ),
}

OUTCOMES = {
    "restored": gettext_lazy("het gesprek is hersteld"),
    "ended": gettext_lazy("het contact is beëindigd"),
    "sent_away": gettext_lazy("de burger is weggestuurd"),
    "police": gettext_lazy("de politie is gekomen"),
    "false_alarm": gettext_lazy("het was een vals alarm"),
    "drill": gettext_lazy("het was een oefening"),
}

SENTENCES = {
    "alarms.Raised": gettext_lazy("%(presser)s drukt op %(kind)s: %(where)s."),
    "alarms.Raised.timer": gettext_lazy("Alarm van %(presser)s, alleen op huisbezoek: %(where)s."),
    "alarms.DrillBegun": gettext_lazy("Dit is een oefening. Wie geroepen wordt, leest dat eerst."),
    "alarms.MadeReal": gettext_lazy(
        "Dit is echt, geen oefening meer, zegt %(who)s. Iedereen wordt opnieuw geroepen."
    ),
    "alarms.Doubted": gettext_lazy(
        "Niet bevestigd: %(doubt)s. Het kan een opname van een eerder bericht zijn."
    ),
    "alarms.Verified": gettext_lazy("De klok van het paneel klopt weer. Het alarm is bevestigd."),
    "alarms.StepCalled": gettext_lazy("Regie roept %(group)s: %(people)s."),
    "alarms.StepCalled.again": gettext_lazy(
        "Nog niemand heeft de regie. Regie roept %(group)s opnieuw: %(people)s."
    ),
    "alarms.StepCalled.group": gettext_lazy("Regie roept %(group)s, ook wie geen dienst heeft: %(people)s."),
    "alarms.StepCalled.everybody": gettext_lazy(
        "Regie roept iedereen met een rol op deze plek, ook wie geen dienst heeft: %(people)s."
    ),
    "alarms.StepCalled.nobody": gettext_lazy("Regie kan bij %(group)s niemand bereiken."),
    "alarms.StepEmpty": gettext_lazy("Niemand van %(group)s staat nu op het rooster."),
    "alarms.CallFailed": gettext_lazy(
        "Een bericht per %(channel)s aan %(person)s ging niet weg. Regie probeert het opnieuw."
    ),
    "alarms.CallRefused": gettext_lazy("%(person)s is niet te bereiken per %(channel)s."),
    "alarms.NobodyReached": gettext_lazy(
        "Niemand van deze stap is te bereiken. Regie wacht niet en roept de volgende mensen."
    ),
    "alarms.Seen": gettext_lazy("%(person)s ziet het."),
    "alarms.Coming": gettext_lazy("%(person)s komt."),
    "alarms.Arrived": gettext_lazy("%(person)s is er."),
    "alarms.FetchingHelp": gettext_lazy("%(person)s haalt hulp."),
    "alarms.ChargeTaken": gettext_lazy("%(person)s neemt de regie."),
    "alarms.SignGiven": gettext_lazy("%(person)s is er nog."),
    "alarms.SignAsked": gettext_lazy("Regie vraagt %(person)s om een teken van leven."),
    "alarms.ChargeReturned.by_silence": gettext_lazy(
        "%(person)s laat niets meer horen. Niemand heeft nu de regie."
    ),
    "alarms.ChargeReturned": gettext_lazy("%(person)s geeft de regie terug. Niemand heeft nu de regie."),
    "alarms.HandOverAsked": gettext_lazy("%(person)s vraagt %(to)s om de regie over te nemen."),
    "alarms.HandOverAnswered": gettext_lazy("%(person)s neemt de regie over."),
    "alarms.HandOverAnswered.no": gettext_lazy("%(person)s neemt de regie niet over."),
    "alarms.ClimbedByHand": gettext_lazy("%(person)s wacht niet en roept meer mensen."),
    "alarms.PresserSpoke.mistake": gettext_lazy("Van de plek van het alarm komt: vergissing."),
    "alarms.PresserSpoke.can_talk": gettext_lazy("Van de plek van het alarm komt: ik kan praten."),
    "alarms.PresserSpoke.cannot_talk": gettext_lazy("Van de plek van het alarm komt: ik kan niet praten."),
    "alarms.PresserSpoke.still_needed": gettext_lazy("Van de plek van het alarm komt: er is nog hulp nodig."),
    "alarms.PresserSpoke.for_real": gettext_lazy("Van de plek van het alarm komt: dit is echt."),
    "alarms.PresserSpoke.not_needed": gettext_lazy(
        "Van de plek van het alarm komt: er is geen hulp meer nodig."
    ),
    "alarms.StoodDown": gettext_lazy("%(person)s meldt het alarm af: %(outcome)s."),
}


def group(code: str) -> str:
    """The name of a group that a ladder calls."""
    if code in Group.values:
        return str(Group(code).label)
    return _("iedereen die dienst heeft") if code == "anybody" else code


TRUTHS = {
    "waiting": gettext_lazy("wordt nu geroepen"),
    "again": gettext_lazy("mislukt, we proberen het opnieuw"),
    "silent": gettext_lazy("nog geen antwoord, we proberen het opnieuw"),
    "handed_over": gettext_lazy("afgegeven, niet zeker of het aankwam"),
    "delivered": gettext_lazy("aangekomen"),
    "seen": gettext_lazy("gezien"),
    "failed": gettext_lazy("mislukt"),
    "unknown": gettext_lazy("onbekend of het aankwam"),
    "stopped": gettext_lazy("niet meer nodig"),
}


def truth(state: str, *, outcome: str) -> str:
    """What is known of one call, in words: handed over is not delivered, and delivered is not seen."""
    if state == "waiting" and outcome:
        return str(TRUTHS["silent" if outcome == "unknown" else "again"])
    return str(TRUTHS[state])


def way(channel: str, known: str) -> str:
    """`sms: aangekomen`."""
    return f"{CHANNELS.get(channel, channel)}: {known}"


def ways(known: list[str], *, seen: bool) -> str:
    """All that is known of one person, on one line."""
    said = [str(TRUTHS["seen"])] if seen else []
    return " · ".join(said + (known or [_("alleen op het scherm")]))


def nobody_on_duty(groups: list[str]) -> str:
    """`Niemand van beveiliging staat nu op het rooster.`"""
    return str(SENTENCES["alarms.StepEmpty"]) % {"group": listed(groups)}


def doubt(seconds: int | None) -> str:
    """`de klok van het paneel loopt 3 uur achter`."""
    if seconds is None:
        return _("het paneel gaf geen tijd mee")
    return _("de klok van het paneel %(off)s") % {"off": off_by(seconds)}


def channel_fails(channel: str) -> str:
    """`Berichten per e-mail gaan nu niet weg.`"""
    return _("Berichten per %(channel)s gaan nu niet weg.") % {"channel": channel}


def disk_is_low(share: float) -> str:
    """`De schijf van de server is bijna vol: nog 4 procent vrij.`"""
    told = _(
        "De schijf van de server is bijna vol: nog %(share)d procent vrij. Laat de beheerder ruimte maken."
    )
    return told % {"share": share * 100}


def clock_was_set(seconds: float) -> str:
    """`De klok van de server sprong 3600 seconden vooruit.`"""
    if seconds > 0:
        told = _(
            "De klok van de server sprong %(seconds)d seconden vooruit. Laat de beheerder de tijd nakijken."
        )
    else:
        told = _(
            "De klok van de server sprong %(seconds)d seconden terug. Laat de beheerder de tijd nakijken."
        )
    return told % {"seconds": abs(seconds)}


def device_is_silent(name: str) -> str:
    """`Knop balie 3 is stil: een druk komt misschien niet aan.`"""
    return _("%(name)s is stil: een druk komt misschien niet aan.") % {"name": name}


def line_is_silent(name: str) -> str:
    """`Het kanaal Piepers is stil: oproepen daarlangs komen niet aan.`"""
    return _("Het kanaal %(name)s is stil: oproepen daarlangs komen niet aan.") % {"name": name}


def sentence(kind: str, data: Mapping[str, Any], *, names: Mapping[int, str], where: str) -> str:
    """One fact about an alarm as a sentence for somebody who was not there; "" for what is no story."""
    template = SENTENCES.get(_variant(kind, data))
    if template is None:
        return ""
    return str(template) % _fillings(data, names, where)


def _variant(kind: str, data: Mapping[str, Any]) -> str:
    """The sentence for this form of the fact; most have one."""
    form = FORMS.get(kind, _one_form)(data)
    return f"{kind}.{form}" if form else kind


def _one_form(_data: Mapping[str, Any]) -> str:
    return ""


def _step_called(data: Mapping[str, Any]) -> str:
    if not data["people"]:
        return "nobody"
    return data.get("off_duty") or ("again" if data["repeated"] else "")


FORMS: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "alarms.Raised": lambda data: "timer" if data["origin"] == "timer" else "",
    "alarms.StepCalled": _step_called,
    "alarms.ChargeReturned": lambda data: "by_silence" if data.get("by_silence") else "",
    "alarms.HandOverAnswered": lambda data: "" if data["accepted"] else "no",
    "alarms.PresserSpoke": lambda data: data["word"],
}


def _fillings(data: Mapping[str, Any], names: Mapping[int, str], where: str) -> dict[str, str]:
    levels = {"alarm": _("alarm"), "attention": _("attentie")}
    return {
        "where": where,
        "kind": levels.get(str(data.get("kind")), ""),
        "presser": names.get(data.get("presser_id") or 0) or _("Iemand"),
        "person": names.get(data.get("person_id") or 0) or _("een ander systeem"),
        "who": names.get(data.get("person_id") or 0) or _("wie drukte"),
        "to": names.get(data.get("to_id") or 0, ""),
        "group": group(str(data.get("group", ""))),
        "people": listed([names.get(one, "?") for one in data.get("people", ())]),
        "channel": str(CHANNELS.get(str(data.get("channel")), data.get("channel", ""))),
        "doubt": doubt(data.get("clock_off_seconds")),
        "outcome": str(OUTCOMES.get(str(data.get("outcome")), "")),
    }


def listed(names: list[str]) -> str:
    """`Ali, Sanne en Priya`."""
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s en %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}
