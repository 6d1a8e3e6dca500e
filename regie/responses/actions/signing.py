"""The second person's answer: yes, with which the response is decided, or back to who chose it."""

from datetime import datetime

from django.db import transaction

from regie.journal.actions import record
from regie.notices import actions as notices
from regie.people.models import Person
from regie.responses import facts, rules
from regie.responses.actions.ending import count_as_told
from regie.responses.actions.waiting import ask_to_choose_again
from regie.responses.models import Measure, Signature
from regie.responses.queries import choice_of, day_of, involved_in


@transaction.atomic
def sign(measure: Measure, *, at: datetime, by: Person) -> Signature:
    """Decide: another pair of eyes, and no safeguard missing on this very day."""
    measure = Measure.objects.select_related("incident", "policy_version").get(pk=measure.pk)
    incident, today = measure.incident, day_of(at)
    rules.check_signer(by.pk if by else None, chooser_id=measure.chooser_id, involved=involved_in(incident))
    rules.check_waiting(measure.waits)
    rules.check_complete(rules.missing(choice_of(measure, on=today)))
    waiting = Measure.objects.filter(pk=measure.pk, decided_at=None, sent_back_at=None)
    rules.check_waiting(waiting.update(decided_at=at) == 1)
    signature = Signature.objects.create(
        measure=measure, chooser_id=measure.chooser_id, reporter_id=incident.reporter_id,
        affected_id=incident.affected_id, person=by, at=at,
    )  # fmt: skip
    notices.keep(kind="sign", subject=measure.subject, at=at, by=by)
    record(facts.Decided(measure.pk, incident.pk, measure.kind), at=at, by=by)
    if not rules.kind_of(measure.kind).letter:
        count_as_told(measure, on=today, at=at, by=by)
    return signature


@transaction.atomic
def send_back(measure: Measure, *, why: str, at: datetime, by: Person) -> None:
    """Do not sign, and say why; whoever may choose is asked again."""
    rules.check_sent_back(by.pk, chooser_id=measure.chooser_id)
    rules.check_reason(why)
    waiting = Measure.objects.filter(pk=measure.pk, decided_at=None, sent_back_at=None)
    rules.check_waiting(waiting.update(sent_back_at=at, sent_back_by=by, sent_back_why=why.strip()) == 1)
    notices.drop(subject=measure.subject, at=at, kinds=["sign"])
    ask_to_choose_again(measure, at=at)
    notices.tell(person=measure.chooser, kind="sent_back", link=f"/responses/measures/{measure.pk}/", at=at)
    record(facts.SentBack(measure.pk, measure.incident_id, by.pk), at=at, by=by)
