"""Go on a visit, say that all is well, take longer, and let a colleague take it over."""

from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F

from regie.journal.actions import record
from regie.people.models import Person
from regie.people.queries import workplace_of
from regie.refusal import Refused
from regie.visits import facts, rules
from regie.visits.models import Visit


@transaction.atomic
def start_visit(person: Person, *, where: str, times: rules.Times, note: str = "", at: datetime) -> Visit:
    """`person` goes now; a second visit at the same time is refused."""
    rules.check_times(times)
    if not where.strip():
        raise Refused("visit_where")
    until = at + times.lasts
    due_at = rules.due_after(confirmed_at=at, until=until, every=times.every, ask_before=times.ask_before)
    try:
        with transaction.atomic():
            visit = Visit.objects.create(
                person=person, organisation_id=person.organisation_id, base=workplace_of(person),
                where=where.strip()[:200], note=note.strip()[:300], every_seconds=int(times.every.total_seconds()),
                ask_before_seconds=int(times.ask_before.total_seconds()), started_at=at, until=until,
                confirmed_at=at, due_at=due_at, next_at=due_at - times.ask_before,
            )  # fmt: skip
    except IntegrityError as problem:
        raise Refused("visit_already_out") from problem
    record(facts.VisitStarted(visit.pk, person.pk), at=at, by=person)
    return visit


@transaction.atomic
def confirm(visit: Visit, *, at: datetime, by: Person, waited: timedelta = timedelta()) -> Visit:
    """All is well: a new round begins at the moment at which it was said. Against the alarm exactly one wins (I-18).

    One that waited longer than a round says nothing about now; one that is older than the last changes nothing.
    """
    now = own_visit(visit, by=by)
    said_at = rules.said_at(at=at, waited=waited, since=now.confirmed_at)
    if waited and said_at == now.confirmed_at:
        return now
    due_at = _due_after(now, said_at)
    rules.check_still_counts(due_at=due_at, at=at)
    _go_on(now, confirmed_at=said_at, due_at=due_at)
    record(facts.VisitConfirmed(visit.pk, by.pk), at=at, by=by)
    return Visit.objects.get(pk=visit.pk)


@transaction.atomic
def extend(visit: Visit, *, longer: timedelta, at: datetime, by: Person) -> Visit:
    """It takes longer; whoever says so is well, so that a new round begins too."""
    now = own_visit(visit, by=by)
    until = max(now.until, at) + longer
    if longer <= timedelta() or until - now.started_at > rules.LONGEST_VISIT:
        raise Refused("visit_lasts")
    now.until = until
    _go_on(now, confirmed_at=at, due_at=_due_after(now, at), until=until)
    record(facts.VisitExtended(visit.pk, by.pk), at=at, by=by)
    return Visit.objects.get(pk=visit.pk)


@transaction.atomic
def offer(visit: Visit, *, to: Person, at: datetime, by: Person) -> None:
    """Ask a colleague to take it over; until they accept, the timer runs for `by`."""
    now = own_visit(visit, by=by)
    if to.pk == by.pk or not to.is_active:
        raise Refused("visit_to_whom")
    if Visit.objects.open().filter(person=to).exists():
        raise Refused("visit_other_is_out", who=to.name)
    _change(now, offered_to=to)
    record(facts.VisitOffered(visit.pk, to.pk), at=at, by=by)


@transaction.atomic
def answer_offer(visit: Visit, *, accept: bool, at: datetime, by: Person) -> None:
    """From now on the timer runs for `by`, with a new round; or it stays as it was."""
    now = Visit.objects.select_for_update().get(pk=visit.pk)
    if now.offered_to_id != by.pk:
        raise Refused("visit_no_offer")
    if not accept:
        _change(now, offered_to=None)
    else:
        try:
            with transaction.atomic():
                _go_on(now, confirmed_at=at, due_at=_due_after(now, at), person=by, offered_to=None)
        except IntegrityError as problem:
            raise Refused("visit_already_out") from problem
    record(facts.VisitHandedOver(visit.pk, by.pk, accept), at=at, by=by)


def own_visit(visit: Visit, *, by: Person) -> Visit:
    """The visit as it is now; raises when it is somebody else's or over."""
    # PostgreSQL waits here for a timer that is just raising the alarm; on SQLite there is one writer at a time.
    now = Visit.objects.select_for_update().get(pk=visit.pk)
    if now.person_id != by.pk:
        raise Refused("visit_not_yours")
    rules.check_open(int(now.next_at is not None), expired=now.expired_at is not None)
    return now


def _due_after(visit: Visit, confirmed_at: datetime) -> datetime:
    return rules.due_after(
        confirmed_at=confirmed_at, until=visit.until, every=visit.every, ask_before=visit.ask_before
    )


def _go_on(visit: Visit, *, confirmed_at: datetime, due_at: datetime, **also: Any) -> None:
    _change(
        visit,
        confirmed_at=confirmed_at,
        due_at=due_at,
        next_at=due_at - visit.ask_before,
        asked_at=None,
        **also,
    )


def _change(visit: Visit, **new: Any) -> None:
    """The conditional update that the timer races with: it changes one row for exactly one of them (I-18)."""
    mine = Visit.objects.open().filter(pk=visit.pk, person=visit.person_id, round=visit.round)
    won = mine.update(round=F("round") + 1, **new)
    if won != 1:
        now = Visit.objects.get(pk=visit.pk)
        if now.next_at is not None:
            raise Refused("visit_just_changed")
        rules.check_open(won, expired=now.expired_at is not None)
