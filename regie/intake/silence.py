"""Who may keep a line to the web open without saying anything whole: nobody for long.

uvicorn waits for ever for the rest of a request that somebody began. A phone that lost its network in the middle of a
press, and whoever does it on purpose, would each keep a line until there are none left for a press.
"""

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from regie.gateways.tcp import notice_who_is_gone

# Seconds between two pieces of one request, and for all of it. A press is one piece.
LONGEST_PAUSE = 10.0
LONGEST_REQUEST = 60.0


class Listener(HttpToolsProtocol):
    """One line of a browser or a button."""

    _whole = False
    _pause: asyncio.TimerHandle | None = None
    _end: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Somebody is there, and has yet to ask for something."""
        super().connection_made(transport)
        notice_who_is_gone(transport.get_extra_info("socket"))
        self._wait()

    def data_received(self, data: bytes) -> None:
        """A piece of a request, or all of it."""
        super().data_received(data)
        if self._whole and self.cycle and not self.cycle.response_complete:
            self._wait_no_longer()
        else:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nobody is there any more."""
        self._wait_no_longer()
        super().connection_lost(exc)

    def on_message_begin(self) -> None:
        """The first word of a request."""
        self._whole = False
        super().on_message_begin()

    def on_message_complete(self) -> None:
        """The last word of it; the answer may take as long as it takes."""
        self._whole = True
        super().on_message_complete()

    def _wait(self) -> None:
        if self._pause:
            self._pause.cancel()
        self._pause = self.loop.call_later(LONGEST_PAUSE, self._hang_up)
        self._end = self._end or self.loop.call_later(LONGEST_REQUEST, self._hang_up)

    def _wait_no_longer(self) -> None:
        for timer in (self._pause, self._end):
            if timer:
                timer.cancel()
        self._pause = self._end = None

    def _hang_up(self) -> None:
        """Whoever was asked hears that nobody waits for the answer; nothing of the request is believed."""
        self._wait_no_longer()
        self.transport.abort()
