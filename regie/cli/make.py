"""`regie make`: what the repository generates from itself: migrations and documents."""

import argparse
from typing import Any

from django.core.management import call_command

from regie.cli.run import prepare, wait_for_database


def add_to(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser("make", help="for developers: migrations, schema, migrate")
    parser.add_argument("what", choices=["migrations", "migrate", "check-migrations", "schema"])
    parser.set_defaults(do=make)


def make(asked: argparse.Namespace) -> int:
    """Run Django's own command under our name."""
    if asked.what == "schema":
        call_command("spectacular", validate=True, fail_on_warn=False)
    elif asked.what == "migrate":
        wait_for_database()
        prepare()
    else:
        call_command("makemigrations", "regie", check_changes=asked.what == "check-migrations")
    return 0
