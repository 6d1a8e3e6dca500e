"""Freeze a letter and let it leave the house: what the citizen gets is kept, byte for byte."""

from datetime import datetime
from hashlib import sha256

from django.db import transaction

from regie.journal.actions import record
from regie.letters import facts, queries, rules
from regie.letters.models import Letter
from regie.letters.pdf import pdf_of
from regie.notices import actions as notices
from regie.people.models import Person
from regie.responses import actions as responses
from regie.responses.models import Lift
from regie.responses.queries import day_of
from regie.responses.rules import kind_of


def send(letter: Letter, *, how: str, at: datetime, by: Person) -> Letter:
    """A person sends it. The PDF is made first, outside the transaction, because that takes a moment."""
    letter = Letter.objects.select_related("incident__organisation", "measure").get(pk=letter.pk)
    rules.check_person_sends(by.pk if by else None)
    rules.check_unsent(letter.sent_at is None)
    rules.check_approved(approver_id=letter.approved_by_id, sender_id=by.pk)
    rules.check_ready(
        gaps=rules.gaps(letter.subject + letter.body), addressee=letter.addressee, contact=letter.contact,
        holds=letter.about == Letter.About.LIFTED or not Lift.objects.filter(measure=letter.measure_id).exists(),
        unset=queries.unset_for(letter),
    )  # fmt: skip
    return _freeze(letter, pdf=pdf_of(queries.paper(letter, at=at)), how=how, at=at, by=by)


@transaction.atomic
def _freeze(letter: Letter, *, pdf: bytes, how: str, at: datetime, by: Person) -> Letter:
    digest = sha256(pdf).hexdigest()
    as_seen = Letter.objects.filter(
        pk=letter.pk, sent_at=None, changed_at=letter.changed_at, approved_by=letter.approved_by_id
    )
    sent = as_seen.update(pdf=pdf, sha256=digest, sent_at=at, sent_by=by, sent_how=how)
    rules.check_no_later_version(sent == 1)
    if letter.about == Letter.About.DECISION:
        responses.begin(letter.measure, on=day_of(at), at=at, by=by)
    notices.keep(kind="send_letter", subject=letter.name, at=at, by=by)
    _ask_for_proof(letter, at=at)
    record(facts.Sent(letter.pk, letter.incident_id, digest), at=at, by=by)
    letter.refresh_from_db()
    return letter


def _ask_for_proof(letter: Letter, *, at: datetime) -> None:
    """What limits somebody must have reached them: whoever may send letters writes down how it arrived."""
    incident = letter.incident
    if letter.about == Letter.About.DECISION and kind_of(letter.measure.kind).limits:
        notices.promise(
            kind="prove_delivery", subject=letter.name, case=incident.subject, title=incident.where[:160],
            organisation=incident.organisation, place=incident.place, permission="letters.send", due_at=None, at=at,
        )  # fmt: skip
