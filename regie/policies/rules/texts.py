"""What people read, in more than one language."""

from dataclasses import dataclass

DUTCH = "nl"


@dataclass(frozen=True)
class Text:
    """What people read, by language; whoever reads another language gets the first."""

    by_language: tuple[tuple[str, str], ...]

    def in_language(self, language: str) -> str:
        """The words for `nl-be`, else for `nl`, else the Dutch ones, else the first."""
        words = dict(self.by_language)
        for wanted in (language.lower(), language.lower().partition("-")[0], DUTCH):
            if wanted in words:
                return words[wanted]
        return self.by_language[0][1]
