"""What people call the fixed names in a policy: measures, promises, moments, records."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from regie.people.words import ROLES
from regie.policies.rules import (
    NOT_CONFIGURED,
    Against,
    Anchor,
    Cause,
    Clock,
    Inside,
    Measure,
    Modality,
    Nature,
    OffDuty,
    PoliceRule,
    RemedyRoad,
    Road,
    Setting,
    Standing,
    Status,
)

MEASURES: Mapping[str, Any] = {
    Measure.TALK: _("gesprek"),
    Measure.STOP_TALK: _("stopgesprek"),
    Measure.ORDER_TALK: _("ordegesprek"),
    Measure.END_CONTACT: _("het contact beëindigen"),
    Measure.WARNING_LETTER: _("waarschuwingsbrief"),
    Measure.CONTACT_RESTRICTION: _("contactbeperking"),
    Measure.ACCESS_RESTRICTION: _("toegang onder voorwaarden"),
    Measure.BUILDING_BAN: _("gebouwverbod"),
    Measure.REPRESENTATIVE_BARRED: _("gemachtigde weigeren"),
    Measure.SUSPEND_SERVICE: _("een dienst opschorten"),
    Measure.CRIMINAL_COMPLAINT: _("aangifte"),
    Measure.POLICE_NOTICE: _("melding bij de politie"),
    Measure.PROSECUTION_ADVICE: _("advies over een eigen verzoek tot vervolging"),
    Measure.DAMAGE_CLAIM: _("schade verhalen"),
    Measure.CARE_REFERRAL: _("zorg inschakelen"),
    Measure.COMPLAINT_ROAD: _("behandelen als klacht"),
    Measure.BENEFIT_REDUCTION: _("verlaging van de uitkering"),
    Measure.AREA_BAN: _("gebiedsverbod van de burgemeester"),
    Measure.PROSECUTOR_ORDER: _("gedragsaanwijzing van de officier van justitie"),
}
MODALITIES: Mapping[str, Any] = {
    Modality.MUST: _("dit moet"),
    Modality.SHOULD: _("dit hoort"),
    Modality.MAY: _("dit mag"),
    Modality.CONTRARY: _("dit hoort niet"),
}
STATUSES: Mapping[str, Any] = {
    Status.PRESCRIBED: _("de norm schrijft dit voor"),
    Status.ADVISED: _("de norm raadt dit aan"),
    Status.DISCRETION: _("de norm laat dit toe; jij weegt"),
    Status.CONTRARY: _("de norm sluit dit uit"),
    Status.NOT_DETERMINABLE: _("de norm zegt dit niet"),
    Status.NOT_APPLICABLE: _("deze norm gaat hier niet over"),
}
INSIDE: Mapping[str, Any] = {
    Inside.INSIDE: _("de norm gaat hierover"),
    Inside.OUTSIDE: _("de norm gaat hier niet over"),
    Inside.NOT_DETERMINABLE: _("of de norm hierover gaat, is niet vastgelegd"),
}
OFF_DUTY: Mapping[str, Any] = {
    OffDuty.OUTSIDE: _("alleen in werktijd"),
    OffDuty.ABOUT_WORK: _("ook buiten werktijd, als het over het werk gaat"),
    OffDuty.INSIDE: _("ook buiten werktijd"),
}
STANDINGS: Mapping[str, Any] = {
    Standing.ACTIVE: _("geldt"),
    Standing.EXPIRED: _("afgelopen"),
    Standing.LIFTED: _("opgeheven"),
    Standing.WITHDRAWN: _("ingetrokken"),
    Standing.QUASHED: _("vernietigd"),
    Standing.SUPERSEDED: _("vervangen"),
}
CAUSES: Mapping[str, Any] = {
    Cause.FRUSTRATION: _("uit frustratie"),
    Cause.INSTRUMENTAL: _("om iets te bereiken"),
    Cause.DISORDER: _("door verwardheid, een stoornis of middelen"),
}
TARGETS: Mapping[str, Any] = {
    "employee": _("een medewerker"),
    "politician": _("een bestuurder of raadslid"),
    "contractor": _("iemand die wij inhuren"),
    "volunteer": _("een vrijwilliger"),
    "visitor": _("een bezoeker"),
}
CASE_CHANNELS: Mapping[str, Any] = {
    "in_person": _("in een gesprek"),
    "phone": _("aan de telefoon"),
    "letter": _("per brief"),
    "email": _("per e-mail"),
    "chat": _("in de chat"),
    "social_media": _("op sociale media"),
    "online": _("online"),
}
KINDS_OF_PLACE: Mapping[str, Any] = {
    "site": _("in het gebouw"),
    "floor": _("op een verdieping"),
    "room": _("in een spreekkamer"),
    "counter": _("aan de balie"),
    "outside": _("buiten het gebouw"),
    "ground": _("op het terrein"),
    "street": _("op straat"),
    "home_visit": _("op huisbezoek"),
    "home": _("bij de medewerker thuis"),
    "vehicle": _("in een auto of het openbaar vervoer"),
    "nowhere": _("op geen plek: telefoon, brief of online"),
}
PARTIES: Mapping[str, Any] = {
    "originator": _("de burger om wie het gaat"),
    "affected": _("de medewerker die het trof"),
    "reporter": _("wie het meldde"),
    "witnesses": _("wie erbij was"),
    "case_handler": _("wie de zaak van de burger behandelt"),
    "police": _("de politie"),
    "guards": _("de beveiliging"),
    **{role.value: word for role, word in ROLES.items()},
}
ROADS: Mapping[str, Any] = {
    Road.RESPONSE: _("reactie volgens de norm"),
    Road.CARE_FIRST: _("eerst zorg"),
    Road.NOT_AGGRESSION: _("geen agressie"),
}
AGAINST: Mapping[str, Any] = {
    Against.PERSON: _("tegen een persoon"),
    Against.THING: _("tegen spullen"),
    Against.GROUP: _("tegen een groep"),
    Against.SELF: _("tegen zichzelf"),
    Against.NOBODY: _("tegen niemand"),
}
POLICE: Mapping[str, Any] = {
    PoliceRule.MUST: _("altijd naar de politie"),
    PoliceRule.MAY: _("zo nodig naar de politie"),
    PoliceRule.NO: _("niet naar de politie"),
}
CLOCKS: Mapping[str, Any] = {
    Clock.CALL_BACK: _("de medewerker spreken"),
    Clock.CASE_CHARGE: _("iemand de regie over de zaak geven"),
    Clock.CLASSIFY: _("het gedrag aan de norm toetsen"),
    Clock.CHOOSE_RESPONSE: _("een reactie kiezen"),
    Clock.SIGN: _("de reactie tekenen"),
    Clock.SEND_LETTER: _("de brief versturen"),
    Clock.REACTION_TO_ORIGINATOR: _("van ons laten horen aan de burger"),
    Clock.FEEDBACK: _("de melder vertellen wat er besloten is"),
    Clock.COMPLAINT_SETTLED: _("een klacht afhandelen"),
    Clock.LIFTING_ANSWER: _("antwoorden op een verzoek om opheffing"),
    Clock.SECOND_LOOK: _("een collega opnieuw naar een besluit laten kijken"),
    Clock.DRILL: _("op elke locatie opnieuw oefenen"),
}
ANCHORS: Mapping[str, Any] = {
    Anchor.INCIDENT: _("na het voorval"),
    Anchor.REPORTED: _("na de melding"),
    Anchor.CLASSIFIED: _("na de toets aan de norm"),
    Anchor.RESPONSE_CHOSEN: _("na de keuze van een reactie"),
    Anchor.SIGNED: _("na de tweede handtekening"),
    Anchor.DECIDED: _("na het besluit"),
    Anchor.COMPLAINT_RECEIVED: _("na ontvangst van de klacht"),
    Anchor.LIFTING_ASKED: _("na het verzoek"),
    Anchor.FIRST_TALK: _("na het eerste gesprek"),
    Anchor.LAST_DRILL: _("na de vorige oefening"),
}
RECORDS: Mapping[str, Any] = {
    "alarm": _("alarmen"),
    "incident": _("incidenten"),
    "originator": _("gegevens van de burger"),
    "response": _("reacties en maatregelen"),
    "letter": _("brieven"),
    "aftercare": _("nazorg"),
    "visit": _("huisbezoeken"),
    "staff": _("wie uit dienst is"),
    "journal": _("logboek"),
}
KEPT_FROM: Mapping[str, Any] = {
    "stood_down": _("nadat het alarm is afgemeld"),
    "closed": _("nadat de zaak is gesloten"),
    "ended": _("nadat de maatregel is afgelopen"),
    "sent": _("nadat de brief is verstuurd"),
    "last_talk": _("na het laatste gesprek"),
    "came_back": _("nadat het huisbezoek is afgelopen"),
    "left": _("nadat iemand uit dienst is gegaan"),
}
NATURES: Mapping[str, Any] = {
    Nature.NO_DECISION: _("geen besluit"),
    Nature.DECISION: _("een besluit"),
    Nature.CRIMINAL: _("strafrecht"),
    Nature.DATA_DECISION: _("een besluit over gegevens"),
}
REMEDIES: Mapping[str, Any] = {
    RemedyRoad.COMPLAINT: _("een klacht indienen"),
    RemedyRoad.OMBUDSMAN: _("naar de ombudsman"),
    RemedyRoad.CIVIL_COURT: _("naar de burgerlijke rechter"),
    RemedyRoad.OBJECTION: _("bezwaar maken"),
    RemedyRoad.INTERIM_RELIEF: _("de rechter om een voorlopige voorziening vragen"),
    RemedyRoad.NON_PROSECUTION: _("klagen als iemand niet wordt vervolgd"),
}
LADDERS: Mapping[str, Any] = {"attention": _("Attentie"), "alarm": _("Alarm")}
CHANNELS: Mapping[str, Any] = {
    "screen": _("op het scherm"),
    "email": _("per e-mail"),
    "webhook": _("via een koppeling"),
}


def named(names: Mapping[str, Any], value: object) -> str:
    """The words for a name; a name without words stays itself, a gap says that it is one."""
    return str(_("niet vastgelegd")) if value is NOT_CONFIGURED else str(names.get(str(value), value))


def listed(names: Mapping[str, Any], values: Setting[Iterable[object]]) -> str:
    """The words for several names; an empty list says that it is nobody."""
    if values is NOT_CONFIGURED:
        return named(names, values)
    return ", ".join(named(names, one) for one in values) or str(_("niemand"))


def measure(value: object) -> str:
    """What people call a measure."""
    return named(MEASURES, value)


def modality(value: object) -> str:
    """How strongly a rule speaks."""
    return named(MODALITIES, value)


def status(value: object) -> str:
    """What the norm says about a measure."""
    return named(STATUSES, value)


def road(value: object) -> str:
    """Where a case goes."""
    return named(ROADS, value)


def against(value: object) -> str:
    """At whom or what an act was aimed."""
    return named(AGAINST, value)


def police(value: object) -> str:
    """Whether the organisation goes to the police."""
    return named(POLICE, value)


def clock(value: object) -> str:
    """What was promised."""
    return named(CLOCKS, value)


def anchor(value: object) -> str:
    """From when a term runs."""
    return named(ANCHORS, value)


def kept_from(value: object) -> str:
    """From when a term of keeping is counted."""
    return named(KEPT_FROM, value)


def record(value: object) -> str:
    """A type of record."""
    return named(RECORDS, value)
