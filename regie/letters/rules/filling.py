"""How a wording is filled with what is known about one case, and what a person still has to write.

A line is left out when something that it asks for is not there, so that no letter ever prints an empty place:

    {ends_on}          printed; without a value the whole line goes
    {?starts_on}       prints nothing; without a value the whole line goes
    {acts.words}       the line is repeated for every act; without acts it goes
    ‹day and place›    a gap that only a person can fill; the letter cannot be sent while it stands
"""

import re
from collections.abc import Iterable, Mapping, Sequence

Value = str | Sequence[Mapping[str, str]]

PLACE = re.compile(r"\{(\??)([a-z_]+)(?:\.([a-z_]+))?\}")
GAP = re.compile(r"‹[^›]*›")
HEADING, BOX = "## ", "> "


def split(text: str) -> tuple[str, str]:
    """A wording as it stands in its file: the subject is the first line, after its #."""
    first, _newline, rest = text.strip().partition("\n")
    return first.removeprefix("#").strip(), rest.strip()


def gaps(text: str) -> tuple[str, ...]:
    """What only a person can fill in, each once."""
    return tuple(dict.fromkeys(found.strip("‹›") for found in GAP.findall(text)))


def fill(wording: str, values: Mapping[str, Value]) -> str:
    """The wording with everything that is known; headings under which nothing is left are gone."""
    lines = [filled for line in wording.splitlines() for filled in _filled(line, values)]
    return "\n".join(_without_empty_parts(lines)).strip()


def _filled(line: str, values: Mapping[str, Value]) -> Iterable[str]:
    """No line, one, or one for each of a list."""
    asked = PLACE.findall(line)
    if not all(values[name] for _silent, name, _part in asked):
        return
    lists = [name for _silent, name, part in asked if part]
    rows = values[lists[0]] if lists else [{}]
    for row in rows:
        if not isinstance(row, str):
            yield from _boxed(line, _with_values(line, values, row))


def _with_values(line: str, values: Mapping[str, Value], row: Mapping[str, str]) -> str:
    def value(place: re.Match[str]) -> str:
        silent, name, part = place.groups()
        if silent:
            return ""
        return row[part] if part else str(values[name])

    return PLACE.sub(value, line)


def _boxed(line: str, filled: str) -> list[str]:
    """A value of several lines stays inside the box in which it stands."""
    first, *rest = filled.splitlines() or [""]
    mark = BOX if line.startswith(BOX) else ""
    return [first, *(mark + more for more in rest)]


def _without_empty_parts(lines: list[str]) -> Iterable[str]:
    """Every line but headings with nothing below them, and no two empty lines in a row."""
    before = ""
    for number, line in enumerate(lines):
        if _is_heading(line) and not _has_words_below(lines[number + 1 :]):
            continue
        if _bare(line) or _bare(before):
            yield line
        before = line


def _has_words_below(lines: list[str]) -> bool:
    """Whether words come before the next heading."""
    following = next((line for line in lines if _bare(line)), "")
    return bool(following) and not _is_heading(following)


def _is_heading(line: str) -> bool:
    return line.removeprefix(BOX).startswith(HEADING)


def _bare(line: str) -> str:
    return line.removeprefix(BOX.strip()).strip()
