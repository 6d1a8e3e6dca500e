"""May the norm be asked again, now?"""

from regie.refusal import Refused


def check_norm_asked(*, has_proposal: bool, is_closed: bool, rests_on_it: bool) -> None:
    """There is an answer to replace, and no response that waits rests on it: its ground would move under it."""
    if not has_proposal:
        raise Refused("norm_has_no_answer")
    if is_closed:
        raise Refused("response_needs_open_case")
    if rests_on_it:
        raise Refused("response_rests_on_the_norm")


def check_nobody_asked_meanwhile(was_the_last: bool) -> None:
    """The answer that is replaced is the one that was read."""
    if not was_the_last:
        raise Refused("norm_asked_meanwhile")
