"""How a device proves itself without anybody keeping its token, and what an input of a panel is called."""

import base64
from hashlib import pbkdf2_hmac, sha256

from regie.refusal import Refused

LONGEST_ZONE = 8  # digits
# The password is random and long; the rounds are Mosquitto's own default, so that a broker is not slowed down.
MOSQUITTO_ROUNDS = 101


def token_hash(token: str) -> str:
    """How a token is kept: its SHA-256 in hex. The token is random, so it needs no salt."""
    return sha256(token.encode()).hexdigest()


def mosquitto_hash(password: str, *, salt: bytes) -> str:
    """The password as Mosquitto 2 keeps it: `$7$`, PBKDF2 with SHA-512, its own number of rounds."""
    digest = pbkdf2_hmac("sha512", password.encode(), salt, MOSQUITTO_ROUNDS, dklen=64)
    return f"$7${MOSQUITTO_ROUNDS}${base64.b64encode(salt).decode()}${base64.b64encode(digest).decode()}"


def zone_number(said: str) -> str:
    """The number of an input as every panel's message is compared with it: "007" is "7".

    Raises Refused "zone_number".
    """
    if not (said.isascii() and said.isdigit() and len(said) <= LONGEST_ZONE):
        raise Refused("zone_number")
    return said.lstrip("0") or "0"
