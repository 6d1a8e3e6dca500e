"""How a citizen is found again: which words stand for the same name or number, and who may put two records together."""

import re
import unicodedata
from datetime import date
from enum import StrEnum

from regie.refusal import Refused


class Purpose(StrEnum):
    """Why somebody looks at what is known of a citizen; without one nobody does."""

    RESPONSE = "response"
    LETTER = "letter"
    POLICE = "police"
    CONTACT = "contact"
    RIGHTS = "rights"
    MEND = "mend"


class Mark(StrEnum):
    """By what a record can be found."""

    NAME = "name"
    BIRTH_DATE = "birth_date"
    CASE_NUMBER = "case_number"


# Written before a name and no part of it.
TITLES = frozenset({"de", "heer", "dhr", "mevrouw", "mevr", "mw", "meneer", "mr", "mrs", "ms"})
WORD = re.compile(r"[^\W_]+")
A_DIGIT = re.compile(r"\d")


def is_case_number(typed: str) -> bool:
    """Whether what a reporter typed is a number and not a name: names have no digits."""
    return bool(A_DIGIT.search(typed))


def plain_name(name: str) -> str:
    """The same for every way to write one name: no titles, accents, order, case or punctuation."""
    words = WORD.findall(_without_accents(name))
    return " ".join(sorted(word for word in words if word not in TITLES) or sorted(words))


def plain_number(number: str) -> str:
    """The same for every way to write one case number."""
    return "".join(WORD.findall(_without_accents(number)))


def _without_accents(words: str) -> str:
    taken_apart = unicodedata.normalize("NFKD", words.casefold())
    return "".join(letter for letter in taken_apart if not unicodedata.combining(letter))


def marks(*, name: str = "", birth_date: date | None = None, case_number: str = "") -> dict[Mark, str]:
    """By which plain words somebody is found; what is not known is left out."""
    known = {
        Mark.NAME: plain_name(name),
        Mark.BIRTH_DATE: birth_date.isoformat() if birth_date else "",
        Mark.CASE_NUMBER: plain_number(case_number),
    }
    return {mark: words for mark, words in known.items() if words}


def check_purpose(purpose: str) -> None:
    """Raise when nobody said why they look."""
    if purpose not in set(Purpose):
        raise Refused("purpose_missing")


def check_search(sought: dict[Mark, str]) -> None:
    """Raise when there is nothing to find anybody by: a day of birth alone is shared by many."""
    if not {Mark.NAME, Mark.CASE_NUMBER} & set(sought):
        raise Refused("search_by_name_or_number")


def check_merge(*, same: bool, one_organisation: bool, reason: str) -> None:
    """Raise unless two different records of one organisation are put together, and somebody says why."""
    if same:
        raise Refused("already_one_record")
    if not one_organisation:
        raise Refused("not_one_organisation")
    if not reason.strip():
        raise Refused("merge_reason_missing")


def check_parting(*, undone: bool, reason: str) -> None:
    """Raise when it was undone before, or when nobody says why."""
    if undone:
        raise Refused("already_parted")
    if not reason.strip():
        raise Refused("merge_reason_missing")
