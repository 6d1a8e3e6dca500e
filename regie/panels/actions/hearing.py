"""Hear a signal: is it new, a repetition, a recording, or of a panel whose clock is wrong?"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from regie.devices.models import Device
from regie.gateways import Kind, Signal
from regie.panels import queries, rules
from regie.panels.models import Heard

# What raises is remembered as long as the panel has its key: a recording never becomes a press.
KEPT_FOR = timedelta(days=90)


class Standing(Enum):
    """What a signal is to us."""

    NEW = "new"
    AGAIN = "again"
    RECORDING = "recording"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True)
class Hearing:
    """A signal with its standing.

    `late` says that its time was refused, so that the answer is our time; `refusals` is how often that happened to
    this event, and `row` what was kept of it.
    """

    standing: Standing
    late: bool = False
    row: Heard | None = None
    refusals: int = 0


def hear(panel: Device, signal: Signal, *, at: datetime) -> Hearing:
    """Judge and keep a signal, inside the caller's transaction; two of one panel never at the same time."""
    Device.objects.select_for_update(of=("self",)).get(pk=panel.pk)
    on_time = rules.in_time(signal.stamped_at, at=at)
    late = signal.encrypted and not on_time
    if signal.kind is Kind.SUPERVISION and not signal.xdata:
        return Hearing(Standing.DOUBTFUL if late else Standing.NEW, late)
    recorded = queries.recording_of(panel, signal)
    if recorded:
        fresh = on_time or at - recorded.received_at <= rules.SAME_MESSAGE
        return Hearing(Standing.AGAIN if fresh else Standing.RECORDING, late)
    if late:
        return _doubtful(panel, signal, at=at)
    if queries.same_message(panel, signal, since=at - rules.SAME_MESSAGE):
        return Hearing(Standing.AGAIN)
    return Hearing(Standing.NEW, row=_keep(panel, signal, credible=on_time, accepted_at=at))


def _doubtful(panel: Device, signal: Signal, *, at: datetime) -> Hearing:
    """Encrypted with the right key, never heard before, and the time is wrong: count how often."""
    if signal.kind is not Kind.RAISE:
        return Hearing(Standing.DOUBTFUL, late=True)
    row = Heard.objects.filter(panel=panel, frame=signal.frame, credible=False).first()
    if row and row.accepted_at:
        return Hearing(Standing.AGAIN, late=True)
    row = row or _keep(panel, signal, credible=False, accepted_at=None)
    Heard.objects.filter(pk=row.pk).update(refusals=row.refusals + 1, received_at=at)
    return Hearing(Standing.DOUBTFUL, late=True, row=row, refusals=queries.refusals(panel, signal, at=at))


def let_in(row: Heard, *, at: datetime) -> None:
    """This signal counts, although its time was refused."""
    Heard.objects.filter(pk=row.pk).update(accepted_at=at)


def _keep(panel: Device, signal: Signal, *, credible: bool, accepted_at: datetime | None) -> Heard:
    return Heard.objects.create(
        panel=panel, frame=signal.frame, words=signal.words, fingerprint=signal.fingerprint, kind=str(signal.kind),
        code=signal.code, qualifier=signal.qualifier, zone=(signal.zone or "")[:16], area=(signal.area or "")[:16],
        text=signal.text, sequence=signal.sequence, xdata=list(signal.xdata), raw=signal.raw, source=signal.source,
        encrypted=signal.encrypted, credible=credible, stamped_at=signal.stamped_at, received_at=signal.received_at,
        accepted_at=accepted_at,
    )  # fmt: skip


def forget_signals(*, at: datetime, most: int = 200) -> int:
    """Let go of old signals that could raise nothing if they were played again; returns how many."""
    old = Heard.objects.filter(received_at__lt=at - KEPT_FOR).exclude(kind=str(Kind.RAISE), encrypted=True)
    ids = list(old.values_list("pk", flat=True)[:most])
    return Heard.objects.filter(pk__in=ids).delete()[0] if ids else 0
