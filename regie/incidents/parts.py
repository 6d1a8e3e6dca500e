"""What later rooms show on a case and on the reporter's page: they register it, because we may not know them.

A part is a function of the incident, the person who looks and the moment. It answers with a title, a template and
the context of that template, or with None when there is nothing for this person. `regie.flow` (or whatever lays the
pipes) registers them once, at the start:

    from regie.incidents import parts
    parts.PARTS.append(responses.views.case_part)            # sections of the case, in this order
    parts.STATUS_PARTS.append(aftercare.views.status_part)   # below the report of the person who reported
    parts.STEPS.update(words.PROMISES)                       # kind of promise → (verb, url name): the next step
    parts.SENTENCES.update(responses.words.SENTENCES)        # kind of fact → "%(who)s …": the timeline
    parts.HOLDS.append(privacy.queries.due.is_held)          # whether somebody keeps this case as it is

What is not registered is not shown, so that care never shows on a case by accident.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, NamedTuple

from regie.incidents.models import Incident
from regie.people.models import Person


class Part(NamedTuple):
    """One folding section: `note` is the small text beside its title."""

    title: Any
    template: str
    context: dict[str, Any]
    note: Any = ""


Teller = Callable[[Incident, Person, datetime], Part | tuple[Any, str, dict[str, Any]] | None]

PARTS: list[Teller] = []
STATUS_PARTS: list[Teller] = []
STEPS: dict[str, tuple[Any, str]] = {}
SENTENCES: dict[str, Any] = {}
HOLDS: list[Callable[[Incident, datetime], bool]] = []


def tell(tellers: Iterable[Teller], incident: Incident, *, person: Person, at: datetime) -> list[Part]:
    """The parts that have something to show to this person, in the order in which they registered."""
    told = (teller(incident, person, at) for teller in tellers)
    return [Part(*part) for part in told if part]


def is_held(incident: Incident, *, at: datetime) -> bool:
    """Whether a later room says that nothing of this case may go now."""
    return any(holds(incident, at) for holds in HOLDS)
