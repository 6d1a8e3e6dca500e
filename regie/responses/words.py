"""What people read about responses: refusals, safeguards, kinds of response, and what the norm says of them."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from regie.policies import rules as policy
from regie.policies import words as policy_words
from regie.responses import rules
from regie.responses.models import Measure
from regie.responses.queries import UNSET

REFUSALS = {
    "unknown_measure": _("“%(kind)s” is geen reactie die Regie kent. Kies er een uit de lijst."),
    "only_a_person_chooses": _("Alleen een mens kiest een reactie."),
    "involved_may_not_choose": _("Jij was hierbij betrokken. Laat een collega kiezen."),
    "only_a_person_signs": _("Alleen een mens ondertekent."),
    "four_eyes": _("Jij koos deze reactie. Iemand anders moet ondertekenen."),
    "involved_may_not_sign": _("Jij was hierbij betrokken. Laat een collega ondertekenen."),
    "not_your_own_to_send_back": _("Jij koos deze reactie. Alleen een ander kan haar terugsturen."),
    "say_why": _("Schrijf op waarom."),
    "not_classified_yet": _("Deze melding is nog niet beoordeeld. Dat komt eerst."),
    "response_needs_open_case": _("Deze zaak is afgesloten. Er kan geen reactie meer bij."),
    "rule_says_nothing_of_it": _("Regel “%(rule)s” van de norm noemt deze reactie niet."),
    "no_longer_waiting": _("Deze reactie wacht niet meer: ze is al ondertekend of teruggestuurd."),
    "first_day_has_passed": _(
        "De eerste dag is al voorbij en de burger weet het nog niet. Hef deze reactie op en kies opnieuw."
    ),
    "not_in_force": _("Deze reactie is nog niet ondertekend. Er is niets om op te heffen."),
    "already_over": _("De einddatum is al voorbij."),
    "already_lifted": _("Deze reactie was al opgeheven."),
    "hearing_without_words": _("Schrijf op wat er gezegd is, of waarom een gesprek niet kon."),
    "hearing_still_to_come": _("Deze dag is nog niet geweest. Leg het gesprek vast als het gevoerd is."),
    "safeguards_missing": _("Dit kan nog niet. Kijk wat er nog nodig is."),
}

PROMISES = {
    "choose_response": (_("Kies een reactie"), "responses:choose"),
    "choose_again": (_("Kies opnieuw een reactie"), "responses:measure"),
    "sign": (_("Lees en onderteken de reactie"), "responses:measure"),
}

# Sentences of the story of a case, by the kind of fact.
SENTENCES = {
    "responses.Proposed": _("De norm is ernaast gelegd."),
    "responses.Heard": _("%(who)s legde vast hoe de burger het ziet."),
    "responses.Chosen": _("%(who)s koos een reactie."),
    "responses.SentBack": _("%(who)s stuurde de reactie terug."),
    "responses.Decided": _("%(who)s ondertekende. Er is besloten."),
    "responses.Begun": _("De burger weet het."),
    "responses.Lifted": _("%(who)s hief de reactie op."),
}

# What a safeguard says when it stands.
SAFEGUARDS = {
    "facts": _("Wat er gebeurde staat er als feiten, met dag en bron."),
    "no_legitimate_road": _("Een tweede persoon zag: dit is geen klacht, bezwaar of kritiek."),
    "heard_first": _("De burger kon het eigen verhaal vertellen, of er staat waarom dat niet kon."),
    "other_decider": _("Wie kiest, was er niet bij betrokken."),
    "reasons": _("Er staat waarom, en waarom niet iets lichters."),
    "bounded": _("Er staat tot wanneer en waar."),
    "stays_open": _("Er staat wat open blijft voor de burger."),
    "review": _("Er staat wanneer wij kijken of het nog nodig is."),
    "remedy": _("Wij weten wat de burger hiertegen kan doen."),
    "no_counting": _("Een mens kiest. Er wordt niets geteld."),
}

# What is still needed, as something that one can do.
MISSING = {
    "no_acts": _("Er staat nog geen feit dat onder de norm valt. Zet elk feit op een eigen regel."),
    "act_without_source": _("Bij een feit staat geen bron. Schrijf op wie het zag of waar het staat."),
    "not_confirmed": _(
        "Niemand heeft bevestigd dat dit over de norm gaat. Een klacht of bezwaar is geen grond."
    ),
    "no_second_person": _("Wie meldde, mag niet zelf beoordelen. Laat een tweede persoon kijken."),
    "not_heard": _(
        "Er is nog niet met de burger gesproken. Plan een gesprek, of schrijf op waarom dat niet kan."
    ),
    "decider_was_involved": _("Wie kiest, was erbij betrokken. Laat een collega kiezen."),
    "no_reason": _("Schrijf op waarom deze reactie past."),
    "lighter_not_weighed": _("Schrijf op wat lichters je overwoog, en waarom dat niet genoeg is."),
    "starts_in_the_past": _("De eerste dag is al voorbij. Een maatregel werkt nooit terug."),
    "no_end": _("Kies een einddatum. Zonder einde kan deze maatregel niet."),
    "ends_too_early": _("De einddatum ligt vóór het begin."),
    "longer_than_the_norm": _("Dit duurt langer dan onze norm toestaat. Kies een eerdere einddatum."),
    "no_place": _("Schrijf op voor welke plek of welk kanaal dit geldt."),
    "nothing_stays_open": _("Schrijf op hoe de burger nog bij ons terecht kan. Alles afsluiten kan nooit."),
    "no_review": _("Kies een dag waarop wij kijken of dit nog nodig is."),
    "review_not_in_between": _("De dag om opnieuw te kijken ligt niet tussen vandaag en de einddatum."),
    "no_remedy": _("Zeg of dit een besluit is. Daarvan hangt af wat de burger ertegen kan doen."),
    "no_person_chose": _("Een mens moet kiezen."),
}

NO_MEASURE = _("Geen maatregel")
NATURES = {
    rules.Nature.NO_DECISION: _("geen besluit: klacht, ombudsman of rechter"),
    rules.Nature.DECISION: _("een besluit: bezwaar binnen zes weken"),
}
NOT_CONFIGURED = _("niet vastgelegd")
NORM_GAPS = {
    "policy": _("Op die dag gold geen beleid. Wat volgt is niet vastgelegd."),
    "repeated": _("Deze regel geldt alleen als dit eerder gebeurde. Dat weegt een mens, Regie telt niet."),
    "window": _("Hoe ver terug deze regel kijkt is niet vastgelegd."),
    "channel": _("Deze regel geldt voor een bepaalde manier van contact. Die is hier niet bekend."),
    "place": _("Deze regel geldt voor een bepaald soort plek. Die is hier niet bekend."),
    "decider": _("Wie hierover gaat is niet vastgelegd."),
    "maximum": _("Hoelang dit hoogstens mag is niet vastgelegd. Een einddatum moet toch."),
    "classes": _("Er is geen gedrag uit de norm gekozen."),
    "class": _("De norm kent dit gedrag niet: %(of)s."),
    "rule": _("De norm zegt niet wat hierop volgt: %(of)s."),
    "conflict": _("De norm spreekt zichzelf tegen over: %(of)s. Een mens kiest."),
}


def measure(kind: str) -> str:
    """What a kind of response is called."""
    return str(NO_MEASURE) if kind == rules.NO_MEASURE else str(policy_words.measure(policy.Measure(kind)))


def sentences(missing: Iterable[rules.Missing]) -> list[dict[str, str]]:
    """What is missing, as sentences with where they come from."""
    return [{"code": one.code, "sentence": str(MISSING[one.code]), "source": one.source} for one in missing]


def gates(standings: Iterable[rules.Standing]) -> list[dict[str, Any]]:
    """Every safeguard as a line that ticks itself, and what it still asks for."""
    return [
        {
            "done": standing.passed,
            "sentences": [SAFEGUARDS[standing.gate.code]] if standing.passed else _asked(standing),
            "source": standing.gate.source,
        }
        for standing in standings
    ]


def _asked(standing: rules.Standing) -> list[Any]:
    return [MISSING[one.code] for one in standing.missing]


def option(one: Mapping[str, Any]) -> dict[str, Any]:
    """What one rule of the norm says, in words."""
    return {
        "rule": one["rule"],
        "section": one["section"] if one["section"] != UNSET else "",
        "status": str(policy_words.status(policy.Status(one["status"]))),
        "strong": one["status"] == policy.Status.PRESCRIBED,
        "contrary": one["status"] == policy.Status.CONTRARY,
        "measures": [(kind, measure(kind)) for kind in (one["measure"], *one["alternatives"])],
        "reason": _in_my_language(one["reason"]),
        "lasts": _lasts(one),
        "missing": [norm_gap(gap) for gap in one["missing"]],
    }


def norm_gap(gap: Mapping[str, str]) -> str:
    """What the norm leaves open, as a sentence."""
    of = gap["of"]
    named = measure(of) if gap["setting"] == "conflict" else of
    return str(NORM_GAPS.get(gap["setting"], NOT_CONFIGURED)) % {"of": named}


def _in_my_language(reason: Any) -> str:
    if reason == UNSET:
        return ""
    return policy.Text(tuple(reason.items())).in_language(get_language() or "nl")


def _lasts(one: Mapping[str, Any]) -> str:
    """How long the norm lets it last; only asked where something is limited."""
    if not rules.kind_of(one["measure"]).limits:
        return ""
    shortest, longest = (_period(one["duration"][name]) for name in ("minimum", "maximum"))
    return _now("van %(shortest)s tot %(longest)s") % {"shortest": shortest, "longest": longest}


def _period(period: Any) -> str:
    if period == UNSET:
        return str(NOT_CONFIGURED)
    return str(policy_words.period(policy.Period(period["amount"], policy.Unit(period["unit"]))))


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
