"""The signed permission with which a page opens its live line."""

from django.core import signing

from regie.people.models import Person

SALT = "regie.stream"
SECONDS = 12 * 60 * 60


def ticket(person: Person, session_key: str) -> str:
    """Good for as long as the session lasts; whoever opens it checks that both still stand."""
    return signing.dumps({"person": person.pk, "session": session_key}, salt=SALT)


def claims_of(token: str) -> dict[str, object] | None:
    """Person and session of a ticket, or None for one that is forged or too old."""
    try:
        return signing.loads(token, salt=SALT, max_age=SECONDS)
    except signing.BadSignature:
        return None
