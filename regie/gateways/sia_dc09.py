"""How a SIA DC-09 frame is read and built: envelope, check sum, header, data, time stamp and replies.

A frame is LF, CRC (4 hex), 0LLL (length, hex), "ID", sequence, R receiver (optional), L line, #account,
[data], [x-data]…, _time stamp (optional), CR. CRC and length cover everything from the first quote up to CR.
Encrypted frames (an ID with *) cannot be read yet: they are answered with DUH, whoever sends them.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

LF, CR = b"\n", b"\r"
LONGEST_BODY = 0x0FFF
LONGEST_FRAME = len(LF) + 8 + LONGEST_BODY + len(CR)


@dataclass(frozen=True, slots=True)
class Header:
    """Who speaks: what a reply must echo, letter by letter."""

    id: str
    sequence: str
    receiver: str | None
    line: str
    account: str | None


@dataclass(frozen=True, slots=True)
class Frame:
    """One undamaged, unencrypted message."""

    header: Header
    data: str
    xdata: tuple[str, ...]
    stamped_at: datetime | None
    raw: str


NOBODY = Header("", "0000", None, "0", "000")


class Damaged(ValueError):
    """The check sum, the length or the envelope is wrong: no reply, and the panel sends it again."""


class Undecodable(ValueError):
    """The frame arrived as it was sent, but nothing can be made of it: the reply is DUH."""

    def __init__(self, reason: str, header: Header | None = None) -> None:
        super().__init__(reason)
        self.header = header


# --- reading ---------------------------------------------------------------------------------------------


def parse(frame: bytes) -> Frame:
    """The message in one frame, from LF to CR."""
    body = open_envelope(frame)
    text = _readable(body)
    header, rest = _split_header(text)
    content = _CONTENT.match(rest)
    if content is None:
        raise Undecodable("no data", header)
    return Frame(
        header=header,
        data=content["data"],
        xdata=tuple(_XDATA.findall(content["xdata"])),
        stamped_at=_time_stamp(content["rest"]),
        raw=_record(frame),
    )


def open_envelope(frame: bytes) -> bytes:
    """What the CRC and the length cover, once both are right."""
    match = _ENVELOPE.fullmatch(frame)
    if match is None:
        raise Damaged("no envelope")
    body = match["body"]
    if int(match["length"], 16) != len(body):
        raise Damaged("length")
    if int(match["crc"], 16) != crc16(body):
        raise Damaged("crc")
    return body


def crc16(body: bytes) -> int:
    """CRC-16, reflected, polynomial 0xA001, start 0."""
    crc = 0
    for byte in body:
        crc = (crc >> 8) ^ _CRC_TABLE[(crc ^ byte) & 0xFF]
    return crc


def _readable(body: bytes) -> str:
    """Older panels send names in Latin-1, newer ones in UTF-8; the frame itself is ASCII in both."""
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return body.decode("latin-1")


def _split_header(text: str) -> tuple[Header, str]:
    match = _HEADER.match(text)
    if match is None:
        raise Undecodable("header")
    token, account = match["id"].upper(), match["account"]
    header = Header(token, match["sequence"], match["receiver"], match["line"], account)
    if match["encrypted"]:
        raise Undecodable("encrypted", header)
    return header, text[match.end() :]


def _time_stamp(text: str) -> datetime | None:
    """The panel's time, or None: a panel that cannot tell the time may still cry for help."""
    match = _TIME_STAMP.match(text)
    if match is None:
        return None
    hour, minute, second, month, day, year = map(int, match.groups())
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None


def _record(frame: bytes) -> str:
    """The whole frame in printable ASCII: databases and logs take no NUL and no ESC."""
    return frame.strip(LF + CR).decode("latin-1").encode("unicode_escape").decode("ascii")


# --- building --------------------------------------------------------------------------------------------


def build(
    token: str,
    account: str,
    data: str = "",
    *,
    sequence: str = "0001",
    receiver: str | None = None,
    line: str = "0",
    xdata: tuple[str, ...] = (),
    stamped_at: datetime | None = None,
) -> bytes:
    """A whole frame; ValueError when the parts would not make one."""
    if any(forbidden in part for part in (data, *xdata) for forbidden in "[]\r\n"):
        raise ValueError("data cannot hold brackets or line ends")
    head = _head(Header(token, sequence, receiver, line, account), token)
    if not _HEADER.fullmatch(f"{head}["):
        raise ValueError(f"not a header: {head}")
    blocks = "".join(f"[{block}]" for block in (data, *xdata))
    return envelope(head + blocks + (_stamp(stamped_at) if stamped_at else ""))


def ack(header: Header) -> bytes:
    """Received and stored."""
    return envelope(_head(header, "ACK") + "[]")


def duh(header: Header | None) -> bytes:
    """Received as it was sent, but it cannot be processed; without a header there is nothing to echo."""
    return envelope(_head(header or NOBODY, "DUH") + "[]")


def nak(at: datetime) -> bytes:
    """The time of an encrypted frame is too far from ours; the panel can set its clock by this one."""
    return envelope(f'"NAK"0000R0L0A0[]{_stamp(at)}')


def _head(header: Header, token: str) -> str:
    receiver = "" if header.receiver is None else f"R{header.receiver}"
    account = "" if header.account is None else f"#{header.account}"
    return f'"{token}"{header.sequence}{receiver}L{header.line}{account}'


def _stamp(at: datetime) -> str:
    utc = at.astimezone(UTC)
    return f"_{utc:%H:%M:%S,%m-%d}-{utc.year:04d}"  # %Y leaves out leading zeros on some systems


def envelope(text: str) -> bytes:
    """LF, CRC, length, the text, CR."""
    body = text.encode()
    if len(body) > LONGEST_BODY:
        raise ValueError("a frame holds at most 4,095 bytes")
    return LF + f"{crc16(body):04X}{len(body):04X}".encode() + body + CR


# --- the grammar -----------------------------------------------------------------------------------------

_ENVELOPE = re.compile(
    rb'\n(?P<crc>[0-9A-F]{4})(?P<length>0[0-9A-F]{3})(?P<body>"[^\r\n]*)\r',
    re.IGNORECASE,
)
# Some panels give their account only inside the data, so it may be missing here.
_HEADER = re.compile(
    r'"(?P<encrypted>\*?)(?P<id>[A-Z0-9-]{2,8})"(?P<sequence>[0-9]{4})(?:R(?P<receiver>[0-9A-F]{1,6}))?'
    r"L(?P<line>[0-9A-F]{1,6})(?:\#(?P<account>[0-9A-F]{3,16}))?\[",
    re.IGNORECASE | re.ASCII,
)
_CONTENT = re.compile(r"(?P<data>[^\]]*)\](?P<xdata>(?:\[[^\]]*\])*)(?P<rest>.*)", re.DOTALL)
_XDATA = re.compile(r"\[([^\]]*)\]")
_TIME_STAMP = re.compile(r"_([0-9]{2}):([0-9]{2}):([0-9]{2}),([0-9]{2})-([0-9]{2})-([0-9]{4})")


def _crc_entry(byte: int) -> int:
    for _ in range(8):
        byte = (byte >> 1) ^ (0xA001 if byte & 1 else 0)
    return byte


_CRC_TABLE = tuple(_crc_entry(byte) for byte in range(256))
