"""How a message becomes a signed HTTP request, after the Standard Webhooks specification (v1)."""

import asyncio
import base64
import hashlib
import hmac
import json
import time

import aiohttp

from regie.channels.message import Message, Outcome, Receipt

TIMEOUT_SECONDS = 10
# One session a loop, so that connections are kept open between calls.
_sessions: dict[asyncio.AbstractEventLoop, aiohttp.ClientSession] = {}


async def send(message: Message, address: str) -> Receipt:
    """POST the message to `address`; any 2xx means that the other side took it."""
    body = json.dumps({"id": message.key, "title": message.title, "body": message.body, **message.data})
    try:
        request = _session().post(address, data=body, headers=headers(message, body), allow_redirects=False)
        async with request as answer:
            taken = 200 <= answer.status < 300
            return Receipt(Outcome.HANDED_OVER if taken else Outcome.FAILED, f"HTTP {answer.status}")
    except (aiohttp.ClientError, TimeoutError, ValueError) as problem:
        return Receipt(Outcome.FAILED, f"{type(problem).__name__}: {problem}")


def headers(message: Message, body: str) -> dict[str, str]:
    """The id, the moment and the signature over both and the body: `v1,` + base64(HMAC-SHA256)."""
    stamp = str(int(time.time()))
    signed = f"{message.key}.{stamp}.{body}".encode()
    digest = hmac.new(key(message.secret), signed, hashlib.sha256).digest()
    return {
        "content-type": "application/json",
        "webhook-id": message.key,
        "webhook-timestamp": stamp,
        "webhook-signature": f"v1,{base64.b64encode(digest).decode()}",
    }


def key(secret: str) -> bytes:
    """The raw key of a `whsec_…` secret."""
    return base64.b64decode(secret.removeprefix("whsec_"))


def _session() -> aiohttp.ClientSession:
    loop = asyncio.get_running_loop()
    if loop not in _sessions:
        patience = aiohttp.ClientTimeout(total=TIMEOUT_SECONDS)
        _sessions[loop] = aiohttp.ClientSession(timeout=patience)
    return _sessions[loop]


async def close() -> None:
    """Let go of the connections of this loop."""
    session = _sessions.pop(asyncio.get_running_loop(), None)
    if session:
        await session.close()
