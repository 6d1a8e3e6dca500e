"""Who can be named in a case, who can be left out of it, and what makes a telling complete."""

from collections.abc import Collection

from regie.refusal import Refused

# The questions of a telling that is completed later, in the order in which they are asked.
SECTIONS = ("who", "what", "where", "how", "why", "after", "damage", "files")
SELF_HARM = "self_harm"


def check_named(*, person_id: int, judged_by: Collection[int]) -> None:
    """Raise when somebody would be named as affected who judged the case: then it was no second person."""
    if person_id in judged_by:
        raise Refused("judged_by_affected")


def check_party(*, kind: str, named: bool, already: bool) -> None:
    """Raise when an affected colleague has no name, or stands there already."""
    if kind == "affected" and not named:
        raise Refused("affected_needs_a_name")
    if already:
        raise Refused("already_in_the_case")


def check_one_regime(*, office: bool, case_is_office: bool) -> None:
    """Raise when a case of an office holder and one of an employee would become one: they have other readers."""
    if office != case_is_office:
        raise Refused("office_has_its_own_road")


def check_leaving_out(
    *, by_id: int, involved: Collection[int], left_out: Collection[int], remain: int
) -> None:
    """Raise unless whoever told it or underwent it leaves out others, and somebody remains who can judge it."""
    if by_id not in involved:
        raise Refused("only_who_told_it_leaves_out")
    if set(left_out) & set(involved):
        raise Refused("not_who_is_in_it")
    if remain < 1:
        raise Refused("nobody_remains")


def check_taking_out(*, by_id: int, able: Collection[int | None], why: str) -> None:
    """Raise unless who named them, who told it or who has the regie takes somebody out, and says why."""
    if by_id not in able:
        raise Refused("only_who_named_takes_out")
    if not why.strip():
        raise Refused("taking_out_needs_a_reason")


def check_taking_back(*, by_id: int, able: Collection[int | None]) -> None:
    """Raise unless who told it or has the regie says that a tile was chosen by mistake."""
    if by_id not in able:
        raise Refused("only_who_told_takes_back")


def check_care_first(*, behaviours: Collection[str], outcome: str) -> None:
    """Raise when somebody threatened to harm themselves and it would be called aggression: care goes first (S3-10)."""
    if SELF_HARM in behaviours and outcome == "aggression":
        raise Refused("care_comes_first")


def check_damage(*, what: str, amount_cents: int | None) -> None:
    """Raise when nobody says what was damaged, or the amount is no amount."""
    if not what.strip():
        raise Refused("damage_needs_words")
    if amount_cents is not None and not 0 <= amount_cents <= 10**11:
        raise Refused("damage_is_no_amount")


def next_section(section: str) -> str:
    """The question after this one; "" after the last."""
    place = SECTIONS.index(section) + 1
    return SECTIONS[place] if place < len(SECTIONS) else ""
