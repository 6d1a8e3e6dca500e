"""The live line itself: server-sent events from a bare ASGI endpoint, opened with a signed ticket."""

import asyncio
from typing import Any
from urllib.parse import parse_qs

from regie.stream.hub import Line, event, hub, state_for
from regie.stream.viewer import viewer_with
from regie.worker.threads import reader

PATH = "/stream"
HEARTBEAT_SECONDS = 15


async def stream(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Hold one line open: first what is open now, then every change, and a heartbeat in between."""
    query = parse_qs(scope["query_string"].decode("latin-1"))
    viewer = await reader.run(viewer_with, (query.get("ticket") or [""])[0])
    if viewer is None:
        await refuse(send)
        return
    line = Line(viewer)
    # Listen before reading the state, so that nothing falls between the two.
    hub.lines.add(line)
    pump = asyncio.create_task(_pump(line, last_event_id(scope, query), send))
    gone = asyncio.create_task(_gone(receive))
    try:
        await asyncio.wait({pump, gone}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        hub.lines.discard(line)
        for task in (pump, gone):
            task.cancel()
        await asyncio.gather(pump, gone, return_exceptions=True)


def last_event_id(scope: dict[str, Any], query: dict[str, list[str]]) -> int | None:
    """Where this browser was: the header that EventSource sends, or `last` in the address after a new ticket."""
    header = (
        dict(scope["headers"]).get(b"last-event-id", b"").decode("latin-1") or (query.get("last") or [""])[0]
    )
    return int(header) if header.isascii() and header.isdigit() and len(header) < 16 else None


async def _pump(line: Line, after: int | None, send: Any) -> None:
    headers = [
        (b"content-type", b"text/event-stream; charset=utf-8"),
        (b"cache-control", b"no-store"),
        (b"x-accel-buffering", b"no"),
        (b"x-content-type-options", b"nosniff"),
    ]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    first = await reader.run(state_for, line.viewer, after=after)
    await _write(send, b"retry: 1000\n\n" + b"".join(first))
    while True:
        try:
            async with asyncio.timeout(HEARTBEAT_SECONDS):
                news = await line.queue.get()
        except TimeoutError:
            news = event("heartbeat", {})
        if news is None:
            await send({"type": "http.response.body", "body": b"", "more_body": False})
            return
        await _write(send, news)


async def _write(send: Any, data: bytes) -> None:
    await send({"type": "http.response.body", "body": data, "more_body": True})


async def _gone(receive: Any) -> None:
    """Returns when the browser has gone: without this the line would stay for ever."""
    while (await receive())["type"] != "http.disconnect":
        pass


async def refuse(send: Any) -> None:
    """No ticket, no line; EventSource does not come back after a 401, the page asks for a new ticket."""
    await send({"type": "http.response.start", "status": 401, "headers": [(b"content-length", b"0")]})
    await send({"type": "http.response.body", "body": b""})
