"""Take a file into a case: known by its content, cleaned, looked at by the scanner, and sealed for its own row."""

from datetime import datetime
from io import BytesIO

from django.conf import settings
from django.db import transaction
from PIL import Image, ImageOps

from regie import vault
from regie.channels.antivirus import Verdict, scan
from regie.incidents import facts, rules
from regie.incidents.models import Evidence, EvidenceContent, Incident
from regie.journal.actions import record, record_look
from regie.people.models import Person
from regie.refusal import Refused

MOST_FILES = 30
# What an image is written as again; nothing of the old file but its pixels goes over.
WRITTEN_AS = {
    "image/jpeg": ("JPEG", "image/jpeg"),
    "image/png": ("PNG", "image/png"),
    "image/webp": ("PNG", "image/png"),
}


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
    if media_type in rules.IMAGES:
        content, media_type = cleaned(content, media_type)
    return _keep(incident, name, content, media_type, str(verdict), at=at, by=by)


def cleaned(content: bytes, media_type: str) -> tuple[bytes, str]:
    """The same picture without the place, the camera and whatever else stood in the file beside its pixels."""
    kind, becomes = WRITTEN_AS[media_type]
    try:
        with Image.open(BytesIO(content), formats=["JPEG", "PNG", "WEBP"]) as opened:
            rules.check_pixels(width=opened.width, height=opened.height, most=settings.EVIDENCE_MAX_PIXELS)
            upright = ImageOps.exif_transpose(opened).convert("RGB" if kind == "JPEG" else "RGBA")
            pixels = Image.frombytes(upright.mode, upright.size, upright.tobytes())
    except Refused:
        raise
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as problem:
        raise Refused("image_not_readable") from problem
    written = BytesIO()
    pixels.save(written, kind)
    return written.getvalue(), becomes


@transaction.atomic
def _keep(
    incident: Incident, name: str, content: bytes, media_type: str, verdict: str, *, at: datetime, by: Person
) -> Evidence:
    incident.refresh_from_db(fields=["reported_at", "closed_at"])
    rules.check_open(reported=incident.reported_at is not None, closed=incident.closed_at is not None)
    if incident.evidence.count() >= MOST_FILES:
        raise Refused("too_many_files")
    kept = incident.evidence.create(
        media_type=media_type, size=len(content), scan=verdict, added_by=by, added_at=at
    )
    kept.sealed_name = vault.seal_words_for(f"{kept.subject}:name", rules.safe_name(name, media_type))
    kept.save(update_fields=["sealed_name"])
    EvidenceContent.objects.create(evidence=kept, sealed=vault.seal_for(kept.subject, content))
    record(facts.EvidenceAdded(incident.pk, kept.pk), at=at, by=by)
    return kept


def open_evidence(evidence: Evidence, *, at: datetime, by: Person) -> bytes:
    """The bytes, after it was written who looks; raises vault.Unreadable under another secret."""
    record_look([evidence.subject, evidence.incident.subject], at=at, by=by, purpose="evidence")
    return vault.unseal_for(evidence.subject, bytes(evidence.content.sealed))
