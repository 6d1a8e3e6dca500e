"""Hold the facts against the norm: always a second person, always with lines and a reason."""

from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, transaction

from regie.incidents import facts, rules
from regie.incidents.actions.completing import write_lines
from regie.incidents.models import Classification, Incident
from regie.incidents.queries import due_at, involved_people, others_who_may, roads, source
from regie.journal.actions import record
from regie.notices.actions import keep, promise
from regie.people.models import Person
from regie.policies.rules import Clock
from regie.refusal import Refused


@transaction.atomic
def ask_classification(fact: facts.Reported, *, at: datetime) -> None:
    """Promise that a second person holds the report against the norm."""
    incident = Incident.objects.select_related("organisation", "place", "policy_version").get(
        pk=fact.incident_id
    )
    promise(
        kind="classify", subject=incident.subject, case=incident.subject, title=incident.where[:160],
        organisation=incident.organisation, place=incident.place, permission="incidents.classify",
        not_people=involved_people(incident), source=source(incident),
        due_at=due_at(incident, Clock.CLASSIFY), at=at,
    )  # fmt: skip


@transaction.atomic
def classify(
    incident: Incident, *, outcome: str, reason: str, at: datetime, by: Person, acts: Iterable[rules.Line] = (),
    norm_classes: Iterable[str] = (), replaces: Classification | None = None,
) -> Classification:  # fmt: skip
    """Say what the facts are under the norm of that day. An earlier judgement is replaced, never changed."""
    incident.refresh_from_db()
    check_may_judge(incident, by=by)
    named = tuple(norm_classes)
    lines = rules.with_class(acts, named)
    named = tuple(dict.fromkeys((*named, *rules.classes_of(lines))))
    rules.check_judgement(
        outcome=outcome, lines=lines, norm_classes=named, roads=roads(incident), reason=reason
    )
    rules.check_care_first(behaviours=[one.kind for one in incident.behaviours.all()], outcome=outcome)
    _replace(incident, replaces, at=at)
    incident.acts.update(norm_class="")
    write_lines(incident, lines, at=at, by=by)
    judged = _write(incident, outcome=outcome, norm_classes=named, reason=reason, at=at, by=by)
    keep(kind="classify", subject=incident.subject, at=at, by=by)
    record(facts.Classified(incident.pk, judged.pk, outcome), at=at, by=by)
    return judged


def check_may_judge(incident: Incident, *, by: Person) -> None:
    """Raise unless the case can be judged now, and by this person; the refusal names who can."""
    rules.check_open(reported=incident.reported_at is not None, closed=incident.closed_at is not None)
    rules.check_second_person(
        by_id=by.pk, involved=incident.involved_ids,
        others=others_who_may("incidents.classify", incident),
    )  # fmt: skip


def _replace(incident: Incident, replaces: Classification | None, *, at: datetime) -> None:
    current = incident.classifications.counting().select_related("person").first()
    rules.check_replaces(
        current_id=current.pk if current else None, replaces_id=replaces.pk if replaces else None,
        who=current.person.name if current else "",
    )  # fmt: skip
    if current and incident.classifications.counting().filter(pk=current.pk).update(superseded_at=at) != 1:
        raise Refused("already_classified", who=current.person.name)


def _write(incident: Incident, *, norm_classes: tuple[str, ...], by: Person, **said) -> Classification:
    """The database has the last word: one judgement counts, and its author is a second person."""
    try:
        with transaction.atomic():
            return Classification.objects.create(
                incident=incident, reporter_id=incident.reporter_id, affected_id=incident.affected_id, person=by,
                norm_classes=list(norm_classes), policy_version_id=incident.policy_version_id, **said,
            )  # fmt: skip
    except IntegrityError as problem:
        winner = incident.classifications.counting().select_related("person").first()
        raise Refused("already_classified", who=winner.person.name if winner else "") from problem
