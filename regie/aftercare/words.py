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
    "care_is_there": _("Voor deze collega staat al opvang klaar."),
    "check_in_in_the_past": _("Die dag is voorbij. Kies een dag die nog komt."),
    "help_is_offered": _("Dit is al aangeboden. Wacht op het antwoord van je collega."),
    "help_is_answered": _("Hierop is al geantwoord."),
    "absent_before_incident": _("Die dag ligt vóór het incident."),
    "absent_in_future": _("Die dag moet nog komen."),
    "absent_wrong_way_round": _("De laatste dag ligt vóór de eerste."),
    "absent_already": _("Er staat al verzuim zonder laatste dag. Vul daar de laatste dag in."),
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

# Kept on the moment itself, as the policy keeps its own names: in every language of the screen.
CHECK_IN = {"nl": "Even vragen hoe het gaat", "en": "Asking how you are"}

A_TALK = _("Gesprek")


def label(in_languages: dict[str, str]) -> str:
    """The name that the policy gives a moment, in the language of the page; a plain word when it has none."""
    language = get_language() or "nl"
    for wanted in (language, language.partition("-")[0], "nl"):
        if wanted in in_languages:
            return in_languages[wanted]
    return next(iter(in_languages.values()), str(A_TALK))
