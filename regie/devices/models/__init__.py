"""What may press, what was tested, and the codes with which a device gets its credential."""

from regie.devices.models.devices import Device, Zone
from regie.devices.models.drilling import DrillWindow
from regie.devices.models.enrolling import EnrolmentCode
from regie.devices.models.hooks import Hook, HookDevice, HookMessage
from regie.devices.models.testing import TestPress, TestWindow

__all__ = [
    "Device",
    "DrillWindow",
    "EnrolmentCode",
    "Hook",
    "HookDevice",
    "HookMessage",
    "TestPress",
    "TestWindow",
    "Zone",
]
