"""What the text of a letter consists of: headings, paragraphs, lists and one box, with the gaps in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from regie.letters.rules.filling import GAP


class Kind(StrEnum):
    """The parts of a letter. No tables: a screen reader must be able to read it aloud from top to bottom."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST = "list"
    BOX = "box"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Run:
    """Some words, or a gap that a person has to fill."""

    text: str
    is_gap: bool = False


@dataclass(frozen=True)
class Block:
    """One part: `items` are its paragraphs or points, `inside` is what stands in a box."""

    kind: Kind
    items: tuple[tuple[Run, ...], ...] = ()
    inside: tuple["Block", ...] = ()


def blocks(text: str) -> tuple[Block, ...]:
    """The parts of a text, in order."""
    return tuple(_parts(text.splitlines()))


def plain(text: str) -> str:
    """The words alone, as they would be read aloud."""
    return " ".join(
        " ".join(run.text for run in item) for block in blocks(text) for item in _all_items(block)
    )


def _all_items(block: Block) -> Iterable[tuple[Run, ...]]:
    yield from block.items
    for inner in block.inside:
        yield from _all_items(inner)


def _parts(lines: list[str]) -> Iterable[Block]:
    for kind, group in groupby(lines, key=_kind):
        yield from _made(kind, list(group))


def _kind(line: str) -> Kind:
    if line.startswith(">"):
        return Kind.BOX
    if line.startswith("## "):
        return Kind.HEADING
    if line.startswith("- "):
        return Kind.LIST
    return Kind.PARAGRAPH if line.strip() else Kind.NOTHING


def _made(kind: Kind, lines: list[str]) -> Iterable[Block]:
    if kind is Kind.BOX:
        yield Block(kind, inside=tuple(_parts([line[1:].removeprefix(" ") for line in lines])))
    elif kind is Kind.HEADING:
        yield from (Block(kind, (_runs(line[3:]),)) for line in lines)
    elif kind is Kind.LIST:
        yield Block(kind, tuple(_runs(line[2:]) for line in lines))
    elif kind is Kind.PARAGRAPH:
        yield Block(kind, (_runs(" ".join(line.strip() for line in lines)),))


def _runs(text: str) -> tuple[Run, ...]:
    """The words and the gaps between them."""
    found, since = [], 0
    for gap in GAP.finditer(text):
        found += [Run(text[since : gap.start()]), Run(gap.group().strip("‹›"), is_gap=True)]
        since = gap.end()
    return tuple(run for run in (*found, Run(text[since:])) if run.text)
