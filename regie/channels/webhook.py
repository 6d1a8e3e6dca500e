"""How a message becomes a signed HTTP request, after the Standard Webhooks specification (v1)."""

import base64
import hashlib
import hmac
import json
import time

from regie.channels.http import Unanswered, post
from regie.channels.message import Message, Outcome, Receipt


async def send(message: Message, address: str) -> Receipt:
    """POST the message to `address`; any 2xx means that the other side took it."""
    body = json.dumps({"id": message.key, "title": message.title, "body": message.body, **message.data})
    try:
        status = await post(address, body.encode(), headers(message, body))
    except Unanswered as problem:
        return problem.receipt
    except ValueError as problem:
        return Receipt(Outcome.REFUSED, f"{type(problem).__name__}: this key cannot sign")
    return Receipt(Outcome.HANDED_OVER if 200 <= status < 300 else Outcome.FAILED, f"HTTP {status}")


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
