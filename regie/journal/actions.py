"""Write down what happened, and run what follows from it."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet

from regie.asking import Whether
from regie.inserting import insert
from regie.journal import bell, memory, pipes
from regie.journal.bell import Topic
from regie.journal.models import Entry, Errand, Pulse
from regie.refusal import Refused

LEASE = timedelta(seconds=60)
FIRST_WAIT = timedelta(seconds=1)
LONGEST_WAIT = timedelta(minutes=10)
SYSTEM = "regie"

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Happened:
    """One fact, who made it true, and what it is about when its first id does not say so."""

    fact: Any
    by: object = None
    subject: str = ""


def record(fact: Any, *, at: datetime, by: object = None, subject: str = "") -> Entry:
    """Write `fact` and an errand for each follower, in the caller's own transaction.

    Must be called inside `transaction.atomic`: a fact without its change, or the other way round, is a lie.
    """
    return record_all([Happened(fact, by, subject)], at=at)[0]


def record_all(happened: Iterable[Happened], *, at: datetime) -> Sequence[Entry]:
    """The same for many facts in two statements; the entries stand in the order of the facts."""
    entries = insert([_entry(one, at=at) for one in happened])
    errands = [
        Errand(entry=entry, follower=follower, due_at=at)
        for entry in entries
        for follower in pipes.followers_of(entry.kind)
    ]
    insert(errands)
    bell.ring_after_commit(Topic.FACTS, *([Topic.ERRANDS] if errands else []))
    if not all(entry.kind.startswith("alarms.") for entry in entries):
        memory.forget()
        transaction.on_commit(memory.forget, robust=True)
    return entries


def _entry(one: Happened, *, at: datetime) -> Entry:
    kind = pipes.kind(type(one.fact))
    data = pipes.pack(one.fact)
    return Entry(
        at=at, kind=kind, actor=actor(one.by), subject=one.subject or _subject(kind, data), data=data
    )


def record_look(subjects: Iterable[str], *, at: datetime, by: object, purpose: str) -> None:
    """Write who is about to read which personal data; call it before the answer: no log, no data."""
    looked = {"at": at, "kind": "journal.Looked", "actor": actor(by), "data": {"purpose": purpose}}
    entries = [Entry(subject=subject, **looked) for subject in subjects]
    if entries:  # a list with nobody in it waits for no other writer
        with transaction.atomic(savepoint=False):
            insert(entries)


def actor(by: object) -> str:
    """`person:12` for a person, `device:3` for a device, `regie` for the flow itself."""
    if by is None:
        return SYSTEM
    # Asked of the table and not of the class: a request's user is a lazy wrapper.
    return f"{by._meta.model_name}:{by.pk}"  # type: ignore[attr-defined]


def _subject(kind: str, data: dict[str, Any]) -> str:
    """The first id of a fact is what it is about: `alarm:7`."""
    first = next(iter(data), "")
    return f"{first.removesuffix('_id')}:{data[first]}" if first.endswith("_id") else kind.partition(".")[0]


errands_wait = Whether(Errand.objects.due)


def run_due_errands(*, at: datetime, most: int = 50) -> int:
    """Run what is due; returns how many were tried. One that fails waits longer and holds up nothing."""
    if not errands_wait(at):
        return 0
    waiting = list(Errand.objects.due(at).values_list("id", "attempt")[:most])
    return sum(_run(errand_id, attempt, at=at) for errand_id, attempt in waiting)


def _run(errand_id: int, attempt: int, *, at: datetime) -> bool:
    """Claim and run one; `attempt` is the fence: whoever claims it after us has a higher one (I-25)."""
    unclaimed = Errand.objects.due(at).filter(id=errand_id, attempt=attempt)
    if unclaimed.update(lease_until=at + LEASE, attempt=attempt + 1) != 1:
        return False
    mine = Errand.objects.filter(id=errand_id, attempt=attempt + 1, done_at=None)
    errand = Errand.objects.select_related("entry").get(id=errand_id)
    try:
        _follow(errand, mine, at=at)
    except Exception as problem:  # a poisoned errand must not stop the others
        log.exception("errand %s failed", errand)
        wait = min(FIRST_WAIT * 2**attempt, LONGEST_WAIT)
        mine.update(lease_until=None, due_at=at + wait, problem=f"{type(problem).__name__}: {problem}")
    return True


@transaction.atomic
def _follow(errand: Errand, mine: QuerySet[Errand], *, at: datetime) -> None:
    """Do the work and mark it done in one transaction; who lost its lease meanwhile changes nothing."""
    if mine.update(done_at=at, problem="") != 1:
        raise Refused("errand_taken_over")
    follower = pipes.followers_of(errand.entry.kind)[errand.follower]
    follower(pipes.unpack(errand.entry.kind, errand.entry.data), at=at)


def bring_forward_errands(moved: timedelta, *, at: datetime) -> None:
    """After the clock was set back by `moved` (less than zero), errands wait as long as they had to, and no longer."""
    waiting = Errand.objects.filter(done_at=None)
    waiting.filter(due_at__gt=at).update(due_at=F("due_at") + moved)
    waiting.filter(lease_until__gt=at).update(lease_until=F("lease_until") + moved)


def beat(part: str, *, at: datetime, detail: str = "") -> None:
    """Leave a sign of life of one part."""
    said = {"at": at, "detail": detail}
    if not Pulse.objects.filter(part=part).update(**said):
        Pulse.objects.update_or_create(part=part, defaults=said)
