"""What people read about incidents: refusals, promises, states, the road of a report, and the story of a case."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from regie.incidents.models import Behaviour, Incident
from regie.incidents.rules import Outcome, Purpose, State
from regie.policies.rules import LOCAL

REFUSALS = {
    "nothing_told": gettext_lazy("Vertel in een paar woorden wat er gebeurde, of kies wat de burger deed."),
    "not_in_the_future": gettext_lazy("Dat moment moet nog komen. Kies wanneer het gebeurde."),
    "too_long_ago": gettext_lazy("Dat is wel erg lang geleden. Klopt de datum?"),
    "already_reported": gettext_lazy("%(who)s heeft dit al gemeld. Vul die melding aan."),
    "draft_too_long": gettext_lazy("Deze tekst is te lang om te bewaren. Verstuur eerst een deel."),
    "not_reported_yet": gettext_lazy("Hierover is nog niets verteld. Dat komt eerst."),
    "case_is_closed": gettext_lazy(
        "Deze zaak is gesloten. Bel de coördinator als er nog iets moet gebeuren."
    ),
    "second_person_needed": gettext_lazy(
        "Jij hebt dit gemeld, of het is jou overkomen. Daarom beoordeelt een ander het: %(others)s."
    ),
    "already_classified": gettext_lazy("%(who)s heeft dit al beoordeeld. Lees eerst dat oordeel."),
    "outcome_unknown": gettext_lazy("Kies wat het is volgens de norm."),
    "reason_missing": gettext_lazy(
        "Schrijf op waarom je dit vindt. De burger en je collega mogen dat lezen."
    ),
    "facts_needed": gettext_lazy(
        "Schrijf minstens één regel op met wat de burger letterlijk zei of deed, en kies er de norm bij. "
        "Een gevoel is geen grond."
    ),
    "no_norm_that_day": gettext_lazy(
        "Op de dag van het voorval was er geen norm van kracht. Zonder norm kun je dit niet grensoverschrijdend noemen."
    ),
    "class_unknown": gettext_lazy("De norm van die dag kent '%(norm_class)s' niet."),
    "care_comes_first": gettext_lazy(
        "Wie dreigt zichzelf iets aan te doen, krijgt eerst zorg. Kies 'eerst zorg'."
    ),
    "complaint_is_no_aggression": gettext_lazy(
        "Een klacht, bezwaar of kritiek is geen agressie. Laat die regel zonder norm, of kies 'klacht'."
    ),
    "classes_say_otherwise": gettext_lazy(
        "Je koos bij een regel een norm die geschonden is, maar je oordeel zegt iets anders. Maak ze gelijk."
    ),
    "complaint_needs_another": gettext_lazy(
        "Jij was betrokken bij waar deze klacht over gaat. Een ander behandelt haar."
    ),
    "answer_missing": gettext_lazy("Schrijf op wat je de burger hebt geantwoord."),
    "complaint_answered_already": gettext_lazy("Deze klacht is al beantwoord."),
    "not_your_own_case": gettext_lazy(
        "Dit is jou overkomen. Een ander neemt de regie, zodat jij dat niet hoeft."
    ),
    "case_has_somebody": gettext_lazy("%(who)s heeft de regie over deze zaak."),
    "case_has_nobody": gettext_lazy("Niemand heeft de regie over deze zaak. Neem eerst de regie."),
    "case_to_yourself": gettext_lazy("Je kunt de regie niet aan jezelf geven. Kies een collega."),
    "case_not_for_them": gettext_lazy(
        "%(who)s kan de regie over deze zaak niet hebben. Kies een collega die de zaak mag lezen en er niet bij was."
    ),
    "no_case_for_you": gettext_lazy("Deze vraag is al beantwoord of ingetrokken."),
    "not_classified_yet": gettext_lazy("Deze zaak is nog niet beoordeeld. Dat komt eerst."),
    "something_is_open": gettext_lazy("Er staat nog iets open in deze zaak. Doe dat eerst."),
    "purpose_missing": gettext_lazy("Kies waarvoor je kijkt. Dat komt in het logboek."),
    "search_by_name_or_number": gettext_lazy(
        "Vul een naam of een zaaknummer in. Een geboortedatum alleen is te weinig."
    ),
    "already_one_record": gettext_lazy("Deze gegevens horen al bij elkaar."),
    "not_one_organisation": gettext_lazy("Dit is van twee organisaties, en mag niet bij elkaar."),
    "merge_reason_missing": gettext_lazy("Schrijf op waaraan je dat ziet. Een naam alleen is te weinig."),
    "judged_by_affected": gettext_lazy(
        "Deze collega heeft de zaak beoordeeld. Laat eerst een ander opnieuw oordelen."
    ),
    "affected_needs_a_name": gettext_lazy("Kies welke collega het overkwam."),
    "already_in_the_case": gettext_lazy("Deze collega staat er al bij."),
    "office_has_its_own_road": gettext_lazy(
        "Wat een raadslid, wethouder of burgemeester overkwam, heeft eigen lezers. Meld dat apart."
    ),
    "only_who_told_it_leaves_out": gettext_lazy(
        "Alleen wie het meldde of wie het overkwam, kan iemand buiten deze zaak houden."
    ),
    "not_who_is_in_it": gettext_lazy("Wie het meldde of wie het overkwam, kan niet buiten de zaak blijven."),
    "nobody_remains": gettext_lazy(
        "Dan blijft niemand over die dit kan beoordelen. Laat een van hen meelezen, of bel de vertrouwenspersoon."
    ),
    "damage_needs_words": gettext_lazy("Schrijf op wat er kapot is of weg is."),
    "damage_is_no_amount": gettext_lazy("Vul een bedrag in, of laat het leeg."),
    "file_is_empty": gettext_lazy("Dit bestand is leeg. Kies een ander."),
    "file_too_large": gettext_lazy("Dit bestand is te groot. Het mag hoogstens %(megabytes)s MB zijn."),
    "file_type_not_taken": gettext_lazy(
        "Dit soort bestand nemen we niet aan. Foto, pdf, geluid of video kan wel."
    ),
    "image_too_large": gettext_lazy(
        "Deze foto heeft te veel beeldpunten. Maak haar kleiner en probeer het opnieuw."
    ),
    "image_not_readable": gettext_lazy("Deze foto is niet te lezen. Maak er een nieuwe van."),
    "file_has_a_virus": gettext_lazy("In dit bestand zit iets gevaarlijks. Het is niet bewaard."),
    "scanner_is_silent": gettext_lazy(
        "De viruscontrole antwoordt niet. Het bestand is niet bewaard; probeer het later."
    ),
    "too_many_files": gettext_lazy("Bij deze zaak staan al genoeg bestanden."),
    "pdf_is_locked": gettext_lazy(
        "Deze pdf heeft een wachtwoord. Bewaar haar zonder, en probeer het opnieuw."
    ),
    "pdf_not_readable": gettext_lazy("Deze pdf is niet te lezen. Maak er een nieuwe van."),
    "pdf_carries_files": gettext_lazy(
        "In deze pdf zitten andere bestanden. Voeg die los toe, en maak een pdf zonder bijlagen."
    ),
    "recording_not_readable": gettext_lazy(
        "Uit deze opname kunnen we niet weghalen wie haar maakte en waar. Maak er een mp3, m4a of mp4 van."
    ),
    "file_is_gone": gettext_lazy("Dit bestand is er niet meer."),
    "case_is_held": gettext_lazy("Deze zaak wordt vastgehouden. Nu mag er niets uit weg."),
    "file_not_yours_to_remove": gettext_lazy(
        "Alleen wie de regie heeft of de privacy bewaakt, haalt dit weg. Tot het oordeel kan ook wie het toevoegde dat."
    ),
    "removal_needs_a_reason": gettext_lazy("Schrijf op waarom dit bestand weg moet."),
    "only_who_named_takes_out": gettext_lazy(
        "Alleen wie het meldde, wie deze naam noemde of wie de regie heeft, haalt iemand uit de zaak."
    ),
    "only_who_told_takes_back": gettext_lazy("Wie het meldde of de regie heeft, haalt een vinkje weg."),
    "taking_out_needs_a_reason": gettext_lazy("Schrijf op hoe je weet dat deze persoon er niet bij was."),
    "already_parted": gettext_lazy("Dit is al losgemaakt."),
}

PROMISES = {
    "report": (gettext_lazy("Vertel wat er gebeurde"), "incidents:report"),
    "classify": (gettext_lazy("Beoordeel"), "incidents:classify"),
    "take_case": (gettext_lazy("Neem de regie over"), "incidents:case"),
    "answer_case": (gettext_lazy("Zeg of jij de regie neemt over"), "incidents:case"),
    "handle_complaint": (gettext_lazy("Behandel de klacht"), "incidents:complaint"),
}

# What is asked when a telling is completed, one screen each.
SECTIONS = {
    "who": gettext_lazy("Wie waren erbij?"),
    "what": gettext_lazy("Wat deed de burger?"),
    "where": gettext_lazy("Waar en hoe was het contact?"),
    "how": gettext_lazy("Waarmee, en op welke manier?"),
    "why": gettext_lazy("Waarom gebeurde het?"),
    "after": gettext_lazy("Wat gebeurde er daarna?"),
    "damage": gettext_lazy("Is er schade?"),
    "files": gettext_lazy("Heb je een foto of bestand?"),
}

# Why somebody looks at a citizen's record.
PURPOSES = {
    Purpose.RESPONSE: gettext_lazy("een reactie kiezen of een besluit voorbereiden"),
    Purpose.LETTER: gettext_lazy("een brief schrijven"),
    Purpose.POLICE: gettext_lazy("aangifte, of een vraag van de politie"),
    Purpose.CONTACT: gettext_lazy("een gesprek of bezoek veilig voorbereiden"),
    Purpose.RIGHTS: gettext_lazy("een verzoek van de burger zelf"),
    Purpose.MEND: gettext_lazy("gegevens verbeteren of bij elkaar zetten"),
}

STATES = {
    State.WAITS_FOR_REPORT: gettext_lazy("wacht op het verhaal"),
    State.WAITS_FOR_CLASSIFICATION: gettext_lazy("wacht op een oordeel"),
    State.IN_HAND: gettext_lazy("loopt"),
    State.CLOSED: gettext_lazy("gesloten"),
}

OUTCOMES = {
    Outcome.AGGRESSION: gettext_lazy("Dit gaat over de grens van onze norm."),
    Outcome.CARE_FIRST: gettext_lazy("Eerst zorg: iemand dreigt zichzelf iets aan te doen."),
    Outcome.NOT_AGGRESSION: gettext_lazy("Dit is geen agressie volgens onze norm."),
    Outcome.COMPLAINT: gettext_lazy("Dit is een klacht, bezwaar of kritiek. Dat is geen agressie."),
    Outcome.CONTACT_LOAD: gettext_lazy("Dit is heel veel contact. Dat is geen agressie."),
}

# Which road each outcome opens, for whoever has to choose.
OUTCOME_ROADS = {
    Outcome.AGGRESSION: gettext_lazy("De norm stelt een reactie voor. Mensen kiezen."),
    Outcome.CARE_FIRST: gettext_lazy("Geen waarschuwing, maar hulp."),
    Outcome.NOT_AGGRESSION: gettext_lazy("De burger krijgt geen maatregel. De collega krijgt wel opvang."),
    Outcome.COMPLAINT: gettext_lazy("De klachtbehandelaar antwoordt. Er komt geen maatregel."),
    Outcome.CONTACT_LOAD: gettext_lazy(
        "Een afspraak over contact kan, meer niet. Aanvragen en bezwaar blijven open."
    ),
}

# The road of a report: what the step is called, and what it is called once it is done.
STEPS = {
    "received": (gettext_lazy("Ontvangen"), gettext_lazy("Ontvangen")),
    "classified": (gettext_lazy("Een tweede persoon beoordeelt het"), gettext_lazy("Beoordeeld")),
    "decided": (gettext_lazy("We kiezen wat we tegen de burger doen"), gettext_lazy("Er is besloten")),
    "care": (gettext_lazy("We zoeken hulp voor de burger"), gettext_lazy("Er is hulp gezocht")),
    "answered": (
        gettext_lazy("De burger krijgt antwoord op de klacht"),
        gettext_lazy("De klacht is beantwoord"),
    ),
    "told": (gettext_lazy("Jij hoort hoe het afloopt"), gettext_lazy("Jij hebt het gehoord")),
}

# What each promise says to the one who reported: with a name, and while nobody is named.
TO_THE_REPORTER = {
    "care_talk": (gettext_lazy("%(who)s belt of spreekt je"), gettext_lazy("Een collega belt of spreekt je")),
    "classify": (
        gettext_lazy("%(who)s beoordeelt je melding"),
        gettext_lazy("Een tweede persoon beoordeelt je melding"),
    ),
    "choose_response": (
        gettext_lazy("%(who)s kiest wat we tegen de burger doen"),
        gettext_lazy("We kiezen wat we tegen de burger doen"),
    ),
    "sign": (
        gettext_lazy("%(who)s kijkt mee en tekent"),
        gettext_lazy("Een tweede persoon kijkt mee en tekent"),
    ),
    "send_letter": (
        gettext_lazy("%(who)s stuurt de burger een brief"),
        gettext_lazy("De burger krijgt een brief"),
    ),
    "handle_complaint": (
        gettext_lazy("%(who)s antwoordt op de klacht"),
        gettext_lazy("Iemand die er niet bij was, antwoordt op de klacht"),
    ),
    "feedback": (
        gettext_lazy("%(who)s vertelt je wat er is besloten"),
        gettext_lazy("Je hoort wat er is besloten"),
    ),
}

SENTENCES = {
    "incidents.Opened": gettext_lazy("De zaak is geopend en wacht op het verhaal."),
    "incidents.Reported": gettext_lazy("%(who)s vertelt wat er gebeurde."),
    "incidents.Completed": gettext_lazy("%(who)s vult de melding aan."),
    "incidents.AffectedNamed": gettext_lazy("%(who)s zegt wie het overkwam."),
    "incidents.EvidenceAdded": gettext_lazy("%(who)s voegt een bestand toe."),
    "incidents.EvidenceRemoved": gettext_lazy("%(who)s haalt een bestand weg."),
    "incidents.BehaviourTakenBack": gettext_lazy("%(who)s haalt een vinkje weg: een vergissing."),
    "incidents.PartyTakenOut": gettext_lazy("%(who)s haalt iemand uit de zaak die er niet bij was."),
    "incidents.CaseTaken": gettext_lazy("%(who)s neemt de regie over de zaak."),
    "incidents.CaseReturned": gettext_lazy("%(who)s geeft de regie terug."),
    "incidents.CaseOffered": gettext_lazy("%(who)s vraagt een collega de regie over te nemen."),
    "incidents.CaseOfferAnswered.True": gettext_lazy("%(who)s neemt de regie over."),
    "incidents.CaseOfferAnswered.False": gettext_lazy("%(who)s neemt de regie niet over."),
    "incidents.CaseLeftAlone": gettext_lazy("De afgesproken tijd is om en niemand heeft de regie."),
    "incidents.Classified.aggression": gettext_lazy("%(who)s beoordeelt het: over de grens van de norm."),
    "incidents.Classified.care_first": gettext_lazy("%(who)s beoordeelt het: eerst zorg."),
    "incidents.Classified.not_aggression": gettext_lazy("%(who)s beoordeelt het: geen agressie."),
    "incidents.Classified.complaint": gettext_lazy("%(who)s beoordeelt het: een klacht, geen agressie."),
    "incidents.ComplaintForwarded": gettext_lazy("De klacht gaat naar wie klachten behandelt."),
    "incidents.ComplaintAnswered": gettext_lazy("%(who)s antwoordt op de klacht."),
    "incidents.Closed": gettext_lazy("%(who)s sluit de zaak."),
}


def sentence(kind: str, data: Mapping[str, Any], *, who: str, more: Mapping[str, Any]) -> str:
    """One fact of a case for somebody who was not there; "" for what is no part of its story."""
    which = data.get("outcome", data.get("accepted"))
    template = SENTENCES.get(f"{kind}.{which}") or SENTENCES.get(kind) or more.get(kind)
    return str(template) % {**data, "who": who} if template else ""


def head(incident: Incident) -> str:
    """`Dreigen en schelden, Balie 3, Werkplein Oost`: what was seen, and where."""
    # Not `get_kind_display`, which translates every kind there is to say one.
    seen = [
        str(Behaviour.Kind(one.kind).label)
        for one in incident.behaviours.all()
        if one.kind != Behaviour.Kind.UNKNOWN
    ]
    what = listed(seen) if seen else _("voorval")
    where = incident.place_words or _("plek onbekend")
    return _("%(what)s, %(where)s") % {"what": what[:1].upper() + what[1:], "where": where}


def listed(names: list[str]) -> str:
    """`Ali, Sanne en Priya`."""
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s en %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def some_of(names: list[str], *, shown: int = 3) -> str:
    """`Ali, Sanne, Priya of nog 4 collega's`: enough names to ask somebody."""
    rest = len(names) - shown
    if not names:
        return ""
    if rest > 0:
        others = ngettext("%(n)s andere collega", "%(n)s andere collega's", rest) % {"n": rest}
        return _("%(first)s of %(last)s") % {"first": ", ".join(names[:shown]), "last": others}
    return names[0] if len(names) == 1 else _("%(first)s of %(last)s") % {
        "first": ", ".join(names[:-1]), "last": names[-1],
    }  # fmt: skip


def day(at: datetime) -> str:
    """`dinsdag 3 maart 2026`."""
    return date_format(at.astimezone(LOCAL), _("l j F Y"))


def moment(at: datetime) -> str:
    """`dinsdag 3 maart 2026, 14.02`."""
    return date_format(at.astimezone(LOCAL), _("l j F Y, H.i"))
