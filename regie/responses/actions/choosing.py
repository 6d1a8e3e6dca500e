"""A person chooses a response, with reasons; another will look."""

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
    involved_in,
    option_for,
    proposal_of,
)


@transaction.atomic
def choose(
    incident: Incident, *, kind: str, why: str, at: datetime, by: Person,
    lighter: str = "", nature: str = "", rule: str = "", **limits: Any,
) -> Measure:  # fmt: skip
    """Write down what is chosen and why; it takes force only when another person signs.

    `limits` are `starts_on`, `ends_on`, `review_on`, `where` and `stays_open`, for what limits somebody. Without
    `starts_on` it starts on the day on which the citizen is told.
    """
    rules.check_chooser(by.pk if by else None, involved=involved_in(incident))
    rules.check_reason(why)
    rules.check_classified(classification_of(incident) is not None, is_closed=incident.closed_at is not None)
    proposal = proposal_of(incident)
    rules.check_rule(rule, is_named=option_for(proposal, kind, rule) is not None)
    measure = Measure(
        incident=incident, kind=kind, chooser=by, chosen_at=at, why=why.strip(), lighter=lighter.strip(),
        nature=rules.nature_of(kind, nature), policy_version=incident.policy_version,
        **ground(proposal, kind, rule), **_trimmed(limits),
    )  # fmt: skip
    rules.check_complete(rules.missing(choice_of(measure, on=day_of(at)), stage=rules.Stage.CHOOSE))
    measure.save(force_insert=True)
    record(facts.Chosen(measure.pk, incident.pk, kind), at=at, by=by)
    notices.keep_all(kind="choose_response", case=incident.subject, at=at, by=by)
    notices.keep_all(kind="choose_again", case=incident.subject, at=at, by=by)
    ask_for_a_signature(measure, at=at)
    return measure


def _trimmed(limits: dict[str, Any]) -> dict[str, Any]:
    return {name: value.strip() if isinstance(value, str) else value for name, value in limits.items()}
