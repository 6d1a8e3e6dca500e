"""What the norm says of a response, and what it leaves open, in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from regie.policies import rules as policy
from regie.policies import words as policy_words
from regie.policies.words.rows import named_in
from regie.responses import rules
from regie.responses.queries import UNSET
from regie.responses.words.kinds import measure

NOT_CONFIGURED = _("niet vastgelegd")
NORM_GAPS = {
    "policy": _("Op die dag gold geen beleid. Wat volgt is niet vastgelegd."),
    "repeated": _("Deze regel geldt alleen als dit eerder gebeurde. Dat weegt een mens, Regie telt niet."),
    "window": _("Hoe ver terug deze regel kijkt is niet vastgelegd."),
    "channel": _("Deze regel geldt voor een bepaalde manier van contact. Die is hier niet bekend."),
    "outside": _("Deze norm gaat hier niet over."),
    "target": _(
        "Deze regel geldt voor een bepaalde groep medewerkers. Bij wie het gebeurde is hier niet bekend."
    ),
    "circumstance": _("Deze regel hangt af van iets dat nog niemand zei: %(of)s."),
    "off_duty": _("Of de norm ook buiten werktijd geldt is niet vastgelegd."),
    "about_work": _("Of het over het werk ging is niet bekend."),
    "valid_from": _("Vanaf welke dag deze norm geldt is niet vastgelegd."),
    "place": _("Deze regel geldt voor een bepaald soort plek. Die is hier niet bekend."),
    "decider": _("Wie hierover gaat is niet vastgelegd."),
    "maximum": _("Hoelang dit hoogstens mag is niet vastgelegd. Een einddatum moet toch."),
    "classes": _("Er is geen gedrag uit de norm gekozen."),
    "class": _("De norm kent dit gedrag niet: %(of)s."),
    "rule": _("De norm zegt niet wat hierop volgt: %(of)s."),
    "conflict": _("De norm spreekt zichzelf tegen over: %(of)s. Een mens kiest."),
}


def option(one: Mapping[str, Any], pack: policy.Pack | None = None) -> dict[str, Any]:
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
        "missing": [norm_gap(gap, pack) for gap in one["missing"]],
    }


def own_act(one: Mapping[str, Any], pack: policy.Pack) -> dict[str, Any]:
    """What the organisation itself does, in words."""
    return {
        "words": named_in(pack.acts, one["act"]),
        "status": str(policy_words.status(policy.Status(one["status"]))),
        "strong": one["status"] == policy.Status.PRESCRIBED,
        "missing": [norm_gap(gap, pack) for gap in one["missing"]],
    }


def question(asked: Mapping[str, Any]) -> list[str]:
    """With what the norm was asked, as far as it was known."""
    told = (
        ("channel", policy_words.CASE_CHANNELS),
        ("place", policy_words.KINDS_OF_PLACE),
        ("target", policy_words.TARGETS),
    )
    return [policy_words.named(names, asked[name]) for name, names in told if asked.get(name)]


def earlier_answer(before: Any, pack: policy.Pack | None = None) -> dict[str, Any]:
    """An answer of before the norm was asked again: when, asked by whom with what, and what it said."""
    return {
        "at": before.at,
        "who": before.asked_by.name if before.asked_by else "",
        "question": question(before.question),
        "options": [
            (policy_words.either([name for _kind, name in one["measures"]]), one["status"])
            for one in (option(each, pack) for each in before.options)
        ],
        "gaps": [norm_gap(gap, pack) for gap in before.missing],
    }


def norm_gap(gap: Mapping[str, str], pack: policy.Pack | None = None) -> str:
    """What the norm leaves open, as a sentence, with the norm's own words for its own names."""
    of = gap["of"]
    own: list[Any] = [*pack.circumstances, *pack.norm] if pack else []
    labels = {each.code: policy_words.say(each.label) for each in own}
    named = measure(of) if gap["setting"] == "conflict" else labels.get(of, of)
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
