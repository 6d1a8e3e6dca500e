"""`regie setup`: a first real organisation, its first site and its first administrator, without demo data."""

import argparse
import getpass
import secrets
import sys
from typing import Any

from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from regie.letters.actions import load_wordings
from regie.partners.models import Organisation
from regie.people.actions import add_person, give_role
from regie.people.models import Person
from regie.people.rules import Role
from regie.places.actions import add_place


def add_to(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser("setup", help="make a first organisation without demo data")
    parser.add_argument("--organisation", help="its name, for example Gemeente Voorbeeldstad")
    parser.add_argument("--site", help="the name of its first location")
    parser.add_argument("--username", help="the log-in of its first administrator")
    parser.add_argument("--name", help="the name of its first administrator")
    parser.set_defaults(do=setup)


def setup(asked: argparse.Namespace) -> int:
    """Ask what was not given, make it, and print the one-time password."""
    call_command("migrate", verbosity=0, interactive=False)
    if Person.objects.exists():
        print("This database already has people in it; setup is for an empty one.", file=sys.stderr)
        return 1
    said = {
        "organisation": asked.organisation or _ask("Name of the organisation"),
        "site": asked.site or _ask("Name of the first location"),
        "username": asked.username or _ask("Log-in of the first administrator", getpass.getuser()),
        "name": asked.name or _ask("Name of the first administrator"),
    }
    if not all(said.values()):
        print("Nothing was made: every question needs an answer.", file=sys.stderr)
        return 1
    password = secrets.token_urlsafe(12)
    make(**said, password=password)
    print(f"Log in as {said['username']} with the password {password}\nNext: regie run --no-demo")
    return 0


@transaction.atomic
def make(*, organisation: str, site: str, username: str, name: str, password: str) -> Person:
    """The organisation, its site and its administrator, all or nothing."""
    now = timezone.now()
    load_wordings(at=now)
    owner = Organisation.objects.create(name=organisation, kind=Organisation.Kind.MUNICIPALITY)
    add_place(organisation=owner, kind="site", name=site, at=now)
    person = add_person(organisation=owner, username=username, name=name, password=password, at=now)
    give_role(person, role=Role.ADMINISTRATOR.value, at=now)
    return person


def _ask(question: str, suggestion: str = "") -> str:
    hint = f" [{suggestion}]" if suggestion else ""
    return input(f"{question}{hint}: ").strip() or suggestion
