"""How a device proves itself without anybody keeping its token."""

from hashlib import sha256


def token_hash(token: str) -> str:
    """How a token is kept: its SHA-256 in hex. The token is random, so it needs no salt."""
    return sha256(token.encode()).hexdigest()
