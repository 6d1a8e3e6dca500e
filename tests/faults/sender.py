"""A sender of presses that writes down what it saw, for `regie verify`."""

import json
from pathlib import Path

import httpx

from regie.demo import chain

PRESS = {"Authorization": f"Bearer {chain.token('Knop balie 3')}"}


class Sender:
    """One button that repeats a press under the same key, and keeps a log."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def press(self, process, key: str, *, seconds: float = 10) -> dict | None:
        """The alarm as it was acknowledged, or None when nobody said so."""
        try:
            answer = httpx.post(
                f"{process.url}/api/v1/alarms",
                json={"kind": "alarm"},
                headers={**PRESS, "Idempotency-Key": key},
                timeout=seconds,
            )
        except httpx.TransportError:
            return self._saw(key, None)
        return self._saw(key, answer.json() if answer.status_code in (200, 201) else None)

    def _saw(self, key: str, alarm: dict | None) -> dict | None:
        line = {"key": key, "acked": alarm is not None, "alarm": alarm and alarm["id"]}
        with self.file.open("a") as log:
            log.write(json.dumps(line) + "\n")
        return alarm
