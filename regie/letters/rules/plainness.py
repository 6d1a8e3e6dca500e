"""What makes a letter hard to read: own rules of thumb, each with its reason; a person decides what to do with them.

This is no measurement of a language level. It looks for long sentences, hard words, words of the office, the passive,
and words that say what somebody is instead of what somebody did. It reads Dutch; of other languages only the length
of the sentences.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from regie.letters.rules.filling import GAP

# Our own measure, for lack of one that was decided; a letter may cross it, with a reason.
LONGEST_SENTENCE = 20
DUTCH = "nl"


class Why(StrEnum):
    """What is hard about it."""

    LONG = "long"
    HARD = "hard"
    OFFICE = "office"
    PASSIVE = "passive"
    VERDICT = "verdict"
    VAGUE = "vague"


@dataclass(frozen=True)
class Remark:
    """One spot: what is hard, in which words, and what could stand there instead (empty: nobody can say that)."""

    why: Why
    words: str
    instead: str = ""
    count: int = 0


HARD: Mapping[str, str] = {
    "aangaande": "over", "aangezien": "omdat", "abusievelijk": "per ongeluk", "alsmede": "en", "alsnog": "toch nog",
    "alvorens": "voordat", "betreffende": "over", "bovengenoemde": "deze", "conform": "volgens",
    "derhalve": "daarom", "desgewenst": "als u dat wilt", "dient": "moet", "dienen": "moeten", "doch": "maar",
    "dusdanig": "zo", "echter": "maar", "eveneens": "ook", "gaarne": "graag", "gedurende": "tijdens",
    "gelieve": "wilt u", "hieromtrent": "hierover", "hetgeen": "wat", "indien": "als", "inzake": "over",
    "jegens": "tegen", "louter": "alleen", "middels": "met", "mits": "als", "momenteel": "nu", "nadien": "daarna",
    "nochtans": "toch", "omtrent": "over", "onderhavige": "deze", "ongeacht": "ook als", "onverwijld": "meteen",
    "opdat": "zodat", "reeds": "al", "respectievelijk": "en", "teneinde": "om", "tevens": "ook",
    "thans": "nu", "tot op heden": "tot nu toe", "uitsluitend": "alleen", "veelal": "vaak", "vernemen": "horen",
    "voornoemde": "deze", "wederom": "weer", "zulks": "dat",
}  # fmt: skip
OFFICE: Mapping[str, str] = {
    "beschikking": "besluit", "bezwaarmaker": "u", "casus": "wat er gebeurde", "cliënt": "u", "effectueren": "doen",
    "escaleren": "uit de hand lopen", "implementeren": "invoeren", "ingebrekestelling": "brief dat wij te laat zijn",
    "ketenpartner": "de organisatie bij naam", "klantmanager": "uw contactpersoon", "norm overschrijdend": "wat u deed",
    "normoverschrijdend": "wat u deed", "ordemaatregel": "maatregel", "participeren": "meedoen",
    "proportioneel": "passend", "sanctioneren": "een maatregel nemen", "subsidiariteit": "of iets lichters kan",
    "traject": "wat er gaat gebeuren", "trajectbegeleider": "uw begeleider",
    "zienswijze": "hoe u het ziet", "verwijtbaar": "uw schuld", "vigerend": "die nu geldt",
    "vigerende": "die nu gelden",
}  # fmt: skip
# Decided case: a letter names what was established, not what somebody would be.
VERDICT: Mapping[str, str] = {
    "agressor": "u", "crimineel": "wat u deed", "criminele": "wat u deed", "dader": "u", "misdadig": "wat u deed",
    "schuldig": "wat u deed", "uiteraard": "", "vanzelfsprekend": "", "laatste kans": "", "zonder pardon": "",
}  # fmt: skip
# Decided case: such words say nothing that somebody could do otherwise next time.
VAGUE: Mapping[str, str] = {
    "onacceptabel": "", "onaanvaardbaar": "", "ongepast": "", "ontoelaatbaar": "", "de toon": "", "uw toon": "",
    "aard van uw": "", "dergelijk gedrag": "", "uw gedrag": "", "wangedrag": "",
}  # fmt: skip
LISTS = {Why.HARD: HARD, Why.OFFICE: OFFICE, Why.VERDICT: VERDICT, Why.VAGUE: VAGUE}

SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")
DATE_OR_NUMBER = re.compile(r"(?<=\d)\.(?=\d)|\b(?:nr|art|bijv|mr|dr|drs|mw|dhr|t\.a\.v)\.", re.IGNORECASE)
WORD = re.compile(r"[\w’'-]+")
BECOMES = r"\b(?:word|wordt|worden|werd|werden)\b"
DONE = r"\b(?:(?:aan|af|op|uit|in|mee|na|toe)?ge\w{2,}|(?:be|ver|ont|her|mis)\w{3,})(?:d|t|en)\b"
# Nearby on either side: «wordt door ons bekeken», «bekeken wordt».
PASSIVE = re.compile(rf"{BECOMES}(?:\s+[\w’'-]+){{0,7}}?\s+{DONE}|{DONE}\s+{BECOMES}", re.IGNORECASE)


def remarks(text: str, language: str) -> tuple[Remark, ...]:
    """What a person could make easier, in the order of the text, each spot once."""
    found = [one for sentence in sentences(text) for one in _of_sentence(sentence, language)]
    return tuple(dict.fromkeys(found))


def sentences(text: str) -> list[str]:
    """The sentences of a letter without its marks; a heading or a point of a list is a sentence of its own."""
    bare = (GAP.sub("", line).lstrip("#>- ").strip() for line in text.splitlines())
    whole = (DATE_OR_NUMBER.sub(lambda dot: dot.group().replace(".", ""), line) for line in bare)
    return [one.strip() for line in whole for one in SENTENCE.findall(line) if WORD.search(one)]


def _of_sentence(sentence: str, language: str) -> Iterable[Remark]:
    count = len(WORD.findall(sentence))
    if count > LONGEST_SENTENCE:
        yield Remark(Why.LONG, _start(sentence), count=count)
    if language != DUTCH:
        return
    for why, words in LISTS.items():
        yield from (
            Remark(why, word, instead) for word, instead in words.items() if _stands_in(word, sentence)
        )
    yield from (Remark(Why.PASSIVE, " ".join(one.group().split())) for one in PASSIVE.finditer(sentence))


def _stands_in(word: str, sentence: str) -> bool:
    return re.search(rf"\b{re.escape(word)}\b", sentence, re.IGNORECASE) is not None


def _start(sentence: str) -> str:
    """Enough of it to find it again."""
    words = sentence.split()
    return " ".join(words[:8]) + ("…" if len(words) > 8 else "")
