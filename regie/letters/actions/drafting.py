"""Write the draft of a letter, and let a person change it until it is sent."""

from datetime import datetime

from django.db import transaction

from regie.journal.actions import record
from regie.letters import facts, rules
from regie.letters.actions.reading import forget_approval
from regie.letters.actions.wordings import load_wordings
from regie.letters.models import Letter, Template
from regie.letters.queries import LANGUAGES, filled, last_contact, wording_for
from regie.notices import actions as notices
from regie.people.models import Person
from regie.policies.rules import Anchor, Clock
from regie.responses.facts import Decided, Lifted, LiftingAnswered
from regie.responses.models import LiftRequest, Measure
from regie.responses.queries import due, source_of
from regie.responses.rules import kind_of

DUTCH = "nl"


@transaction.atomic
def draft(fact: Decided, *, at: datetime) -> Letter | None:
    """A draft for what is told by letter, once; a person reads, changes and sends it."""
    if not kind_of(fact.kind).letter:
        return None
    measure = _measure(fact.measure_id)
    letter = _draft(measure, Letter.About.DECISION, at=at)
    if fact.kind == "representative_barred":
        # Whoever lets somebody else speak for them must know that this one may not, and what they can do now.
        _draft(measure, Letter.About.REPRESENTED, at=at)
    return letter


@transaction.atomic
def draft_lifting(fact: Lifted, *, at: datetime) -> Letter | None:
    """Who was told that it holds, is told that it is over."""
    told = Letter.objects.filter(measure=fact.measure_id, about=Letter.About.DECISION, sent_at__isnull=False)
    return _draft(_measure(fact.measure_id), Letter.About.LIFTED, at=at) if told.exists() else None


@transaction.atomic
def draft_answer(fact: LiftingAnswered, *, at: datetime) -> Letter | None:
    """Who asked to end it earlier and gets a no, reads why and what they can do; a yes is told as its end."""
    if fact.granted:
        return None
    request = LiftRequest.objects.get(pk=fact.request_id)
    return _draft(_measure(fact.measure_id), Letter.About.ANSWER, at=at, request=request)


def _measure(measure_id: int) -> Measure:
    rows = Measure.objects.select_related(
        "incident__organisation", "incident__originator", "policy_version", "lift"
    )
    return rows.get(pk=measure_id)


def _draft(measure: Measure, about: str, *, at: datetime, request: LiftRequest | None = None) -> Letter:
    incident = measure.incident
    template = _wording(measure, measure.reads if measure.reads in LANGUAGES else DUTCH, about, at=at)
    letter, is_new = Letter.objects.get_or_create(
        measure=measure,
        about=about,
        request=request,
        defaults={
            "incident": incident,
            "template": template,
            "language": template.language,
            "addressee": _addressee(measure, about),
            "contact": last_contact(incident),
            "interpreter": measure.interpreter[:200] if about != Letter.About.REPRESENTED else "",
            "subject": template.subject,
            "body": filled(template, measure, request),
            "drafted_at": at,
        },
    )
    if is_new:
        _ask_to_send(letter, at=at)
        record(facts.Drafted(letter.pk, incident.pk, measure.pk), at=at)
    return letter


def _addressee(measure: Measure, about: str) -> str:
    """To whom it goes, as far as known; who was helped by a representative stands nowhere, so a person fills it in."""
    if about == Letter.About.REPRESENTED:
        return ""
    originator = measure.incident.originator
    return measure.terms.get("representative") or (originator.label if originator else "")


def _wording(measure: Measure, language: str, about: str, *, at: datetime) -> Template:
    """The words for this response; an installation that has none yet takes them from the files now."""
    found = wording_for(measure, language, about)
    if found is None:
        load_wordings(at=at)
        found = wording_for(measure, language, about)
    assert found is not None  # every kind that is told by letter has its words in the files
    return found


def _ask_to_send(letter: Letter, *, at: datetime) -> None:
    incident, measure = letter.incident, letter.measure
    moments = {
        Anchor.DECIDED: measure.decided_at,
        Anchor.SIGNED: measure.decided_at,
        Anchor.RESPONSE_CHOSEN: measure.chosen_at,
        Anchor.REPORTED: incident.reported_at,
        Anchor.INCIDENT: incident.happened_at,
    }
    notices.promise(
        kind="send_letter", subject=letter.name, case=incident.subject, title=incident.where[:160],
        organisation=incident.organisation, place=incident.place, permission="letters.send",
        due_at=due(measure.policy_version, Clock.SEND_LETTER, moments), source=source_of(measure.policy_version),
        at=at,
    )  # fmt: skip


@transaction.atomic
def edit(
    letter: Letter,
    *,
    subject: str,
    body: str,
    addressee: str,
    at: datetime,
    by: Person,
    contact: str | None = None,
    interpreter: str | None = None,
) -> None:
    """Change the draft; what was sent cannot be changed, and what was approved must be read again."""
    now = {
        "subject": subject,
        "body": body,
        "addressee": addressee,
        "contact": letter.contact if contact is None else contact,
        "interpreter": letter.interpreter if interpreter is None else interpreter,
    }
    rules.check_unsent(letter.sent_at is None)
    if any(getattr(letter, name) != value for name, value in now.items()):
        _change(letter, **now, at=at, by=by)


@transaction.atomic
def write_in(letter: Letter, *, language: str, at: datetime, by: Person) -> None:
    """Start again from the wording in another language; the addressee stays, the changes in the words go."""
    template = _wording(letter.measure, language, letter.about, at=at)
    words = {"subject": template.subject, "body": filled(template, letter.measure, letter.request)}
    _change(letter, template=template, language=template.language, **words, at=at, by=by)


def _change(letter: Letter, *, at: datetime, by: Person, **values) -> None:
    unsent = Letter.objects.filter(pk=letter.pk, sent_at=None)
    again = {"approved_at": None, "approved_by": None}
    rules.check_unsent(unsent.update(**values, **again, changed_at=at, changed_by=by) == 1)
    forget_approval(letter, at=at)
    record(facts.Changed(letter.pk, letter.incident_id, by.pk), at=at, by=by)
    letter.refresh_from_db()


@transaction.atomic
def let_go(fact: Lifted, *, at: datetime) -> None:
    """The response ended before its letter left: nobody has to send it any more."""
    for letter in Letter.objects.filter(measure_id=fact.measure_id, sent_at=None).exclude(
        about=Letter.About.LIFTED
    ):
        notices.drop(subject=letter.name, at=at, kinds=["send_letter"])
        forget_approval(letter, at=at)
