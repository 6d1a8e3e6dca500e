"""When a letter may be changed, and when it may leave the house."""

from collections.abc import Collection

from regie.refusal import Refused


def check_unsent(is_unsent: bool) -> None:
    """What was sent is what the citizen holds: nobody changes it any more."""
    if not is_unsent:
        raise Refused("letter_is_sent")


def check_person_sends(person_id: int | None) -> None:
    """No letter leaves because something else happened: a person sends it."""
    if person_id is None:
        raise Refused("only_a_person_sends")


def check_no_later_version(is_the_same: bool) -> None:
    """What leaves is what the sender has seen."""
    if not is_the_same:
        raise Refused("letter_changed_meanwhile")


def check_ready(
    *, gaps: Collection[str], addressee: str, contact: str, holds: bool, unset: Collection[str] = ()
) -> None:
    """Nothing is open: no gap in the words, an addressee, somebody to call, a response that still holds.

    `unset` names the settings that nobody decided and without which the letter could not say what it must.
    """
    if not holds:
        raise Refused("response_was_lifted")
    if gaps:
        raise Refused("letter_has_gaps", what=", ".join(gaps))
    if not addressee.strip():
        raise Refused("letter_without_addressee")
    if not contact.strip():
        raise Refused("letter_without_contact")
    if unset:
        raise Refused("letter_needs_settings", what=", ".join(unset))
