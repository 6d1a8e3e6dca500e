"""Announce that a button is going to be pressed, and keep which presses were tests."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q

from regie.devices import facts
from regie.devices.models import Device, TestPress, TestWindow, Zone
from regie.devices.rules import zone_number
from regie.devices.rules.testing import LASTS, may_be_test
from regie.journal.actions import record
from regie.refusal import Refused


@transaction.atomic
def announce_test(device: Device, *, at: datetime, by: Any, zone: str = "") -> TestWindow:
    """From now on, for three minutes, a press of this button is a test; of a panel only this one input."""
    zone = _input(device, zone)
    if Device.objects.in_use().filter(pk=device.pk).update(test_until=at + LASTS) != 1:
        raise Refused("already_revoked", name=device.name)
    window = TestWindow.objects.create(device=device, zone=zone, opened_at=at, until=at + LASTS, by=by)
    record(facts.TestAnnounced(device.pk, zone), at=at, by=by)
    return window


def _input(device: Device, zone: str) -> str:
    if device.kind != Device.Kind.PANEL:
        return ""
    if not zone:
        raise Refused("test_needs_input")
    return zone_number(zone)


@transaction.atomic
def end_tests(device: Device, *, at: datetime, by: Any) -> int:
    """Every press of this device is real again; returns how many announcements that ended."""
    ended = TestWindow.objects.open_at(at).filter(device=device).update(ended_at=at)
    if ended:
        record(facts.TestEnded(device.pk), at=at, by=by)
    return ended


def take_as_test(
    device: Device | None, *, key: str, zone: str, pressed_at: datetime | None, at: datetime
) -> TestPress | None:
    """The test that this press is, or None for a press that is real.

    A test only when it was both pressed and received while the test was announced: a late press of an earlier
    moment is real. The same key stays the same test, also after the announcement ended (I-3, I-5).
    """
    if device is None or not may_be_test(device.test_until, at=at):
        return None
    known = TestPress.objects.filter(key=key).first()
    if known:
        return known
    window = _announced(device, zone, pressed_at=pressed_at or at, at=at)
    return note_test(device, at=at, key=key, zone=zone, window=window) if window else None


def _announced(device: Device, zone: str, *, pressed_at: datetime, at: datetime) -> TestWindow | None:
    number = zone_number(zone) if zone.isdigit() else ""
    both = TestWindow.objects.open_at(at).filter(device=device, zone=number, opened_at__lte=pressed_at)
    return both.order_by("-id").first()


def note_test(
    device: Device, *, at: datetime, key: str | None = None, zone: str = "", window: TestWindow | None = None, code=""
) -> TestPress:  # fmt: skip
    """Write a test in the register; the same key is the same test."""
    try:
        with transaction.atomic():
            test = TestPress.objects.create(
                device=device, at=at, key=key, zone=zone, window=window, code=code[:12]
            )
            Device.objects.filter(pk=device.pk).update(last_test_at=at, last_heard_at=at)
            Zone.objects.filter(_same(zone), panel=device).update(last_test_at=at)
            record(facts.DeviceTested(device.pk, zone, window is not None), at=at, by=device)
    except IntegrityError:
        return TestPress.objects.get(key=key)
    return test


def _same(zone: str) -> Q:
    return Q(number=zone.lstrip("0") or "0") if zone else Q(pk__in=[])
