"""Is a limit bounded, does something stay open, and does it end? (G7 G8 G9)"""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from regie.responses.rules.findings import Finding
from regie.responses.rules.kinds import kind_of
from regie.responses.rules.measures import Choice, Way

LAWYER_SAID = frozenset({"yes", "no"})


def bounded(choice: Choice) -> Iterable[Finding]:
    """A start that is not in the past, an end, and places or channels: oral and unlimited do not exist."""
    if choice.starts_on and choice.starts_on < choice.on:
        yield Finding("starts_in_the_past")
    yield from _end(choice)
    if not choice.where.strip():
        yield Finding("no_place")
    for term in kind_of(choice.kind).asks:
        if not choice.terms.get(term, "").strip():
            yield Finding(f"no_{term}")
    if choice.terms.get("lawyer") == "yes":
        yield Finding("never_a_lawyer")


def _end(choice: Choice) -> Iterable[Finding]:
    longest = choice.norm.longest_until
    if choice.ends_on is None:
        yield Finding("no_end")
    elif choice.ends_on < (choice.starts_on or choice.on):
        yield Finding("ends_too_early")
    elif longest and choice.ends_on > longest:
        yield Finding("longer_than_the_norm")


def something_stays_open(choice: Choice) -> Iterable[Finding]:
    """For every basic service a channel, a contact and hours; a basic service itself can never be stopped."""
    if not choice.norm.services:
        yield Finding("no_basic_services", setting="basic_services")
    named = {way.service: way for way in choice.ways}
    for service, label in choice.norm.services:
        yield from _closed(named.get(service, Way(service, label)), label)
    labels = {label.casefold() for _code, label in choice.norm.services}
    if choice.kind == "suspend_service" and choice.terms.get("service", "").strip().casefold() in labels:
        yield Finding("basic_service_never_stops")


def _closed(way: Way, label: str) -> Iterable[Finding]:
    if not way.channel.strip():
        yield Finding("no_channel_open", of=label)
    if not way.contact.strip():
        yield Finding("no_contact_open", of=label)
    if not way.hours.strip():
        yield Finding("no_hours_open", of=label)


def review(choice: Choice) -> Iterable[Finding]:
    """A day to look again, what ends it early, and an answer to who asks for that."""
    if choice.review_on is None:
        yield Finding("no_review")
    elif choice.review_on < choice.on or (choice.ends_on and choice.review_on >= choice.ends_on):
        yield Finding("review_not_in_between")
    if (
        choice.kind == "benefit_reduction"
        and choice.review_on
        and choice.review_on > _three_months(choice.on)
    ):
        yield Finding("benefit_review_too_late")
    if not choice.ends_early.strip():
        yield Finding("no_early_end")
    if not choice.norm.answers_lifting:
        yield Finding("no_lifting_term", setting="deadlines: lifting_answer")


def _three_months(day: date) -> date:
    """Three months later: the longest that the law lets a reduction go without a look (Pw 18(3))."""
    years, month = divmod(day.month - 1 + 3, 12)
    last = monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))
