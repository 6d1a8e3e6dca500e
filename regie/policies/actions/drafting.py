"""Work on the next version of a policy: begin, save what was typed, take it into use, or let it go."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from regie.journal.actions import record
from regie.people.models import Person
from regie.policies import facts
from regie.policies.actions.importing import import_pack
from regie.policies.models import PolicyDraft, PolicyVersion
from regie.policies.pack_file.parts import with_facts
from regie.policies.pack_file.values import NOT_CONFIGURED_IN_WORDS
from regie.policies.rules import LOCAL
from regie.policies.rules.taking_in import check_taking_in
from regie.refusal import Refused


@dataclass(frozen=True, kw_only=True)
class TakingIn:
    """How a draft becomes a version: its number, its first day, and the works council's consent or why none."""

    version: str
    valid_from: date
    consented_on: date | None = None
    why_none: str = ""


@transaction.atomic
def start_draft(*, base: PolicyVersion | None, text: str, at: datetime, by: Person) -> PolicyDraft:
    """A draft for one's own organisation with the text to begin with."""
    draft = PolicyDraft.objects.create(
        organisation=by.organisation,
        base=base,
        text=text,
        started_at=at,
        started_by=by,
        saved_at=at,
        saved_by=by,
    )
    fact = facts.DraftStarted(draft.pk, by.organisation_id, base.pk if base else None)
    record(fact, at=at, by=by, subject=f"policy_draft:{draft.pk}")
    return draft


@transaction.atomic
def save_draft(draft: PolicyDraft, *, text: str, edition: int, at: datetime, by: Person) -> None:
    """Keep what was typed, right or wrong; Refused when somebody saved since `edition` was read."""
    changed = PolicyDraft.objects.open().filter(pk=draft.pk, edition=edition)
    if changed.update(text=text, edition=edition + 1, saved_at=at, saved_by=by) != 1:
        raise _why_not(draft)
    record(facts.DraftSaved(draft.pk, edition + 1), at=at, by=by, subject=f"policy_draft:{draft.pk}")


@transaction.atomic
def take_in_draft(draft: PolicyDraft, *, how: TakingIn, at: datetime, by: Person) -> PolicyVersion:
    """The draft as a version that counts from its first day; PackErrors when it is not right yet."""
    check_taking_in(
        valid_from=how.valid_from, consented_on=how.consented_on, why_none=how.why_none,
        today=at.astimezone(LOCAL).date(),
    )  # fmt: skip
    text = PolicyDraft.objects.open().filter(pk=draft.pk).values_list("text", flat=True).first()
    if text is None:
        raise _why_not(draft)
    consent = how.consented_on.isoformat() if how.consented_on else NOT_CONFIGURED_IN_WORDS[0]
    settled = {
        "version": f'"{how.version}"', "valid_from": how.valid_from.isoformat(), "works_council_consent": consent,
    }  # fmt: skip
    version = import_pack(organisation=draft.organisation, text=with_facts(text, settled), at=at, by=by)
    if PolicyDraft.objects.open().filter(pk=draft.pk).update(became=version) != 1:
        raise _why_not(draft)
    fact = facts.DraftTaken(draft.pk, version.pk, consent if how.consented_on else "", how.why_none)
    record(fact, at=at, by=by, subject=f"policy_version:{version.pk}")
    return version


@transaction.atomic
def drop_draft(draft: PolicyDraft, *, at: datetime, by: Person) -> None:
    """Nobody goes on with it; its text stays."""
    if PolicyDraft.objects.open().filter(pk=draft.pk).update(dropped_at=at) != 1:
        raise _why_not(draft)
    record(facts.DraftDropped(draft.pk), at=at, by=by, subject=f"policy_draft:{draft.pk}")


def _why_not(draft: PolicyDraft) -> Refused:
    found = PolicyDraft.objects.select_related("saved_by").get(pk=draft.pk)
    if found.became_id or found.dropped_at:
        return Refused("draft_is_over")
    return Refused("draft_saved_meanwhile", who=found.saved_by.name)
