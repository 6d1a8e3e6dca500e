"""`regie mqtt`: the lines that the broker needs: who may log in, and who may say what where."""

import argparse
import secrets
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from regie.devices.models import Device
from regie.devices.rules import mosquitto_hash
from regie.gateways.mqtt import Broker
from regie.gateways.mqtt_button import ROOT, SAID, topic, user_name


def add_to(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser("mqtt", help="the password file and the access list for the MQTT broker")
    parser.add_argument("which", choices=["acl", "passwords"])
    parser.set_defaults(do=mqtt)


def mqtt(asked: argparse.Namespace) -> int:
    """Print the lines; put them in the broker's file and reload it."""
    lines = acl() if asked.which == "acl" else passwords()
    print("\n".join(lines))
    return 0


def acl() -> Iterator[str]:
    """Regie reads all buttons and answers them; a button speaks on its own topics, letter by letter, no wildcard."""
    yield f"user {_regie()}"
    for verb in sorted(SAID):
        yield f"topic read {ROOT}/+/buttons/+/{verb}"
    yield f"topic write {ROOT}/+/buttons/+/ack"
    yield f"topic write {ROOT}/+/outlets/#"
    for device in _buttons():
        yield ""
        yield f"# {' '.join(device.name.split())}"
        yield f"user {user_name(device.pk)}"
        for verb in sorted(SAID):
            yield f"topic write {topic(device.organisation_id, device.pk, verb)}"
        yield f"topic read {topic(device.organisation_id, device.pk, 'ack')}"


def passwords() -> Iterator[str]:
    """One line a user, hashed; Regie's own password is that of REGIE_MQTT_URL."""
    broker = Broker.at(settings.MQTT_URL) if settings.MQTT_URL else None
    if broker and broker.user and broker.password:
        yield f"{broker.user}:{mosquitto_hash(broker.password, salt=secrets.token_bytes(12))}"
    for device in _buttons():
        yield f"{user_name(device.pk)}:{device.mqtt_password}"


def _regie() -> str:
    """Regie's own name at the broker."""
    return (Broker.at(settings.MQTT_URL).user if settings.MQTT_URL else "") or "regie"


def _buttons() -> QuerySet[Device]:
    return Device.objects.in_use().exclude(mqtt_password="").order_by("pk")
