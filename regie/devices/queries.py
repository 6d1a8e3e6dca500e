"""Which device is speaking, and where it hangs."""

from regie.devices.actions import token_hash
from regie.devices.models import Device, Zone


def device_with_token(token: str) -> Device | None:
    """The device that owns this token, when it still counts."""
    if not token:
        return None
    return (
        Device.objects.in_use()
        .filter(token_hash=token_hash(token))
        .select_related("place", "person", "organisation")
        .first()
    )


def panel_with_account(account: str) -> Device | None:
    """The panel that reports under this account number."""
    return (
        Device.objects.in_use()
        .filter(account=account.upper())
        .select_related("place", "organisation")
        .first()
    )


def zone_of(panel: Device, number: str) -> Zone | None:
    """The zone with this number; `007` and `7` are the same input."""
    wanted = number.lstrip("0")
    return next(
        (zone for zone in panel.zones.select_related("place") if zone.number.lstrip("0") == wanted), None
    )
