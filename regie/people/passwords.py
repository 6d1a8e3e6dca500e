"""A first password: long enough, easy to read aloud, and shown once."""

import secrets

# Without letters that look or sound alike.
LETTERS = "abcdefghkmnprstuvwxz23456789"
PARTS, LETTERS_A_PART = 4, 4


def one_time_password() -> str:
    """Four parts of four: about 77 bits."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(LETTERS_A_PART)) for _ in range(PARTS))
