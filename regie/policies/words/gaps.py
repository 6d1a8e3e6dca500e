"""What a policy leaves open, as sentences."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from regie.policies.rules import Gap, Missing, Surprise
from regie.policies.words import names

GAPS: Mapping[str, Any] = {
    "no_first_day": _("Er is geen ingangsdatum: deze versie komt nooit in gebruik."),
    "no_works_council_consent": _("De instemming van de ondernemingsraad is niet vastgelegd."),
    "no_public_address": _("Er staat niet waar dit beleid openbaar te lezen is."),
    "no_house_rules": _("Er zijn geen huisregels."),
    "asks_respect": _("Huisregel '%s' vraagt om respect. Vraag om gedrag: dat kun je zien."),
    "class_without_rule": _("Voor '%s' staat er niet wat er volgt."),
    "class_without_police_rule": _("Voor '%s' staat er niet of jullie naar de politie gaan."),
    "care_first_without_care": _("'%s' vraagt eerst zorg, maar geen regel zegt dat."),
    "no_ladder": _("Er is geen ladder voor '%s': dan wordt iedereen in dienst geroepen."),
    "no_home_visits": _(
        "Er staat niet hoe vaak iemand op huisbezoek laat weten dat het goed gaat: ieder kiest zelf."
    ),
    "no_sign_of_life": _(
        "Er staat niet na hoeveel stilte we vragen of iemand de regie nog heeft: dan vragen we het niet."
    ),
    "no_window": _("Regel '%s' gaat over herhaling, maar zegt niet hoe ver je terugkijkt."),
    "no_decider": _("Er staat niet wie beslist (%s)."),
    "no_longest_duration": _("Er staat geen langste duur (%s)."),
    "no_modality": _("Er staat niet of dit moet, hoort of mag (%s)."),
    "no_term": _("Er is geen termijn om dit te doen: %s."),
    "no_aftercare": _("Er staat niets over nazorg."),
    "no_retention": _("Er is geen bewaartermijn voor %s."),
    "no_basic_services": _("Er staat niet welke diensten altijd open blijven."),
    "no_safe_road": _("Dienst '%s' blijft open, maar er staat niet hoe je er komt."),
    "no_remedy": _("Er staat niet wat iemand kan doen tegen: %s."),
    "no_law": _("Er staat niet volgens welk recht jullie een maatregel nemen: dan kan er geen."),
    "no_short_measure": _(
        "Er staat niet welke maatregel kort is: dan heeft elke maatregel een dag om opnieuw te kijken."
    ),
    "no_long_measure": _(
        "Er staat niet welke maatregel lang is: dan waarschuwen we bij elke kwetsbare burger."
    ),
}
CONTRADICTIONS: Mapping[str, Any] = {
    "contradiction": _("Hetzelfde moet of mag, en hoort ook niet (%s)."),
    "contradicting_durations": _("De langste duur van het een is korter dan de kortste van het ander (%s)."),
    "police_asked_and_refused": _("De norm zegt bij '%s': niet naar de politie. Een regel zegt: altijd."),
    "police_must_without_row": _("De norm zegt bij '%s': altijd naar de politie. Geen regel vraagt dat."),
}
UNREACHABLE: Mapping[str, Any] = {
    "row_outside_scope_channel": _("Regel '%s' kan nooit gelden: dat kanaal valt buiten het bereik."),
    "row_outside_scope_place": _("Regel '%s' kan nooit gelden: die plek valt buiten het bereik."),
    "row_outside_scope_target": _("Regel '%s' kan nooit gelden: om wie het gaat, valt buiten het bereik."),
    "row_for_other_channels": _(
        "Regel '%s' kan nooit gelden: dit gedrag komt volgens de norm niet via dat kanaal."
    ),
    "row_after_what_never_comes": _(
        "Regel '%s' vraagt een eerdere maatregel waar geen andere regel toe leidt."
    ),
    "row_after_nothing": _(
        "Regel '%s' kan nooit gelden: er mag niets geweest zijn, en er moet iets geweest zijn."
    ),
    "row_said_before": _("Twee regels zeggen precies hetzelfde (%s)."),
    "group_never_called": _("Groep '%s' wordt door geen ladder geroepen."),
    "act_never_done": _("'%s' is beschreven, maar geen regel vraagt het."),
    "circumstance_never_asked": _("Omstandigheid '%s' is beschreven, maar geen regel vraagt ernaar."),
}
SURPRISES: Mapping[str, Any] = {
    "scope": _(
        "Voorbeeld '%(example)s' klopt niet: verwacht werd '%(expected)s', maar er komt '%(found)s' uit."
    ),
    "status": _(
        "Voorbeeld '%(example)s' klopt niet: verwacht werd '%(expected)s', maar er komt '%(found)s' uit."
    ),
    "measure": _(
        "Voorbeeld '%(example)s' klopt niet: bij %(of)s werd '%(expected)s' verwacht, niet '%(found)s'."
    ),
    "act": _(
        "Voorbeeld '%(example)s' klopt niet: bij %(of)s werd '%(expected)s' verwacht, niet '%(found)s'."
    ),
    "missing": _("Voorbeeld '%(example)s' klopt niet: '%(of)s' zou ontbreken, maar ontbreekt niet."),
}
MISSING: Mapping[str, Any] = {
    "repeated": _("of er eerder iets was"),
    "window": _("hoe ver je terugkijkt bij herhaling"),
    "channel": _("via welk kanaal het gebeurde"),
    "place": _("op wat voor plek het gebeurde"),
    "decider": _("wie beslist over: %s"),
    "maximum": _("de langste duur van: %s"),
    "classes": _("welk gedrag het was"),
    "class": _("een omschrijving van '%s' in de norm"),
    "rule": _("een regel voor '%s'"),
    "modality": _("of het moet, hoort of mag: %s"),
    "register_entry": _("of dit in het register komt: %s"),
    "target": _("tegen wie het was"),
    "circumstance": _("of dit zo is: %s"),
    "off_duty": _("of het beleid ook buiten werktijd geldt"),
    "about_work": _("of het over het werk ging"),
    "valid_from": _("vanaf welke dag dit beleid geldt"),
}


def gap(one: Gap) -> str:
    """A sentence about something that the pack leaves open."""
    if one.code == "no_ladder":
        return str(GAPS[one.code]) % names.named(names.LADDERS, one.of)
    sentences = {**GAPS, **CONTRADICTIONS, **UNREACHABLE}
    return filled(str(sentences.get(one.code, one.code)), in_words(one.of))


def missing(one: Missing) -> str:
    """What must still be known or decided, as part of a sentence."""
    return filled(str(MISSING.get(one.setting, one.setting)), in_words(one.of))


def surprise(one: Surprise) -> str:
    """How an example came out otherwise than its authors thought."""
    says = {**names.STATUSES, **names.INSIDE}
    found = ", ".join(names.named(says, each) for each in one.found) or str(_("niets"))
    return str(SURPRISES[one.about]) % {
        "example": one.example,
        "of": in_words(one.of),
        "expected": names.named(says, one.expected),
        "found": found,
    }


def filled(sentence: str, of: str) -> str:
    """The sentence with its subject, if it has room for one."""
    return sentence % of if "%s" in sentence else sentence


def in_words(of: str) -> str:
    """`words_again: building_ban` keeps its rule, and gets words for the measure, the promise or the record."""
    rule, colon, name = of.rpartition(": ")
    for known in (names.MEASURES, names.CLOCKS, names.RECORDS):
        if name in known:
            return f"{rule}{colon}{known[name]}"
    return of
