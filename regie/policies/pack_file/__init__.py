"""A policy as a file that people can read, write and compare: YAML to Pack and back.

Reading collects every mistake with its line and a sentence, and takes over nothing of a file that has one.
What the file leaves open is NOT_CONFIGURED in the pack, and "niet vastgelegd" in the file that is written.
"""

from collections.abc import Collection, Mapping
from pathlib import Path

from regie.channels import ladder_words
from regie.people.rules import PERMISSIONS, Role
from regie.policies.pack_file import sections
from regie.policies.pack_file.document import document
from regie.policies.pack_file.errors import PackError, PackErrors
from regie.policies.pack_file.reading import Reading
from regie.policies.pack_file.writing import write_pack
from regie.policies.rules import Pack

PACKS = Path(__file__).resolve().parent.parent / "packs"
EXAMPLE = PACKS / "voorbeeldstad.yaml"
SCREEN = "screen"
OF_THIS_INSTALLATION: Mapping[str, Collection[str]] = {
    "channels": (SCREEN, *ladder_words()),
    "roles": tuple(role.value for role in Role),
    "permissions": tuple(PERMISSIONS),
}


def read_pack(text: str, *, outside: Mapping[str, Collection[str]] = OF_THIS_INSTALLATION) -> Pack:
    """The pack in the text, or PackErrors with everything that is wrong in it."""
    root = document(text)
    reading = Reading(outside=outside)
    pack = None
    with reading.noting():
        pack = sections.pack(reading, root)
    reading.finish()
    assert pack is not None, "what could not be read has left an error"
    return pack


def read_stored(text: str) -> Pack:
    """The pack in a text that was accepted before; a channel or role that has gone since spoils nothing."""
    return read_pack(text, outside={})


__all__ = ["EXAMPLE", "PACKS", "PackError", "PackErrors", "read_pack", "read_stored", "write_pack"]
