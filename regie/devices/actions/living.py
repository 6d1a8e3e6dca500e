"""Keep the signs of life of devices, and tell who looks after them when one goes silent, or its battery runs out."""

import logging
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from regie.devices import facts, rules
from regie.devices.actions.testing import note_test
from regie.devices.models import Device
from regie.devices.queries import keepers_of, perhaps_silent
from regie.journal.actions import record
from regie.notices.actions import mark_read, tell
from regie.text import storable

REFUSAL_EVERY = timedelta(seconds=1)
log = logging.getLogger(__name__)


@transaction.atomic
def note_alive(*devices: Device, at: datetime) -> None:
    """These devices gave a sign of life: the one function that every entrance calls, whatever was said."""
    heard = Device.objects.filter(pk__in={device.pk for device in devices})
    for device in heard.exclude(silent_since=None):
        if heard.filter(pk=device.pk).exclude(silent_since=None).update(silent_since=None) == 1:
            record(facts.DeviceHeardAgain(device.pk), at=at, by=device)
            tell_keepers(device, "device_heard_again", at=at)
    heard.update(last_heard_at=at)


@transaction.atomic
def note_signal(device: Device, *, kind: str, code: str, zone: str, at: datetime) -> None:
    """Keep what a panel said that is no press."""
    note_alive(device, at=at)
    if kind == "test":
        note_test(device, zone=zone, code=code, at=at)
    if kind != "supervision":
        record(facts.DeviceSpoke(device.pk, kind, code, zone), at=at, by=device)


@transaction.atomic
def note_battery(
    device: Device, *, at: datetime, percent: int | None = None, low: bool | None = None
) -> None:
    """Keep how full the battery is; one report when it runs out, one when it is well again."""
    mine = Device.objects.filter(pk=device.pk)
    mine.update(battery_at=at, **({} if percent is None else {"battery_percent": percent}))
    if rules.is_low(percent, says_low=low is True):
        if mine.filter(battery_low_since=None).update(battery_low_since=at) == 1:
            record(facts.BatteryLow(device.pk, percent), at=at, by=device)
            tell_keepers(device, "battery_low", at=at)
        return
    was_low = mine.filter(battery_low_since__isnull=False)
    if rules.is_well(percent, says_well=low is False) and was_low.update(battery_low_since=None) == 1:
        record(facts.BatteryWell(device.pk, percent), at=at, by=device)


def report_silent_devices(*, at: datetime, listening_since: datetime) -> int:
    """Report every device whose line counts as cut now, each once; returns how many."""
    return sum(
        report_silent(device, at=at)
        for device in perhaps_silent(at)
        if rules.is_silent(
            device.supervision, last_heard_at=device.last_heard_at, listening_since=listening_since, at=at
        )
    )


@transaction.atomic
def report_silent(device: Device, *, at: datetime) -> bool:
    """Report this device as silent; False when it spoke meanwhile, or somebody else reported it."""
    still = Device.objects.in_use().filter(
        pk=device.pk, silent_since=None, last_heard_at=device.last_heard_at, supervision=device.supervision
    )
    if still.update(silent_since=at) != 1:
        return False
    record(facts.DeviceSilent(device.pk, device.supervision), at=at)
    tell_keepers(device, "device_silent", at=at)
    return True


@transaction.atomic
def note_offline(device: Device, *, at: datetime) -> bool:
    """The broker says that its connection broke: it is silent from now on, whatever its class; once (I-20)."""
    if Device.objects.in_use().filter(pk=device.pk, silent_since=None).update(silent_since=at) != 1:
        return False
    record(facts.DeviceOffline(device.pk), at=at)
    tell_keepers(device, "device_silent", at=at)
    return True


_last_refusal: dict[str, datetime] = {}


def refuse_signal(*, why: str, detail: str, at: datetime) -> None:
    """A line for the security log, at most one a second for the same reason: a flood must not fill the journal."""
    last = _last_refusal.get(why)
    log.warning("refused over MQTT: %s (%r)", why, detail)
    if last and timedelta(0) <= at - last < REFUSAL_EVERY:
        return
    _last_refusal[why] = at
    with transaction.atomic():
        record(facts.SignalRefused(why, storable(detail)[:120]), at=at)


@transaction.atomic
def supervise(device: Device, *, supervision: str, at: datetime, by: Any) -> None:
    """Choose within which time silence is reported; the clock starts anew from its last sign."""
    chosen = rules.supervision_named(supervision)
    changed = Device.objects.in_use().filter(pk=device.pk).exclude(supervision=chosen)
    if changed.update(supervision=chosen, silent_since=None) == 1:
        record(facts.DeviceSupervised(device.pk, chosen), at=at, by=by)


def tell_keepers(device: Device, kind: str, *, at: datetime) -> None:
    """Leave whoever looks after this device a message; an older one about it has had its day."""
    link = f"/devices/{device.pk}/"
    for person in keepers_of(device):
        mark_read(person=person, link=link, at=at)
        tell(person=person, kind=kind, link=link, at=at)
