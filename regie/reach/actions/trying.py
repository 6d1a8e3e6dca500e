"""Send a test over a way out, and keep what became of it; a test says in its first word that it is one."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from regie.asking import Whether
from regie.channels import Outcome, Receipt
from regie.journal.actions import record
from regie.journal.bell import Topic, ring_after_commit
from regie.reach import facts, rules
from regie.reach.actions.keys import Sealed
from regie.reach.actions.ways import drop_way
from regie.reach.models import Outlet, Trial, Truth
from regie.refusal import Refused

LEASE = timedelta(seconds=20)


@dataclass(frozen=True)
class TrialClaim(Sealed):
    """One test that this worker may send now; `attempt` is the fence."""

    trial_id: int
    attempt: int
    key: str
    sender: str
    channel: str
    address: str
    code: str
    person_id: int | None
    about: str
    link: str


@transaction.atomic
def try_outlet(outlet: Outlet, *, at: datetime, by) -> Trial:
    """Send a test to a system of others, as everything it gets is sent; a provider is tried by a person."""
    if not outlet.about.called_as:
        raise Refused("outlet_by_person")
    trial = _trial(outlet=outlet, channel=outlet.about.called_as or outlet.kind, sender=outlet.kind,
                   address=outlet.address, at=at)  # fmt: skip
    record(facts.OutletTried(outlet.pk, trial.pk), at=at, by=by)
    return trial


def _trial(**details) -> Trial:
    ring_after_commit(Topic.TRIALS)
    return Trial.objects.create(
        key=f"test-{secrets.token_hex(8)}", code=f"{secrets.randbelow(10_000):04d}", **details
    )


# Whether anything waits to be sent: a look that takes no lock.
trials_wait = Whether(Trial.objects.due)


@transaction.atomic
def claim_trials(*, at: datetime, most: int = 50) -> list[TrialClaim]:
    """Lease what waits, so that no other worker sends it meanwhile; a lease that ran out is claimed again."""
    claims = []
    for trial in Trial.objects.due(at).select_related("outlet", "point")[:most]:
        mine = Trial.objects.due(at).filter(pk=trial.pk, attempt=trial.attempt)
        if mine.update(lease_until=at + LEASE, attempt=trial.attempt + 1) == 1:
            claims.append(_claim(trial))
    return claims


def _claim(trial: Trial) -> TrialClaim:
    return TrialClaim(
        trial_id=trial.pk, attempt=trial.attempt + 1, key=trial.key, sender=trial.sender, channel=trial.channel,
        address=trial.address, code=trial.code, person_id=trial.person_id, about=trial.about, link=trial.link,
        outlet=trial.outlet, sealed=trial.point.sealed if trial.point else "",
    )  # fmt: skip


@transaction.atomic
def note_trial(claim: TrialClaim, receipt: Receipt, *, at: datetime) -> bool:
    """Keep what the channel said; False when another worker had taken it over.

    A test is sent once: who tries wants to know how it is, and not how it is after the fifth time.
    """
    if receipt.outcome == Outcome.GONE and claim.person_id:
        drop_way(person_id=claim.person_id, channel=claim.channel, address=claim.address, at=at)
    mine = Trial.objects.filter(pk=claim.trial_id, attempt=claim.attempt, state=Truth.WAITING)
    return (
        mine.update(
            state=rules.state_of(receipt.outcome), detail=receipt.detail[:200], done_at=at,
            reference=receipt.reference[:120], lease_until=None,
        ) == 1
    )  # fmt: skip


@transaction.atomic
def note_trial_delivery(trials: QuerySet[Trial], *, state: str, detail: str, at: datetime) -> bool:
    """A delivery receipt of a test that came later; it may make more known, never less."""
    trial = trials.first()
    if trial is None or not rules.moves_on(trial.state, state):
        return False
    same = Trial.objects.filter(pk=trial.pk, state=trial.state)
    return same.update(state=state, detail=detail[:200], done_at=at) == 1
