"""Count messages that were not taken for ours, by where they came from and why; a flood costs a few rows at most."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from regie.devices.actions import tell_keepers
from regie.devices.models import Device
from regie.journal.actions import record
from regie.panels import facts
from regie.panels.models import Knock

# Senders of datagrams can be made up: beyond this many addresses they are counted together.
MOST_ROWS = 1000
ELSEWHERE = "…"
# How long after the last one a knock is news again.
NEWS_AFTER = timedelta(hours=1)

Counted = Mapping[tuple[str, str, int | None], tuple[int, str]]


@transaction.atomic
def count_knocks(counted: Counted, *, at: datetime) -> None:
    """Add `{(source, why, panel's id or None): (how many, the last account named)}` to the counts."""
    for (source, why, panel_id), (times, account) in counted.items():
        _count(source[:64], why, panel_id, times=times, account=account[:16], at=at)


def _count(source: str, why: str, panel_id: int | None, *, times: int, account: str, at: datetime) -> None:
    known = Knock.objects.filter(source=source, why=why, panel=panel_id).first()
    if known is None and Knock.objects.count() >= MOST_ROWS:
        source = ELSEWHERE
        known = Knock.objects.filter(source=source, why=why, panel=panel_id).first()
    if known is None:
        Knock.objects.create(
            source=source, why=why, panel_id=panel_id, account=account, times=times, first_at=at, last_at=at
        )
    else:
        Knock.objects.filter(pk=known.pk).update(times=F("times") + times, account=account, last_at=at)
    if known is None or at - known.last_at > NEWS_AFTER:
        _say(source, why, panel_id, at=at)


def _say(source: str, why: str, panel_id: int | None, *, at: datetime) -> None:
    """A row in the journal; who looks after the panel hears it too, because the panel itself may be set up wrong."""
    if panel_id is None:
        record(facts.StrangerHeard(source, why), at=at, subject="stranger")
        return
    record(facts.MessageRefused(panel_id, why, source), at=at)
    tell_keepers(Device.objects.get(pk=panel_id), "panel_refused", at=at)
