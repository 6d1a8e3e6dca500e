"""The response table as lines that people can read: for which conduct, under which condition, what, and how."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from regie.policies import words
from regie.policies.rules import NOT_CONFIGURED, Duration, Group, Modality, Option, OwnAct, Pack, Rule


@dataclass(frozen=True)
class Said:
    """Words for one value; `known` is false where nobody decided."""

    words: str
    known: bool = True

    def __str__(self) -> str:
        return self.words


@dataclass(frozen=True)
class Line:
    """One line of a list: what, more about it, and what stands at its end."""

    main: str
    notes: tuple[str, ...] = ()
    end: Said | None = None
    strong: bool = False


@dataclass(frozen=True)
class SaidRule:
    """One row of the response table: for which conduct, under which condition, and what follows."""

    title: str
    section: Said
    condition: str
    options: tuple[Line, ...]


def said(value: object) -> Said:
    """A value in words that know whether somebody decided it."""
    return Said(words.say(value), known=value is not NOT_CONFIGURED)


def rule(pack: Pack, one: Rule) -> SaidRule:
    """One row of the response table."""
    conduct = [words.norm_class(pack, code) for code in one.when.class_any]
    return SaidRule(
        title=" · ".join(conduct) or _("Alle gedrag waarop een reactie volgt"),
        section=said(one.section),
        condition="; ".join(conditions(pack, one)),
        options=(*(option(each) for each in one.then), *(own_act(pack, each) for each in one.ourselves)),
    )


def conditions(pack: Pack, one: Rule) -> Iterable[str]:
    """Everything that must be so before the row speaks."""
    when = one.when
    if came_before := condition(one):
        yield came_before
    if when.after:
        yield _("na %s") % words.either([words.measure(each) for each in when.after])
    asked = (
        (when.channels, words.CASE_CHANNELS),
        (when.places, words.KINDS_OF_PLACE),
        (when.targets, words.TARGETS),
    )
    yield from (
        words.either([words.named(names, each) for each in values]) for values, names in asked if values
    )
    yield from (_("als: %s") % named_in(pack.circumstances, code) for code in when.circumstances)


def own_act(pack: Pack, one: OwnAct) -> Line:
    """Something that we do ourselves."""
    how = Said(words.modality(one.modality), known=one.modality is not NOT_CONFIGURED)
    return Line(
        named_in(pack.acts, one.act), (_("dit doen wij zelf"),), how, strong=one.modality is Modality.MUST
    )


def named_in(names: Iterable[Group], code: str) -> str:
    """What the pack calls one of its own names."""
    return next((words.say(one.label) for one in names if one.code == code), code)


def condition(one: Rule) -> str:
    """What came before, if the row asks for that; a gap in it is said."""
    if one.when.repeated is None:
        return ""
    if not one.when.repeated:
        return _("als er niet eerder iets was")
    if one.when.window is NOT_CONFIGURED:
        return _("als er eerder iets was; hoe ver je terugkijkt is niet vastgelegd")
    return _("als er eerder iets was, tot %s terug") % words.period(one.when.window)


def option(one: Option) -> Line:
    """One measure: how strongly, why, and what comes with it."""
    measures = words.either([words.measure(each) for each in (one.measure, *one.alternatives)])
    notes = [] if one.reason is NOT_CONFIGURED else [words.say(one.reason)]
    conditions = " · ".join(conditions_of(one))
    return Line(
        main=measures,
        notes=(*notes, conditions) if conditions else tuple(notes),
        end=Said(words.modality(one.modality), known=one.modality is not NOT_CONFIGURED),
        strong=one.modality is Modality.MUST,
    )


def conditions_of(one: Option) -> Iterable[str]:
    """Who decides, whether there is a talk first, and how long it lasts."""
    if one.modality is Modality.CONTRARY:
        return
    yield _("beslist: %s") % words.named(words.PARTIES, one.decider)
    yield from voices(one)
    if one.needs_talk is not NOT_CONFIGURED and one.needs_talk:
        yield _("eerst praten")
    yield from duration(one.duration)
    if one.within is not NOT_CONFIGURED:
        yield f"{_('binnen %s') % words.period(one.within)} {words.anchor(one.counted_from)}"
    for measure, modality in one.register:
        yield _("register bij %(measure)s: %(how)s") % {
            "measure": words.measure(measure), "how": words.modality(modality),
        }  # fmt: skip


def voices(one: Option) -> Iterable[str]:
    """Who is heard, who thinks along, who is told; only what was decided."""
    sentences = (
        (one.voices.heard, _("gehoord: %s")),
        (one.voices.consulted, _("denkt mee: %s")),
        (one.voices.informed, _("krijgt het te horen: %s")),
    )
    for parties, sentence in sentences:
        if parties is not NOT_CONFIGURED:
            yield sentence % words.listed(words.PARTIES, parties)


def duration(one: Duration) -> Iterable[str]:
    """How long, as far as that was decided."""
    if one.minimum is not NOT_CONFIGURED:
        yield _("minstens %s") % words.period(one.minimum)
    if one.default is not NOT_CONFIGURED:
        yield _("meestal %s") % words.period(one.default)
    if one.maximum is not NOT_CONFIGURED:
        yield _("hooguit %s") % words.period(one.maximum)
