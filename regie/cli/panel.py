"""`regie panel`: what an alarm panel would send, for installers and tests; says what went out and what came back."""

import argparse
import re
import secrets
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings

from regie.gateways.panel import exchange, frame_for
from regie.gateways.sia_cipher import KEY_LENGTHS
from regie.gateways.sia_dc09 import Frame, parse

# What: the SIA code, the Contact ID event and its qualifier.
CODES = {
    "press": ("PA", "120", "1"),
    "attention": ("QA", "101", "1"),
    "holdup": ("HA", "122", "1"),
    "duress": ("HA", "121", "1"),
    "medical": ("MA", "100", "1"),
    "null": ("NULL", "NULL", "1"),
    "test": ("RP", "602", "1"),
    "manual-test": ("RX", "601", "1"),
    "restore": ("PH", "120", "3"),
    "bypass": ("PB", "573", "1"),
    "unbypass": ("PU", "573", "3"),
    "trouble": ("PT", "380", "1"),
    "trouble-over": ("PJ", "380", "3"),
    "battery": ("YT", "302", "1"),
    "battery-over": ("YR", "302", "3"),
}
TRIES = 3
WITHOUT_ZONE = {"null", "test", "manual-test", "battery", "battery-over"}
EXAMPLES = """examples:
  regie panel press --account 1234 --zone 7
  regie panel press --account 1234 --zone 7 --key 00112233445566778899AABBCCDDEEFF --udp
  regie panel null --account 1234 --protocol ADM-CID --count 20 --rate 2
  regie panel press --account 1234 --key … --clock-offset -7200 --repeat-until-ack --sets-clock
The exit code is 0 when everything was acknowledged. No answer at all can mean: nobody listens there, an unknown
account, or another key. The receiver does not say which, on purpose."""


@dataclass
class Clock:
    """The panel's own clock: so many seconds ahead of this computer's, or none at all."""

    offset: float | None

    def now(self) -> datetime | None:
        """What the panel thinks the time is."""
        return None if self.offset is None else datetime.now(UTC) + timedelta(seconds=self.offset)

    def set_by(self, reply: Frame) -> None:
        """Take over the receiver's time, as a panel does after a NAK."""
        if reply.stamped_at:
            self.offset = (reply.stamped_at - datetime.now(UTC)).total_seconds()


def add_to(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "panel", help="send what an alarm panel would send (SIA DC-09)", epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("what", help=f"one of: {', '.join(CODES)}; or an account number, then a code")
    parser.add_argument(
        "older_code", nargs="?", metavar="code", help="a SIA code (PA) or Contact ID event (120)"
    )
    parser.add_argument("--account", help="the account number of the panel, for example 1234")
    parser.add_argument("--zone", default="1", help="the input of the panel on which the button hangs")
    parser.add_argument("--area", default="", help="the partition")
    parser.add_argument("--code", help="another code than that of the word: PA, HA, 123 …")
    parser.add_argument("--text", default="", help="words that go along (SIA-DCS)")
    parser.add_argument(
        "--xdata", action="append", default=[], help="extra data that goes along; may be repeated"
    )
    parser.add_argument("--protocol", choices=("SIA-DCS", "ADM-CID"), default="SIA-DCS")
    parser.add_argument("--key", type=_key, help="encrypt with this key: 32, 48 or 64 hexadecimal digits")
    parser.add_argument("--udp", action="store_true", help="in a datagram instead of over TCP")
    parser.add_argument(
        "--count", type=int, default=1, help="how many messages, each with a number of its own"
    )
    parser.add_argument("--rate", type=float, default=1.0, help="how many of those a second")
    parser.add_argument(
        "--clock-offset", type=float, help="seconds by which the panel's clock is ahead; below 0: behind"
    )
    parser.add_argument("--no-time", action="store_true", help="no time stamp, also when encrypted")
    parser.add_argument("--sets-clock", action="store_true", help="take over the receiver's time after a NAK")
    parser.add_argument("--repeat-until-ack", action="store_true", help=f"do not stop after {TRIES} times")
    parser.add_argument(
        "--wait", type=float, default=1.0, help="seconds to wait for an answer; panels wait one"
    )
    parser.add_argument("--sequence", type=int, help="the same number again is the same message")
    parser.add_argument("--receiver", help="the optional R field, which the answer must repeat")
    parser.add_argument("--host", default=settings.SIA_HOST)
    parser.add_argument("--port", type=int, default=settings.SIA_PORT)
    parser.set_defaults(do=panel)


def _key(digits: str) -> bytes:
    key = bytes.fromhex(digits)
    if len(key) not in KEY_LENGTHS:
        raise ValueError(digits)
    return key


def panel(asked: argparse.Namespace) -> int:
    """Send it all; 0 when everything was acknowledged, 1 when not, 2 when it makes no message."""
    try:
        account, code, qualifier = _meant(asked)
        frame_for(account, code, zone=asked.zone)
    except ValueError as problem:
        print(problem)
        return 2
    clock = Clock(asked.clock_offset if asked.clock_offset is not None else (0.0 if asked.key else None))
    if asked.no_time:
        clock.offset = None
    acknowledged = sum(
        _insist(asked, account, code, qualifier, sequence, clock) for sequence in _sequences(asked)
    )
    if asked.count > 1:
        print(f"{acknowledged} of {asked.count} acknowledged")
    return 0 if acknowledged == asked.count else 1


def _meant(asked: argparse.Namespace) -> tuple[str, str, str]:
    """Account, code and qualifier: `press --account 1234`, or `1234 PA` as it once was."""
    if asked.what not in CODES and re.fullmatch(r"[0-9A-Fa-f]{3,16}", asked.what):
        return asked.what, asked.code or asked.older_code or "PA", "1"
    if asked.what not in CODES or not asked.account:
        raise ValueError(f"say what to send ({', '.join(CODES)}) and for which --account")
    sia, contact_id, qualifier = CODES[asked.what]
    if asked.what in WITHOUT_ZONE:
        asked.zone = "0"
    return asked.account, asked.code or (sia if asked.protocol == "SIA-DCS" else contact_id), qualifier


def _sequences(asked: argparse.Namespace) -> Iterator[int]:
    """The number of each message, at the pace that was asked for; after 9999 comes 1."""
    first = secrets.randbelow(9999) + 1 if asked.sequence is None else asked.sequence
    started = time.monotonic()
    for index in range(asked.count):
        time.sleep(max(0.0, started + index / asked.rate - time.monotonic()))
        yield (first + index - 1) % 9999 + 1 if first else 0


def _insist(
    asked: argparse.Namespace, account: str, code: str, qualifier: str, sequence: int, clock: Clock
) -> bool:
    """Say one thing until it is acknowledged, as a panel does: once a second, with the same number."""
    times = 0
    while asked.repeat_until_ack or times < TRIES:
        times += 1
        began = time.monotonic()
        frame = frame_for(
            account, code, qualifier=qualifier, zone=asked.zone, area=asked.area, text=asked.text,
            xdata=tuple(asked.xdata), sequence=sequence, receiver=asked.receiver, stamped_at=clock.now(), key=asked.key,
        )  # fmt: skip
        print(f"> {_told(frame, asked)}", flush=True)
        reply = _asked(asked, frame)
        if reply and reply.header.id in ("ACK", "DUH"):
            return reply.header.id == "ACK"
        if reply and asked.sets_clock:
            clock.set_by(reply)
        if asked.repeat_until_ack or times < TRIES:
            time.sleep(max(0.0, began + asked.wait - time.monotonic()))
    return False


def _asked(asked: argparse.Namespace, frame: bytes) -> Frame | None:
    began = time.monotonic()
    try:
        reply = exchange(asked.host, asked.port, frame, seconds=asked.wait, udp=asked.udp, key=asked.key)
    except OSError as problem:
        print(f"< nobody listens on {asked.host}:{asked.port} ({problem})", flush=True)
        return None
    if reply is None:
        print("< no answer", flush=True)
        return None
    when = f", its time is {reply.stamped_at:%H:%M:%S}" if reply.stamped_at else ""
    took = (time.monotonic() - began) * 1000
    print(f"< {reply.header.id} {reply.header.sequence}{when} ({took:.0f} ms)", flush=True)
    return reply


def _told(frame: bytes, asked: argparse.Namespace) -> str:
    said = parse(frame, asked.key)
    how = [f"AES-{len(asked.key) * 8}"] if asked.key else []
    return " ".join([said.raw if asked.key else said.raw[8:], *how, "udp" if asked.udp else "tcp"])
