"""Give a device its credential, and take it away."""

import secrets
from datetime import datetime

from django.db import transaction

from regie.devices import facts
from regie.devices.models import Device, EnrolmentCode
from regie.devices.rules import codes, mosquitto_hash, token_hash
from regie.journal.actions import record
from regie.refusal import Refused


@transaction.atomic
def enrol(
    *, kind, name, organisation, at: datetime, by=None, place=None, person=None, token=None, supervision=""
) -> tuple[Device, str]:
    """A new device that proves itself by a token; the token is returned once."""
    token = token or secrets.token_urlsafe(32)
    device = Device.objects.create(
        kind=kind, name=name, organisation=organisation, place=place, person=person,
        token_hash=token_hash(token), enrolled_at=at, supervision=supervision,
    )  # fmt: skip
    record(facts.DeviceEnrolled(device.pk, kind), at=at, by=by)
    return device, token


@transaction.atomic
def enrol_panel(
    *, account, name, organisation, at: datetime, by=None, place=None, supervision="SP4"
) -> Device:
    """A new SIA DC-09 panel that proves itself by its account number."""
    account = account.upper().strip()
    if Device.objects.filter(account=account).exists():
        raise Refused("account_taken", account=account)
    device = Device.objects.create(
        kind=Device.Kind.PANEL,
        name=name,
        organisation=organisation,
        place=place,
        account=account,
        enrolled_at=at,
        supervision=supervision,
    )
    record(facts.DeviceEnrolled(device.pk, device.kind), at=at, by=by)
    return device


@transaction.atomic
def make_enrolment_code(device: Device, *, at: datetime, by) -> str:
    """A code that lives a quarter of an hour and works once; an earlier one of this device no longer does."""
    if not Device.objects.in_use().filter(pk=device.pk).exists():
        raise Refused("already_revoked", name=device.name)
    EnrolmentCode.objects.usable(at).filter(device=device).update(until=at)
    letters = "".join(secrets.choice(codes.ALPHABET) for _ in range(codes.LETTERS))
    EnrolmentCode.objects.create(
        device=device, code_hash=token_hash(letters), made_at=at, until=at + codes.LIVES, by=by
    )
    record(facts.EnrolmentCodeMade(device.pk), at=at, by=by)
    return codes.in_groups(letters)


@transaction.atomic
def use_enrolment_code(typed: str, *, at: datetime) -> tuple[Device, str]:
    """The device and its new token, for whoever has the code; raises Refused "enrolment_code".

    The token it had until now stops here and not before: a code that nobody uses changes nothing.
    """
    usable = EnrolmentCode.objects.usable(at).filter(code_hash=token_hash(codes.meant(typed)))
    code = usable.select_related("device__place", "device__organisation").first()
    if code is None or usable.filter(pk=code.pk).update(used_at=at) != 1:
        raise Refused("enrolment_code")
    token = secrets.token_urlsafe(32)
    Device.objects.filter(pk=code.device_id).update(token_hash=token_hash(token))
    record(facts.EnrolmentCodeUsed(code.device_id), at=at, by=code.device)
    return code.device, token


@transaction.atomic
def make_mqtt_password(device: Device, *, at: datetime, by) -> str:
    """A password at the broker for this device alone, returned once; the broker gets its hash from `regie mqtt`."""
    password = secrets.token_urlsafe(24)
    kept = mosquitto_hash(password, salt=secrets.token_bytes(12))
    if Device.objects.in_use().filter(pk=device.pk).update(mqtt_password=kept) != 1:
        raise Refused("already_revoked", name=device.name)
    record(facts.MqttPasswordMade(device.pk), at=at, by=by)
    return password


@transaction.atomic
def revoke(device, *, at: datetime, by) -> None:
    """Let this credential press no more."""
    if Device.objects.in_use().filter(pk=device.pk).update(revoked_at=at) != 1:
        raise Refused("already_revoked", name=device.name)
    record(facts.DeviceRevoked(device.pk), at=at, by=by)
