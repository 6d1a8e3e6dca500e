"""Give a letter to another to read; that one says that it can go, or what must change."""

from datetime import datetime

from django.db import transaction

from regie.journal.actions import record
from regie.letters import facts, rules
from regie.letters.models import Letter, Reading
from regie.notices import actions as notices
from regie.people.models import Person


@transaction.atomic
def give_to_read(letter: Letter, *, at: datetime, by: Person) -> Reading:
    """Ask a second person; whoever may send letters there can be it, except who wrote these words."""
    rules.check_unsent(letter.sent_at is None)
    reading, is_new = Reading.objects.get_or_create(
        letter=letter, at=None, dropped_at=None, defaults={"asked_by": by, "asked_at": at}
    )
    rules.check_asked(is_new)
    incident = letter.incident
    notices.promise(
        kind="approve_letter", subject=reading.subject, case=incident.subject, title=incident.where[:160],
        organisation=incident.organisation, place=incident.place, permission="letters.send", due_at=None,
        not_people=[by, letter.changed_by], at=at,
    )  # fmt: skip
    record(facts.GivenToRead(letter.pk, incident.pk), at=at, by=by)
    return reading


@transaction.atomic
def approve(letter: Letter, *, at: datetime, by: Person) -> None:
    """Yes to exactly these words; a later change takes it away."""
    rules.check_reader(by.pk if by else None, writer_id=letter.changed_by_id)
    rules.check_unsent(letter.sent_at is None)
    as_read = Letter.objects.filter(pk=letter.pk, sent_at=None, changed_at=letter.changed_at)
    rules.check_no_later_version(as_read.update(approved_by=by, approved_at=at) == 1)
    _answer(letter, approved=True, at=at, by=by)
    record(facts.Approved(letter.pk, letter.incident_id), at=at, by=by)
    letter.refresh_from_db()


@transaction.atomic
def return_to_writer(letter: Letter, *, why: str, at: datetime, by: Person) -> None:
    """No, and what must change; the writer hears it."""
    rules.check_reader(by.pk, writer_id=letter.changed_by_id)
    rules.check_unsent(letter.sent_at is None)
    rules.check_why(why)
    Letter.objects.filter(pk=letter.pk, sent_at=None).update(approved_by=None, approved_at=None)
    reading = _answer(letter, approved=False, why=why.strip(), at=at, by=by)
    record(facts.Returned(letter.pk, letter.incident_id), at=at, by=by)
    writer = letter.changed_by or reading.asked_by
    if writer.pk != by.pk:
        notices.tell(person=writer, kind="letter_returned_by_reader", link=f"/letters/{letter.pk}/", at=at)
    letter.refresh_from_db()


def _answer(letter: Letter, *, at: datetime, by: Person, **said) -> Reading:
    """On the reading that waits; who answers without being asked was asked by nobody but themselves."""
    waiting = letter.readings.filter(at=None, dropped_at=None).first()
    reading = waiting or Reading(letter=letter, asked_by=by, asked_at=at)
    reading.reader, reading.at = by, at
    reading.approved, reading.why = said["approved"], said.get("why", "")
    reading.save()
    notices.keep(kind="approve_letter", subject=reading.subject, at=at, by=by)
    return reading


def forget_approval(letter: Letter, *, at: datetime) -> None:
    """The words are others now: nobody has approved these, and nobody is asked to read the old ones."""
    for waiting in letter.readings.filter(at=None, dropped_at=None):
        notices.drop(subject=waiting.subject, at=at, kinds=["approve_letter"])
    letter.readings.filter(at=None, dropped_at=None).update(dropped_at=at)
