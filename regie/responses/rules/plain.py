"""Which sentences are too long for somebody who reads with effort?"""

import re

# Our own measure, for lack of one that was decided; letters are read by the same one. It may be passed, with a reason.
LONGEST_SENTENCE = 20
END = re.compile(r"(?<=[.!?])\s+|\n+")


def hard_sentences(text: str) -> tuple[str, ...]:
    """The sentences with more words than a reader keeps in mind."""
    return tuple(one.strip() for one in END.split(text) if one.split()[LONGEST_SENTENCE:])
