"""Who was in the case, who knows it, and which colleague could look again without either."""

from django.db.models import QuerySet

from regie.alarms.models import Reaction
from regie.incidents.models import Incident
from regie.journal.models import Entry
from regie.people.models import Person
from regie.second_looks.models import SecondLook


def involved_in(look: SecondLook) -> frozenset[int]:
    """Who was there, told it, judged it, leads the case, handles the decision or asks: none of them looks again."""
    incident = look.incident
    people = {incident.reporter_id, incident.in_charge_id, look.handler_id, look.marked_by_id}
    people |= incident.affected_ids | {one.person_id for one in incident.parties.all()}
    people |= set(incident.classifications.values_list("person_id", flat=True))
    if incident.alarm_id:
        people |= set(Reaction.objects.filter(alarm=incident.alarm_id).values_list("person_id", flat=True))
        people.add(incident.alarm.presser_id if incident.alarm else None)
    return frozenset(one for one in people if one is not None)


def has_read(incident: Incident, person: Person) -> bool:
    """Whether the journal says that this person opened the case."""
    looks = Entry.objects.filter(kind="journal.Looked", subject=incident.subject, actor=f"person:{person.pk}")
    return looks.exists()


def could_look(look: SecondLook, *, asked_by: Person) -> QuerySet[Person]:
    """Colleagues of the organisation who were not there and never opened the case."""
    opened = Entry.objects.filter(kind="journal.Looked", subject=look.incident.subject).values_list(
        "actor", flat=True
    )
    knows = {int(one.partition(":")[2]) for one in opened.distinct() if one.startswith("person:")}
    colleagues = Person.objects.active().filter(organisation=look.incident.organisation_id)
    return colleagues.exclude(pk__in=involved_in(look) | asked_before(look) | knows | {asked_by.pk}).order_by(
        "name"
    )


def asked_before(look: SecondLook) -> set[int]:
    """Who is asked now or was before: a second question to the same colleague is no second look."""
    return {
        *look.passed_on.values_list("looker_id", flat=True),
        *([look.looker_id] if look.looker_id else []),
    }


def question_of(look: SecondLook) -> str:
    """How the promise to look is named: the first by the look itself, each further one by its number."""
    others = look.passed_on.count()
    return f"{look.subject} asked:{others + 1}" if others else look.subject


def telling(look: SecondLook) -> list[str]:
    """What would tell a colleague which case this is: the case itself, and the names of who was in it."""
    names = Person.objects.filter(pk__in=involved_in(look) - {look.marked_by_id, look.handler_id})
    originator = look.incident.originator
    return [
        look.incident.reference,
        *names.values_list("name", flat=True),
        originator.label if originator else "",
    ]
