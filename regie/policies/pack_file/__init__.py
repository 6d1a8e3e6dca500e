"""A policy as a file that people can read, write and compare: YAML to Pack and back.

Reading collects every mistake with its line and a sentence, and takes over nothing of a file that has one.
What the file leaves open is NOT_CONFIGURED in the pack, and "niet vastgelegd" in the file that is written.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from regie.channels import ladder_words
from regie.people.rules import PERMISSIONS, Role
from regie.policies.pack_file import sections
from regie.policies.pack_file.document import document
from regie.policies.pack_file.errors import PackError, PackErrors
from regie.policies.pack_file.reading import Reading, line_of
from regie.policies.pack_file.writing import write_pack
from regie.policies.rules import Pack

PACKS = Path(__file__).resolve().parent.parent / "packs"
EXAMPLE = PACKS / "voorbeeldstad.yaml"
SCREEN = "screen"
# Those who can be heard, consulted or told around a measure, besides the roles of our own people.
PARTIES = ("originator", "affected", "reporter", "witnesses", "case_handler", "police", "guards")
OF_THIS_INSTALLATION: Mapping[str, Collection[str]] = {
    "channels": (SCREEN, *ladder_words()),
    "roles": tuple(role.value for role in Role),
    "permissions": tuple(PERMISSIONS),
    "parties": (*PARTIES, *(role.value for role in Role)),
}


@dataclass(frozen=True)
class Lines:
    """On which line each name in a file is defined: rules, classes, examples and the rest."""

    by_kind: Mapping[str, Mapping[str, int]]

    def of(self, name: str, *kinds: str) -> int | None:
        """The line of a name, looked for in these kinds first; None when it stands nowhere."""
        for kind in (*kinds, *self.by_kind):
            if name in self.by_kind.get(kind, {}):
                return self.by_kind[kind][name]
        return None


def read_with_lines(
    text: str, *, outside: Mapping[str, Collection[str]] = OF_THIS_INSTALLATION
) -> tuple[Pack, Lines]:
    """The pack in the text and where its names stand, or PackErrors with everything that is wrong in it."""
    root = document(text)
    reading = Reading(outside=outside)
    pack = None
    with reading.noting():
        pack = sections.pack(reading, root)
    reading.finish()
    assert pack is not None, "what could not be read has left an error"
    lines = {
        kind: {name: line_of(node) for name, node in nodes.items()} for kind, nodes in reading.defined.items()
    }
    return pack, Lines(lines)


def read_pack(text: str, *, outside: Mapping[str, Collection[str]] = OF_THIS_INSTALLATION) -> Pack:
    """The pack in the text, or PackErrors."""
    return read_with_lines(text, outside=outside)[0]


def read_stored(text: str) -> Pack:
    """The pack in a text that was accepted before; a channel or role that has gone since spoils nothing."""
    return read_pack(text, outside={})


__all__ = [
    "EXAMPLE",
    "PACKS",
    "Lines",
    "PackError",
    "PackErrors",
    "read_pack",
    "read_stored",
    "read_with_lines",
    "write_pack",
]
