"""`regie policy`: check, ask, compare, import and export a policy pack."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from regie.partners.models import Organisation
from regie.policies.actions import import_pack
from regie.policies.forms import AskForm
from regie.policies.models import PolicyVersion
from regie.policies.pack_file import PackErrors, read_pack
from regie.policies.pack_file.checking import check
from regie.policies.words.answer import Asked, answer_data
from regie.policies.words.comparing import comparison
from regie.refusal import Refused
from regie.words import sentence


def add_to(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser("policy", help="check, ask, compare, import or export a policy pack (YAML)")
    parts = parser.add_subparsers(dest="part", required=True)
    checking = parts.add_parser("check", help="errors by line, and what the pack does not say")
    checking.add_argument("file", type=Path)
    checking.set_defaults(do=_check)
    _add_asking(parts)
    comparing = parts.add_parser("compare", help="what is different between two packs, in sentences")
    comparing.add_argument("old", type=Path)
    comparing.add_argument("new", type=Path)
    comparing.set_defaults(do=_compare)
    bring = parts.add_parser("import", help="bring a pack into force for an organisation")
    bring.add_argument("file", type=Path)
    bring.add_argument("--organisation", required=True)
    bring.set_defaults(do=_import)
    out = parts.add_parser("export", help="print a version as it was imported")
    out.add_argument("pack")
    out.add_argument("version")
    out.set_defaults(do=_export)


def _add_asking(parts: Any) -> None:
    asking = parts.add_parser(
        "ask", help="what follows, by whom, within how long, because of which section (JSON)"
    )
    asking.add_argument("file", type=Path)
    asking.add_argument("--behaviour", action="append", required=True, metavar="CLASS")
    asking.add_argument("--place", default="")
    asking.add_argument("--channel", default="")
    asking.add_argument("--target", default="")
    asking.add_argument(
        "--history",
        action="append",
        default=[],
        metavar="WHAT",
        help="none, repeated, incident, or a measure as warning_letter, warning_letter:lifted@2026-01-05",
    )
    asking.add_argument("--circumstance", action="append", default=[], metavar="NAME=yes|no")
    asking.add_argument("--off-duty", action="store_true")
    asking.add_argument("--about-work", choices=("yes", "no"), default="")
    asking.add_argument("--on", default="", metavar="DATE", help="2026-03-03, or 2026-03-03T10:00; else now")
    asking.set_defaults(do=_ask)


def _ask(asked: argparse.Namespace) -> int:
    try:
        pack = read_pack(asked.file.read_text(encoding="utf-8"))
    except PackErrors as problems:
        return _refused(problems)
    form = AskForm(_question(asked), pack=pack)
    if not form.is_valid():
        print(*(error for errors in form.errors.values() for error in errors), sep="\n", file=sys.stderr)
        return 1
    case = form.case(now=timezone.now())
    print(json.dumps(answer_data(Asked(pack, case, form.moment)), ensure_ascii=False, indent=2))
    return 0


def _question(asked: argparse.Namespace) -> MultiValueDict:
    """What was asked, as the form of the screen has it."""
    single = {name: [getattr(asked, name)] for name in ("place", "channel", "target", "about_work", "on")}
    known = (one.partition("=") for one in asked.circumstance)
    return MultiValueDict(
        {
            **single,
            "behaviour": asked.behaviour,
            "history": asked.history,
            "off_duty": ["on"] if asked.off_duty else [],
            **{f"circumstance_{name}": [value or "yes"] for name, _is, value in known},
        }
    )


def _compare(asked: argparse.Namespace) -> int:
    try:
        old, new = (read_pack(file.read_text(encoding="utf-8")) for file in (asked.old, asked.new))
    except PackErrors as problems:
        return _refused(problems)
    found = comparison(old, new)
    print(f"{found.old} → {found.new}", found.opening, sep="\n")
    for section in found.sections:
        print(f"\n{section.title}:", *(f"- {line}" for line in section.sentences), sep="\n")
    return 0


def _refused(problems: PackErrors) -> int:
    print(*problems.errors, sep="\n", file=sys.stderr)
    return 1


def _check(asked: argparse.Namespace) -> int:
    code, output = check(asked.file.read_text(encoding="utf-8"))
    print(output)
    return code


def _import(asked: argparse.Namespace) -> int:
    organisation = Organisation.objects.get(name=asked.organisation)
    text = asked.file.read_text(encoding="utf-8")
    try:
        version = import_pack(organisation=organisation, text=text, at=timezone.now(), by=None)
    except PackErrors as problems:
        return _refused(problems)
    except Refused as refused:
        print(sentence(refused), file=sys.stderr)
        return 1
    print(f"{version.pack_id} {version.version}")
    return 0


def _export(asked: argparse.Namespace) -> int:
    print(PolicyVersion.objects.get(pack_id=asked.pack, version=asked.version).text, end="")
    return 0
