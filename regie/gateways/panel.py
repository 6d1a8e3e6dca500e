r"""A small alarm panel, for whoever installs one and for the tests: it sends one frame and shows the reply.

>>> frame_for("1234", "PA", zone="7", sequence=42)
b'\n22520020"SIA-DCS"0042L0#1234[#1234|NPA7]\r'
"""

import re
import secrets
import socket
from datetime import datetime
from typing import TypedDict, Unpack

from regie.gateways.sia_cipher import WrongKey
from regie.gateways.sia_dc09 import Damaged, Frame, Undecodable, build, parse
from regie.gateways.sia_stream import FrameCutter

LARGEST_DATAGRAM = 65536


class Details(TypedDict, total=False):
    """What a panel may add to its code; a press without a sequence gets one of its own."""

    zone: str
    area: str
    text: str  # SIA-DCS only
    qualifier: str  # Contact ID only: 1 new (default), 3 restored, 6 still present
    sequence: int | None
    receiver: str | None
    line: str
    xdata: tuple[str, ...]
    stamped_at: datetime | None
    key: bytes | None


def send(
    host: str,
    port: int,
    account: str,
    code: str,
    *,
    seconds: float = 10.0,
    udp: bool = False,
    **details: Unpack[Details],
) -> Frame | None:
    """Send one signal; the reply (`reply.header.id` is ACK, DUH or NAK), or None when none came in time.

    To repeat a press instead of pressing again, give the same `sequence` twice. With a `key` the frame is encrypted,
    and only an ACK that was encrypted with the same key counts as one.
    """
    frame = frame_for(account, code, **details)
    return exchange(host, port, frame, seconds=seconds, udp=udp, key=details.get("key"))


def frame_for(account: str, code: str, **details: Unpack[Details]) -> bytes:
    """The frame: "PA" goes as SIA-DCS, "120" as Contact ID, "NULL" as a link test."""
    if code == "NULL":
        token, data = "NULL", ""
    elif re.fullmatch(r"[A-Z]{2}", code):
        token, data = "SIA-DCS", f"#{account}|N{_sia_packet(code, details)}"
    elif re.fullmatch(r"[0-9]{3}", code):
        token, data = "ADM-CID", f"#{account}|{_contact_id(code, details)}"
    else:
        raise ValueError(f"{code!r} is neither a SIA code, a Contact ID code nor NULL")
    sequence = details.get("sequence")
    return build(
        token,
        account,
        data,
        sequence=f"{secrets.randbelow(9999) + 1 if sequence is None else sequence:04d}",
        receiver=details.get("receiver"),
        line=details.get("line", "0"),
        xdata=details.get("xdata", ()),
        stamped_at=details.get("stamped_at"),
        key=details.get("key"),
    )


def _sia_packet(code: str, details: Details) -> str:
    area = f"ri{details['area']}/" if details.get("area") else ""
    text = f"^{details['text'].translate(_NO_MARKS)}^" if details.get("text") else ""
    return f"{area}{code}{details.get('zone', '')}{text}"


def _contact_id(code: str, details: Details) -> str:
    area, zone = details.get("area", "").zfill(2), details.get("zone", "").zfill(3)
    return f"{details.get('qualifier', '1')}{code} {area} {zone}"


def exchange(
    host: str, port: int, frame: bytes, *, seconds: float = 10.0, udp: bool = False, key: bytes | None = None
) -> Frame | None:
    """Send these bytes as they are, and wait for one reply that can be read."""
    ask = _by_datagram if udp else _by_stream
    try:
        return ask(host, port, frame, seconds, key)
    except TimeoutError:
        return None


def _by_stream(host: str, port: int, frame: bytes, seconds: float, key: bytes | None) -> Frame | None:
    cutter = FrameCutter()
    with socket.create_connection((host, port), timeout=seconds) as line:
        line.sendall(frame)
        while piece := line.recv(4096):
            for reply in cutter.feed(piece):
                if read := understood(reply, key):
                    return read
    return None


def _by_datagram(host: str, port: int, frame: bytes, seconds: float, key: bytes | None) -> Frame | None:
    family, kind, protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_DGRAM)[0]
    with socket.socket(family, kind, protocol) as line:
        line.settimeout(seconds)
        # Connected, so that only the receiver is listened to, and a closed port is an error and not a silence.
        line.connect(address)
        line.send(frame)
        while True:
            if read := understood(line.recv(LARGEST_DATAGRAM), key):
                return read


def understood(reply: bytes, key: bytes | None) -> Frame | None:
    """The reply, when it is one; a plain ACK to somebody who spoke encrypted could come from anybody."""
    try:
        frame = parse(reply, key)
    except (Damaged, Undecodable, WrongKey):
        return None
    return frame if frame.encrypted or key is None or frame.header.id != "ACK" else None


_NO_MARKS = str.maketrans("^[]|", "    ")
