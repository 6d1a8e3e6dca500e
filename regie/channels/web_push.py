"""How a message becomes a push message that only one browser can read (RFC 8030, 8188, 8291; VAPID, RFC 8292)."""

import asyncio
import base64
import json
import os
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

from cryptography.hazmat.primitives import serialization
from django.conf import settings
from py_vapid import Vapid02
from pywebpush import WebPusher, WebPushException

from regie.channels.http import Unanswered, post
from regie.channels.message import Message, Outcome, Receipt

# An alarm that reaches a phone later than this is news of the past; other ways have been tried by then.
TTL_SECONDS = 300
VALID_SECONDS = 12 * 60 * 60
# What stands on a locked screen: that there is something, never where, who or what (S2-24).
WORDS = {
    "alarm": ("Alarm", "Open de app."),
    "attention": ("Attentie", "Open de app."),
    "drill": ("OEFENING (drill)", "Dit is een oefening. This is a drill. Open de app."),
    "drill_taken": ("OEFENING (drill)", "Oefening: iemand heeft de regie. Open de app."),
    "taken": ("Iemand heeft de regie", "Open de app."),
}
REAL = ("DIT IS ECHT", "Geen oefening. This is real. Open de app.")
GONE = (404, 410)
FOR_EVER = (400, 401, 403, 413)
_keys: dict[str, Vapid02] = {}


async def send(message: Message, address: str) -> Receipt:
    """POST it to the push service; 201 means that the service took it, and nothing about the phone."""
    try:
        body, headers = await asyncio.to_thread(_sealed, message, address)
    except (WebPushException, ValueError, TypeError, IndexError) as problem:
        return Receipt(Outcome.REFUSED, f"{type(problem).__name__}: {problem}")
    try:
        status = await post(address, body, headers)
    except Unanswered as problem:
        return problem.receipt
    return Receipt(_meaning(status), f"HTTP {status}")


def _meaning(status: int) -> Outcome:
    if status in GONE:
        return Outcome.GONE
    if status in FOR_EVER:
        return Outcome.REFUSED
    return Outcome.HANDED_OVER if 200 <= status < 300 else Outcome.FAILED


def _sealed(message: Message, address: str) -> tuple[bytes, dict[str, str]]:
    """The encrypted payload and its headers; the same key gives the same topic, so that a phone shows one."""
    p256dh, _, auth = message.secret.partition(" ")
    pusher = WebPusher({"endpoint": address, "keys": {"p256dh": p256dh, "auth": auth}})
    sealed = pusher.encode(json.dumps(payload(message)).encode(), content_encoding="aes128gcm")
    parts = urlsplit(address)
    claims = {"aud": f"{parts.scheme}://{parts.netloc}", "sub": settings.VAPID_CONTACT}
    return sealed["body"], {
        **key().sign(claims),
        "content-type": "application/octet-stream",
        "content-encoding": "aes128gcm",
        "ttl": str(TTL_SECONDS),
        "urgency": "normal" if message.level in ("taken", "drill_taken") else "high",
        "topic": sha256(message.key.encode()).hexdigest()[:32],
    }


def payload(message: Message) -> dict[str, object]:
    """What the service worker shows; a test carries its code, because it says nothing about anybody."""
    title, body = WORDS.get(message.level, (message.title, message.body))
    if message.data.get("made_real") and message.level != "taken":
        title, body = REAL
    link = message.data.get("link") or "/"
    where = urlsplit(str(link))
    return {
        "title": title,
        "body": body,
        "path": where.path or "/",
        "tag": _tag(message),
    }


def _tag(message: Message) -> str:
    """A phone shows the last of one tag: what is real is never hidden by what still said that it is a drill."""
    if "alarm" not in message.data:
        return message.key
    return f"{'drill' if message.is_exercise else 'alarm'}-{message.data['alarm']}"


def key() -> Vapid02:
    """The key of this installation: made once, kept in the data folder, never sent."""
    file = Path(settings.DATA) / "vapid_private.pem"
    if str(file) not in _keys:
        if not file.exists():
            _make(file)
        _keys[str(file)] = Vapid02.from_pem(file.read_bytes())
    return _keys[str(file)]


def _make(file: Path) -> None:
    made = Vapid02()
    made.generate_keys()
    draft = file.with_suffix(f".{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_bytes(made.private_pem())
    try:
        # Whoever is first wins, also among processes: browsers know one key only.
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def public_key() -> str:
    """What a browser needs to subscribe: the uncompressed point, base64url without padding."""
    point = key().public_key.public_bytes(
        serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
    )
    return base64.urlsafe_b64encode(point).decode().rstrip("=")
