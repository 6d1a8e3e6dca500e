"""Report what happened, in one's own words; and keep what is typed until it is sent."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from regie.incidents import facts, rules
from regie.incidents.actions.opening import open_incident
from regie.incidents.actions.originators import add_originator
from regie.incidents.actions.parties import OFFICE, add_party, leave_out
from regie.incidents.models import Behaviour, Draft, Impact, Incident, Party
from regie.incidents.queries import norm_on
from regie.journal.actions import record
from regie.notices.actions import keep
from regie.partners.models import Organisation
from regie.people.models import Person
from regie.people.queries import workplace_of
from regie.places.models import Place


@dataclass(frozen=True, kw_only=True)
class Report:
    """What an entrance knows of a report. `key` is what makes a repeat the same report; `draft` its form.

    Without a place, what the alarm knew of the place stays. `also` are further colleagues whom it happened to;
    `leave_out` are those who must neither read nor decide it, from the first moment on.
    """

    happened_at: datetime
    story: str = field(default="", repr=False)
    behaviours: tuple[str, ...] = ()
    affected: Person | None = None
    also: tuple[Person, ...] = ()
    relation: str = ""
    leave_out: tuple[Person, ...] = ()
    place: Place | None = None
    place_words: str = ""
    originator_label: str = field(default="", repr=False)
    feeling: str = ""
    need: str = ""
    key: str = ""
    draft: str = ""

    @property
    def where(self) -> str:
        """The place in words: what was typed, and the place that was chosen."""
        chosen = self.place.in_words() if self.place else ""
        return ", ".join(filter(None, [self.place_words.strip(), chosen]))[:300]


def report(
    told: Report, *, at: datetime, by: Person, incident: Incident | None = None
) -> tuple[Incident, bool]:
    """The incident and whether this told it; the same key gives the same report, however often it comes."""
    key = f"{by.pk}:{told.key}" if told.key else None
    known = _reported_with(key)
    if known:
        return known, False
    try:
        return _accept(told, incident=incident, key=key, at=at, by=by), True
    except IntegrityError:
        # Two deliveries of one report raced, and the other one won; anything else is a mistake.
        known = _reported_with(key)
        if known is None:
            raise
        return known, False


def _reported_with(key: str | None) -> Incident | None:
    return Incident.objects.filter(report_key=key).first() if key else None


@transaction.atomic
def _accept(
    told: Report, *, incident: Incident | None, key: str | None, at: datetime, by: Person
) -> Incident:
    """The words, the tiles, the citizen and, apart from those, how the employee is: all of it or nothing."""
    rules.check_told(story=told.story, behaviours=told.behaviours)
    rules.check_moment(happened_at=told.happened_at, at=at)
    incident = incident or _without_alarm(told, at=at, by=by)
    _write_words(incident, told, key=key, at=at, by=by)
    Behaviour.objects.bulk_create(
        Behaviour(incident=incident, kind=kind) for kind in Behaviour.Kind.values if kind in told.behaviours
    )
    if told.feeling:
        need = told.need or Impact.Need.NOTHING
        Impact.objects.create(incident=incident, person=told.affected, feeling=told.feeling, need=need, at=at)
    keep(kind="report", subject=incident.subject, at=at, by=by)
    forget_draft(person=by, key=told.draft)
    affected_id = told.affected.pk if told.affected else None
    record(facts.Reported(incident.pk, by.pk, affected_id), at=at, by=by)
    for one in told.also:
        add_party(incident, kind=Party.Kind.AFFECTED, person=one, at=at, by=by)
    if told.leave_out:
        leave_out(incident, told.leave_out, at=at, by=by)
    return incident


def _without_alarm(told: Report, *, at: datetime, by: Person) -> Incident:
    """A case of its own, in the organisation of whoever it happened to, and where they work when nobody said where.

    Without a place only roles for the whole organisation would see it, and nobody nearby would be asked to look.
    """
    somebody = told.affected or by
    place = told.place or workplace_of(somebody)
    return open_incident(
        organisation=somebody.organisation,
        place=place,
        place_words=told.where or (place.in_words() if place else ""),
        happened_at=told.happened_at,
        at=at,
        by=by,
    )


def _write_words(incident: Incident, told: Report, *, key: str | None, at: datetime, by: Person) -> None:
    """The first words, written once: whoever comes second is told who was first."""
    if told.where:
        incident.place, incident.place_words = told.place or incident.place, told.where
    incident.happened_at = told.happened_at
    incident.organisation = _whose(incident, told.affected)
    label = told.originator_label.strip()[:160]
    written = Incident.objects.filter(pk=incident.pk, reported_at=None).update(
        reporter=by, affected=told.affected, reported_at=at, story=told.story.strip(), report_key=key,
        place=incident.place, place_words=incident.place_words, happened_at=told.happened_at,
        policy_version=norm_on(incident), organisation=incident.organisation, relation=_relation(told, by),
        originator=add_originator(label, organisation=incident.organisation) if label else None,
    )  # fmt: skip
    incident.refresh_from_db()
    if written != 1:
        rules.check_unreported(reported=True, reporter=incident.reporter.name if incident.reporter else None)


def _whose(incident: Incident, affected: Person | None) -> Organisation:
    """The case of an office holder goes to council and college, that of an employee never does (S1-03)."""
    if affected is None or OFFICE not in {affected.organisation.kind, incident.organisation.kind}:
        return incident.organisation
    return affected.organisation


def _relation(told: Report, by: Person) -> str:
    return Incident.Relation.SELF if told.affected == by else told.relation


@transaction.atomic
def save_draft(*, person: Person, key: str, data: Any, at: datetime) -> Draft:
    """Keep what somebody typed so far in one form; the newest words win."""
    fields = rules.draft_fields(data)
    rules.check_draft(size=len(json.dumps(fields)))
    draft, _ = Draft.objects.update_or_create(
        person=person, key=key[:80], defaults={"sealed": Draft.sealed_for(person, key[:80], fields), "at": at}
    )
    return draft


def forget_draft(*, person: Person, key: str) -> None:
    """It was sent, or it is no longer wanted."""
    Draft.objects.filter(person=person, key=key).delete()
