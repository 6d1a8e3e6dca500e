"""`regie panel`: send one SIA DC-09 frame as a panel would, for installers and tests."""

import argparse
from typing import Any

from django.conf import settings

from regie.gateways.panel import send


def add_to(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser("panel", help="send a frame as an alarm panel would")
    parser.add_argument("account", help="the account number of the panel, for example 1234")
    parser.add_argument("code", nargs="?", default="PA", help="SIA code (PA) or Contact ID event (120)")
    parser.add_argument("--zone", default="1")
    parser.add_argument("--sequence", type=int, help="the same number again is the same press")
    parser.add_argument("--host", default=settings.SIA_HOST)
    parser.add_argument("--port", type=int, default=settings.SIA_PORT)
    parser.set_defaults(do=panel)


def panel(asked: argparse.Namespace) -> int:
    """Send it and print what came back; exit code 1 when nothing did."""
    reply = send(asked.host, asked.port, asked.account, asked.code, zone=asked.zone, sequence=asked.sequence)
    print(reply.header.id if reply else "no reply: the panel would repeat it")
    return 0 if reply and reply.header.id == "ACK" else 1
