"""How measures stand, which came before, and what is due for another look."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from regie.incidents.models import Incident
from regie.people.models import Person
from regie.policies.queries import pack_of
from regie.policies.rules import Period, ends_on
from regie.responses import rules
from regie.responses.models import Measure, Passed
from regie.responses.queries.case import day_of


def status_of(measure: Measure, *, on: date) -> rules.Status:
    """How it stands on this day."""
    return rules.status(
        is_decided=measure.decided_at is not None,
        is_sent_back=measure.sent_back_at is not None,
        ended=measure.lift.how if hasattr(measure, "lift") else "",
        told_on=measure.told_on,
        starts_on=measure.starts_on,
        ends_on=measure.ends_on,
        on=on,
    )


@dataclass(frozen=True)
class Earlier:
    """A measure of before: how it stands, and whether a rule of the norm still looks back that far."""

    measure: Measure
    status: rules.Status
    looked_at: bool | None


def earlier_of(incident: Incident, person: Person, *, on: date) -> list[Earlier]:
    """What came before for this citizen, as far as this person may read it. It is shown; nothing counts it."""
    if incident.originator_id is None:
        return []
    found = (
        Measure.objects.visible_to(person)
        .filter(incident__originator=incident.originator_id)
        .exclude(incident=incident)
        .select_related("incident", "lift")
        .order_by("-chosen_at")[:MOST_SHOWN]
    )
    return [
        Earlier(one, status_of(one, on=on), _looked_at(incident, day_of(one.incident.happened_at), on))
        for one in found
    ]


MOST_SHOWN = 20


def _looked_at(incident: Incident, happened_on: date, on: date) -> bool | None:
    """Whether a rule about repetition still looks back that far; None when no rule says how far."""
    if incident.policy_version is None:
        return None
    pack = pack_of(incident.policy_version)
    windows = [rule.when.window for rule in pack.rules if rule.when.repeated]
    ends = [ends_on(one, happened_on, pack.closed_days) for one in windows if isinstance(one, Period)]
    return rules.within_look_back(max(ends, default=None), on=on)


def due_for_review(person: Person, *, on: date) -> QuerySet[Measure]:
    """What holds, and whose day to look again has come: the oldest first."""
    return (
        Measure.objects.visible_to(person)
        .in_force(on)
        .filter(review_on__lte=on)
        .select_related("incident__organisation", "incident__place", "chooser")
        .order_by("review_on", "id")
    )


def passed_safeguards(person: Person) -> QuerySet[Passed]:
    """Every safeguard that was let pass in the cases that this person may read, by the place of the team."""
    return (
        Passed.objects.visible_to(person)
        .select_related("person", "measure__incident__place", "measure__incident__organisation")
        .order_by("measure__incident__place__name", "-at")
    )
