"""Promise that something will be done, keep it, hand it to somebody, let go of it."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from regie.notices.models import CASE, LeftOut, Notice, Promise
from regie.people.models import Person


@transaction.atomic
def promise(
    *, kind, subject, organisation, place, due_at, at: datetime, not_people: Iterable = (), **details
) -> Promise:
    """Promise that something will be done; promising the same twice changes nothing."""
    made, is_new = Promise.objects.get_or_create(
        kind=kind,
        subject=subject,
        defaults={"organisation": organisation, "place": place, "due_at": due_at, "made_at": at, **details},
    )
    if is_new:
        made.not_people.set(person for person in not_people if person)
    return made


@transaction.atomic
def keep(*, kind, subject, at: datetime, by) -> bool:
    """Mark it done; False when there was nothing open to keep."""
    return Promise.objects.open().filter(kind=kind, subject=subject).update(kept_at=at, kept_by=by) == 1


@transaction.atomic
def keep_all(*, kind, case, at: datetime, by) -> int:
    """Mark every open promise of this kind in one case done; returns how many."""
    return Promise.objects.open().filter(kind=kind, case=case).update(kept_at=at, kept_by=by)


@transaction.atomic
def assign(*, kind, subjects: Iterable[str], person: Person | None) -> int:
    """Let `person` do what is still open; without one it waits again for everybody who may do it."""
    return Promise.objects.open().filter(kind=kind, subject__in=list(subjects)).update(person=person)


@transaction.atomic
def drop(*, subject, at: datetime, kinds: Iterable[str] = ()) -> int:
    """Let go of what is no longer needed; returns how many."""
    no_longer = Promise.objects.open().filter(subject=subject)
    return (no_longer.filter(kind__in=list(kinds)) if kinds else no_longer).update(dropped_at=at)


@transaction.atomic
def keep_out(*, case: str, person: Person) -> None:
    """Somebody turns out to be part of the case: what needs a role waits for others from now on."""
    for made in Promise.objects.open().filter(case=case).exclude(permission=""):
        made.not_people.add(person)


@transaction.atomic
def leave_out(*, case: str, people: Iterable[Person], at: datetime, by: Person) -> None:
    """Nothing of this case waits for these people any more; what was theirs waits for everybody else who may do it."""
    for person in people:
        LeftOut.objects.get_or_create(case=case, person=person, defaults={"asked_by": by, "at": at})
        Promise.objects.open().filter(case=case, person=person).exclude(permission="").update(person=None)
        Notice.objects.unread().filter(person=person, link=f"/incidents/{case.removeprefix(CASE)}/").delete()
