"""The live line itself: server-sent events from a bare ASGI endpoint, opened with a signed ticket."""

import asyncio
from typing import Any
from urllib.parse import parse_qs

from regie.stream.hub import hub
from regie.stream.lines import Line
from regie.stream.opening import what_is_open, who_listens

PATH = "/stream"
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]


async def stream(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Hold one line open: first what is open now, then every change, and a heartbeat in between."""
    query = parse_qs(scope["query_string"].decode("latin-1"))
    viewer = await who_listens.ask((query.get("ticket") or [""])[0])
    if viewer is None:
        await refuse(send)
        return
    line = Line(viewer, send)
    # Listen before reading the state, so that nothing falls between the two.
    hub.add(line)
    try:
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        state = await what_is_open.ask(None)
        line.begin(b"retry: 1000\n\n" + state.for_viewer(viewer, after=last_event_id(scope, query)))
        del query, state
        while (await receive())["type"] != "http.disconnect":
            pass
    except asyncio.CancelledError:
        if not line.dropped:
            raise
    finally:
        hub.remove(line)


def last_event_id(scope: dict[str, Any], query: dict[str, list[str]]) -> int | None:
    """Where this browser was: the header that EventSource sends, or `last` in the address after a new ticket."""
    header = (
        dict(scope["headers"]).get(b"last-event-id", b"").decode("latin-1") or (query.get("last") or [""])[0]
    )
    return int(header) if header.isascii() and header.isdigit() and len(header) < 16 else None


async def refuse(send: Any) -> None:
    """No ticket, no line; EventSource does not come back after a 401, the page asks for a new ticket."""
    await send({"type": "http.response.start", "status": 401, "headers": [(b"content-length", b"0")]})
    await send({"type": "http.response.body", "body": b""})
