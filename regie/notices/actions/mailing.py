"""Mail people that something waits for them in Regie, and never what: the mail names nothing and nobody.

The worker calls this outside any transaction, because a mail server may take its time. A message is claimed
by a conditional update with a term, so a worker that dies is followed by another: at least once.
"""

import asyncio
import logging
from datetime import datetime, timedelta

from asgiref.sync import async_to_sync
from django.conf import settings
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import override

from regie.asking import Whether
from regie.channels import CHANNELS, Message
from regie.channels.message import Outcome, Receipt
from regie.notices.models import Notice
from regie.people.models import Person

SEND_SECONDS = 15
LEASE = timedelta(minutes=2)
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=1)

log = logging.getLogger(__name__)


somebody_waits = Whether(Notice.objects.to_mail)


def mail_waiting_notices(*, at: datetime, most: int = 50) -> int:
    """Send everybody for whom messages wait one mail about all of them; returns how many people got one."""
    if not somebody_waits(at):
        return 0
    people = (
        Notice.objects.to_mail(at).order_by("person_id").values_list("person_id", flat=True).distinct()[:most]
    )
    return sum(_mail_to(person_id, at=at) for person_id in list(people))


def _mail_to(person_id: int, *, at: datetime) -> bool:
    claimed = [
        notice for notice in Notice.objects.to_mail(at).filter(person=person_id) if _claim(notice, at=at)
    ]
    if not claimed:
        return False
    person = Person.objects.get(pk=person_id)
    addresses = _addresses(person)
    if not addresses:
        _change(claimed, mail_due_at=None)
        return False
    if _send(person, addresses, claimed):
        _change(claimed, mailed_at=at, mail_due_at=None)
        return True
    _change(claimed, mail_due_at=at + _wait(claimed[0].mail_attempts))
    return False


def _claim(notice: Notice, *, at: datetime) -> bool:
    still_free = Notice.objects.to_mail(at).filter(pk=notice.pk, mail_attempts=notice.mail_attempts)
    return still_free.update(mail_due_at=at + LEASE, mail_attempts=F("mail_attempts") + 1) == 1


def _addresses(person: Person) -> list[str]:
    if not person.is_active:
        return []
    return list(person.contact_points.filter(channel="email").values_list("address", flat=True))


def _send(person: Person, addresses: list[str], claimed: list[Notice]) -> bool:
    """Whether the message left the house to at least one address of this person."""
    with override(person.language):
        body = "\n\n".join([*filter(None, (notice.mail_body for notice in claimed)), _body()])
        key, title = f"notice:{claimed[0].pk}", _("Er staat iets voor je klaar in Regie")
        message = Message(key=key, title=title, body=body)
    receipts = [async_to_sync(_handed)(message, address) for address in addresses]
    for receipt in receipts:
        if receipt.outcome is not Outcome.HANDED_OVER:
            log.warning("a message for person %s was not mailed: %s", person.pk, receipt.detail)
    return any(receipt.outcome is Outcome.HANDED_OVER for receipt in receipts)


async def _handed(message: Message, address: str) -> Receipt:
    """A server that answers byte by byte keeps the time-out of each byte: all of it together has one as well."""
    try:
        async with asyncio.timeout(SEND_SECONDS):
            return await CHANNELS["email"](message, address)
    except TimeoutError:
        return Receipt(Outcome.UNKNOWN, f"no answer in {SEND_SECONDS} s")


def _body() -> str:
    return _(
        "Er staat iets nieuws voor je klaar in Regie.\n\n"
        "Lees het hier: %(address)s\n\n"
        "In deze mail staat bewust niet waar het over gaat."
    ) % {"address": f"{settings.PUBLIC_URL}/notices/"}


def _wait(attempts_before: int) -> timedelta:
    return min(FIRST_WAIT * 2**attempts_before, LONGEST_WAIT)


def _change(notices: list[Notice], **values) -> None:
    """Write it on the messages that are still ours: the attempt is the fence, and another worker has a higher one."""
    for notice in notices:
        mine = Notice.objects.filter(pk=notice.pk, mail_attempts=notice.mail_attempts + 1)
        mine.update(**values)
