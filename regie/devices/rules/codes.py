"""What an enrolment code looks like, and what was meant by one that was typed."""

from datetime import timedelta

# Crockford's base 32: no I, L, O or U, so that it survives being read aloud. Twelve letters are 60 bits.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LETTERS = 12
LIVES = timedelta(minutes=15)
_MEANT = str.maketrans({"I": "1", "L": "1", "O": "0"})


def in_groups(letters: str) -> str:
    """`K7QF-2M9D-XW4T`."""
    return "-".join(letters[start : start + 4] for start in range(0, len(letters), 4))


def meant(typed: str) -> str:
    """The code that somebody meant, or "" when it can be none."""
    letters = "".join(typed.upper().split()).replace("-", "").translate(_MEANT)
    return letters if len(letters) == LETTERS and set(letters) <= set(ALPHABET) else ""
