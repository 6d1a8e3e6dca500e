"""Take a file into a case: known by its content, cleaned, looked at by the scanner, and sealed for its own row."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from regie import vault
from regie.channels.antivirus import Verdict, scan
from regie.incidents import facts, rules
from regie.incidents.actions.cleaning import cleaned
from regie.incidents.models import Evidence, EvidenceContent, Incident
from regie.incidents.parts import is_held
from regie.journal.actions import record, record_look
from regie.people.models import Person
from regie.refusal import Refused

MOST_FILES = 30
KEEPS_PRIVACY = "privacy.keep"


def add_evidence(incident: Incident, *, name: str, content: bytes, at: datetime, by: Person) -> Evidence:
    """Keep a file with the case; raises Refused for what is too large, of no known type, or dangerous."""
    rules.check_size(size=len(content), most=settings.EVIDENCE_MAX_MB * 1_000_000)
    media_type = rules.type_of(content)
    rules.check_type(media_type)
    # The scanner sees what was sent and may take a while: no transaction waits for it.
    verdict = scan(content, settings.ANTIVIRUS)
    if verdict == Verdict.INFECTED:
        raise Refused("file_has_a_virus")
    if verdict == Verdict.NO_ANSWER:
        raise Refused("scanner_is_silent")
    content, media_type = cleaned(content, media_type)
    return _keep(incident, name, content, media_type, str(verdict), at=at, by=by)


@transaction.atomic
def _keep(
    incident: Incident, name: str, content: bytes, media_type: str, verdict: str, *, at: datetime, by: Person
) -> Evidence:
    incident.refresh_from_db(fields=["reported_at", "closed_at"])
    rules.check_open(reported=incident.reported_at is not None, closed=incident.closed_at is not None)
    if incident.evidence.filter(removed_at=None).count() >= MOST_FILES:
        raise Refused("too_many_files")
    kept = incident.evidence.create(
        media_type=media_type, size=len(content), scan=verdict, added_by=by, added_at=at
    )
    kept.sealed_name = vault.seal_words_for(f"{kept.subject}:name", rules.safe_name(name, media_type))
    kept.save(update_fields=["sealed_name"])
    EvidenceContent.objects.create(evidence=kept, sealed=vault.seal_for(kept.subject, content))
    record(facts.EvidenceAdded(incident.pk, kept.pk), at=at, by=by)
    return kept


@transaction.atomic
def remove_evidence(evidence: Evidence, *, why: str, at: datetime, by: Person) -> None:
    """The bytes and the name go for good; that there was a file, who took it away and why stays with the case."""
    incident = Incident.objects.get(pk=evidence.incident_id)
    rules.check_removal(
        there=EvidenceContent.objects.filter(evidence=evidence).exists(),
        held=is_held(incident, at=at), may=_may_remove(evidence, incident, by), why=why,
    )  # fmt: skip
    EvidenceContent.objects.filter(evidence=evidence).delete()
    Evidence.objects.filter(pk=evidence.pk).update(
        sealed_name="", removed_at=at, removed_by=by, removed_why=why.strip()[:600]
    )
    record(facts.EvidenceRemoved(incident.pk, evidence.pk), at=at, by=by)


def _may_remove(evidence: Evidence, incident: Incident, by: Person) -> bool:
    judged = incident.classifications.counting().exists()
    keeps = by.may(KEEPS_PRIVACY, at=incident.place, organisation_id=incident.organisation_id)
    return rules.may_remove(
        by_id=by.pk, added_by=evidence.added_by_id, judged=judged, in_charge=incident.in_charge_id, keeps_privacy=keeps
    )  # fmt: skip


def open_evidence(evidence: Evidence, *, at: datetime, by: Person) -> bytes:
    """The bytes, after it was written who looks; raises vault.Unreadable under another secret."""
    record_look([evidence.subject, evidence.incident.subject], at=at, by=by, purpose="evidence")
    return vault.unseal_for(evidence.subject, bytes(evidence.content.sealed))
