"""How the content of a DC-09 frame is closed and opened: AES-128, 192 or 256 in CBC, written as hexadecimal.

The standard prescribes an initial vector of zeros and no authentication code. So this hides what is said; it does not
prove who said it, and a recorded frame can be played again. Whoever stores signals guards against that.
"""

import re
import secrets
import string

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

BLOCK = 16
KEY_LENGTHS = (16, 24, 32)
_ZEROS = bytes(BLOCK)
# Any byte but [ ] and | may be padding; letters and digits pass every receiver.
_PADDING = string.ascii_letters + string.digits
_CLOSED = re.compile(r"(?:[0-9A-F]{32})+", re.IGNORECASE | re.ASCII)


class WrongKey(ValueError):
    """There is no key for this content, or another one closed it."""


def close(key: bytes, content: str) -> str:
    """The content with random padding before it (16 to 31 characters, then `|` where data follows), encrypted."""
    rest = content.encode()
    if not content.startswith("]"):
        rest = b"|" + rest
    padding = "".join(secrets.choice(_PADDING) for _ in range(BLOCK + -len(rest) % BLOCK))
    machine = Cipher(algorithms.AES(key), modes.CBC(_ZEROS)).encryptor()
    return (machine.update(padding.encode() + rest) + machine.finalize()).hex().upper()


def unclose(key: bytes, closed: str) -> bytes:
    """What was closed, padding included; WrongKey when this cannot be content at all."""
    if not _CLOSED.fullmatch(closed):
        raise WrongKey("not in whole blocks of hexadecimal")
    machine = Cipher(algorithms.AES(key), modes.CBC(_ZEROS)).decryptor()
    return machine.update(bytes.fromhex(closed)) + machine.finalize()
