"""Put beside a classified incident what the norm says about it. Nothing here chooses."""

from datetime import datetime
from typing import Any

from django.db import transaction

from regie.incidents.facts import Classified, Completed
from regie.incidents.models import Classification, Incident
from regie.journal.actions import record
from regie.people.models import Person
from regie.policies import rules as policy
from regie.policies.models import PolicyVersion
from regie.policies.queries import pack_of
from regie.policies.words.answer import question_data
from regie.responses import facts, rules
from regie.responses.actions.waiting import ask_for_a_choice, no_choice_is_needed
from regie.responses.models import Proposal
from regie.responses.queries import LEADS_TO_A_RESPONSE, UNSET, asked_before, case_of, proposal_of


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
    case = case_of(classification, pack_of(version)) if version else None
    proposal, is_new = Proposal.objects.get_or_create(
        classification=classification,
        superseded_at=None,
        defaults={
            "incident": incident,
            "policy_version": version,
            "at": at,
            **_what_the_norm_says(version, case),
        },
    )
    if is_new:
        record(facts.Proposed(proposal.pk, incident.pk, proposal.status), at=at)
        ask_for_a_choice(classification, at=at)
    return proposal


@transaction.atomic
def propose_anew(fact: Completed, *, at: datetime) -> None:
    """More was told: the norm is asked again with what is known now, and with what a person said of it before."""
    proposal = proposal_of(Incident.objects.get(pk=fact.incident_id))
    if proposal is None or proposal.policy_version is None or _rests_on_it(proposal.incident):
        return
    fresh = case_of(proposal.classification, pack_of(proposal.policy_version))
    case = asked_before(proposal.question, fresh) if proposal.asked_by_id else fresh
    if question_data(case) != proposal.question:
        _answer_anew(proposal, case, at=at, by=proposal.asked_by)


@transaction.atomic
def ask_norm(incident: Incident, case: policy.Case, *, at: datetime, by: Person) -> Proposal:
    """A person says what the case does not know by itself, as whether something came before; the norm answers that.

    Nothing becomes heavier by it: it shows which rules speak, and a person still chooses.
    """
    proposal = proposal_of(incident)
    rules.check_norm_asked(
        has_proposal=proposal is not None and proposal.policy_version is not None,
        is_closed=incident.closed_at is not None, rests_on_it=_rests_on_it(incident),
    )  # fmt: skip
    assert proposal is not None  # the check above
    return _answer_anew(proposal, case, at=at, by=by)


def _answer_anew(before: Proposal, case: policy.Case, *, at: datetime, by: Person | None) -> Proposal:
    """Another answer beside the one before; of two that ask at once, the second is told that somebody was first."""
    won = Proposal.objects.filter(pk=before.pk, superseded_at=None).update(superseded_at=at)
    rules.check_nobody_asked_meanwhile(won == 1)
    said = _what_the_norm_says(before.policy_version, case)
    answer = Proposal.objects.create(
        classification_id=before.classification_id, incident_id=before.incident_id,
        policy_version=before.policy_version, at=at, asked_by=by, **said,
    )  # fmt: skip
    record(facts.NormAsked(answer.pk, answer.incident_id, answer.status), at=at, by=by)
    return answer


def _rests_on_it(incident: Incident) -> bool:
    """Whether a response that was chosen because of this answer waits for its signature."""
    return incident.measures.filter(decided_at=None, sent_back_at=None).exists()


def _what_the_norm_says(version: PolicyVersion | None, case: policy.Case | None) -> dict[str, Any]:
    """The question, and the answer that the page of the norm gives to the same question."""
    if version is None or case is None:
        nothing = {"options": [], "acts": [], "question": {}, "missing": [_missing("policy")]}
        return {"status": policy.Status.NOT_DETERMINABLE, **nothing}
    answer = policy.what_follows(pack_of(version), case)
    outside = [_missing("outside")] if answer.inside is policy.Inside.OUTSIDE else []
    return {
        "status": answer.status,
        "question": question_data(case),
        "options": [_option(one) for one in answer.options],
        "acts": [_act(one) for one in answer.acts],
        "missing": [
            *outside,
            *(_missing(one.setting, one.of) for one in answer.missing),
            *(_missing("conflict", measure) for measure in answer.conflicts),
        ],
    }


def _act(one: policy.OwnProposal) -> dict[str, Any]:
    return {
        "rule": one.rule,
        "section": _set(one.section),
        "act": one.act,
        "status": one.status.value,
        "missing": [_missing(gap.setting, gap.of) for gap in one.missing],
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
