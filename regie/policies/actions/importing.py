"""What one can do with a policy: take a version into use, and never change it again."""

from datetime import date, datetime
from hashlib import sha256

from django.db import IntegrityError, transaction

from regie.journal.actions import record
from regie.partners.models import Organisation
from regie.people.models import Person
from regie.policies.facts import PolicyImported
from regie.policies.models import PolicyVersion
from regie.policies.pack_file.checking import accepted
from regie.policies.rules import NOT_CONFIGURED, Pack, Setting
from regie.refusal import Refused


@transaction.atomic
def import_pack(
    *, organisation: Organisation, text: str, at: datetime, by: Person | None = None
) -> PolicyVersion:
    """One more version of a policy, its text kept exactly; PackErrors if anything in it is wrong."""
    pack = accepted(text)
    version = _kept(pack, organisation=organisation, text=text, at=at, by=by)
    fact = PolicyImported(version.pk, organisation.pk, version.pack_id, version.version, version.sha256)
    record(fact, at=at, by=by, subject=f"policy_version:{version.pk}")
    return version


def _kept(
    pack: Pack, *, organisation: Organisation, text: str, at: datetime, by: Person | None
) -> PolicyVersion:
    try:
        with transaction.atomic():
            return PolicyVersion.objects.create(
                organisation=organisation,
                pack_id=pack.id,
                version=pack.version,
                title=pack.title.in_language("nl")[:200],
                text=text,
                sha256=sha256(text.encode()).hexdigest(),
                valid_from=_or_empty(pack.valid_from),
                valid_to=_or_empty(pack.valid_to),
                imported_at=at,
                imported_by=by,
            )
    except IntegrityError as problem:
        raise Refused("pack_version_exists", version=pack.version) from problem


def _or_empty(value: Setting[date]) -> date | None:
    """A column is empty for what was not configured."""
    return None if value is NOT_CONFIGURED else value
