"""What is wrong in a policy file, and on which line."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from django.utils.translation import gettext as _


@dataclass(frozen=True, order=True)
class PackError:
    """One thing to repair, in a sentence for the person who wrote the file."""

    line: int
    sentence: str

    def __str__(self) -> str:
        return _("regel %(line)s: %(sentence)s") % {"line": self.line, "sentence": self.sentence}


class PackErrors(Exception):
    """Everything that is wrong in the file, by line; nothing of it was taken over."""

    def __init__(self, errors: Iterable[PackError]) -> None:
        self.errors = tuple(sorted(set(errors)))
        super().__init__("\n".join(str(error) for error in self.errors))


def unknown_name(name: str, known: Iterable[str]) -> str:
    """A sentence about a name that does not exist, with the nearest that does."""
    names = list(known)
    near = get_close_matches(name.lower(), names, n=1, cutoff=0.6)
    if near:
        return _("'%(name)s' bestaat hier niet. Bedoel je '%(near)s'?") % {"name": name, "near": near[0]}
    return _("'%(name)s' bestaat hier niet. Kies uit: %(names)s.") % {"name": name, "names": ", ".join(names)}
