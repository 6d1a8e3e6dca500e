"""A policy file cut into the parts that people change one by one; put together again it is the very same text."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from regie.policies.pack_file.errors import PackError

ABOUT = "about"
# What is said of the version itself stands together on the screen.
OF_THE_VERSION = frozenset(
    {
        "pack", "version", "title", "label", "owner", "source", "public_address", "valid_from", "valid_to",
        "works_council_consent", "legal_base", "replaces", "scope",
    }
)  # fmt: skip
KEY = re.compile(r"([a-z_]+):")


@dataclass(frozen=True)
class Part:
    """One part of the text: its name, its words, and the line of the whole text on which it begins."""

    name: str
    text: str
    first_line: int

    @property
    def lines(self) -> int:
        """How many lines it has."""
        return self.text.count("\n")


def parts_of(text: str) -> tuple[Part, ...]:
    """The parts in the order of the text; a comment belongs to what stands below it."""
    found: list[Part] = []
    waiting: list[str] = []
    for number, line in enumerate(_whole_lines(text), start=1):
        key = KEY.match(line)
        if key:
            name = ABOUT if key[1] in OF_THE_VERSION else key[1]
            _add(found, name, [*waiting, line], number - len(waiting))
            waiting = []
        elif not line.strip() or line.startswith("#"):
            waiting.append(line)
        else:
            _continue(found, [*waiting, line])
            waiting = []
    _continue(found, waiting)
    return tuple(found)


def _whole_lines(text: str) -> list[str]:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return (text if text.endswith("\n") or not text else f"{text}\n").splitlines(keepends=True)


def _add(found: list[Part], name: str, lines: list[str], first_line: int) -> None:
    """A new part, or more of the one before when that has the same name."""
    if found and found[-1].name == name:
        _continue(found, lines)
    else:
        found.append(Part(name, "".join(lines), first_line))


def _continue(found: list[Part], lines: list[str]) -> None:
    if not lines:
        return
    last = found.pop() if found else Part(ABOUT, "", 1)
    found.append(Part(last.name, last.text + "".join(lines), last.first_line))


def put_together(texts: Iterable[str]) -> str:
    """The whole text of parts that were changed apart; each ends its last line."""
    return "".join("".join(_whole_lines(text)) for text in texts)


def errors_by_part(parts: Iterable[Part], errors: Iterable[PackError]) -> dict[int, list[PackError]]:
    """Which mistakes stand in which part (by its place in the row), with the line counted within it."""
    places = list(parts)
    found: dict[int, list[PackError]] = {}
    for error in errors:
        inside = [number for number, part in enumerate(places) if part.first_line <= error.line]
        number = inside[-1] if inside else 0
        line = error.line - places[number].first_line + 1
        found.setdefault(number, []).append(PackError(line, error.sentence))
    return found


def with_facts(text: str, facts: Mapping[str, str]) -> str:
    """The text with these values of the version itself; a key that was not there comes at the top."""
    for key, value in facts.items():
        line = f"{key}: {value}"
        stands = re.search(rf"(?m)^{key}:[^\n]*$", text)
        text = text[: stands.start()] + line + text[stands.end() :] if stands else f"{line}\n{text}"
    return text
