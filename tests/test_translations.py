"""Whoever reads Regie in English finds every sentence, with the same names, figures and links in it."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from scripts import extract_messages

pytestmark = pytest.mark.once

# What a sentence is filled with, and what stands around its words.
FILLING = re.compile(r"%%|%\(\w+\)s|%s|</?[a-z][^>]*>|&#?\w+;")
ALIAS = re.compile(r"\bn?p?gettext\w* as (\w+)")


def test_every_sentence_has_english() -> None:
    """S0-21 Nothing is missing, and nothing is kept that no page says any more."""
    assert extract_messages.problems(extract_messages.found(), extract_messages.known()) == []


def test_english_is_filled_with_the_same() -> None:
    """S0-21 A name that Dutch says is said in English too, and a link stays a link."""
    assert [pair for pair in translations() if Counter(fillings(pair[0])) != Counter(fillings(pair[1]))] == []


def test_english_keeps_the_space_around_a_sentence() -> None:
    """S0-21 Sentences that are put together, in a page or a message, stay apart."""
    assert [pair for pair in translations() if around(pair[0]) != around(pair[1])] == []


def test_every_name_for_a_translation_is_looked_for() -> None:
    """S0-21 A module that gives gettext a name of its own would hide its sentences from the catalogue."""
    code = (file.read_text(encoding="utf-8") for file in (extract_messages.ROOT / "regie").rglob("*.py"))
    assert {name for text in code for name in ALIAS.findall(text)} <= set(extract_messages.KEYWORDS)


def translations() -> Iterator[tuple[str, str]]:
    """Each Dutch form with its English one."""
    for message in extract_messages.known():
        if isinstance(message.id, tuple):
            yield from zip(message.id, message.string, strict=True)
        elif message.id:
            yield message.id, message.string


def fillings(sentence: str) -> list[str]:
    return FILLING.findall(sentence)


def around(sentence: str) -> tuple[str, str]:
    start = sentence[: len(sentence) - len(sentence.lstrip())]
    return start, sentence[len(sentence.rstrip()) :]
