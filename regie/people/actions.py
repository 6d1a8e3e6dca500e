"""What one can do with staff: add, change, let in, give and take a role, let go; who guesses at a password waits."""

from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.contrib.auth import authenticate
from django.db import transaction
from django.db.models import F, Q
from django.utils.crypto import salted_hmac

from regie.journal.actions import record
from regie.partners.models import Organisation
from regie.people import facts
from regie.people.models import Assignment, FailedLogIn, Person
from regie.people.rules import Role, check_fits
from regie.refusal import Refused

# Who has a block of IPv6 addresses has one address here.
BLOCK = 64


@transaction.atomic
def add_person(*, organisation, username, name, password, at: datetime, by=None, **details) -> Person:
    """A new member of staff who may log in; `email` among the details becomes a contact point."""
    if Person.objects.filter(username=username).exists():
        raise Refused("username_taken", username=username)
    email = details.pop("email", "")
    person = Person(organisation=organisation, username=username, name=name, **details)
    person.set_password(password)
    person.save(force_insert=True)
    if email:
        person.contact_points.create(channel="email", address=email)
    record(facts.PersonAdded(person.pk), at=at, by=by)
    return person


@transaction.atomic
def change_person(person, *, name, job_title, guard_diploma, email, at: datetime, by) -> None:
    """Correct what is known of somebody; a diploma is only written here after somebody has seen it (S3-20)."""
    Person.objects.filter(pk=person.pk).update(name=name, job_title=job_title, guard_diploma=guard_diploma)
    _reach_by_email(person, email)
    record(facts.PersonChanged(person.pk), at=at, by=by)


def _reach_by_email(person, address: str) -> None:
    """Let calls and messages go to this address; an empty one means that mail goes nowhere."""
    person.contact_points.filter(channel="email").exclude(address=address).delete()
    if address:
        person.contact_points.get_or_create(channel="email", address=address)


@transaction.atomic
def renew_password(person, *, password, at: datetime, by) -> None:
    """Let somebody in who lost the password; the old one counts no more."""
    person.set_password(password)
    if Person.objects.filter(pk=person.pk, is_active=True).update(password=person.password) != 1:
        raise Refused("already_left", who=person.name)
    forget_failed_log_ins(person.username)
    record(facts.PasswordRenewed(person.pk), at=at, by=by)


@transaction.atomic
def change_password(person, *, old, new, at: datetime) -> None:
    """Choose another password oneself; whoever only found an open screen does not know the old one.

    Raises Refused "password_wrong"; `new` was held against the validators by the form.
    """
    if not person.check_password(old):
        raise Refused("password_wrong")
    renew_password(person, password=new, at=at, by=person)


@transaction.atomic
def give_role(person, *, role, at: datetime, by=None, place=None, organisation=None) -> Assignment:
    """Let `person` act as `role`, below `place` or in the whole organisation."""
    where = organisation or person.organisation
    check_fits(role, office=where.kind == Organisation.Kind.OFFICE)
    assignment, made = Assignment.objects.get_or_create(
        person=person, role=role, place=place, organisation=where
    )
    if made:
        record(facts.RoleGiven(person.pk, role, place.pk if place else None), at=at, by=by)
    return assignment


@transaction.atomic
def take_role(assignment, *, at: datetime, by) -> None:
    """End a role; what was done in it stays. Nobody locks themselves out of the administration."""
    if assignment.person == by and assignment.role == Role.ADMINISTRATOR:
        raise Refused("not_your_own_role")
    record(facts.RoleTaken(assignment.person_id, assignment.role), at=at, by=by)
    assignment.delete()


@transaction.atomic
def let_go(person, *, at: datetime, by) -> None:
    """End a person's access; the name stays with what was done."""
    if person == by:
        raise Refused("not_yourself")
    if Person.objects.filter(pk=person.pk, is_active=True).update(is_active=False, left_at=at) != 1:
        raise Refused("already_left", who=person.name)
    record(facts.PersonLeft(person.pk), at=at, by=by)


def enter(*, username: str, password: str, address: str, at: datetime) -> Person | None:
    """The person of this name and password, or None; raises Refused "log_in_waits" after too many in vain.

    An attempt counts before the password is looked at, so that a hundred at once are not a hundred guesses. A press
    is no log-in: it goes by the token of its device, and never comes here.
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
