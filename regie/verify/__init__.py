"""Does the database still tell a true story: every invariant that rows can show, checked without writing anything."""

from collections.abc import Iterator

from regie.verify import accepted, calls, charge, drills, errands, ladder, storage, visits
from regie.verify.finding import Asked, Finding
from regie.verify.story import stories


def findings(asked: Asked) -> Iterator[Finding]:
    """Everything in the database that an invariant forbids; nothing when all is well."""
    for story in stories():
        for check in (accepted.check, ladder.check, charge.check, calls.check, drills.check):
            yield from check(story, asked)
    yield from drills.check_windows(asked)
    yield from visits.check(asked)
    yield from errands.check(asked)
    yield from storage.check(asked)


__all__ = ["Asked", "Finding", "findings"]
