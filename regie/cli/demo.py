"""`regie demo`: the fictitious chain to try everything on, and its log-ins."""

import argparse
import json
import os
import sys
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import DatabaseError

from regie.demo import chain, past
from regie.people.models import Person


def add_to(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser("demo", help="the demo chain")
    parts = parser.add_subparsers(dest="part", required=True)
    credentials = parts.add_parser("credentials", help="print the demo log-ins, device tokens and gateways")
    credentials.add_argument("--json", action="store_true")
    credentials.set_defaults(do=print_credentials)


def load_when_empty(*, at: datetime, with_past: bool = True) -> bool:
    """Load the demo chain, with what happened there before, into a database without people; True when it did."""
    if Person.objects.exists():
        return False
    chain.load(at=at)
    if with_past:
        past.practise(at=at)
    return True


def credentials() -> dict[str, Any]:
    """The log-ins, device tokens and gateways of the demo chain; empty lists when it is not there."""
    port = int(os.environ.get("PORT", "8000"))
    here = is_loaded()
    return {
        "url": f"http://127.0.0.1:{port}",
        "people": chain.log_ins() if here else [],
        "devices": chain.devices() if here else [],
        "gateways": [
            {
                "name": "sia_dc09",
                "protocol": "SIA DC-09 over TCP",
                "host": settings.SIA_HOST,
                "port": settings.SIA_PORT,
            }
        ],
    }


def is_loaded() -> bool:
    """Whether the demo chain is in this database; a database without tables has nobody in it."""
    try:
        return Person.objects.filter(organisation__is_demo=True).exists()
    except DatabaseError:
        return False


def print_credentials(asked: argparse.Namespace) -> int:
    """For scripts as JSON, for people as lines."""
    found = credentials()
    if not found["people"]:
        print("The demo chain is not in this database: start Regie first (make run).", file=sys.stderr)
    if asked.json:
        print(json.dumps(found, indent=2, ensure_ascii=False))
        return 0
    for one in found["people"]:
        print(f"{one['username']:22} {one['password']:24} {one['role']:20} {one['name']}")
    for one in found["devices"]:
        print(f"{one['name']:22} {one.get('token') or 'account ' + one['account']}")
    for one in found["gateways"]:
        print(f"{one['name']:22} {one['host']}:{one['port']}")
    return 0


def greeting(url: str) -> None:
    """What somebody who just started it needs to know."""
    print(f"\nRegie serves on {url}\n")
    people = credentials()["people"]
    if not people:
        return
    token = next(one["token"] for one in credentials()["devices"] if one.get("token"))
    print("Everything in it is made up. Log in as (all: regie demo credentials):")
    for username in chain.TO_TRY:
        one = next(person for person in people if person["username"] == username)
        print(f"  {one['username']:12} {one['password']:22} {one['role']:14} {one['name']}")
    print(
        "\nTry: open the board as fatima in one browser, press Alarm as joris in another, take charge, stand down,\n"
        "report as joris, classify as sanne, sign as karim. Or press a button from a shell:\n"
        f"  curl -X POST {url}/api/v1/alarms -H 'Authorization: Bearer {token}' -H 'Idempotency-Key: 1' "
        '-d \'{"kind": "alarm"}\'\n'
    )
