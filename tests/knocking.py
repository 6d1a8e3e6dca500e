"""What a sender hears who presses by HTTP."""

from regie.intake.http import Answer, Knock, accept


def knock(token: str, said: dict[str, object], key: str) -> Answer:
    """The answer to one request of a Dutch sender."""
    return accept([Knock(token, said, key, "nl")])[0]
