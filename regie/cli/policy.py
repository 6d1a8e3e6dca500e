"""`regie policy`: check, import and export a policy pack."""

import argparse
import sys
from pathlib import Path
from typing import Any

from django.utils import timezone

from regie.partners.models import Organisation
from regie.policies.actions import import_pack
from regie.policies.models import PolicyVersion
from regie.policies.pack_file import PackErrors
from regie.policies.pack_file.checking import check
from regie.refusal import Refused
from regie.words import sentence


def add_to(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser("policy", help="check, import or export a policy pack (YAML)")
    parts = parser.add_subparsers(dest="part", required=True)
    checking = parts.add_parser("check", help="errors by line, and what the pack does not say")
    checking.add_argument("file", type=Path)
    checking.set_defaults(do=_check)
    bring = parts.add_parser("import", help="bring a pack into force for an organisation")
    bring.add_argument("file", type=Path)
    bring.add_argument("--organisation", required=True)
    bring.set_defaults(do=_import)
    out = parts.add_parser("export", help="print a version as it was imported")
    out.add_argument("pack")
    out.add_argument("version")
    out.set_defaults(do=_export)


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
        print(*problems.errors, sep="\n", file=sys.stderr)
        return 1
    except Refused as refused:
        print(sentence(refused), file=sys.stderr)
        return 1
    print(f"{version.pack_id} {version.version}")
    return 0


def _export(asked: argparse.Namespace) -> int:
    print(PolicyVersion.objects.get(pack_id=asked.pack, version=asked.version).text, end="")
    return 0
