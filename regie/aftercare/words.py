"""What people read about care and feedback."""

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from regie.aftercare.rules import Moment

REFUSALS = {
    "not_your_own_carer": _("Je kunt niet je eigen opvang doen. Vraag een collega; daar heb je recht op."),
    "care_is_taken": _("%(who)s doet deze opvang al."),
    "first_talk_comes_first": _("Dit gesprek krijgt een datum na het eerste gesprek. Doe eerst dat gesprek."),
    "talk_not_yet_held": _("Dat moment moet nog komen. Kies het moment waarop jullie spraken."),
    "talk_before_incident": _("Dat moment ligt vóór het incident. Kies het moment waarop jullie spraken."),
    "talk_is_over": _("Dit gesprek is al geweest of afgezegd."),
    "feedback_to_yourself": _("Je hoort dit zelf te horen. Vraag een collega om het je te vertellen."),
    "feedback_is_answered": _("Je hebt hier al op geantwoord."),
}

PROMISES = {
    "care_talk": (_("Praat met"), "aftercare:hold"),
    "feedback": (_("Vertel hoe het afliep aan"), "aftercare:feedback"),
}

MOMENTS = {
    Moment.HELD: _("geweest"),
    Moment.DECLINED: _("niet gewild"),
    Moment.WAITS: _("na het eerste gesprek"),
    Moment.SOON: _("later"),
    Moment.NOW: _("nu"),
    Moment.LATE: _("te laat"),
    Moment.PASSED: _("voorbij"),
    Moment.UNDATED: _("niet vastgelegd wanneer"),
}

A_TALK = _("Gesprek")


def label(in_languages: dict[str, str]) -> str:
    """The name that the policy gives a moment, in the language of the page; a plain word when it has none."""
    language = get_language() or "nl"
    for wanted in (language, language.partition("-")[0], "nl"):
        if wanted in in_languages:
            return in_languages[wanted]
    return next(iter(in_languages.values()), str(A_TALK))
