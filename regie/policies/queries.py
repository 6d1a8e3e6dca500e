"""Which policy counts for an organisation at a moment, and what does it say?"""

import logging
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from regie.partners.models import Organisation
from regie.people.models import Person
from regie.policies.models import PolicyVersion
from regie.policies.pack_file import PACKS, PackErrors, read_stored
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


@dataclass(frozen=True)
class Shipped:
    """A pack that comes with Regie as an example; nobody's policy until somebody decides it is."""

    slug: str
    text: str
    pack: Pack


@lru_cache(maxsize=1)
def shipped() -> tuple[Shipped, ...]:
    """Every example pack, by name."""
    files = sorted(PACKS.glob("*.yaml"))
    texts = {file.stem: file.read_text(encoding="utf-8") for file in files}
    return tuple(Shipped(slug, text, read_stored(text)) for slug, text in texts.items())


def shipped_pack(slug: str) -> Shipped | None:
    """The example pack with this name."""
    return next((one for one in shipped() if one.slug == slug), None)


def pack_called(name: str, person: Person, on: date) -> Pack | None:
    """The pack that an address names: `` (what counts on that day), `version:3`, `draft:4` or `example:zwolle`.

    None is one that does not exist for this person.
    """
    kind, _colon, key = name.partition(":")
    if kind == "example":
        found = shipped_pack(key)
        return found.pack if found else None
    if kind == "version" and key.isdecimal():
        version = PolicyVersion.objects.visible_to(person).filter(pk=int(key[:18])).first()
        return pack_of(version) if version else None
    return None if name else _counting(person.organisation, on)


def _counting(own: Organisation, on: date) -> Pack | None:
    version = version_in_force(own, on) or version_in_force(own.norm_setter(), on)
    read = with_pack(version) if version else None
    return read[1] if read else None


def pack_choices(person: Person) -> list[tuple[str, str]]:
    """Every pack that this person can ask or compare, as name and title: the own versions, then the examples."""
    versions = PolicyVersion.objects.visible_to(person).defer("text")
    own = [(f"version:{one.pk}", f"{one.title}, {one.version}") for one in versions]
    title = ((one, one.pack.title.in_language("nl")) for one in shipped())
    return [*own, *((f"example:{one.slug}", f"{words}, {one.pack.version}") for one, words in title)]


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
