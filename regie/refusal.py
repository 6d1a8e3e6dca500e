"""What a rule answers when something may not be done now: a code, and what its sentence needs."""


class Refused(Exception):
    """An act that the rules do not allow at this moment.

    `code` finds the sentence in the room's `words.REFUSALS`; `details` fills its gaps. The sentence is
    chosen where somebody reads it, in that person's language, and never here.
    """

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.details = details
