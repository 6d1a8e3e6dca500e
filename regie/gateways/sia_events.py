"""Which signals a SIA DC-09 frame carries: the events of SIA-DCS, Contact ID (ADM-CID) and the link test.

Own code rather than siadc09 1.0.1, which loses a panic next to a code it does not know, next to a name with
an accent and before a text without an address, drops leading zeros of accounts and calls Contact ID qualifier
2 a restore. It stays an independent peer in the tests.
"""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from regie.gateways.sia_codes import kind_of_contact_id, kind_of_sia
from regie.gateways.sia_dc09 import Frame, Header, Undecodable
from regie.gateways.signals import Kind, Signal, clean


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, before it is known who said so."""

    kind: Kind
    code: str
    qualifier: str = ""
    zone: str | None = None
    area: str | None = None
    text: str = ""


def signals_of(frame: Frame, *, received_at: datetime, source: str = "") -> tuple[Signal, ...]:
    """One signal for each event in the frame, in its order; Undecodable when there is none."""
    header = frame.header
    account = account_of(header, frame.data)
    if not account:
        raise Undecodable("no account", header)
    if header.id not in EVENTS:
        raise Undecodable("protocol", header)
    events = tuple(EVENTS[header.id](frame.data))
    if not events:
        raise Undecodable("no event", header)
    return tuple(
        Signal(
            account=account,
            kind=event.kind,
            code=event.code,
            qualifier=event.qualifier,
            zone=event.zone,
            area=event.area,
            text=clean(event.text),
            receiver=header.receiver,
            line=header.line,
            sequence=header.sequence,
            stamped_at=frame.stamped_at,
            received_at=received_at,
            xdata=tuple(map(clean, frame.xdata)),
            fingerprint=_hash(*_sender(frame), frame.data, position)[:32],
            frame=_hash(*_sender(frame), *_words(frame), position),
            words=_hash(*_words(frame), position),
            raw=frame.raw,
            encrypted=frame.encrypted,
            source=source,
        )
        for position, event in enumerate(events)
    )


def account_of(header: Header, data: str) -> str:
    """The account that speaks, in capitals; some panels name it in the data only. "" when nobody says."""
    match = _ACCOUNT.match(data)
    return (header.account or (match[1] if match else "")).upper()


def _sender(frame: Frame) -> tuple[str | None, ...]:
    header = frame.header
    return header.id, header.sequence, header.receiver, header.line, header.account


def _words(frame: Frame) -> tuple[str, ...]:
    """What was said and when: in an encrypted frame nobody without the key can change it."""
    return frame.data, *frame.xdata, frame.stamped_at.isoformat() if frame.stamped_at else ""


def _hash(*parts: object) -> str:
    whole = "\n".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(whole.encode()).hexdigest()


# --- SIA-DCS ---------------------------------------------------------------------------------------------


def _sia_dcs(data: str) -> Iterator[Event]:
    """The events in the blocks of new (N) and old (O) events; a text block (A) tells about the one before."""
    events: list[Event] = []
    for block in data.split("|"):
        letter, content = block[:1], block[1:]
        if letter in {"N", "O"}:
            events += _events_of_block(content, qualifier=letter)
        elif letter == "A" and events and not events[-1].text:
            events[-1] = replace(events[-1], text=content)
    yield from events


def _events_of_block(content: str, *, qualifier: str) -> Iterator[Event]:
    """`ri01/PA007^Balie 3^/HA1`: modifiers in small letters hold for every code that follows."""
    area = None
    for packet in _packets(content):
        if packet["modifier"] == "ri":
            area = _number(packet["value"])
        elif code := packet["code"]:
            zone = _number(packet["address"])
            yield Event(kind_of_sia(code), code, qualifier, zone, area, packet["text"] or "")


def _packets(content: str) -> Iterator[re.Match[str]]:
    """Every readable packet; an unreadable one does not take its neighbours with it."""
    position = 0
    while position < len(content):
        if packet := _PACKET.match(content, position):
            yield packet
            position = packet.end()
        else:
            position = content.find("/", position) + 1 or len(content)


# --- Contact ID and the link test ------------------------------------------------------------------------


def _contact_id(data: str) -> Iterator[Event]:
    for block in data.split("|"):
        if match := _CONTACT_ID.fullmatch(block):
            kind = kind_of_contact_id(match["code"], match["qualifier"])
            zone, area = _number(match["zone"]), _number(match["area"])
            yield Event(kind, match["code"], match["qualifier"], zone, area)


def _link_test(_data: str) -> Iterator[Event]:
    yield Event(Kind.SUPERVISION, "NULL")


def _number(digits: str | None) -> str | None:
    """Without leading zeros: panels write zone 7 as 7, 07, 007 and 0007."""
    return (digits.lstrip("0") or "0") if digits else None


# Read what the id says that the data holds.
EVENTS: dict[str, Callable[[str], Iterator[Event]]] = {
    "SIA-DCS": _sia_dcs,
    "ADM-CID": _contact_id,
    "NULL": _link_test,
    "XNM": _link_test,
}

_ACCOUNT = re.compile(r"\#([0-9A-F]{3,16})(?:\||$)", re.IGNORECASE)
_PACKET = re.compile(
    r"(?:(?P<modifier>[a-z]{2})(?P<value>[0-9.:-]*)"
    r"|(?P<code>[A-Z]{2})(?P<address>[0-9A-F]*)[^^/]*)"  # what follows an address are units, or a maker's own
    r"(?:\^(?P<text>[^^]*)\^?)?/?",
)
_CONTACT_ID = re.compile(
    r"(?P<qualifier>[0-9])(?P<code>[0-9A-F]{3}) +(?P<area>[0-9A-F]{1,2}) +(?P<zone>[0-9A-F]{1,3}) *"
)
