"""Leave a message for somebody, and note that it was read."""

from datetime import datetime

from django.db import transaction

from regie.journal.actions import record
from regie.notices.facts import Told
from regie.notices.models import Notice
from regie.people.models import Person
from regie.reach.facts import WayEnded
from regie.refusal import Refused


@transaction.atomic
def tell(*, person, kind, link, at: datetime, mail_body: str = "") -> Notice:
    """Leave a message for a person; later a mail says that there is something to read, never what.

    An unread message about the same page says enough: telling it twice changes nothing.
    """
    waiting = Notice.objects.filter(person=person, kind=kind, link=link, read_at=None).first()
    if waiting:
        return waiting
    notice = Notice.objects.create(
        person=person, kind=kind, link=link, at=at, mail_due_at=at, mail_body=mail_body
    )
    record(Told(notice.pk, person.pk), at=at)
    return notice


def tell_way_ended(fact: WayEnded, *, at: datetime) -> None:
    """A phone that stopped to listen by itself: its owner must know before the next alarm (I-9)."""
    if fact.by_itself:
        tell(person=Person.objects.get(pk=fact.person_id), kind="way_ended", link="/reach/", at=at)


def mark_read(*, person, link, at: datetime) -> None:
    """The person has seen the page that the message led to."""
    Notice.objects.filter(person=person, link=link, read_at=None).update(read_at=at)


def read(notice: Notice, *, at: datetime, by) -> None:
    """The person has seen this message; seeing it twice changes nothing."""
    if notice.person_id != by.pk:
        raise Refused("not_your_message")
    Notice.objects.filter(pk=notice.pk, read_at=None).update(read_at=at)
