"""What can have happened to a device."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DeviceEnrolled:
    """This credential may press from now on."""

    device_id: int
    kind: str


@dataclass(frozen=True)
class DeviceMoved:
    """This device is somewhere else now."""

    device_id: int
    place_id: int | None


@dataclass(frozen=True)
class DeviceRevoked:
    """This credential may not press any more."""

    device_id: int


@dataclass(frozen=True)
class DeviceSpoke:
    """A panel said something that is no press: a test, a restore, a fault, a button switched off."""

    device_id: int
    kind: str
    code: str
    zone: str


@dataclass(frozen=True)
class ZoneTied:
    """A press on this input of a panel comes from this place."""

    device_id: int
    number: str
    place_id: int
    level: str


@dataclass(frozen=True)
class ZoneUntied:
    """Nobody knows any more where the button on this input hangs."""

    device_id: int
    number: str


@dataclass(frozen=True)
class DeviceSupervised:
    """Silence of this device is reported within another time from now on."""

    device_id: int
    supervision: str


@dataclass(frozen=True)
class DeviceSilent:
    """This device should have spoken and did not: its line counts as cut."""

    device_id: int
    supervision: str


@dataclass(frozen=True)
class DeviceHeardAgain:
    """A device that was silent spoke again."""

    device_id: int


@dataclass(frozen=True)
class BatteryLow:
    """Somebody must change the battery."""

    device_id: int
    percent: int | None


@dataclass(frozen=True)
class BatteryWell:
    """A battery that was low is well again."""

    device_id: int
    percent: int | None


@dataclass(frozen=True)
class EnrolmentCodeMade:
    """Somebody may give this device a new credential with a code, once."""

    device_id: int


@dataclass(frozen=True)
class EnrolmentCodeUsed:
    """The code was exchanged: the device has a new credential, and an older one no longer counts."""

    device_id: int


@dataclass(frozen=True)
class TestAnnounced:
    """A press of this button is a test for a few minutes."""

    device_id: int
    zone: str


@dataclass(frozen=True)
class TestEnded:
    """A press of this button is real again, before the announced time was over."""

    device_id: int


@dataclass(frozen=True)
class DeviceTested:
    """A button was pressed as a test, or a device reported a test of its own."""

    device_id: int
    zone: str
    announced: bool


@dataclass(frozen=True)
class HookMade:
    """A system of others may report presses from now on."""

    hook_id: int
    kind: str


@dataclass(frozen=True)
class HookEnded:
    """That system may report no more."""

    hook_id: int


@dataclass(frozen=True)
class HookDeviceNamed:
    """The other system calls this button so."""

    hook_id: int
    device_id: int


@dataclass(frozen=True)
class HookDeviceForgotten:
    """A press under that name is of an unknown button from now on, and refused."""

    hook_id: int
    device_id: int


@dataclass(frozen=True)
class MessageRefused:
    """Something came that was not proved, not new or not readable: no alarm, and a line for the security log."""

    hook_id: int
    why: str


@dataclass(frozen=True)
class DeviceOffline:
    """The broker says that the connection of this device broke."""

    device_id: int


@dataclass(frozen=True)
class MqttPasswordMade:
    """This device has a password of its own at the broker; an older one no longer counts there after a reload."""

    device_id: int


@dataclass(frozen=True)
class SignalRefused:
    """Something came over MQTT that must not be acted on: retained, unreadable, or from nobody that we know."""

    why: str
    detail: str
