"""Which policy counts for an organisation at a moment, and what does it say?"""

import logging
from datetime import date, datetime
from functools import lru_cache

from regie.partners.models import Organisation
from regie.policies.models import PolicyVersion
from regie.policies.pack_file import PackErrors, read_stored
from regie.policies.rules import LOCAL, Pack

log = logging.getLogger(__name__)


def policy_in_force(
    organisation: Organisation, at: datetime, *, followed: Organisation | None = None
) -> tuple[PolicyVersion, Pack] | None:
    """The version that counts on the local day of `at`, and its pack.

    An organisation without a policy of its own goes by that of `followed`, as their covenant says.
    A version that this program can no longer read counts as none: an alarm must never fail because of it.
    """
    on = at.astimezone(LOCAL).date()
    version = version_in_force(organisation, on)
    if version is None and followed is not None:
        version = version_in_force(followed, on)
    return with_pack(version) if version else None


def version_in_force(organisation: Organisation, on: date) -> PolicyVersion | None:
    """The latest version that holds on a day; its text stays behind until somebody reads it."""
    return PolicyVersion.objects.in_force(organisation, on=on).defer("text").first()


def with_pack(version: PolicyVersion) -> tuple[PolicyVersion, Pack] | None:
    """A version and what it says, if it can be read."""
    try:
        return version, pack_of(version)
    except PackErrors:
        log.exception("policy version %s was imported and cannot be read any more", version.pk)
        return None


def pack_of(version: PolicyVersion) -> Pack:
    """What a version says; read once per text, because a press should not wait for it."""
    return _pack(version.sha256)


def read_all_in_force(at: datetime) -> None:
    """Read every policy that counts now: the first press after a start must not wait for it."""
    for _ in house_rules_in_force(at):
        pass


@lru_cache(maxsize=64)
def _pack(sha256: str) -> Pack:
    text = PolicyVersion.objects.filter(sha256=sha256).values_list("text", flat=True)[:1].get()
    return read_stored(text)


def house_rules_in_force(at: datetime) -> list[tuple[Organisation, PolicyVersion, Pack]]:
    """Every organisation with a policy of its own in force, for the page that everybody may read."""
    on = at.astimezone(LOCAL).date()
    found = []
    for organisation in (
        Organisation.objects.filter(policy_versions__isnull=False).distinct().order_by("name")
    ):
        version = version_in_force(organisation, on)
        read = with_pack(version) if version else None
        if read:
            found.append((organisation, *read))
    return found
