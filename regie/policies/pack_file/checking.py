"""What there is to say about a policy file: what is wrong by line, what its examples prove, what it leaves open."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regie.policies import words
from regie.policies.pack_file import Lines, PackError, PackErrors, read_with_lines
from regie.policies.rules import Gap, Pack, Trial, contradictions, gaps, try_examples, unreachable

GOOD, WRONG = 0, 1


@dataclass(frozen=True)
class Found:
    """One thing about a pack, with the line on which the name it is about stands, if it has one."""

    code: str
    of: str
    sentence: str
    line: int | None = None

    def __str__(self) -> str:
        if self.line is None:
            return self.sentence
        return _("regel %(line)s: %(sentence)s") % {"line": self.line, "sentence": self.sentence}


@dataclass(frozen=True)
class Report:
    """Everything that can be said of a readable pack without any case."""

    pack: Pack
    trials: tuple[Trial, ...]
    surprises: tuple[Found, ...]
    contradictions: tuple[Found, ...]
    unreachable: tuple[Found, ...]
    gaps: tuple[Found, ...]

    @property
    def is_sound(self) -> bool:
        """Whether it says what its authors mean; what it leaves open is no fault."""
        return not (self.surprises or self.contradictions or self.unreachable)


def accepted(text: str) -> Pack:
    """The pack, for taking it into use: PackErrors also when one of its own examples comes out otherwise."""
    pack, lines = read_with_lines(text)
    errors = [PackError(one.line or 1, one.sentence) for one in report(pack, lines).surprises]
    if errors:
        raise PackErrors(errors)
    return pack


def report(pack: Pack, lines: Lines | None = None) -> Report:
    """What holds of a pack by itself; with `lines`, where to look."""
    placed = _placing(lines or Lines({}))
    trials = try_examples(pack)
    return Report(
        pack=pack,
        trials=trials,
        surprises=tuple(_surprises(trials, lines or Lines({}))),
        contradictions=tuple(map(placed, contradictions(pack))),
        unreachable=tuple(map(placed, unreachable(pack))),
        gaps=tuple(map(placed, gaps(pack))),
    )


def _placing(lines: Lines) -> Callable[[Gap], Found]:
    def placed(one: Gap) -> Found:
        name = str(one.of).partition(":")[0].partition(" / ")[0]
        kinds = ("norm",) if "class" in one.code or "police" in one.code or "care" in one.code else ("rules",)
        return Found(one.code, str(one.of), words.gap(one), lines.of(name, *kinds))

    return placed


def _surprises(trials: Iterable[Trial], lines: Lines) -> Iterable[Found]:
    for trial in trials:
        for one in trial.surprises:
            line = lines.of(one.example, "examples")
            yield Found("surprise", one.example, words.surprise(one), line)


def check(text: str) -> tuple[int, str]:
    """An exit code (0 = readable, free of contradictions, its own examples hold) and the sentences."""
    try:
        pack, lines = read_with_lines(text)
    except PackErrors as problem:
        return WRONG, "\n".join([*map(str, problem.errors), count_of(len(problem.errors))])
    found = report(pack, lines)
    return GOOD if found.is_sound else WRONG, "\n".join(_told(found))


def _told(found: Report) -> Iterable[str]:
    yield _("%(title)s, versie %(version)s: goed te lezen.") % {
        "title": words.say(found.pack.title),
        "version": found.pack.version,
    }
    yield examples_in_words(found)
    parts = (
        (_("Voorbeelden die anders uitkomen"), found.surprises),
        (_("Dit spreekt elkaar tegen"), found.contradictions),
        (_("Dit kan nooit gelden"), found.unreachable),
        (_("Dit is niet vastgelegd"), found.gaps),
    )
    for title, lines in parts:
        if lines:
            yield f"\n{title}:"
            yield from (f"- {one}" for one in lines)


def examples_in_words(found: Report) -> str:
    """How many of its own examples hold."""
    if not found.trials:
        return _("Er staan geen voorbeelden in waarmee het beleid zichzelf toetst.")
    held = sum(not one.surprises for one in found.trials)
    return ngettext(
        "%(held)s van %(n)s voorbeeld klopt.", "%(held)s van %(n)s voorbeelden kloppen.", len(found.trials)
    ) % {"held": held, "n": len(found.trials)}


def count_of(errors: int) -> str:
    """The last line of a list of mistakes."""
    return ngettext("%(n)s fout. Niets is overgenomen.", "%(n)s fouten. Niets is overgenomen.", errors) % {
        "n": errors
    }
