"""A person chooses a response, with reasons; another will look."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from regie.incidents.models import Incident
from regie.journal.actions import record
from regie.notices import actions as notices
from regie.people.models import Person
from regie.responses import facts, rules
from regie.responses.actions.waiting import ask_for_a_signature
from regie.responses.models import Measure
from regie.responses.queries import (
    choice_of,
    classification_of,
    day_of,
    ground,
    nature_in,
    option_for,
    proposal_of,
    status_of,
    ways_of,
)


@transaction.atomic
def choose(
    incident: Incident, *, kind: str, why: str, at: datetime, by: Person, nature: str = "", rule: str = "",
    ways: Iterable[Mapping[str, str]] = (), **said: Any,
) -> Measure:  # fmt: skip
    """Write down what is chosen and why; it takes force only when another person signs.

    `said` are the other fields of `Measure` that a person fills in. Without `starts_on` it starts on the day on
    which the citizen is told. `ways` replace, by service and by field, the safe roads that the policy decided.
    """
    rules.check_chooser(by.pk if by else None)
    rules.check_not_care(kind)
    rules.check_reason(why)
    rules.check_classified(classification_of(incident) is not None, is_closed=incident.closed_at is not None)
    proposal = proposal_of(incident)
    rules.check_rule(rule, is_named=option_for(proposal, kind, rule) is not None)
    _check_renewal(incident, kind, said.get("renews"), at=at)
    measure = Measure(
        incident=incident, kind=kind, chooser=by, chosen_at=at, why=why.strip(), rests_on=proposal,
        nature=nature_in(incident.policy_version, kind, nature), policy_version=incident.policy_version,
        **ground(proposal, kind, rule), **open_ways(incident, kind, ways), **_trimmed(said),
    )  # fmt: skip
    rules.check_complete(rules.missing(choice_of(measure, on=day_of(at)), stage=rules.Stage.CHOOSE))
    measure.save(force_insert=True)
    record(facts.Chosen(measure.pk, incident.pk, kind), at=at, by=by)
    notices.keep_all(kind="choose_response", case=incident.subject, at=at, by=by)
    notices.keep_all(kind="choose_again", case=incident.subject, at=at, by=by)
    ask_for_a_signature(measure, at=at)
    return measure


def _check_renewal(incident: Incident, kind: str, renews: Measure | None, *, at: datetime) -> None:
    """A measure is prolonged by a new one, which passes every safeguard again."""
    if renews is None:
        return
    known = incident.originator_id is not None and incident.originator_id == renews.incident.originator_id
    rules.check_renewal(
        status=status_of(renews, on=day_of(at)), is_same_kind=renews.kind == kind,
        is_same_citizen=renews.incident_id == incident.pk or known,
    )  # fmt: skip


def open_ways(incident: Incident, kind: str, ways: Iterable[Mapping[str, str]]) -> dict[str, Any]:
    """The ways that stay open, by service and as the citizen reads them; only what limits has any."""
    if not rules.kind_of(kind).limits:
        return {}
    said = {way["service"]: {name: words.strip() for name, words in way.items()} for way in ways}
    known = [{**way, **said.pop(way["service"], {})} for way in ways_of(incident.policy_version)]
    known += [{"label": code, "channel": "", "contact": "", "hours": "", **way} for code, way in said.items()]
    return {"ways": known, "stays_open": "\n".join(_as_read(way) for way in known)}


def _as_read(way: Mapping[str, str]) -> str:
    parts = [way[name] for name in ("channel", "contact", "hours") if way[name]]
    return f"{way['label']}: {'. '.join(parts)}."


def _trimmed(said: dict[str, Any]) -> dict[str, Any]:
    return {name: value.strip() if isinstance(value, str) else value for name, value in said.items()}
