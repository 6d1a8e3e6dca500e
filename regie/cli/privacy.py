"""`regie privacy`: the processing register and a draft DPIA from the models; erase again on a restored backup."""

import argparse
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone

from regie.partners.models import Organisation
from regie.privacy import actions, words
from regie.privacy.actions.log import log_file
from regie.privacy.queries import fields


def add_to(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser("privacy", help="what is kept of whom; erase again on a restored backup")
    parts = parser.add_subparsers(dest="part", required=True)
    for name, about in (
        ("register", "the entry for the register of processing"),
        ("dpia", "a draft of the DPIA"),
    ):
        paper = parts.add_parser(name, help=about)
        paper.add_argument("--organisation", help="its name; needed when there are several")
        paper.set_defaults(do=_paper)
    again = parts.add_parser(
        "replay", help="erase on this database what was erased since its backup was made"
    )
    again.add_argument(
        "file", type=Path, nargs="?", help="the log of erasures; without one, that of this machine"
    )
    again.set_defaults(do=_replay)


def _paper(asked: argparse.Namespace) -> int:
    found = Organisation.objects.filter(kind="municipality")
    organisation = found.get(name=asked.organisation) if asked.organisation else found.order_by("pk").first()
    if organisation is None:
        print("there is no organisation yet")
        return 1
    rows = [words.row(term) for term in fields.register(organisation)]
    context = {"rows": rows, "names": fields.names_somebody(), "organisation_name": organisation.name}
    print(render_to_string(f"privacy/{asked.part}.txt", context))
    return 0


def _replay(asked: argparse.Namespace) -> int:
    file = asked.file or log_file()
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    print(f"{len(lines)} in the log, {actions.replay(lines, at=timezone.now())} erased again")
    return 0
