"""Keep what is the matter with a panel, and tell who looks after it: once when it begins, once when it is over."""

from datetime import datetime

from django.db import transaction

from regie.devices.actions import tell_keepers
from regie.devices.models import Device
from regie.gateways import Signal
from regie.journal.actions import record
from regie.panels import facts, rules
from regie.panels.models import Trouble

# What people are told when it begins and when it is over; "" tells nobody, because a restore is no news there.
MESSAGES = {
    rules.Trouble.CLOCK: ("panel_clock", "panel_well"),
    rules.Trouble.BATTERY: ("panel_trouble", "panel_well"),
    rules.Trouble.LINE: ("panel_trouble", "panel_well"),
    rules.Trouble.FAULT: ("panel_trouble", "panel_well"),
    rules.Trouble.BYPASS: ("button_off", "button_on"),
}


@transaction.atomic
def note_turn(panel: Device, signal: Signal, *, at: datetime) -> None:
    """What a signal that raises no alarm says about the panel itself."""
    turn = rules.turn_of(signal.code, signal.qualifier)
    if turn is None:
        return
    zone = signal.zone if signal.zone not in (None, "0") else ""
    if turn.begins:
        begin_trouble(panel, turn.trouble, zone=zone or "", code=signal.code, at=at)
    else:
        end_trouble(panel, turn.trouble, zone=zone or "", code=signal.code, at=at)


@transaction.atomic
def begin_trouble(
    panel: Device, kind: str, *, at: datetime, zone: str = "", code: str = "", seconds: int | None = None
) -> None:
    """Something is the matter; hearing it again changes at most how far the clock is off."""
    zone = zone[:16]
    known = Trouble.objects.filter(panel=panel, kind=kind, zone=zone, over_at=None)
    if known.update(seconds=seconds, code=code) == 1:
        return
    Trouble.objects.create(panel=panel, kind=kind, zone=zone, code=code, seconds=seconds, since=at)
    record(facts.TroubleBegan(panel.pk, str(kind), zone, code), at=at, by=panel)
    tell_keepers(panel, MESSAGES[rules.Trouble(kind)][0], at=at)


@transaction.atomic
def end_trouble(panel: Device, kind: str, *, at: datetime, zone: str = "", code: str = "") -> None:
    """That is over; a restore of what never began is no news."""
    known = Trouble.objects.filter(panel=panel, kind=kind, zone=zone[:16], over_at=None)
    if known.update(over_at=at) != 1:
        return
    record(facts.TroubleEnded(panel.pk, str(kind), zone[:16], code), at=at, by=panel)
    tell_keepers(panel, MESSAGES[rules.Trouble(kind)][1], at=at)
