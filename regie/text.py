"""What of a text can be stored: no keyboard types the rest, and no database takes it."""

from typing import Any


def storable(said: Any) -> str:
    """The text without zero bytes (PostgreSQL refuses them) and without halves of characters (UTF-8 has none)."""
    return str(said).replace("\x00", "").encode("utf-8", "ignore").decode("utf-8")
