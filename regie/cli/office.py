"""`regie office`: council and college as an organisation of their own, with readers of their own (S1-03)."""

import argparse
import sys
from typing import Any

from django.db import transaction
from django.utils import timezone

from regie.partners.models import Covenant, Organisation
from regie.people.actions import give_role
from regie.people.models import Person
from regie.people.rules import Role


def add_to(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser("office", help="give council and college an organisation of their own")
    parser.add_argument("name", help="its name, for example Raad en college Voorbeeldstad")
    parser.add_argument("--of", required=True, help="the name of the municipality")
    parser.set_defaults(do=office)


def office(asked: argparse.Namespace) -> int:
    """Make it; the administrators of the municipality give its people their roles."""
    owner = Organisation.objects.filter(name=asked.of, kind=Organisation.Kind.MUNICIPALITY).first()
    if owner is None or Organisation.objects.filter(name=asked.name).exists():
        print("Nothing was made: the municipality is not known, or the name is taken.", file=sys.stderr)
        return 1
    make(owner, name=asked.name)
    print(f"{asked.name} is there. Next: add its people, and give somebody the role of griffier.")
    return 0


@transaction.atomic
def make(owner: Organisation, *, name: str) -> Organisation:
    """The organisation, in the covenant of the municipality so that its norm counts, with the same administrators."""
    now = timezone.now()
    made = Organisation.objects.create(name=name, kind=Organisation.Kind.OFFICE)
    covenant = Covenant.objects.filter(leader=owner, ended_on=None).first() or Covenant.objects.create(
        title=owner.name, leader=owner, signed_on=timezone.localdate(now)
    )
    covenant.members.add(owner, made)
    whole = {
        "assignments__role": Role.ADMINISTRATOR,
        "assignments__organisation": owner,
        "assignments__place": None,
    }
    for person in Person.objects.active().filter(**whole):
        give_role(person, role=Role.ADMINISTRATOR.value, organisation=made, at=now)
    return made
