"""What a kind of response, its terms and its state are called."""

from datetime import date

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from regie.policies import rules as policy
from regie.policies import words as policy_words
from regie.responses import rules
from regie.responses.models import Measure
from regie.responses.queries import status_of

NO_MEASURE = _("Geen maatregel")
NATURES = {
    rules.Nature.NO_DECISION: _("geen besluit: klacht, ombudsman of rechter"),
    rules.Nature.DECISION: _("een besluit: bezwaar binnen zes weken"),
}
KNOWN = {
    rules.Known.YES: _("ja"),
    rules.Known.NO: _("nee"),
    rules.Known.UNKNOWN: _("gevraagd, niet bekend"),
}
# The terms that a letter names, as the citizen reads them.
TOLD = {
    "channel": _("Manier: %s"), "address": _("Adres of nummer: %s"), "frequency": _("Hoe vaak: %s"),
    "person": _("Uw contact: %s"), "times": _("Dagen en tijden: %s"), "how": _("Voorwaarde: %s"),
    "representative": _("Gemachtigde: %s"), "objections": _("Bezwaren: %s"), "service": _("Dienst: %s"),
    "amount": _("Verlaging: %s"),
}  # fmt: skip
TARGETS = {
    rules.Target.CHARGED: _("een medewerker die de wet uitvoert"),
    rules.Target.GUARD: _("een beveiliger"),
    rules.Target.VISITOR: _("een bezoeker of iemand anders"),
    rules.Target.THING: _("een ding"),
}
# What a kind asks for itself: the question, and what helps to answer it.
TERMS = {
    "channel": (_("Op welke manier kan er nog contact zijn?"), _("Bijvoorbeeld: alleen per brief.")),
    "address": (_("Naar welk adres of nummer?"), ""),
    "frequency": (_("Hoe vaak?"), _("Bijvoorbeeld: wij lezen en antwoorden één keer per week.")),
    "person": (_("Met wie heeft de burger contact?"), ""),
    "times": (_("Op welke dagen en tijden geldt dit?"), ""),
    "how": (_("Onder welke voorwaarde mag iemand wel komen?"), _("Op afspraak, met een beveiliger, of elders.")),
    "representative": (_("Om welke gemachtigde gaat het?"), ""),
    "objections": (
        _("Wat zijn de ernstige bezwaren tegen deze persoon?"), _("Feiten over deze persoon, niet over de burger."),
    ),
    "lawyer": (_("Is deze persoon advocaat?"), _("Een advocaat weigeren kan nooit.")),
    "told_both": (
        _("Hoe horen beiden dit meteen op papier?"), _("De burger en de gemachtigde krijgen elk een brief."),
    ),
    "amount": (_("Hoeveel is de verlaging?"), _("Bijvoorbeeld: 20 procent.")),
    "mayor": (_("Wie besliste namens de burgemeester, en wanneer?"), ""),
    "service": (
        _("Welke dienst wordt opgeschort?"), _("Nooit een dienst die altijd open blijft. Die staan hieronder."),
    ),
}  # fmt: skip


def measure(kind: str) -> str:
    """What a kind of response is called."""
    return str(NO_MEASURE) if kind == rules.NO_MEASURE else str(policy_words.measure(policy.Measure(kind)))


def terms(one: Measure) -> list[tuple[str, str]]:
    """What this kind was asked for itself, and the answers."""
    said = {"yes": _now("ja"), "no": _now("nee")}
    return [
        (str(TERMS[term][0]), said.get(words, words)) for term, words in one.terms.items() if term in TERMS
    ]


def told_terms(one: Measure) -> list[str]:
    """The terms that the citizen reads, each on a line."""
    return [str(TOLD[term]) % words for term, words in one.terms.items() if term in TOLD]


STATES = {
    rules.Status.WAITING: _("wacht op ondertekening"),
    rules.Status.SENT_BACK: _("teruggestuurd"),
    rules.Status.TO_BE_TOLD: _("ondertekend, nog niet verteld"),
    rules.Status.TO_BEGIN: _("besloten, begint later"),
    rules.Status.ACTIVE: _("besloten"),
    rules.Status.EXPIRED: _("verlopen"),
    rules.Status.LIFTED: _("opgeheven"),
    rules.Status.WITHDRAWN: _("ingetrokken"),
    rules.Status.QUASHED: _("vernietigd"),
    rules.Status.SUPERSEDED: _("vervangen"),
}


def state(one: Measure, *, on: date) -> str:
    """How a response stands on a day, in one or two words."""
    return str(STATES[status_of(one, on=on)])
