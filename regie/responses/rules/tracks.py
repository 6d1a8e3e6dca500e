"""What may be written down of an order talk, the police, damage, and a victim's own term?"""

from calendar import monthrange
from collections.abc import Collection
from datetime import date

from regie.refusal import Refused

# Sr 66: three months from the day on which the victim knew of it.
OWN_MONTHS = 3


def own_term(knew_on: date) -> date:
    """The last day on which the victim of stalking can ask for prosecution."""
    years, month = divmod(knew_on.month - 1 + OWN_MONTHS, 12)
    year, month = knew_on.year + years, month + 1
    return date(year, month, min(knew_on.day, monthrange(year, month)[1]))


def check_own(*, by_id: int, victims: Collection[int], knew_on: date, on: date) -> None:
    """Only a victim themself keeps this term: no employer does it for somebody."""
    if by_id not in victims:
        raise Refused("own_term_is_personal")
    if knew_on > on:
        raise Refused("day_still_to_come")


def check_talk(*, held_on: date, outcome: str, agreements: str, is_open: bool, on: date) -> None:
    """A talk that was held has an outcome; agreements have words; it is closed once."""
    if not is_open:
        raise Refused("talk_is_closed")
    if held_on > on:
        raise Refused("day_still_to_come")
    if outcome == "agreed" and not agreements.strip():
        raise Refused("agreements_without_words")


def check_police(*, made_on: date, chosen_address: str, on: date) -> None:
    """It was made, and from the work address: somebody's home never stands there."""
    if made_on > on:
        raise Refused("day_still_to_come")
    if not chosen_address.strip():
        raise Refused("no_work_address")


def check_police_news(*, was: str, outcome: str, words: str, before: str) -> None:
    """Something is new: another outcome, or other words about it."""
    if (outcome, words) == (was, before):
        raise Refused("nothing_new_from_the_police")


def check_damage(*, amount: int | None, paid: int, claimed: int, recovered: int) -> None:
    """Amounts in cents: nobody pays or claims more than the damage, or recovers more than was claimed."""
    too_much = amount is not None and max(paid, claimed) > amount
    if too_much or recovered > claimed:
        raise Refused("amounts_do_not_fit")
