"""How a device proves itself without anybody keeping its token, and what an input of a panel is called."""

from hashlib import sha256

from regie.refusal import Refused

LONGEST_ZONE = 8  # digits


def token_hash(token: str) -> str:
    """How a token is kept: its SHA-256 in hex. The token is random, so it needs no salt."""
    return sha256(token.encode()).hexdigest()


def zone_number(said: str) -> str:
    """The number of an input as every panel's message is compared with it: "007" is "7".

    Raises Refused "zone_number".
    """
    if not (said.isascii() and said.isdigit() and len(said) <= LONGEST_ZONE):
        raise Refused("zone_number")
    return said.lstrip("0") or "0"
