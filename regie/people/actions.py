"""What one can do with staff: add, change, let in again, give and take a role, let go."""

from datetime import datetime

from django.db import transaction

from regie.journal.actions import record
from regie.people import facts
from regie.people.entering import forget_failed_log_ins
from regie.people.models import Assignment, Person
from regie.people.rules import Role
from regie.refusal import Refused


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
    assignment, made = Assignment.objects.get_or_create(
        person=person, role=role, place=place, organisation=organisation or person.organisation
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
    if Person.objects.filter(pk=person.pk, is_active=True).update(is_active=False) != 1:
        raise Refused("already_left", who=person.name)
    record(facts.PersonLeft(person.pk), at=at, by=by)
