"""Is this JSON of a stranger small, shallow and unambiguous enough to act on?"""

import json
from typing import Any

LARGEST = 4096  # bytes
DEEPEST = 16


class NotReadable(ValueError):
    """The message cannot be acted on; `why` is a code that a person gets a sentence for."""

    def __init__(self, why: str, detail: str = "") -> None:
        super().__init__(f"{why}: {detail}" if detail else why)
        self.why = why
        self.detail = detail


def read(body: bytes, *, largest: int = LARGEST) -> dict[str, Any]:
    """The one object in these bytes; raises NotReadable for anything that two readers could read differently."""
    if len(body) > largest:
        raise NotReadable("too_large", f"{len(body)} > {largest}")
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise NotReadable("no_json", "not UTF-8") from problem
    if _depth(text) > DEEPEST:
        raise NotReadable("too_deep")
    try:
        said = json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
    except NotReadable:
        raise
    except ValueError as problem:
        raise NotReadable("no_json", str(problem)[:100]) from problem
    if not isinstance(said, dict):
        raise NotReadable("no_object")
    return said


def _depth(text: str) -> int:
    """How deep the brackets go, counted before anything recursive looks at them; those in a text do not count."""
    deepest = depth = 0
    in_text = escaped = False
    for letter in text:
        if in_text:
            in_text, escaped = not (letter == '"' and not escaped), letter == "\\" and not escaped
        elif letter == '"':
            in_text = True
        elif letter in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif letter in "]}":
            depth -= 1
    return deepest


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotReadable("key_twice")
    return found


def _no_constant(name: str) -> Any:
    raise NotReadable("no_number", name)


def at_path(said: Any, path: str) -> Any:
    """What stands at `uplink_message.decoded_payload.button`; a number in the path picks from a list; else None."""
    for part in path.split("."):
        if isinstance(said, dict):
            said = said.get(part)
        elif isinstance(said, list) and part.isascii() and part.isdigit() and int(part) < len(said):
            said = said[int(part)]
        else:
            return None
    return said
