"""What a kind of response, its terms and its state are called."""

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from regie.policies import rules as policy
from regie.policies import words as policy_words
from regie.responses import rules
from regie.responses.models import Measure

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


def state(one: Measure) -> str:
    """How a response stands, in one or two words."""
    if hasattr(one, "lift"):
        return _now("opgeheven")
    if one.sent_back_at:
        return _now("teruggestuurd")
    if one.decided_at is None:
        return _now("wacht op ondertekening")
    if one.starts_on is None:
        return _now("ondertekend, nog niet verteld")
    return _now("besloten")
