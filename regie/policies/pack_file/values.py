"""How one value in a policy file is written: words, names, terms, dates, or "niet vastgelegd"."""

import re
from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

import yaml
from django.utils.translation import gettext as _

from regie.policies.pack_file.errors import unknown_name
from regie.policies.pack_file.reading import Abandoned, Read, Reading, Wrong, entries
from regie.policies.rules import NOT_CONFIGURED, Period, Setting, Text, Unit

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

NOT_CONFIGURED_IN_WORDS = ("niet vastgelegd", "not configured", "not_configured")
SAME_DAY_IN_WORDS = ("dezelfde dag", "same day")
THE_SAME_DAY = Period(0, Unit.DAYS)
YES = ("true", "yes", "ja", "waar")
NO = ("false", "no", "nee", "onwaar")
UNITS = {
    Unit.HOURS: ("uur", "uren", "hour", "hours"),
    Unit.DAYS: ("dag", "dagen", "day", "days"),
    Unit.WORKING_DAYS: ("werkdag", "werkdagen", "working day", "working days"),
    Unit.WEEKS: ("week", "weken", "weeks"),
    Unit.MONTHS: ("maand", "maanden", "month", "months"),
    Unit.YEARS: ("jaar", "jaren", "year", "years"),
}
UNIT_BY_WORD = {word: unit for unit, words in UNITS.items() for word in words}
SECONDS_BY_WORD = {
    **dict.fromkeys(("s", "sec", "seconde", "seconden", "second", "seconds"), 1),
    **dict.fromkeys(("min", "minuut", "minuten", "minute", "minutes"), 60),
}
LONGEST_WAIT_SECONDS = 3600
HOURS = dict.fromkeys(("u", "uur", "uren", "hour", "hours"), 3600)
LONGEST_SILENCE_SECONDS = 24 * 3600
LONGEST_CODE = 60
LONGEST_VERSION = 40
MOST_OF_A_UNIT = 9999
MOST_YEARS = 200

AMOUNT = re.compile(r"(\d{1,9})\s+([a-z]+(?: [a-z]+)?)")
CODE = re.compile(r"[a-z][a-z0-9]*(?:[_.-][a-z0-9]+)*")
LANGUAGE = re.compile(r"[a-z]{2}(-[a-z]{2})?")


def plain(_reading: Reading, node: yaml.Node) -> str:
    """Words as they stand; a version 2026.1 or a section 4.10 stays what was typed."""
    if not isinstance(node, yaml.ScalarNode):
        raise Wrong(node, _("hier hoort één waarde, geen lijst of blok."))
    value = str(node.value).strip()
    if not value or node.tag == "tag:yaml.org,2002:null":
        raise Wrong(node, _("hier staat niets. Vul het in, of schrijf: niet vastgelegd."))
    if value.lower() in NOT_CONFIGURED_IN_WORDS:
        raise Wrong(node, _("'niet vastgelegd' kan hier niet: zonder dit werkt het beleid niet."))
    return value


def version(reading: Reading, node: yaml.Node) -> str:
    """How the organisation numbers its versions."""
    value = plain(reading, node)
    if len(value) > LONGEST_VERSION:
        raise Wrong(node, _("een versienummer is hooguit %s tekens lang.") % LONGEST_VERSION)
    return value


def setting(read: Read[T]) -> Read[Setting[T]]:
    """A value that may be left open, in so many words."""

    def read_setting(reading: Reading, node: yaml.Node) -> Setting[T]:
        if isinstance(node, yaml.ScalarNode) and str(node.value).strip().lower() in NOT_CONFIGURED_IN_WORDS:
            return NOT_CONFIGURED
        return read(reading, node)

    return read_setting


def text(reading: Reading, node: yaml.Node) -> Text:
    """Dutch words, or words per language: `{nl: …, en: …}`."""
    if not isinstance(node, yaml.MappingNode):
        return Text((("nl", plain(reading, node)),))
    by_language = []
    before = len(reading.errors)
    for language, (key, value) in entries(reading, node).items():
        if not LANGUAGE.fullmatch(language):
            reading.note(key, not_a_language(language))
            continue
        with reading.noting():
            by_language.append((language, plain(reading, value)))
    if len(reading.errors) > before:
        raise Abandoned(node)
    if not by_language:
        raise Wrong(node, _("hier staat niets. Vul het in, of schrijf: niet vastgelegd."))
    return Text(tuple(by_language))


def not_a_language(language: str) -> str:
    """The usual cause is a comma in words that stand between curly brackets."""
    sentence = _("'%s' is geen taal, zoals nl, nl-be of en. Zet tekst met een komma tussen aanhalingstekens.")
    return sentence % language


def code(reading: Reading, node: yaml.Node) -> str:
    """A short name for machines."""
    value = plain(reading, node)
    if not CODE.fullmatch(value) or len(value) > LONGEST_CODE:
        raise Wrong(node, _("'%s' kan geen korte naam zijn: kleine letters, cijfers en _ of -.") % value)
    return value


def defining(kind: str, names: Collection[str] = ()) -> Read[str]:
    """A short name that is given here, once; with `names` it must be one of those."""

    def read_definition(reading: Reading, node: yaml.Node) -> str:
        value = one_of(names, reading, node) if names else code(reading, node)
        reading.define(kind, value, node)
        return value

    return read_definition


def using(kind: str) -> Read[str]:
    """A short name that is given elsewhere in the file."""

    def read_use(reading: Reading, node: yaml.Node) -> str:
        value = code(reading, node)
        reading.use(kind, value, node)
        return value

    return read_use


def choice(kind: type[E]) -> Read[E]:
    """One of a fixed list of names."""

    def read_choice(reading: Reading, node: yaml.Node) -> E:
        return kind(one_of([one.value for one in kind], reading, node))

    return read_choice


def one_of(names: Collection[str], reading: Reading, node: yaml.Node) -> str:
    """A name from the list, or a mistake that names the nearest."""
    value = plain(reading, node)
    if value not in names:
        raise Wrong(node, unknown_name(value, names))
    return value


def known(kind: str) -> Read[str]:
    """A name that this installation has given: a channel, a role, a permission."""

    def read_known(reading: Reading, node: yaml.Node) -> str:
        names = reading.outside.get(kind)
        return one_of(names, reading, node) if names else code(reading, node)

    return read_known


def yes_or_no(reading: Reading, node: yaml.Node) -> bool:
    """True or false, in Dutch or English."""
    value = plain(reading, node).lower()
    if value not in YES + NO:
        raise Wrong(node, _("'%s' is geen ja of nee.") % value)
    return value in YES


def day(reading: Reading, node: yaml.Node) -> date:
    """A date as 2026-03-31."""
    value = plain(reading, node)
    try:
        return date.fromisoformat(value)
    except ValueError as problem:
        raise Wrong(
            node, _("'%s' is geen datum. Schrijf jaar-maand-dag, zoals 2026-03-31.") % value
        ) from problem


def period(reading: Reading, node: yaml.Node) -> Period:
    """A term as 48 uur, 2 werkdagen, 6 weken, dezelfde dag."""
    if plain(reading, node).lower() in SAME_DAY_IN_WORDS:
        return THE_SAME_DAY
    amount, word = amount_and_unit(reading, node, UNIT_BY_WORD, _("48 uur, 2 werkdagen of 6 weken"))
    unit = UNIT_BY_WORD[word]
    if amount > (MOST_YEARS if unit is Unit.YEARS else MOST_OF_A_UNIT):
        raise Wrong(node, _("deze termijn is langer dan een mens kan overzien."))
    return Period(amount, unit)


def seconds(reading: Reading, node: yaml.Node) -> int:
    """A short wait as 30 seconden or 2 minuten."""
    amount, word = amount_and_unit(reading, node, SECONDS_BY_WORD, _("30 seconden of 2 minuten"))
    waits = amount * SECONDS_BY_WORD[word]
    if not 1 <= waits <= LONGEST_WAIT_SECONDS:
        raise Wrong(node, _("een stap wacht minstens 1 seconde en hooguit een uur."))
    return waits


def silence(reading: Reading, node: yaml.Node) -> int:
    """How long somebody may say nothing: 2 minuten, 1 uur; as seconds."""
    words = {**SECONDS_BY_WORD, **HOURS}
    amount, word = amount_and_unit(reading, node, words, _("30 seconden, 20 minuten of 1 uur"))
    lasts = amount * words[word]
    if not 10 <= lasts <= LONGEST_SILENCE_SECONDS:
        raise Wrong(node, _("dit duurt minstens 10 seconden en hooguit een dag."))
    return lasts


def amount_and_unit(
    reading: Reading, node: yaml.Node, words: Mapping[str, object], example: str
) -> tuple[int, str]:
    """A number and a known unit."""
    value = plain(reading, node).lower()
    found = AMOUNT.fullmatch(value)
    if not found or found[2] not in words:
        raise Wrong(node, _("'%(value)s' is geen termijn. Schrijf bijvoorbeeld %(example)s.")
                    % {"value": value, "example": example})  # fmt: skip
    return int(found[1]), found[2]
