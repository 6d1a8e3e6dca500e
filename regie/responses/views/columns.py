"""The three columns that who chooses and who signs both see: the acts, the norm, what is still needed."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from regie.incidents.models import Incident
from regie.journal.actions import record_look
from regie.people.models import Person
from regie.policies.queries import pack_of
from regie.policies.rules import Pack
from regie.policies.words import norm_class
from regie.responses import rules, words
from regie.responses.models import Measure, Proposal
from regie.responses.queries import (
    around,
    choice_of,
    classification_of,
    day_of,
    earlier_answers,
)

# What can be said before anything is chosen; it is looked at as if it were a letter, which asks for all of these.
AS_FOR = "warning_letter"
BEFORE_A_CHOICE = ("facts", "no_legitimate_road", "heard_first", "other_decider")


def case_for(request: Any, incident_id: int, permission: str) -> Incident:
    """The case, if this person may do this at that place; that they look is written down first."""
    incident = get_object_or_404(
        Incident.objects.readable_by(request.user).select_related("organisation", "place", "policy_version"),
        pk=incident_id,
    )
    if not may(request.user, permission, incident):
        raise PermissionDenied(permission)
    record_look([incident.subject], at=request.now, by=request.user, purpose=permission)
    return incident


def may(person: Person, permission: str, incident: Incident) -> bool:
    """Whether a role of this person carries the permission where it happened."""
    return person.may(permission, at=incident.place, organisation_id=incident.organisation_id)


def columns(incident: Incident, measure: Measure, *, at: datetime, is_chosen: bool = True) -> dict[str, Any]:
    """What stands in the three columns for this response."""
    proposal = measure.rests_on
    pack = pack_of(incident.policy_version) if incident.policy_version else None
    return {
        "incident": incident,
        "classification": classification_of(incident),
        "acts": [
            {"act": act, "norm_class": norm_class(pack, act.norm_class) if pack and act.norm_class else ""}
            for act in incident.acts.all()
        ],
        "hearings": incident.hearings.select_related("person"),
        "policy_version": incident.policy_version,
        **_the_norm(proposal, pack),
        **gates(measure, at=at, is_chosen=is_chosen),
        "flags": flags(measure, at=at) if is_chosen else [],
    }


def _the_norm(proposal: Proposal | None, pack: Pack | None) -> dict[str, Any]:
    """What it was asked, and what it says; without a norm only that there was none."""
    if proposal is None:
        lists = ("options", "norm_gaps", "norm_acts", "norm_question", "norm_earlier")
        return {**dict.fromkeys(lists, ()), "norm_asked": None}
    return {
        "options": [words.option(one, pack) for one in proposal.options],
        "norm_gaps": [words.norm_gap(gap, pack) for gap in proposal.missing],
        "norm_acts": [words.own_act(one, pack) for one in proposal.acts] if pack else [],
        "norm_question": words.question(proposal.question),
        "norm_asked": proposal if pack else None,
        "norm_earlier": [words.earlier_answer(one, pack) for one in earlier_answers(proposal)],
    }


def gates(measure: Measure, *, at: datetime, is_chosen: bool = True) -> dict[str, Any]:
    """The safeguards as lines that tick themselves; before a choice only those that do not depend on one."""
    standings = rules.standings(choice_of(measure, on=day_of(at)))
    lines = words.gates(one for one in standings if is_chosen or one.gate.code in BEFORE_A_CHOICE)
    done = [line for line in lines if line["done"]]
    return {"gates": lines, "in_order": done, "still_needed": [line for line in lines if not line["done"]]}


def flags(measure: Measure, *, at: datetime) -> list[dict[str, str]]:
    """What asks for a second thought, and stops nobody."""
    return words.flags(rules.flags(choice_of(measure, on=day_of(at)), around(measure)))
