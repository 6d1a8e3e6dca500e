"""What one can do with the record of a citizen: make it, mend it, look in it, put two together, part them."""

import json
from collections.abc import Iterable
from datetime import date, datetime

from django.db import IntegrityError, transaction

from regie import vault
from regie.incidents import facts, rules
from regie.incidents.models import Merge, Originator, OriginatorKey
from regie.incidents.models.originators import spoken
from regie.incidents.queries.originators import found, root_of
from regie.journal.actions import record, record_look
from regie.partners.models import Organisation
from regie.people.models import Person
from regie.refusal import Refused


def add_originator(label: str, *, organisation: Organisation) -> Originator:
    """A new record with what a reporter typed. Always a new one: only a person says that it is somebody known."""
    made = Originator.objects.create(organisation=organisation)
    _seal(made, {"case_number" if rules.is_case_number(label) else "name": label})
    return made


@transaction.atomic
def mend_originator(
    originator: Originator, *, name: str, birth_date: date | None, case_number: str, details: str,
    at: datetime, by: Person,
) -> None:  # fmt: skip
    """Write down what is known now; what was there before is gone, because it was wrong or less."""
    born = birth_date.isoformat() if birth_date else ""
    typed = {"name": name, "birth_date": born, "case_number": case_number, "details": details}
    _seal(originator, {what: words.strip() for what, words in typed.items() if words.strip()})
    record(facts.OriginatorChanged(originator.pk), at=at, by=by)


def _seal(originator: Originator, known: dict[str, str]) -> None:
    originator.sealed = vault.seal_words_for(originator.subject, json.dumps(known))
    originator.save(update_fields=["sealed"])
    born = known.get("birth_date")
    marks = rules.marks(
        name=known.get("name", ""), case_number=known.get("case_number", ""),
        birth_date=date.fromisoformat(born) if born else None,
    )  # fmt: skip
    originator.keys.all().delete()
    OriginatorKey.objects.bulk_create(
        OriginatorKey(
            originator=originator, mark=mark,
            digest=vault.lookup_keys(spoken(mark, words, originator.organisation_id))[0],
        )
        for mark, words in marks.items()
    )  # fmt: skip


def look_at(originator: Originator, *, purpose: str, at: datetime, by: Person) -> None:
    """Write that somebody looks, and why, before they do."""
    rules.check_purpose(purpose)
    record_look([originator.subject], at=at, by=by, purpose=f"originator.{purpose}")


@transaction.atomic
def look_up(
    *, organisations: Iterable[Organisation], purpose: str, at: datetime, by: Person, name: str = "",
    birth_date: date | None = None, case_number: str = "",
) -> list[Originator]:  # fmt: skip
    """Who is known by this name or number, and, when it is given, this day of birth; the search is written down."""
    rules.check_purpose(purpose)
    sought = rules.marks(name=name, birth_date=birth_date, case_number=case_number)
    rules.check_search(sought)
    known = []
    for organisation in organisations:
        here = found(sought, organisation_id=organisation.pk)
        record(facts.OriginatorSought(organisation.pk, purpose, len(here)), at=at, by=by)
        known += here
    record_look([one.subject for one in known], at=at, by=by, purpose=f"originator.{purpose}")
    return known


@transaction.atomic
def merge(one: Originator, other: Originator, *, reason: str, at: datetime, by: Person) -> Merge:
    """Say that `other` is the citizen of `one`. Both records stay as they are; no number follows from it."""
    Originator.objects.select_for_update().filter(pk__in=[one.pk, other.pk]).order_by("pk").count()
    kept, merged = root_of(one), root_of(other)
    rules.check_merge(
        same=kept.pk == merged.pk,
        one_organisation=kept.organisation_id == merged.organisation_id,
        reason=reason,
    )
    try:
        with transaction.atomic():
            made = Merge.objects.create(kept=kept, merged=merged, at=at, by=by)
    except IntegrityError as problem:
        raise Refused("already_one_record") from problem
    if Originator.objects.filter(pk=merged.pk, merged_into=None).update(merged_into=kept) != 1:
        raise Refused("already_one_record")
    made.sealed_reason = vault.seal_words_for(made.row, reason.strip())
    made.save(update_fields=["sealed_reason"])
    record(facts.OriginatorsMerged(kept.pk, merged.pk, made.pk), at=at, by=by)
    return made


@transaction.atomic
def part(made: Merge, *, reason: str, at: datetime, by: Person) -> None:
    """Say that they are two citizens after all; each record has its own incidents again."""
    rules.check_parting(undone=made.undone_at is not None, reason=reason)
    ended = Merge.objects.filter(pk=made.pk, undone_at=None).update(
        undone_at=at, undone_by=by, sealed_undone_reason=vault.seal_words_for(made.row, reason.strip())
    )
    if ended != 1:
        raise Refused("already_parted")
    Originator.objects.filter(pk=made.merged_id).update(merged_into=None)
    record(facts.OriginatorsParted(made.kept_id, made.merged_id, made.pk), at=at, by=by)
