"""How a secret that must be used again is kept: encrypted and signed under the installation's own secret.

A token that only has to be recognised is kept as a hash; the key of a panel has to be used, so it can be opened again.
An older secret stays usable in `SECRET_KEY_FALLBACKS`; without the right one the row is unreadable, and says so.
"""

import base64
import hashlib
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class Unreadable(ValueError):
    """This was sealed under another secret than the installation has now."""


def seal(secret: bytes) -> str:
    """The secret as it may stand in a database or a backup."""
    return _lock().encrypt(secret).decode()


def unseal(sealed: str) -> bytes:
    """The secret again."""
    try:
        return _lock().decrypt(sealed.encode())
    except InvalidToken as problem:
        raise Unreadable("sealed under another REGIE_SECRET_KEY") from problem


def seal_text(secret: str) -> str:
    """The same for words; that there is no secret may be seen."""
    return seal(secret.encode()) if secret else ""


def unseal_text(sealed: str) -> str:
    """The words again."""
    return unseal(sealed).decode() if sealed else ""


def is_readable(sealed: str) -> bool:
    """Whether this can be opened now."""
    try:
        return not sealed or bool(unseal(sealed))
    except Unreadable:
        return False


def _lock() -> MultiFernet:
    return _lock_of(settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)


@lru_cache(maxsize=4)
def _lock_of(*secrets: str) -> MultiFernet:
    return MultiFernet([Fernet(_key(one)) for one in secrets])


def _key(secret: str) -> bytes:
    return base64.urlsafe_b64encode(hashlib.sha256(b"regie.vault:" + secret.encode()).digest())
