"""What people read about letters: refusals, promises, the story."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from regie.letters.rules import LONGEST_SENTENCE, Remark, Value, Why

REFUSALS = {
    "unknown_wording": _("Deze brief kent Regie niet."),
    "wording_is_the_same": _("Er is niets veranderd. Verander eerst iets in het onderwerp of de tekst."),
    "wording_has_unknown_places": _("Dit kan Regie niet invullen: %(what)s. Kies een naam uit de lijst."),
    "wording_leaves_out": _("Dit moet de burger lezen, en het staat er niet meer: %(what)s. Zet het terug."),
    "wording_needs_a_reason": _("Schrijf op waarom. Collega's moeten het kunnen volgen."),
    "wording_changed_meanwhile": _("Een collega bewaarde net een nieuwe versie. Lees die eerst."),
    "letter_is_sent": _("Deze brief is al verstuurd. Wat de burger heeft, verandert niemand meer."),
    "only_a_person_sends": _("Alleen een mens verstuurt een brief."),
    "letter_changed_meanwhile": _(
        "Iemand veranderde deze brief net. Lees hem opnieuw voordat je hem verstuurt."
    ),
    "response_was_lifted": _("Deze reactie is opgeheven. De brief hoeft niet meer weg."),
    "letter_has_gaps": _("In de brief staat nog iets open: %(what)s. Vul dat eerst in."),
    "letter_without_addressee": _("Er staat nog niet aan wie deze brief gaat."),
    "letter_without_contact": _(
        "Er is niet vastgelegd wie de burger kan bellen of schrijven. Vul dat in; zonder gaat de brief niet weg."
    ),
    "letter_needs_settings": _(
        "Deze brief kan niet weg: het beleid zegt nog niet %(what)s. Vraag het de coördinator."
    ),
    "only_a_person_approves": _("Alleen een mens keurt een brief goed."),
    "own_words_not_approved": _("Jij schreef deze woorden. Laat een collega ze lezen."),
    "already_given_to_read": _("Deze brief ligt al bij een collega om te lezen."),
    "say_what_must_change": _("Schrijf op wat er anders moet. De schrijver gaat daarmee verder."),
    "letter_not_approved": _("Nog niemand anders las deze woorden. Laat eerst een collega de brief lezen."),
    "approver_does_not_send": _("Jij keurde deze brief goed. Laat een ander hem versturen."),
    "letter_not_sent_yet": _("Deze brief is nog niet verstuurd. Dan kan hij ook nog niet zijn aangekomen."),
    "delivered_on_an_impossible_day": _("Kies een dag tussen het versturen en vandaag."),
    "registered_without_number": _(
        "Vul het nummer van de aangetekende brief in. Zonder nummer bewijst het niets."
    ),
    "handed_by_nobody": _("Vul in wie de brief in handen gaf."),
    "pdf_unavailable": _(
        "Deze computer kan nog geen PDF maken. Vraag de beheerder om dit uit te voeren: %(command)s"
    ),
}

PROMISES = {
    "send_letter": (_("Lees en verstuur de brief"), "letters:letter"),
    "approve_letter": (_("Lees de brief van een collega"), "letters:letter"),
    "prove_delivery": (_("Leg vast hoe de brief aankwam"), "letters:letter"),
}

SENTENCES = {
    "letters.Drafted": _("Er staat een brief klaar om te lezen."),
    "letters.Changed": _("%(who)s veranderde de brief."),
    "letters.GivenToRead": _("%(who)s liet een collega de brief lezen."),
    "letters.Approved": _("%(who)s las de brief en vond hem goed."),
    "letters.Returned": _("%(who)s las de brief en wil dat er iets verandert."),
    "letters.DeliveryNoted": _("%(who)s legde vast hoe de brief aankwam."),
    "letters.Sent": _("%(who)s verstuurde de brief aan de burger."),
}

KINDS = {
    "warning_letter": _("Waarschuwing"),
    "order_talk_invitation": _("Uitnodiging voor een ordegesprek"),
    "talk_invitation": _("Uitnodiging voor een gesprek"),
    "building_ban": _("Gebouwverbod"),
    "contact_restriction": _("Contactbeperking"),
    "access_restriction": _("Toegang onder voorwaarden"),
    "representative_barred": _("Iemand mag niet meer voor een ander spreken: aan die persoon"),
    "represented": _("Iemand mag niet meer voor een ander spreken: aan wie werd geholpen"),
    "suspend_service": _("Een dienst stopt tijdelijk"),
    "lifting": _("Een maatregel stopt eerder"),
    "lifting_answer": _("Antwoord: een maatregel stopt niet eerder"),
    "extension": _("Een maatregel duurt langer"),
    "general": _("Algemene brief"),
    "remedy_none": _("Wat de burger kan doen: als wij niets opleggen"),
    "remedy_no_decision": _("Wat de burger kan doen: geen besluit"),
    "remedy_decision": _("Wat de burger kan doen: besluit"),
}

# At which field a refusal stands.
FIELD_OF = {
    "wording_has_unknown_places": "body", "wording_leaves_out": "body", "wording_needs_a_reason": "why",
}  # fmt: skip
# What comes in each place of a wording, as its writer knows it.
PLACES = {
    "organisation": _("de naam van de organisatie"),
    "measure": _("hoe de maatregel heet"),
    "acts": _("wat er gebeurde: elke dag met de woorden of de handeling"),
    "happened_on": _("de dag waarop het gebeurde"),
    "policy": _("de naam van onze regels"),
    "version": _("de versie van onze regels"),
    "section": _("het onderdeel van onze regels"),
    "public_address": _("waar de regels te lezen zijn"),
    "why": _("waarom wij dit doen"),
    "where": _("voor welke plek of weg het geldt"),
    "starts_on": _("de eerste dag"),
    "ends_on": _("de laatste dag"),
    "renewed_until": _("de laatste dag van de maatregel die langer duurt"),
    "terms": _("de voorwaarden"),
    "heard_on": _("wanneer de burger het eigen verhaal vertelde"),
    "invited_on": _("wanneer de burger is gevraagd en niet kwam"),
    "afterwards_on": _("wanneer de burger alsnog het verhaal kan vertellen"),
    "open": _("wat open blijft"),
    "review_on": _("wanneer wij opnieuw kijken"),
    "ends_early": _("wat dit eerder beëindigt"),
    "lifting_within": _("hoe snel wij antwoorden op een verzoek om te stoppen"),
    "kept": _("wat wij bewaren, en hoelang"),
    "remedy": _("wat de burger hiertegen kan doen"),
    "representative": _("wie voor een ander sprak"),
    "asked_on": _("wanneer de burger vroeg om te stoppen"),
    "answer": _("ons antwoord op de vraag om te stoppen"),
    "lifted_on": _("wanneer de maatregel stopte"),
    "lift_why": _("waarom de maatregel stopte"),
}


def example() -> dict[str, Value]:
    """An invented case that fills every place, so that whoever changes a wording sees it as a citizen would."""
    day = str(_("31 maart 2026"))
    known: dict[str, Value] = {name: str(label) for name, label in PLACES.items()}
    days = [name for name in PLACES if name.endswith(("_on", "_until"))]
    asked = dict.fromkeys(("from_today", "until_from_today", "renewed"), "1")
    return {
        **known, **dict.fromkeys(days, day), **asked, "starts_on": "", "no_section": "", "no_representative": "",
        "invited_on": "", "afterwards_on": "", "version": "2026.1", "section": "4.4",
        "acts": [{"date": day, "words": str(_("Riep: ik weet waar je auto staat."))}],
        "terms": [{"line": str(PLACES["terms"])}],
        "open": [{"line": str(_("Bezwaar maken: per brief. De juridische afdeling. Altijd."))}],
        "kept": [{"record": str(_("brieven")), "period": str(_("2 jaar"))}],
    }  # fmt: skip


# Why a reader may stumble, and the rule of thumb behind it. These are our own rules and no measurement.
REMARKS = {
    Why.LONG: _("Lange zin: %(count)s woorden. Onze vuistregel is hooguit %(longest)s. Maak er twee van."),
    Why.HARD: _("Moeilijk woord. Veel mensen kennen het niet."),
    Why.OFFICE: _("Woord van kantoor. Zeg wat het is voor de burger."),
    Why.PASSIVE: _("Wie doet het? Zeg: wij, u, of de naam."),
    Why.VERDICT: _(
        "Dit is een oordeel over iemand. Noem alleen wat vaststaat: wat zei of deed deze persoon?"
    ),
    Why.VAGUE: _("Hier weet iemand niet wat anders moet. Noem wat er is gezegd of gedaan."),
}


def remarks(found: Iterable[Remark]) -> list[dict[str, Any]]:
    """Every spot with its reason, and what could stand there instead."""
    return [
        {
            "words": one.words,
            "instead": one.instead,
            "reason": REMARKS[one.why] % {"count": one.count, "longest": LONGEST_SENTENCE},
        }
        for one in found
    ]
