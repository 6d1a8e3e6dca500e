"""Write down what becomes known of the way of a letter after it left."""

from datetime import date, datetime

from django.db import transaction

from regie.journal.actions import record
from regie.letters import facts, rules
from regie.letters.models import Delivery, Letter
from regie.letters.queries import noted
from regie.notices import actions as notices
from regie.people.models import Person
from regie.responses.queries import day_of


@transaction.atomic
def note_delivery(
    letter: Letter, *, step: str, on: date, at: datetime, by: Person,
    by_whom: str = "", number: str = "", note: str = "",
) -> Delivery:  # fmt: skip
    """How, when, by whom and with which number; when it came back, who sent it hears that."""
    said = rules.Noted(rules.Step(step), on)
    rules.check_step(
        said, sent_on=day_of(letter.sent_at) if letter.sent_at else None, number=number, by_whom=by_whom,
        on=day_of(at),
    )  # fmt: skip
    delivery = Delivery.objects.create(
        letter=letter, step=said.step, on=on, by_whom=by_whom.strip(), number=number.strip(), note=note.strip(),
        noted_by=by, noted_at=at,
    )  # fmt: skip
    known = noted(letter)
    if rules.proven_on(known):
        notices.keep(kind="prove_delivery", subject=letter.name, at=at, by=by)
    elif rules.came_back(known) and letter.sent_by_id != by.pk:
        notices.tell(person=letter.sent_by, kind="letter_came_back", link=f"/letters/{letter.pk}/", at=at)
    record(facts.DeliveryNoted(letter.pk, letter.incident_id, said.step), at=at, by=by)
    return delivery
