"""Does this request come from who knows the secret, and was it made just now?"""

import base64
import binascii
import hashlib
import hmac
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from regie.gateways.strict_json import NotReadable

# Standard Webhooks recommends five minutes either way.
WINDOW = timedelta(minutes=5)
LONGEST_ID = 120


def check_signature(headers: Mapping[str, str], body: bytes, *, secret: str, at: datetime) -> str:
    """The signed id of a Standard Webhooks request; else NotReadable "unsigned", "wrong_signature" or "too_old"."""
    message_id, stamp = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    given = headers.get("webhook-signature", "")
    if not (message_id and stamp and given) or len(message_id) > LONGEST_ID:
        raise NotReadable("unsigned")
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{message_id}.{stamp}.".encode() + body
    wanted = hmac.new(key, signed, hashlib.sha256).digest()
    if not any(_same(one, wanted) for one in given.split(" ")[:10]):
        raise NotReadable("wrong_signature")
    check_moment(_moment(stamp), at=at)
    return message_id


def _same(one: str, wanted: bytes) -> bool:
    version, _comma, signature = one.partition(",")
    if version != "v1":
        return False
    try:
        return hmac.compare_digest(base64.b64decode(signature, validate=True), wanted)
    except (ValueError, binascii.Error):
        return False


def _moment(stamp: str) -> datetime | None:
    if not (stamp.isascii() and stamp.isdigit() and len(stamp) <= 11):
        return None
    return datetime.fromtimestamp(int(stamp), UTC)


def check_moment(said: datetime | None, *, at: datetime, window: timedelta = WINDOW) -> None:
    """Raise NotReadable "too_old" for a moment that is missing, or outside the window on either side."""
    if said is None or abs(at - said) > window:
        raise NotReadable("too_old", said.isoformat() if said else "no moment")


def check_secret(headers: Mapping[str, str], *, secret_hash: str) -> None:
    """Raise NotReadable "unsigned" or "wrong_secret" unless the shared secret stands in a header."""
    scheme, _space, bearer = headers.get("authorization", "").partition(" ")
    given = headers.get("x-regie-secret", "") or (bearer.strip() if scheme.lower() == "bearer" else "")
    if not given:
        raise NotReadable("unsigned")
    if not hmac.compare_digest(hashlib.sha256(given.encode()).hexdigest(), secret_hash):
        raise NotReadable("wrong_secret")
