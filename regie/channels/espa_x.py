"""How a message reaches pagers and DECT phones over ESPA-X: XML over TCP in a session that must be kept alive.

One session an outlet. It logs in first, sends a heartbeat, and when it is lost logs in again and asks again for the
calls that were open, with the same reference, so that the other side can see that they are the same. What is known
of the frame (10 bytes: `EX`, the whole length, four zero bytes) comes from published programs, not from the
standard itself; try it with your own system before you rely on it.
"""

import asyncio
import contextlib
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from regie.channels.message import Message, Outcome, Receipt, clean

MAGIC = b"EX"
HEADER = 10
BIGGEST = 256 * 1024
ANSWER_SECONDS = 3.0
# How long a call may still matter when the session comes back.
OPEN_SECONDS = 120.0
NAMESPACE = "http://ns.espa-x.org/espa-x"
_parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


class Lost(Exception):
    """The session is gone, or was refused."""


@dataclass
class Session:
    """One log-in at one server, and the calls that it has open."""

    address: str
    user: str
    password: str = field(repr=False)
    number: str = ""
    invoked: int = 0
    open: dict[str, tuple[float, list[tuple[str, str]]]] = field(default_factory=dict)
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    reader: asyncio.StreamReader | None = None
    writer: asyncio.StreamWriter | None = None

    async def call(self, reference: str, details: list[tuple[str, str]]) -> str:
        """Start a call; the code that the server gives. Raises Lost."""
        async with self.lock:
            await self._ready()
            code = await self._ask("P-START", details)
            if code.startswith("2"):
                self.open[reference] = (asyncio.get_running_loop().time(), details)
            return code

    async def alive(self) -> bool:
        """Log in when needed, and one heartbeat; False when either fails."""
        async with self.lock:
            try:
                await self._ready()
                return (await self._ask("HEARTBEAT", [])).startswith("2")
            except (Lost, OSError):
                return False

    async def _ready(self) -> None:
        if self.writer is None or self.writer.is_closing() or (self.reader and self.reader.at_eof()):
            self.close()
            await self._log_in()

    async def _log_in(self) -> None:
        where = urlsplit(self.address)
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                found = await asyncio.open_connection(where.hostname, where.port or 2023)
        except TimeoutError as problem:
            raise Lost("no connection") from problem
        self.reader, self.writer = found
        said = [("LI-CLIENT", "Regie"), ("LI-USER", self.user), ("LI-PASSWORD", self.password)]
        code = await self._ask("LOGIN", said)
        if not code.startswith("2"):
            self.close()
            raise Lost(f"log-in refused: {code}")
        since = asyncio.get_running_loop().time() - OPEN_SECONDS
        self.open = {key: one for key, one in self.open.items() if one[0] > since}
        for _, details in self.open.values():
            await self._ask("P-START", details)

    async def _ask(self, verb: str, details: list[tuple[str, str]]) -> str:
        """Send a request and wait for the answer to it; whatever else comes meanwhile is not it."""
        self.invoked += 1
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                assert self.writer
                self.writer.write(framed(request(verb, self.invoked, self.number, details)))
                await self.writer.drain()
                while True:
                    answer = await self._read()
                    if _local(answer) == f"RSP.{verb}" and answer.get("invokeID") in (
                        None,
                        str(self.invoked),
                    ):
                        self.number = answer.get("sessionID") or self.number
                        return _code(answer)
        except (TimeoutError, asyncio.IncompleteReadError, etree.XMLSyntaxError, OSError) as problem:
            self.close()
            raise Lost(f"{verb}: {type(problem).__name__}") from problem

    async def _read(self) -> Any:
        assert self.reader
        header = await self.reader.readexactly(HEADER)
        length = int.from_bytes(header[2:6], "big") - HEADER
        if header[:2] != MAGIC or not 0 < length <= BIGGEST:
            raise asyncio.IncompleteReadError(header, HEADER)
        root = etree.fromstring(await self.reader.readexactly(length), _parser)
        return root[0] if len(root) else root

    def close(self) -> None:
        """Let go of the connection; the next use logs in again."""
        if self.writer:
            with contextlib.suppress(OSError, RuntimeError):
                self.writer.close()
        self.reader = self.writer = None
        self.number = ""


_sessions: dict[tuple[int, str, str], Session] = {}


def session(settings: Any, secret: str) -> Session:
    """The one session of this outlet in this loop."""
    key = (id(asyncio.get_running_loop()), settings.get("address", ""), settings.get("user", ""))
    found = _sessions.setdefault(key, Session(key[1], key[2], secret))
    # For the next log-in: it may have been changed.
    found.password = secret
    return found


async def alive(settings: Any, secret: str) -> bool:
    """Whether the session answers now."""
    return await session(settings, secret).alive()


async def send(message: Message, address: str) -> Receipt:
    """Start a call to one number; `200` means that the server took it, not that a phone rang."""
    reference = sha256(message.key.encode()).hexdigest()[:32]
    try:
        found = session(message.settings, message.secret)
        code = await found.call(reference, details(message, address, reference))
    except (Lost, OSError) as problem:
        return Receipt(Outcome.FAILED, f"{type(problem).__name__}: {problem}"[:200])
    if code.startswith("2"):
        return Receipt(Outcome.HANDED_OVER, f"code {code}", reference)
    return Receipt(Outcome.REFUSED if code in ("404", "406") else Outcome.FAILED, f"code {code}", reference)


def details(message: Message, number: str, reference: str) -> list[tuple[str, str]]:
    """The fields of one call."""
    text = clean(message.title if message.level != "test" else f"{message.title}. {message.body}")
    return [
        ("CP-PR-REF", reference), ("CP-GROUPID", clean(number)), ("CP-CALLINGNO", ""), ("CP-TEXTMSG", text[:160]),
        ("CP-SIGNAL", "Standard"), ("CP-CALLBACK", "NoCallback"), ("CP-DELAY", "0"), ("CP-ATTEMPTS", "1"),
        ("CP-PRIO", "Alarm" if message.level == "alarm" else "Standard"),
    ]  # fmt: skip


def request(verb: str, invoked: int, number: str, fields: list[tuple[str, str]]) -> bytes:
    """One request as XML; every one after the log-in carries the session's number."""
    stamp = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S")
    root = etree.Element(f"{{{NAMESPACE}}}ESPA-X", nsmap={None: NAMESPACE}, version="1.00", timestamp=stamp)
    asked = etree.SubElement(root, f"{{{NAMESPACE}}}REQ.{verb}", invokeID=str(invoked))
    if number:
        asked.set("sessionID", number)
    for name, value in fields:
        etree.SubElement(asked, f"{{{NAMESPACE}}}{name}").text = value
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def framed(xml: bytes) -> bytes:
    """The header before one message."""
    return MAGIC + (len(xml) + HEADER).to_bytes(4, "big") + bytes(4) + xml


def _local(element: Any) -> str:
    return str(etree.QName(element).localname)


def _code(answer: Any) -> str:
    """The response code, wherever in the answer it stands."""
    return next((str(one.text or "").strip() for one in answer.iter() if _local(one) == "RSP-CODE"), "")
