"""A policy as a file that people can read, write and compare: YAML to Pack and back.

Reading collects every mistake with its line and a sentence, and takes over nothing of a file that has one.
What the file leaves open is NOT_CONFIGURED in the pack, and "niet vastgelegd" in the file that is written.
"""

from collections.abc import Collection
from pathlib import Path

from regie.channels import CHANNELS
from regie.policies.pack_file import sections
from regie.policies.pack_file.errors import PackError, PackErrors
from regie.policies.pack_file.reading import Reading, document
from regie.policies.pack_file.writing import write_pack
from regie.policies.rules import Pack

SCREEN = "screen"
PACKS = Path(__file__).resolve().parent.parent / "packs"
EXAMPLE = PACKS / "voorbeeldstad.yaml"


def read_pack(text: str, *, channels: Collection[str] = (SCREEN, *CHANNELS)) -> Pack:
    """The pack in the text, or PackErrors with everything that is wrong in it."""
    root = document(text)
    reading = Reading(channels=frozenset(channels))
    pack = None
    with reading.noting():
        pack = sections.pack(reading, root)
    reading.finish()
    assert pack is not None, "a pack that could not be made left an error"
    return pack


__all__ = ["EXAMPLE", "PACKS", "PackError", "PackErrors", "read_pack", "write_pack"]
