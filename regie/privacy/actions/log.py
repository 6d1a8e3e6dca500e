"""Where the erasures stand besides the database, because a backup of before does not know what was erased since."""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from regie.privacy.queries.tree import PARTS

LOG = "erasures.jsonl"


@dataclass(frozen=True)
class Line:
    """One erasure of before, and what went with it without a line of its own."""

    root: str
    row_id: int
    also: tuple[str, ...]


def write_down(line: dict[str, Any]) -> None:
    """One line more, on the disk before anybody hears that it is done."""
    with log_file().open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")
        file.flush()
        os.fsync(file.fileno())


def log_file() -> Path:
    """It goes into no backup of the database and holds no name."""
    return Path(settings.DATA) / LOG


def read_back(line: str) -> Line:
    """A line as it was written; before response and letters had clocks of their own, a case took both along."""
    said = json.loads(line)
    whole = said["root"] == "incident" and not said.get("alone")
    return Line(said["root"], said["row_id"], PARTS if whole else ())
