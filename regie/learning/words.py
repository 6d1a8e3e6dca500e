"""What people read when they hold their judgement against the norm."""

from django.utils.translation import gettext_lazy as _

from regie.learning.rules import NOT_KNOWN, NOT_OVER_THE_LINE
from regie.policies import words as policies
from regie.policies.rules import Pack

REFUSALS = {
    "no_vignette": _("Beschrijf minstens één situatie."),
    "too_many_vignettes": _("Vraag hooguit %(most)s situaties: het moet in een minuut kunnen."),
    "closes_in_the_past": _("Die dag is al voorbij. Kies vandaag of een latere dag."),
    "group_too_small": _("Kies minstens %(fewest)s: met minder is te zien wie wat antwoordde."),
    "calibration_is_over": _("Deze vraag is gesloten. Je antwoord telt niet meer mee."),
    "answer_unknown": _("Dit antwoord staat er niet bij."),
    "vignette_unanswered": _("Kies bij elke situatie een antwoord. Weet je het niet, kies dan dat."),
    "already_answered": _("Je hebt hier al op geantwoord."),
    "no_norm_to_hold_against": _("Er geldt nu geen beleid. Neem dat eerst op."),
}

BESIDE_THE_NORM = {
    NOT_OVER_THE_LINE: _("dit gaat niet over de grens"),
    NOT_KNOWN: _("dat weet ik niet"),
}


def answer(pack: Pack, code: str) -> str:
    """What somebody chose, as people call it."""
    return str(BESIDE_THE_NORM[code]) if code in BESIDE_THE_NORM else policies.norm_class(pack, code)


def answers(pack: Pack) -> list[tuple[str, str]]:
    """Everything that one can choose: the classes of the norm, and what stands beside it."""
    classes = [(one.code, policies.say(one.label)) for one in pack.norm]
    return [*classes, *((code, str(sentence)) for code, sentence in BESIDE_THE_NORM.items())]
