"""Who may come in with this name and password; and who guesses too often waits.

A press is no log-in: a button, a panel and the page that presses go by the token of the device, and never wait here.
"""

from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.contrib.auth import authenticate
from django.db import transaction
from django.db.models import F, Q
from django.utils.crypto import salted_hmac

from regie.journal.actions import record
from regie.people import facts
from regie.people.models import FailedLogIn, Person
from regie.refusal import Refused

# Who has a block of IPv6 addresses has one address here.
BLOCK = 64


def enter(*, username: str, password: str, address: str, at: datetime) -> Person | None:
    """The person of this name and password, or None; raises Refused "log_in_waits" after too many in vain.

    An attempt counts before the password is looked at, so that a hundred at once are not a hundred guesses.
    """
    until = _counted(username, address, at=at)
    if until:
        raise Refused("log_in_waits", minutes=max(1, -(-int((until - at).total_seconds()) // 60)))
    person = authenticate(username=username, password=password)
    if not isinstance(person, Person):
        return None
    _of(username).filter(address_hash=_hash("address", _block(address))).delete()
    return person


def forget_failed_log_ins(username: str) -> None:
    """Let this name be tried again from everywhere: somebody with the right to do so gave it a new password."""
    _of(username).delete()


@transaction.atomic
def _counted(username: str, address: str, *, at: datetime) -> datetime | None:
    """Count one attempt; when there were too many, the moment from which there may be another."""
    wait = timedelta(minutes=settings.LOGIN_WAIT_MINUTES)
    # A moment far in the future was written by a clock that was set back since; it counts no more either.
    FailedLogIn.objects.filter(Q(last_at__lte=at - wait) | Q(last_at__gt=at + wait)).delete()
    row, _ = FailedLogIn.objects.get_or_create(
        name_hash=_hash("name", username.casefold()), address_hash=_hash("address", _block(address)),
        defaults={"last_at": at},
    )  # fmt: skip
    mine = FailedLogIn.objects.filter(pk=row.pk)
    if mine.filter(times__lt=settings.LOGIN_ATTEMPTS).update(times=F("times") + 1, last_at=at) == 1:
        return None
    # Said each time, and written down once; who goes on trying meanwhile does not wait longer.
    if mine.filter(times=settings.LOGIN_ATTEMPTS).update(times=settings.LOGIN_ATTEMPTS + 1) == 1:
        person = Person.objects.filter(username=username).first()
        record(facts.LogInHeldUp(person.pk if person else None), at=at)
    return row.last_at + wait


def _of(username: str):
    return FailedLogIn.objects.filter(name_hash=_hash("name", username.casefold()))


def _hash(what: str, text: str) -> str:
    return salted_hmac(f"regie.log-in.{what}", text, algorithm="sha256").hexdigest()


def _block(address: str) -> str:
    """The address, or of IPv6 the block that one connection usually gets; "" for what is none."""
    try:
        found = ip_address(address)
    except ValueError:
        return ""
    return str(found) if found.version == 4 else str(ip_network((found, BLOCK), strict=False))
