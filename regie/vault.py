"""How a secret that must be used again is kept: encrypted and signed under the installation's own secret.

A token that only has to be recognised is kept as a hash; the key of a panel has to be used, so it can be opened again.
An older secret stays usable in `SECRET_KEY_FALLBACKS`; without the right one the row is unreadable, and says so.

Data about people is sealed with its row bound in: what was sealed for one row opens for no other, so nobody can
move it in the database and have it read as another's. It is found by keyed look-up: a hash under a key of its own,
which tells only whether two rows hold the same words, and only to who has the key.
"""

import base64
import hashlib
import hmac
import os
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE = 12


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


def opened(sealed: str) -> str:
    """The same for a key with which every message is signed: opened once, and known from then on."""
    return _opened(sealed, *_secrets())


@lru_cache(maxsize=64)
def _opened(sealed: str, *_secrets: str) -> str:
    return unseal_text(sealed)


def is_readable(sealed: str) -> bool:
    """Whether this can be opened now."""
    try:
        return not sealed or bool(unseal(sealed))
    except Unreadable:
        return False


def _lock() -> MultiFernet:
    return _lock_of(*_secrets())


def _secrets() -> tuple[str, ...]:
    return (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)


@lru_cache(maxsize=4)
def _lock_of(*secrets: str) -> MultiFernet:
    return MultiFernet([Fernet(_key(one)) for one in secrets])


def _key(secret: str) -> bytes:
    return base64.urlsafe_b64encode(hashlib.sha256(b"regie.vault:" + secret.encode()).digest())


# Bound to a row


def seal_for(row: str, secret: bytes) -> bytes:
    """The secret as it may stand in that one row: AES-256-GCM with the row's name as associated data."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(_key_for("row", settings.SECRET_KEY)).encrypt(nonce, secret, row.encode())


def unseal_for(row: str, sealed: bytes) -> bytes:
    """The secret again; raises Unreadable for another row, another secret, or when somebody changed it."""
    for one in _secrets():
        try:
            return AESGCM(_key_for("row", one)).decrypt(sealed[:NONCE], bytes(sealed[NONCE:]), row.encode())
        except (InvalidTag, ValueError):
            continue
    raise Unreadable(f"{row} was not sealed like this under REGIE_SECRET_KEY")


def seal_words_for(row: str, words: str) -> str:
    """The same for words in a column of text; that there are none may be seen."""
    return base64.b64encode(seal_for(row, words.encode())).decode() if words else ""


def unseal_words_for(row: str, sealed: str) -> str:
    """The words again."""
    if not sealed:
        return ""
    try:
        return unseal_for(row, base64.b64decode(sealed, validate=True)).decode()
    except ValueError as problem:
        raise Unreadable(f"{row} holds nothing that was sealed") from problem


# Found by keyed look-up


def lookup_keys(words: str) -> list[str]:
    """What these words are found by: first under the secret of now, then under the older ones."""
    return [
        hmac.new(_key_for("lookup", one), words.encode(), hashlib.sha256).hexdigest() for one in _secrets()
    ]


@lru_cache(maxsize=8)
def _key_for(purpose: str, secret: str) -> bytes:
    """A key of its own for each purpose: who learns the one cannot do the other."""
    return hmac.new(secret.encode(), f"regie.vault.{purpose}".encode(), hashlib.sha256).digest()
