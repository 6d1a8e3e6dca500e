"""Look for somebody at a door, and write down that somebody stepped in."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from regie.journal.actions import record, record_look
from regie.people.models import Person
from regie.places.models import Place
from regie.responses.models import Measure
from regie.text import storable
from regie.visitors import facts, queries, rules
from regie.visitors.models import Intervention


@transaction.atomic
def look_for(name: str, *, second: str = "", at: datetime, by: Person) -> list[queries.Precaution]:
    """Who it could be. That somebody looked is kept, and which records they saw; the name that was typed is not."""
    rules.check_name(name)
    found = queries.hits(by, name=name, second=second, at=at)
    record(facts.LookedFor(by.pk, len(found)), at=at, by=by)
    record_look([f"measure:{one.id}" for one in found], at=at, by=by, purpose="visitors.look_for")
    return found


@dataclass(frozen=True, kw_only=True)
class SteppedIn:
    """What somebody did on the spot, as they tell it; only who sent somebody out names the order and the capacity."""

    outcome: str
    place: Place | None
    happened_at: datetime
    ordered_by: str = ""
    capacity: str = ""
    went: str = ""
    description: str = ""
    asked: bool | None = None
    measure: Measure | None = None


@transaction.atomic
def log_intervention(told: SteppedIn, *, at: datetime, by: Person) -> Intervention:
    """Keep what was done on the spot, and whether a written ban was in force then and had been given."""
    rules.check_intervention(
        outcome=told.outcome,
        ordered_by=told.ordered_by,
        capacity=told.capacity,
        happened_at=told.happened_at,
        at=at,
    )
    sent_out = told.outcome == rules.Outcome.SENT_OUT
    order = {"ordered_by": storable(told.ordered_by.strip()), "capacity": told.capacity, "went": told.went}
    logged = Intervention.objects.create(
        organisation=told.place.organisation if told.place else by.organisation, place=told.place,
        happened_at=told.happened_at, outcome=told.outcome, description=storable(told.description.strip()),
        asked=told.asked, measure=told.measure, logged_by=by, logged_at=at, **(order if sent_out else {}),
        **queries.ban_known(told.measure, happened_at=told.happened_at),
    )  # fmt: skip
    record(facts.InterventionLogged(logged.pk, told.outcome), at=at, by=by)
    return logged
