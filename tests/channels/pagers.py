"""Hand-made pager systems, written from published descriptions: an ESPA 4.4.4 encoder and an ESPA-X server.

No other implementation of either could be had; what they check (block check, order, session) is what the published
pages of Avaya, Zenitel and ctmodule say.
"""

import asyncio
import contextlib
import os
import tty
from dataclasses import dataclass, field
from functools import reduce
from operator import xor

from lxml import etree

from regie.channels.serial_line import streams

EOT, ENQ, ACK, NAK, SOH, ETX = 4, 5, b"\x06", b"\x15", 1, 3
NS = "{http://ns.espa-x.org/espa-x}"


@dataclass
class Encoder:
    """A pager encoder behind a serial line, over TCP or at the end of a pseudo-terminal; `mood` is how it behaves."""

    mood: str = "well"
    wired: bool = False
    line: str = ""
    port: int = 0
    calls: list[dict[str, str]] = field(default_factory=list)
    blocks: int = 0
    server: asyncio.Server | asyncio.Task | None = None

    async def __aenter__(self):
        if self.wired:
            # The encoder holds its own end of the line open too, as a plug stays in.
            ours, self.plug = os.openpty()
            tty.setraw(self.plug)
            self.line = os.ttyname(self.plug)
            self.server = asyncio.create_task(self._line(*await streams(ours)))
            return self
        self.server = await asyncio.start_server(self._line, "127.0.0.1", 0)
        self.port = self.server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_):
        if not self.wired:
            self.server.close()
            return
        self.server.cancel()
        await asyncio.gather(self.server, return_exceptions=True)
        os.close(self.plug)

    @property
    def url(self) -> str:
        """As an outlet's address."""
        return f"espa+serial://{self.line}" if self.wired else f"espa://127.0.0.1:{self.port}"

    async def _line(self, reader, writer):
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                one = (await reader.readexactly(1))[0]
                if one == ENQ:
                    await self._selected(reader, writer)
        writer.close()

    async def _selected(self, reader, writer):
        station = await reader.readexactly(2)
        if self.mood == "silent" or station != b"2\x05":
            return
        writer.write(b"\x04" if self.mood == "busy" else b"noise" + ACK if self.mood == "noise" else ACK)
        if self.mood == "busy":
            return
        while True:
            first = (await reader.readexactly(1))[0]
            if first == EOT:
                return
            if first == SOH:
                await self._block(reader, writer)

    async def _block(self, reader, writer):
        body = bytearray()
        while not body or body[-1] != ETX:
            body += await reader.readexactly(1)
        check = (await reader.readexactly(1))[0]
        self.blocks += 1
        if self.mood == "silent after the call":
            return
        if self.mood == "refuses" or (self.mood == "bad check once" and self.blocks == 1):
            writer.write(b"1" + NAK)
            return
        if reduce(xor, body) != check:
            writer.write(b"1" + NAK)
            return
        header, _, data = bytes(body[:-1]).partition(b"\x02")
        fields = dict(one.split("\x1f") for one in data.decode("ascii").split("\x1e"))
        self.calls.append({"header": header.decode(), **fields})
        writer.write(ACK)


@dataclass
class Server:
    """An ESPA-X server; `heard` is every request by its kind, `started` the references of calls."""

    mood: str = "well"
    port: int = 0
    heard: list[str] = field(default_factory=list)
    started: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    writers: list = field(default_factory=list)
    log_ins: int = 0
    server: asyncio.Server | None = None

    async def __aenter__(self):
        self.server = await asyncio.start_server(self._client, "127.0.0.1", self.port)
        self.port = self.server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_):
        self.server.close()
        self.cut()

    def cut(self):
        """Every session is lost."""
        for writer in self.writers:
            writer.close()
        self.writers.clear()

    @property
    def url(self) -> str:
        """As an outlet's address."""
        return f"espa-x://127.0.0.1:{self.port}"

    async def _client(self, reader, writer):
        self.writers.append(writer)
        session = ""
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                header = await reader.readexactly(10)
                assert header[:2] == b"EX"
                xml = await reader.readexactly(int.from_bytes(header[2:6], "big") - 10)
                asked = etree.fromstring(xml)[0]
                kind = etree.QName(asked).localname.removeprefix("REQ.")
                self.heard.append(kind)
                if self.mood == "silent":
                    continue
                code, session = self._answered(kind, asked, session)
                self._say(writer, kind, asked, code, session)

    def _answered(self, kind, asked, session):
        if kind == "LOGIN":
            password = asked.findtext(f"{NS}LI-PASSWORD")
            self.log_ins += password == "geheim"
            return ("200", f"s{self.log_ins}") if password == "geheim" else ("401", "")
        if not session or asked.get("sessionID") != session:
            return "407", session
        if kind == "P-START":
            if self.mood == "refuses":
                return "404", session
            self.started.append(asked.findtext(f"{NS}CP-PR-REF"))
            self.texts.append(asked.findtext(f"{NS}CP-TEXTMSG"))
        return "200", session

    def _say(self, writer, kind, asked, code, session):
        indication = f'<ESPA-X xmlns="{NS[1:-1]}"><IND.P-EVENT/></ESPA-X>'.encode()
        answer = (
            f'<ESPA-X xmlns="{NS[1:-1]}"><RSP.{kind} invokeID="{asked.get("invokeID")}" sessionID="{session}">'
            f"<RSP-CODE>{code}</RSP-CODE></RSP.{kind}></ESPA-X>"
        ).encode()
        for xml in (indication, answer):
            writer.write(b"EX" + (len(xml) + 10).to_bytes(4, "big") + bytes(4) + xml)
