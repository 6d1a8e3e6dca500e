"""What people read about letters: refusals, promises, the story."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from regie.letters.rules import LONGEST_SENTENCE, Remark, Why

REFUSALS = {
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
    "general": _("Algemene brief"),
    "remedy_none": _("Wat de burger kan doen: als wij niets opleggen"),
    "remedy_no_decision": _("Wat de burger kan doen: geen besluit"),
    "remedy_decision": _("Wat de burger kan doen: besluit"),
}

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
