"""Who may say that a letter can go: four eyes on the very words that leave."""

from regie.refusal import Refused


def check_reader(person_id: int | None, *, writer_id: int | None) -> None:
    """Another than who wrote these words says yes or no."""
    if person_id is None:
        raise Refused("only_a_person_approves")
    if person_id == writer_id:
        raise Refused("own_words_not_approved")


def check_asked(is_new: bool) -> None:
    """A letter is given to read once; who changes it asks again."""
    if not is_new:
        raise Refused("already_given_to_read")


def check_why(why: str) -> None:
    """Who says no, says why: the writer has to go on with it."""
    if not why.strip():
        raise Refused("say_what_must_change")


def check_approved(*, approver_id: int | None, sender_id: int) -> None:
    """Somebody else read it and said yes."""
    if approver_id is None:
        raise Refused("letter_not_approved")
    if approver_id == sender_id:
        raise Refused("approver_does_not_send")
