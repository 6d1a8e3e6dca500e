"""What there is to look at before a response: what the norm proposed, what somebody chose, what is in force."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from regie.incidents.models import Classification, Incident
from regie.people.models import Person
from regie.policies.models import PolicyVersion
from regie.policies.queries import pack_of
from regie.policies.rules import (
    LOCAL,
    NOT_CONFIGURED,
    Anchor,
    Clock,
    Period,
    Unit,
    deadline_for,
    due_by,
    ends_on,
)
from regie.responses import rules
from regie.responses.models import Measure, Proposal

LEADS_TO_A_RESPONSE = frozenset({Classification.Outcome.AGGRESSION, Classification.Outcome.CARE_FIRST})
UNSET = "not_configured"


def day_of(at: datetime) -> date:
    """The day on which a moment falls for the people who live it."""
    return at.astimezone(LOCAL).date()


def involved_in(incident: Incident) -> frozenset[int]:
    """Who was in it: who reported it and everybody whom it happened to."""
    return incident.involved_ids


def classification_of(incident: Incident) -> Classification | None:
    """The classification that counts now."""
    return incident.classifications.filter(superseded_at=None).first()


def proposal_of(incident: Incident) -> Proposal | None:
    """What the norm said to the classification that counts now."""
    return (
        Proposal.objects.filter(incident=incident, classification__superseded_at=None)
        .select_related("policy_version")
        .first()
    )


def option_for(proposal: Proposal | None, kind: str, rule: str = "") -> dict[str, Any] | None:
    """What the norm said about this kind of response, or what that one rule said about it."""
    options = proposal.options if proposal else []
    about = [one for one in options if kind in (one["measure"], *one["alternatives"])]
    return next((one for one in about if rule in ("", one["rule"])), None)


def ground(proposal: Proposal | None, kind: str, rule: str = "") -> dict[str, str]:
    """The rule of the norm that names this response, and its section; empty when a person goes beyond the norm."""
    option = option_for(proposal, kind, rule)
    if option is None:
        return {}
    return {
        "rule_id": option["rule"],
        "rule_section": "" if option["section"] == UNSET else option["section"],
    }


def option_of(measure: Measure) -> dict[str, Any] | None:
    """What the norm said about a response that was chosen."""
    return option_for(proposal_of(measure.incident), measure.kind, measure.rule_id)


def longest_until(
    option: Mapping[str, Any] | None, *, starts: date, version: PolicyVersion | None
) -> date | None:
    """The last day that the norm allows for this response; None when it says nothing about it."""
    return _day_after("maximum", option, starts, version)


def usual_end(
    option: Mapping[str, Any] | None, *, starts: date, version: PolicyVersion | None
) -> date | None:
    """The day on which this response ends as a rule; None when the norm names no rule."""
    return _day_after("default", option, starts, version)


def _day_after(
    length: str, option: Mapping[str, Any] | None, starts: date, version: PolicyVersion | None
) -> date | None:
    period: Any = option["duration"][length] if option else UNSET
    if period == UNSET:
        return None
    closed = pack_of(version).closed_days if version else ()
    try:
        return ends_on(Period(period["amount"], Unit(period["unit"])), starts, closed)
    except (OverflowError, ValueError):
        # Somebody typed a first day at the end of the calendar; nothing can end later than that.
        return date.max


def choice_of(measure: Measure, *, on: date) -> rules.Choice:
    """A response, saved or not, with all that it rests on, as seen on this day."""
    incident = measure.incident
    classification = classification_of(incident)
    return rules.Choice(
        kind=measure.kind,
        on=on,
        chooser_id=measure.chooser_id,
        reporter_id=incident.reporter_id,
        affected_id=incident.affected_id,
        classifier_id=classification.person_id if classification else None,
        is_aggression=bool(classification and classification.outcome in LEADS_TO_A_RESPONSE),
        acts=tuple(_act(act) for act in incident.acts.all()),
        hearings=tuple(rules.Heard(one.kind, one.held_on, one.notes) for one in incident.hearings.all()),
        why=measure.why,
        lighter=measure.lighter,
        nature=rules.nature_of(measure.kind, measure.nature),
        starts_on=measure.starts_on,
        ends_on=measure.ends_on,
        review_on=measure.review_on,
        longest_until=longest_until(
            option_of(measure), starts=measure.starts_on or on, version=measure.policy_version
        ),
        where=measure.where,
        stays_open=measure.stays_open,
    )


def _act(act) -> rules.Act:
    return rules.Act(act.words, day_of(act.happened_at), act.source, act.norm_class)


def due(
    version: PolicyVersion | None, clock: Clock, moments: Mapping[Anchor, datetime | None]
) -> datetime | None:
    """By when the policy promises something, from the event that it names; None when it names no term."""
    if version is None:
        return None
    pack = pack_of(version)
    deadline = deadline_for(pack, clock)
    since = moments.get(deadline.anchor) if deadline else None
    moment = due_by(pack, clock, since) if since else NOT_CONFIGURED
    return None if moment is NOT_CONFIGURED else moment


def source_of(version: PolicyVersion | None) -> str:
    """Which policy a promise comes from."""
    return f"{version.title} {version.version}"[:120] if version else ""


def ways_that_stay_open(version: PolicyVersion | None, language: str) -> tuple[list[str], list[str]]:
    """The basic services with the safe road to each, one a line, and those for which no road was decided."""
    lines, unset = [], []
    for service in pack_of(version).basic_services if version else ():
        label = service.label.in_language(language)
        if service.road is NOT_CONFIGURED:
            unset.append(label)
            continue
        parts = [
            one.in_language(language) for one in (service.road, service.hours) if one is not NOT_CONFIGURED
        ]
        lines.append(f"{label}: {'. '.join(parts)}.")
    return lines, unset


def in_force(person: Person, *, on: date) -> QuerySet[Measure]:
    """The limits that hold on this day in the cases that this person may read, the first to end first."""
    return (
        Measure.objects.visible_to(person)
        .in_force(on)
        .limiting()
        .select_related("incident__originator", "incident__organisation", "lift")
        .order_by("ends_on", "id")
    )
