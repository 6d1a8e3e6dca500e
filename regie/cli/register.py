"""`regie register`: take over another register from a spreadsheet."""

import argparse
import sys
from pathlib import Path
from typing import Any

from django.utils import timezone

from regie.people.models import Person
from regie.refusal import Refused
from regie.register import actions, words
from regie.words import sentence


def add_to(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser("register", help="take over another register")
    parts = parser.add_subparsers(dest="part", required=True)
    bring = parts.add_parser(
        "import", help="CSV, xlsx or our own JSON; none comes twice, so it can be done again"
    )
    bring.add_argument("file", type=Path)
    bring.add_argument("--by", required=True, help="user name of the coordinator who takes it over")
    bring.add_argument("--dry-run", action="store_true", help="look, and write nothing")
    bring.add_argument("--column", action="append", default=[], metavar="story=Toelichting")
    bring.set_defaults(do=_import)


def _import(asked: argparse.Namespace) -> int:
    by = Person.objects.active().filter(username=asked.by).first()
    if by is None or not by.may("register.exchange"):
        print(f"{asked.by} may not take a register over.", file=sys.stderr)
        return 1
    try:
        return _bring(asked, by)
    except Refused as refused:
        print(sentence(refused), file=sys.stderr)
        return 1


def _bring(asked: argparse.Namespace, by: Person) -> int:
    chosen = dict(one.partition("=")[::2] for one in asked.column)
    at, owner = timezone.now(), by.organisation
    looked = actions.look(asked.file.read_bytes(), organisation=owner, at=at, chosen=chosen)
    for one in looked.problems:
        print(f"{one.row}\t{one.column}\t{words.problem(one)}")
    print(f"{len(looked.good)} good, {looked.known} known, {len(looked.problems)} wrong", file=sys.stderr)
    if not asked.dry_run and looked.good:
        brought = actions.bring_in(
            looked, name=asked.file.name, organisation=owner, at=at, by=by,
            tell=lambda done: print(f"{done} of {len(looked.good)}", file=sys.stderr),
        )  # fmt: skip
        print(f"import {brought.pk}: {brought.rows}", file=sys.stderr)
    return 1 if looked.problems else 0
