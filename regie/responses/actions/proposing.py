"""Put beside a classified incident what the norm says about it. Nothing here chooses."""

from datetime import datetime
from typing import Any

from django.db import transaction

from regie.incidents.facts import Classified
from regie.incidents.models import Classification
from regie.journal.actions import record
from regie.policies import rules as policy
from regie.policies.models import PolicyVersion
from regie.policies.queries import pack_of
from regie.responses import facts
from regie.responses.actions.waiting import ask_for_a_choice, no_choice_is_needed
from regie.responses.models import Proposal
from regie.responses.queries import LEADS_TO_A_RESPONSE, UNSET


@transaction.atomic
def propose(fact: Classified, *, at: datetime) -> Proposal | None:
    """What the norm of the day of the act says, as a copy; then a person is asked to choose."""
    classification = Classification.objects.select_related("incident__policy_version").get(
        pk=fact.classification_id
    )
    incident = classification.incident
    if classification.outcome not in LEADS_TO_A_RESPONSE:
        no_choice_is_needed(incident, at=at)
        return None
    version = incident.policy_version
    proposal, is_new = Proposal.objects.get_or_create(
        classification=classification,
        defaults={
            "incident": incident,
            "policy_version": version,
            "at": at,
            **_what_the_norm_says(version, classification),
        },
    )
    if is_new:
        record(facts.Proposed(proposal.pk, incident.pk, proposal.status), at=at)
        ask_for_a_choice(classification, at=at)
    return proposal


def _what_the_norm_says(version: PolicyVersion | None, classification: Classification) -> dict[str, Any]:
    """Options with their grounds. Whether something came before is for a person to say, so here it is unknown."""
    if version is None:
        return {"status": policy.Status.NOT_DETERMINABLE, "options": [], "missing": [_missing("policy")]}
    place = classification.incident.place
    answer = policy.propose(
        pack_of(version),
        classification.norm_classes,
        repeated=policy.NOT_CONFIGURED,
        place=place.kind if place else None,
    )
    return {
        "status": answer.status,
        "options": [_option(one) for one in answer.options],
        "missing": [
            *(_missing(one.setting, one.of) for one in answer.missing),
            *(_missing("conflict", measure) for measure in answer.conflicts),
        ],
    }


def _option(one: policy.Proposal) -> dict[str, Any]:
    option = one.option
    return {
        "rule": one.rule,
        "section": _set(one.section),
        "status": one.status.value,
        "measure": option.measure.value,
        "alternatives": [measure.value for measure in option.alternatives],
        "modality": _set(option.modality),
        "repetition": one.repetition,
        "duration": {
            "minimum": _period(option.duration.minimum),
            "default": _period(option.duration.default),
            "maximum": _period(option.duration.maximum),
        },
        "decider": _set(option.decider),
        "needs_talk": _set(option.needs_talk),
        "letter": _set(option.letter),
        "reason": UNSET if option.reason is policy.NOT_CONFIGURED else dict(option.reason.by_language),
        "missing": [_missing(gap.setting, gap.of) for gap in one.missing],
    }


def _set(value: Any) -> Any:
    return UNSET if value is policy.NOT_CONFIGURED else value


def _period(period: policy.Setting[policy.Period]) -> Any:
    return UNSET if period is policy.NOT_CONFIGURED else {"amount": period.amount, "unit": period.unit.value}


def _missing(setting: str, of: str = "") -> dict[str, str]:
    return {"setting": setting, "of": str(of)}
