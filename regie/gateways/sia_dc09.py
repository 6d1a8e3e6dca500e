"""How a SIA DC-09 frame is read and built: envelope, check sum, header, data, time stamp and replies.

A frame is LF, CRC (4 hex), 0LLL (length, hex), "ID", sequence, R receiver (optional), L line, #account,
[data], [x-data]…, _time stamp (optional), CR. CRC and length cover everything from the first quote up to CR.
With a * before the ID everything after the first bracket is encrypted.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from regie.gateways.sia_cipher import WrongKey, close, unclose

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
class Letter:
    """One undamaged message whose content nobody has looked at yet; `content` is what follows the first bracket."""

    header: Header
    encrypted: bool
    content: str
    raw: str


@dataclass(frozen=True, slots=True)
class Frame:
    """One message that was read; `raw` is the whole of it, without the padding of an encrypted one."""

    header: Header
    data: str
    xdata: tuple[str, ...]
    stamped_at: datetime | None
    raw: str
    encrypted: bool = False


NOBODY = Header("", "0000", None, "0", "000")


class Damaged(ValueError):
    """The check sum, the length or the envelope is wrong: no reply, and the panel sends it again."""


class Undecodable(ValueError):
    """The frame arrived as it was sent, but nothing can be made of it: the reply is DUH."""

    def __init__(self, reason: str, header: Header | None = None) -> None:
        super().__init__(reason)
        self.header = header


# --- reading ---------------------------------------------------------------------------------------------


def parse(frame: bytes, key: bytes | None = None) -> Frame:
    """The message in one frame, from LF to CR."""
    return read(open_letter(frame), key)


def open_letter(frame: bytes) -> Letter:
    """Who speaks, before anything of the content is known; Damaged or Undecodable."""
    text = _readable(open_envelope(frame))
    match = _HEADER.match(text)
    if match is None:
        raise Undecodable("header")
    token = match["id"].upper()
    header = Header(token, match["sequence"], match["receiver"], match["line"], match["account"])
    return Letter(header, bool(match["encrypted"]), text[match.end() :], _record(frame))


def read(letter: Letter, key: bytes | None = None) -> Frame:
    """What the letter says; Undecodable when that is nothing, WrongKey when this key does not open it."""
    content = _opened(letter, key) if letter.encrypted else letter.content
    parts = _CONTENT.match(content)
    if parts is None:
        raise Undecodable("no data", letter.header)
    return Frame(
        header=letter.header,
        data=parts["data"],
        xdata=tuple(_XDATA.findall(parts["xdata"])),
        stamped_at=_time_stamp(parts["rest"]),
        raw=_record(f"{_head(letter.header, letter.header.id)}[{content}".encode())
        if letter.encrypted
        else letter.raw,
        encrypted=letter.encrypted,
    )


def _opened(letter: Letter, key: bytes | None) -> str:
    """The content without its padding.

    CBC opens with any key, so what comes out must prove itself: by a time stamp where one belongs, or by naming the
    account of the header. Who merely guessed a key gets neither.
    """
    if key is None:
        raise WrongKey("no key")
    parts = _PADDED.fullmatch(unclose(key, letter.content))
    if parts is None:
        raise WrongKey("not readable")
    content = _readable(parts["content"])
    named = f"#{letter.header.account or ''}|".upper()
    stamped = _STAMPED.fullmatch(content)
    if not stamped and not (len(named) > 4 and content.upper().startswith(named)):
        raise WrongKey("proves nothing")
    return content


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
    key: bytes | None = None,
) -> bytes:
    """A whole frame, encrypted when there is a key; ValueError when the parts would not make one."""
    if any(forbidden in part for part in (data, *xdata) for forbidden in "[]\r\n"):
        raise ValueError("data cannot hold brackets or line ends")
    header = Header(token, sequence, receiver, line, account)
    if not _HEADER.fullmatch(f"{_head(header, token)}["):
        raise ValueError(f"not a header: {_head(header, token)}")
    extra = "".join(f"[{block}]" for block in xdata)
    return _sealed(header, token, f"{data}]{extra}{_stamp(stamped_at) if stamped_at else ''}", key)


def ack(header: Header, *, key: bytes | None = None, at: datetime | None = None) -> bytes:
    """Received and stored; who spoke encrypted is answered encrypted, with our time."""
    return _sealed(header, "ACK", f"]{_stamp(at) if at else ''}", key)


def _sealed(header: Header, token: str, content: str, key: bytes | None) -> bytes:
    if key is None:
        return envelope(f"{_head(header, token)}[{content}")
    return envelope(f"{_head(header, f'*{token}')}[{close(key, content)}")


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
# Padding holds no bracket and no bar; without data some close it with the bracket alone.
_PADDED = re.compile(rb"[^\[\]|]*(?:\|(?=[^\]]*\])|(?=\]))(?P<content>.*)", re.DOTALL)
_STAMPED = re.compile(
    r"[^\]]*\](?:\[[^\]]*\])*_[0-9]{2}:[0-9]{2}:[0-9]{2},[0-9]{2}-[0-9]{2}-[0-9]{4}[\s\x00]*"
)
_CONTENT = re.compile(r"(?P<data>[^\]]*)\](?P<xdata>(?:\[[^\]]*\])*)(?P<rest>.*)", re.DOTALL)
_XDATA = re.compile(r"\[([^\]]*)\]")
_TIME_STAMP = re.compile(r"_([0-9]{2}):([0-9]{2}):([0-9]{2}),([0-9]{2})-([0-9]{2})-([0-9]{4})")


def _crc_entry(byte: int) -> int:
    for _ in range(8):
        byte = (byte >> 1) ^ (0xA001 if byte & 1 else 0)
    return byte


_CRC_TABLE = tuple(_crc_entry(byte) for byte in range(256))
