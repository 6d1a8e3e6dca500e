"""What must be said before a citizen is referred to care, and when is it looked at again?"""

from datetime import date, timedelta

from regie.refusal import Refused

CARE = "care_referral"
GIVEN, NOT_ASKED, NOT_YET = "given", "not_asked", "not_yet"
A_DAY = timedelta(days=1)


def check_not_care(kind: str) -> None:
    """Care is asked for at once and on its own page; chosen and signed like a measure it would wait."""
    if kind == CARE:
        raise Refused("care_has_a_page_of_its_own")


def check_referral(
    *, to_whom: str, told: str, consent: str, consent_on: date | None, why_without: str, look_on: date, on: date,
    is_closed: bool,
) -> None:  # fmt: skip
    """Somebody named gets it, with the words that they hear, and there is a day on which we look whether it helped."""
    if is_closed:
        raise Refused("response_needs_open_case")
    if not to_whom.strip():
        raise Refused("care_to_nobody")
    if not told.strip():
        raise Refused("care_told_nothing")
    if consent != GIVEN and not why_without.strip():
        raise Refused("care_without_consent_needs_a_reason")
    if consent_on is not None and consent_on > on:
        raise Refused("consent_still_to_come")
    if look_on < on:
        raise Refused("day_has_passed")


def day_of_consent(consent: str, said: date | None, *, on: date) -> date | None:
    """On which day the citizen said yes or no: the day that was said, else today; none when nobody could ask."""
    return None if consent == NOT_ASKED else said or on


def check_care_look(*, is_open: bool, outcome: str, words: str, next_on: date | None, on: date) -> None:
    """What was seen stands in words; help that did not come yet is looked at again on a named day."""
    if not is_open:
        raise Refused("care_is_over")
    if not words.strip():
        raise Refused("care_look_without_words")
    if outcome == NOT_YET and (next_on is None or next_on < on + A_DAY):
        raise Refused("care_needs_a_next_day")
