"""May this place be closed, or used again: nothing may hang on it that somebody would still run to."""

from collections.abc import Mapping, Sequence

from regie.refusal import Refused


def check_closing(hanging: Mapping[str, Sequence[str]], *, closed: bool) -> None:
    """Raise when it is closed already, or for the first thing that hangs on it, by name."""
    if closed:
        raise Refused("place_is_closed")
    for code, names in hanging.items():
        if names:
            raise Refused(code, names=", ".join(names))


def check_opening(*, closed: bool, inside_closed: bool) -> None:
    """Raise when it is in use, or lies in something that is not."""
    if not closed:
        raise Refused("place_is_in_use")
    if inside_closed:
        raise Refused("place_lies_in_closed")


def check_adding(*, inside_closed: bool) -> None:
    """Raise when a new spot would lie in something that is closed."""
    if inside_closed:
        raise Refused("place_lies_in_closed")
