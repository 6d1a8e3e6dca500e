"""What the button keeps on disk: how it is known, and every press that the server does not have yet."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Pairing:
    """Which server, and as which button."""

    server: str
    token: str
    name: str = ""


@dataclass(frozen=True)
class Press:
    """One press with the moment at which somebody pressed; its key makes a repeat the same press."""

    key: str
    kind: str
    at: str


class Kept:
    """Two small files that only this user may read; each is replaced whole, and is on disk when the call returns."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    def pairing(self) -> Pairing | None:
        """As which button this computer is known, when it is."""
        said = self._read("pairing.json")
        return Pairing(**said) if isinstance(said, dict) else None

    def keep_pairing(self, pairing: Pairing | None) -> None:
        """From now on this computer is this button."""
        self._write("pairing.json", asdict(pairing) if pairing else None)

    def waiting(self) -> list[Press]:
        """The presses that the server does not have, oldest first."""
        said = self._read("waiting.json")
        return [Press(**one) for one in said] if isinstance(said, list) else []

    def keep_waiting(self, presses: list[Press]) -> None:
        """Exactly these wait."""
        self._write("waiting.json", [asdict(one) for one in presses])

    def _read(self, name: str) -> object:
        try:
            return json.loads((self.folder / name).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None

    def _write(self, name: str, what: object) -> None:
        new = self.folder / f"{name}.new"
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as opened:
            json.dump(what, opened)
            opened.flush()
            os.fsync(opened.fileno())
        new.replace(self.folder / name)
