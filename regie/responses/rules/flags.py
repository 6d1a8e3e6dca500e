"""What should make somebody think again, and stops nobody? Our own word lists; a person judges."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from regie.responses.rules.kinds import kind_of
from regie.responses.rules.measures import Choice, Known, Target

PHYSICAL = re.compile(r"physical|violence|force")
TRIVIAL = re.compile(
    r"\b(prop\w*|papier\w*|pen|bekertje|servet\w*|folder\w*|tikt?|tikte|duwtje|schopt?e? tegen (?:de |het |een )?"
    r"(?:wand\w*|deur\w*|stoel\w*|balie\w*|tussenwand\w*|prullenbak\w*))\b",
    re.IGNORECASE,
)
VAGUE = re.compile(
    r"\b(toon|aard|houding|sfeer|onacceptabe\w*|onaanvaardba\w*|ongepast\w*|ongewenst\w*|respectlo\w*|wangedrag"
    r"|grensoverschrijdend\w*|agressief|agressieve|dergelijk gedrag|zulk gedrag)\b",
    re.IGNORECASE,
)
THREATENING = re.compile(
    r"(laatste waarschuwing|laatste kans|zonder pardon|niet langer tolereren|nultolerantie|zero.tolerance|hard optreden"
    r"|rekening houden met|gevolgen ondervinden|streng\w* (?:op)?treden|u bent gewaarschuwd|kunt u verwachten dat)",
    re.IGNORECASE,
)
SIGNING = re.compile(r"\b(onderteken\w*|handtekening|tekent|getekend\w*|verklaring)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Flag:
    """One warning: a code for its sentence, the case from which it was learnt, and the words that set it off."""

    code: str
    source: str
    of: str = ""


@dataclass(frozen=True, kw_only=True)
class Around:
    """What is known beside the choice itself: how our service began it."""

    has_trigger: bool = True


def flags(choice: Choice, around: Around = Around()) -> tuple[Flag, ...]:
    """Every warning, in the order in which somebody would think again."""
    if not kind_of(choice.kind).is_written:
        return ()
    return tuple(Flag(code, source, of) for code, source, look in FLAGS for of in look(choice, around))


def _trivial_force(choice: Choice, _around: Around) -> Iterable[str]:
    for act in choice.grounds:
        if PHYSICAL.search(act.norm_class) and TRIVIAL.search(act.words):
            yield act.words


def _vague(choice: Choice, _around: Around) -> Iterable[str]:
    """Words that name no act; nobody can do something else than “tone” next time."""
    said = " ".join([choice.why, *(act.words for act in choice.grounds)])
    yield from dict.fromkeys(one.group(0).lower() for one in VAGUE.finditer(said))


def _tone(choice: Choice, _around: Around) -> Iterable[str]:
    yield from dict.fromkeys(one.group(0).lower() for one in THREATENING.finditer(choice.why))


def _suspicion(choice: Choice, _around: Around) -> Iterable[str]:
    for act in choice.acts:
        if act.is_suspected and _says(choice.why, act.words):
            yield act.words


def _says(text: str, words: str) -> bool:
    return words.strip(" .").casefold() in text.casefold()


def _outside_protection(choice: Choice, _around: Around) -> Iterable[str]:
    """An act against somebody whom the rule does not protect: it cannot carry a punishment."""
    if kind_of(choice.kind).punishes:
        yield from (act.words for act in choice.grounds if act.target and act.target != Target.CHARGED)


def _signature_loop(choice: Choice, _around: Around) -> Iterable[str]:
    found = SIGNING.search(choice.ends_early)
    if found:
        yield found.group(0)


def _no_trigger(_choice: Choice, around: Around) -> Iterable[str]:
    if not around.has_trigger:
        yield ""


def _long_and_vulnerable(choice: Choice, _around: Around) -> Iterable[str]:
    """Without a decided length every limit for somebody vulnerable is looked at twice."""
    if choice.proportion.get("vulnerable") != Known.YES or choice.ends_on is None:
        return
    if choice.norm.long_from is None or choice.ends_on >= choice.norm.long_from:
        yield ""


FLAGS: tuple[tuple[str, str, Callable[[Choice, Around], Iterable[str]]], ...] = (
    ("trivial_force", "Nationale ombudsman 2010/059", _trivial_force),
    ("vague_words", "Ombudsman Groningen", _vague),
    ("threatening_tone", "Nationale ombudsman 2014/212", _tone),
    ("suspicion_as_fact", "Nationale ombudsman 2014/212", _suspicion),
    ("outside_protection", "ECLI:NL:RBNNE:2017:4957", _outside_protection),
    ("signature_loop", "Nationale ombudsman 2019/024", _signature_loop),
    ("no_service_trigger", "eenduidig beleid, S1-27", _no_trigger),
    ("long_and_vulnerable", "ECLI:NL:RBDHA:2014:13541", _long_and_vulnerable),
)
